import TextModel

/// Property lists with plural rules (`.stringsdict`): each form of each variable is a unit.
struct StringsDictFormat: XMLResourceFormat {
  let name = "stringsdict"
  let title = "Apple .stringsdict"
  let fileExtensions = ["stringsdict"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals]
  let roots: Set<String> = ["plist"]

  /// Entries that say how a text is chosen.
  private static let settings: Set<String> = ["NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"]

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    if let dictionary = tree.element(tree.root, "dict") { collect(tree, dictionary, [], &units) }
    return units
  }

  private func collect(_ tree: XMLTree, _ dictionary: Int, _ path: [String], _ units: inout [ResourceUnit]) {
    var key = ""
    for node in tree.elements(dictionary) {
      switch tree.nodes[node].name {
      case "key": key = tree.text(node)
      case "dict": collect(tree, node, path + [key], &units)
      case "string" where !Self.settings.contains(key):
        var unit = XMLContent.unit((path + [key]).joined(separator: "."), tree, node)
        if PluralKeys.categories.contains(key) { unit.plural = key }
        unit.flags = ["objc-format"]
        units.append(unit)
      default: break
      }
    }
  }
}
