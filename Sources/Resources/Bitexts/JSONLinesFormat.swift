import TextModel

/// JSON Lines as bitexts: every string value is a unit, keyed by its line and its path.
struct JSONLinesFormat: ResourceFormat {
  let name = "jsonl"
  let title = "JSON Lines"
  let fileExtensions = ["jsonl", "ndjson"]
  let features: Set<ResourceFeature> = [.rewriting, .bilingual]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    try JSONStrings.readLines(text) { line, path, unit in
      unit.key = "\(line).\(path.key)"
      units.append(unit)
    }
    return units
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    JSONStrings.escaped(part, like: text)
  }
}
