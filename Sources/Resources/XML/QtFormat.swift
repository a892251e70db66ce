import TextModel

/// Qt Linguist translations (`.ts`): contexts of messages with both texts, numerus forms, comments and types.
struct QtFormat: XMLResourceFormat {
  let name = "ts"
  let title = "Qt TS"
  let fileExtensions = ["ts"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals, .notes, .bilingual]
  let roots: Set<String> = ["TS"]

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    let language = tree.attribute(tree.root, "language").flatMap { LanguageTag($0) }
    var units: [ResourceUnit] = []
    for context in tree.elements(tree.root, "context") {
      let name = tree.element(context, "name").map { tree.text($0) } ?? ""
      for message in tree.elements(context, "message") {
        for unit in forms(tree, message, name) {
          var unit = unit
          unit.language = language
          units.append(unit)
        }
      }
    }
    return units
  }

  private func forms(_ tree: XMLTree, _ message: Int, _ context: String) -> [ResourceUnit] {
    guard let translation = tree.element(message, "translation"),
      let source = tree.element(message, "source")
    else { return [] }
    let comment = tree.element(message, "comment").map { tree.text($0) }
    let text = tree.text(source)
    // Characters that XML cannot hold are elements, on both sides.
    let shown = tree.elements(source).isEmpty ? text : XMLContent.unit("", tree, source).markedText
    let numerus = tree.elements(translation, "numerusform")
    let forms = (numerus.isEmpty ? [translation] : numerus).enumerated().flatMap { index, node in
      variants(tree, node).enumerated().map { (index, length: $0, $1) }
    }
    return forms.map { index, length, node in
      var unit = XMLContent.unit(
        [context, text, comment].compactMap { $0 }.joined(separator: "\u{4}"), tree, node)
      unit.plural = numerus.isEmpty ? nil : String(index)
      unit.source = shown
      unit.sourceOffset = tree.nodes[source].content.lowerBound
      // Texts of several lengths differ by right.
      unit.context = length == 0 ? context : "\(context) length \(length + 1)"
      unit.notes =
        ["extracomment", "translatorcomment"].compactMap { tree.element(message, $0) }
        .map { tree.text($0) } + [comment].compactMap { $0 }
      unit.flags = ["qt-format"]
      switch tree.attribute(translation, "type") {
      case "unfinished": unit.state = unit.text.isEmpty ? .new : .needsReview
      case "obsolete", "vanished":
        unit.state = .obsolete
        unit.isTranslatable = false
      default: unit.state = .translated
      }
      return unit
    }
  }

  /// The texts of different lengths that a translation has for small and large places, else itself.
  private func variants(_ tree: XMLTree, _ node: Int) -> [Int] {
    let variants = tree.elements(node, "lengthvariant")
    return variants.isEmpty ? [node] : variants
  }
}
