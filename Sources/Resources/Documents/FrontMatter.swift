import TextModel

/// YAML or TOML before a document, between lines of `---` or `+++`.
enum FrontMatter {
  /// What readers of the page see; other values are settings.
  private static let shown: Set<String> = [
    "title", "description", "summary", "subtitle", "excerpt", "sidebar_label", "linkTitle", "linktitle",
    "caption",
  ]

  /// The texts of the front matter that begins here; the scanner is behind it afterwards.
  static func units(_ scanner: inout ByteScanner) throws(InputError) -> [ResourceUnit] {
    let isTOML = scanner.starts(with: "+++")
    guard isTOML || scanner.starts(with: "---"), scanner.lineEnd == scanner.at + 3 else { return [] }
    var probe = scanner
    probe.nextLine()
    let start = probe.at
    while !probe.isAtEnd {
      if (isTOML ? probe.starts(with: "+++") : probe.starts(with: "---")),
        probe.trimmed(probe.at..<probe.lineEnd).count == 3
      {
        let inner = ByteScanner(scanner.source, start..<probe.at)
        probe.nextLine()
        scanner.at = probe.at
        return try read(inner, isTOML: isTOML)
      }
      probe.nextLine()
    }
    return []
  }

  private static func read(_ scanner: ByteScanner, isTOML: Bool) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit]
    if isTOML {
      var reader = TOMLReader(scanner)
      units = try reader.read()
    } else {
      var reader = YAMLReader(scanner)
      units = try reader.read()
    }
    units = units.filter { shown.contains($0.key) }
    for index in units.indices {
      units[index].kind = .attribute
      units[index].style += isTOML ? MarkdownFormat.Style.toml : MarkdownFormat.Style.yaml
    }
    return units
  }
}
