import Formats
import TextModel

extension RepositoryLayout {
  /// What translations beside their sources have in common.
  private struct Style: Hashable {
    /// With its slash; empty for the root.
    var folder: String
    var fileExtension: String
    /// What stands before the language.
    var separator: Character
    /// Whether the source's name has its language too: `guide.en.md`.
    var namesSource: Bool

    func rule(_ folder: String, _ source: LanguageTag) -> String {
      let own = namesSource ? "\(separator)\(source)" : ""
      return "\(folder)\(own).\(fileExtension) -> \(folder)\(separator){lang}.\(fileExtension)"
    }
  }

  private static let extensions: Set = [
    "adoc", "arb", "html", "json", "md", "mdx", "properties", "resx", "rst", "srt", "vtt", "yaml", "yml",
  ]

  /// Translations that lie beside their sources, the language in their names: `README.es.md`, `text_es.properties`.
  static func beside(_ paths: [String], _ source: LanguageTag) -> [RepositoryLayout] {
    let known = Set(paths)
    var files: [Style: Set<String>] = [:]
    var languages: [Style: Set<LanguageTag>] = [:]
    for path in paths {
      guard let (style, language, own) = translation(path, source, known) else { continue }
      files[style, default: []].formUnion([path, own])
      languages[style, default: []].insert(language)
    }
    // Many folders of one style are one layout.
    let groups = Dictionary(grouping: files.keys) { style in
      var style = style
      style.folder = ""
      return style
    }
    let layouts = groups.flatMap { common, styles in
      let sets = styles.count > 3 ? [styles] : styles.map { [$0] }
      return sets.map { styles in
        RepositoryLayout(
          name: "translations beside their sources",
          rules: [common.rule(styles.count > 3 ? "**" : styles[0].folder + "*", source)],
          languages: Set(styles.flatMap { languages[$0] ?? [] }).sorted(),
          fileCount: styles.reduce(0) { $0 + (files[$1]?.count ?? 0) })
      }
    }
    return layouts.sorted { $0.rules[0] < $1.rules[0] }
  }

  /// How a path is the translation of another one; `nil` when it is none.
  private static func translation(_ path: String, _ source: LanguageTag, _ known: Set<String>) -> (
    style: Style, language: LanguageTag, source: String
  )? {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let name = path.dropFirst(folder.count)
    guard let dot = name.lastIndex(of: "."), extensions.contains(String(name[name.index(after: dot)...]))
    else {
      return nil
    }
    let (stem, ending) = (name[..<dot], String(name[dot...]))
    // A region of a language: `es-AR` is no translation of `es`.
    if LanguageTag(stem)?.isCommon ?? false { return nil }
    for place in stem.indices where "._-".contains(stem[place]) && place > stem.startIndex {
      guard let language = LanguageTag(stem[stem.index(after: place)...]), language.isCommon,
        language != source,
        language.description.utf8.count <= 10
      else { continue }
      let base = String(folder + stem[..<place])
      for own in ["", "\(stem[place])\(source)"] where known.contains(base + own + ending) {
        let style = Style(
          folder: String(folder), fileExtension: String(ending.dropFirst()), separator: stem[place],
          namesSource: !own.isEmpty)
        return (style, language, base + own + ending)
      }
    }
    return nil
  }
}
