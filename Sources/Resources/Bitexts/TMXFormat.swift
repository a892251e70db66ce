import TextModel

/// TMX as a list of segments in all languages; inline elements are codes.
struct TMXFormat: XMLResourceFormat {
  let name = "tmx"
  let title = "TMX"
  let fileExtensions = ["tmx"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .bilingual]
  let roots: Set<String> = ["tmx"]

  /// Elements whose contents are code of the original document.
  private static let opaque: Set<String> = ["bpt", "ept", "ph", "it", "ut"]

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    for body in tree.elements(tree.root, "body") {
      for (number, unit) in tree.elements(body, "tu").enumerated() {
        for variant in tree.elements(unit, "tuv") {
          guard let segment = tree.element(variant, "seg") else { continue }
          let language = tree.attribute(variant, "xml:lang") ?? tree.attribute(variant, "lang") ?? ""
          var text = XMLContent.unit("\(number + 1).\(language)", tree, segment, opaque: Self.opaque)
          text.language = LanguageTag(language)
          units.append(text)
        }
      }
    }
    return units
  }
}
