import TextModel

/// XLIFF 1.2 and 2.x with the place of every target text; inline elements are codes.
///
/// A unit without a target element cannot be rewritten and is left out.
struct XLIFFFormat: XMLResourceFormat {
  let name = "xliff"
  let title = "XLIFF"
  let fileExtensions = ["xlf", "xliff"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .notes, .bilingual]
  let roots: Set<String> = ["xliff"]

  /// Elements whose contents are code of the original document.
  private static let opaque: Set<String> = ["ph", "bpt", "ept", "it"]

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    let version = tree.attribute(tree.root, "trgLang").flatMap { LanguageTag($0) }
    for file in tree.elements(tree.root, "file") {
      let language = tree.attribute(file, "target-language").flatMap { LanguageTag($0) } ?? version
      collect(tree, file, language, &units)
    }
    return units
  }

  /// Recursion is bounded by the depth that the parser allows.
  private func collect(_ tree: XMLTree, _ node: Int, _ language: LanguageTag?, _ units: inout [ResourceUnit])
  {
    for child in tree.elements(node) {
      switch tree.localName(child) {
      case "trans-unit": units += unit(tree, child, owner: child, language)
      case "unit":
        for segment in tree.elements(child, "segment") {
          units += unit(tree, segment, owner: child, language)
        }
      case "body", "group": collect(tree, child, language, &units)
      default: break
      }
    }
  }

  private func unit(_ tree: XMLTree, _ node: Int, owner: Int, _ language: LanguageTag?) -> [ResourceUnit] {
    guard let source = tree.element(node, "source"), let target = tree.element(node, "target") else {
      return []
    }
    let id = [tree.attribute(owner, "id"), owner == node ? nil : tree.attribute(node, "id")]
    var unit = XMLContent.unit(id.compactMap { $0 }.joined(separator: "/"), tree, target, opaque: Self.opaque)
    unit.source = XMLContent.unit("", tree, source, opaque: Self.opaque).text
    unit.sourceOffset = tree.nodes[source].content.lowerBound
    unit.language = language
    let notes =
      tree.elements(owner, "note") + (tree.element(owner, "notes").map { tree.elements($0, "note") } ?? [])
    unit.notes = notes.map { tree.text($0) }
    unit.isTranslatable = tree.attribute(owner, "translate") != "no"
    switch tree.attribute(target, "state") ?? tree.attribute(node, "state") {
    case "new", "needs-translation", "initial": unit.state = .new
    case "needs-review-translation", "needs-adaptation", "needs-l10n": unit.state = .needsReview
    case "final", "signed-off": unit.state = .final
    default: unit.state = unit.text.isEmpty ? .new : .translated
    }
    return [unit]
  }
}
