import Formats
import TextModel

extension Glossary {
  /// Reads a glossary from JSON Lines: `source` and `target` and any of `source_lang`, `target_lang`, `id`,
  /// `status`, `pos`, `note`, `domain`; other fields, such as the evidence that `build` writes, become properties.
  static func jsonLines(
    _ file: InputFile, _ options: ReadOptions, _ summary: inout ReadSummary
  ) throws(InputError) -> Glossary {
    var lines = JSONLines(TextSource(try file.open()), limits: options.limits)
    var rows: [GlossaryRow] = []
    var languages: [LanguageTag] = []
    while let (members, location) = try lines.next() {
      var fields = GlossaryFields(from: options.from, to: options.to)
      for member in members { try fields.set(member, lines) }
      guard let from = fields.from, let to = fields.to else {
        throw InputError(
          "the languages of the terms are not known", at: location, remedy: "give --from and --to")
      }
      if fields.source.isEmpty { throw InputError("the entry has no \"source\"", at: location) }
      fields.row.terms = [(from, fields.source)]
      if !fields.target.isEmpty { fields.row.terms.append((to, fields.target)) }
      fields.row.completeName([from, to])
      for tag in [from, to] where !languages.contains(tag) { languages.append(tag) }
      rows.append(fields.row)
    }
    if rows.isEmpty { throw InputError("the file holds no term", at: Location(file: file.name)) }
    return Glossary(rows: rows, languages: languages, summary: &summary)
  }
}

/// The fields of one JSON entry.
private struct GlossaryFields {
  var from: LanguageTag?
  var to: LanguageTag?
  var source = ""
  var target = ""
  var row = GlossaryRow()

  init(from: LanguageTag?, to: LanguageTag?) {
    self.from = from
    self.to = to
  }

  mutating func set(_ member: JSONMember, _ lines: JSONLines) throws(InputError) {
    switch member.name {
    case "source": source = try lines.string(member)
    case "target": target = try lines.string(member)
    case "source_lang": from = try lines.language(member)
    case "target_lang": to = try lines.language(member)
    case "id": row.id = try lines.string(member)
    case "pos": row.partOfSpeech = try lines.string(member)
    case "note": row.note = try lines.string(member)
    case "subject", "domain": row.subject = try lines.string(member)
    case "status":
      guard let status = GlossaryEntry.Status(word: try lines.string(member)) else {
        throw lines.wrongType(member, "a known status")
      }
      row.status = status
    default:
      row.properties += member.evidence
    }
  }
}
