import TextModel

/// .NET resources (`.resx`, `.resw`): the strings among the data, with their comments.
struct RESXFormat: XMLResourceFormat {
  let name = "resx"
  let title = ".NET RESX"
  let fileExtensions = ["resx", "resw"]
  let features: Set<ResourceFeature> = [.rewriting, .notes]
  let roots: Set<String> = ["root"]

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    tree.elements(tree.root, "data").compactMap { node in
      // Data with a type or a MIME type are images and the like.
      guard tree.attribute(node, "type") == nil, tree.attribute(node, "mimetype") == nil,
        let value = tree.element(node, "value")
      else { return nil }
      let name = tree.attribute(node, "name") ?? ""
      // What the forms designer notes about a control: `>>okButton.Name`.
      if name.hasPrefix(">>") { return nil }
      var unit = XMLContent.unit(name, tree, value)
      unit.flags = ["csharp-format"]
      unit.notes = tree.element(node, "comment").map { [tree.text($0)] } ?? []
      return unit
    }
  }
}
