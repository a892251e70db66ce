import Formats
import TextModel

/// A common way to lay out translations in a repository, recognised from its files.
public struct RepositoryLayout: Hashable, Sendable, CustomStringConvertible {
  /// What uses this layout: `i18next`, `Rails`, `Android`.
  public var name: String
  /// Where translations lie; none for files that hold both languages.
  public var rules: [String]
  /// Patterns for the files that hold both languages.
  public var files: [String] = []
  /// The languages that were seen, the source language not among them.
  public var languages: [LanguageTag]
  /// How many files are part of it.
  public var fileCount: Int
  /// The language of the sources as their names spell it; `nil` where they do not.
  public var source: LanguageTag?
  /// The files, where a later way of looking must not take them again.
  var paths: [String] = []

  public var description: String {
    var named = languages.prefix(12).map(\.description)
    if languages.count > named.count { named.append("and \(languages.count - named.count) more languages") }
    return "\(name) (\((["\(fileCount) files"] + named).joined(separator: ", ")))"
  }

  /// How a layout is told: where a language stands in a path, and what the rule is.
  private struct Shape {
    var name: String
    /// Before and behind the language; `*` stands for a part of the path.
    var folder: String
    var suffix: String
    /// Whether the language is a folder or a part of the file's name.
    var isFolder: Bool
    /// Whether a name may stand before the language: `app_es.ts`.
    var isNamed = false
    /// Files of which one must be there, in the folder before the shape or at the root.
    var witness: [String] = []
    /// What a source file has where others have the language.
    var source: String?
  }

  private static let shapes: [Shape] = [
    docusaurus("docs/current/**", "docs/**"), docusaurus("docs/version-**", "versioned_docs/version-**"),
    docusaurus("blog/**", "blog/**"), docusaurus("pages/**", "src/pages/**"),
    Shape(name: "Rails", folder: "config/locales/", suffix: ".yml", isFolder: false),
    Shape(name: "Rails", folder: "config/locales/", suffix: "**.yml", isFolder: true),
    Shape(name: "Hugo", folder: "i18n/", suffix: ".toml", isFolder: false),
    Shape(name: "Hugo", folder: "i18n/", suffix: ".yaml", isFolder: false),
    Shape(
      name: "Hugo content", folder: "content/", suffix: "**", isFolder: true,
      witness: ["hugo.toml", "hugo.yaml", "config.toml"]),
    Shape(name: "mdBook", folder: "po/", suffix: ".po", isFolder: false, witness: ["book.toml"]),
    Shape(name: "Jekyll", folder: "_i18n/", suffix: "**", isFolder: true),
    Shape(name: "Jekyll data", folder: "_data/", suffix: ".yml", isFolder: false, witness: ["_config.yml"]),
    Shape(
      name: "Sphinx", folder: "locale/", suffix: "LC_MESSAGES/**", isFolder: true,
      witness: ["conf.py", "docs/conf.py", "doc/conf.py", "source/conf.py"]),
    Shape(name: "gettext", folder: "locale/", suffix: "LC_MESSAGES/**", isFolder: true),
    Shape(name: "gettext", folder: "po/", suffix: ".po", isFolder: false),
    Shape(name: "Apple", folder: "", suffix: ".lproj/**", isFolder: false),
    Shape(name: "Flutter", folder: "lib/l10n/app_", suffix: ".arb", isFolder: false),
    Shape(name: "Fluent", folder: "locales/", suffix: "**.ftl", isFolder: true),
    Shape(name: "Fluent", folder: "l10n/", suffix: "**.ftl", isFolder: true),
    Shape(name: "i18next", folder: "locales/", suffix: "**.json", isFolder: true),
    Shape(name: "i18next", folder: "locales/", suffix: ".json", isFolder: false),
    Shape(name: "i18next", folder: "lang/", suffix: ".json", isFolder: false),
    Shape(name: "Chrome extension", folder: "_locales/", suffix: "messages.json", isFolder: true),
    Shape(name: "Laravel", folder: "lang/", suffix: "**.php", isFolder: true),
    Shape(name: "Qt", folder: "translations/", suffix: ".ts", isFolder: false, isNamed: true),
    Shape(name: "documentation", folder: "docs/", suffix: "**", isFolder: true),
  ]

  private static func docusaurus(_ plugin: String, _ source: String) -> Shape {
    Shape(
      name: "Docusaurus", folder: "i18n/", suffix: "docusaurus-plugin-content-" + plugin, isFolder: true,
      witness: ["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"], source: source)
  }

  /// The layouts of a tree, those with most files first.
  ///
  /// - Parameters:
  ///   - paths: The files, relative to the root of the repository.
  ///   - source: The language of the sources.
  public static func recognizing(_ paths: [String], source: LanguageTag) -> [RepositoryLayout] {
    var left = paths
    var layouts: [RepositoryLayout] = []
    for find in [android, shaped, catalogues, folders, names, beside] {
      let found = find(left, source)
      let used = Set(found.flatMap(\.paths))
      left.removeAll(where: used.contains)
      layouts += found
    }
    let catalogs = paths.count { $0.hasSuffix(".xcstrings") }
    if catalogs > 0 {
      layouts.append(
        RepositoryLayout(
          name: "Xcode", rules: [], files: ["*.xcstrings"], languages: [], fileCount: catalogs))
    }
    return layouts.enumerated().sorted {
      ($1.element.fileCount, $0.offset) < ($0.element.fileCount, $1.offset)
    }.map(\.element)
  }

  /// The layouts of a tree of unknown language: English, else the first one with which something is recognised.
  public static func recognizing(_ paths: [String]) -> (source: LanguageTag, layouts: [RepositoryLayout]) {
    let english = recognizing(paths, source: "en")
    let owns = Set(english.filter { !$0.rules.isEmpty }.map { $0.source ?? "en" })
    if !english.isEmpty { return (owns.count == 1 ? owns.first ?? "en" : "en", english) }
    let names = Set(
      paths.flatMap { $0.split { "/.".contains($0) } }.filter { [2, 5].contains($0.utf8.count) })
    let tags = Set(names.compactMap { LanguageTag($0) }).filter(\.isCommon).sorted()
    for language in tags.filter({ $0.matches("en") }) + tags.filter({ $0.description.utf8.count == 2 }) {
      let layouts = recognizing(paths, source: language)
      if !layouts.isEmpty { return (language, layouts) }
    }
    return ("en", [])
  }

  /// The layouts that ``shapes`` tell.
  private static func shaped(_ paths: [String], _ source: LanguageTag) -> [RepositoryLayout] {
    let known = Set(paths)
    var layouts: [RepositoryLayout] = []
    var used: Set<String> = []
    for shape in shapes {
      for (prefix, found) in merged(matches(shape, paths.filter { !used.contains($0) })) {
        guard hasWitness(shape, prefix, known),
          let layout = layout(shape, prefix, found, paths, source)
        else { continue }
        used.formUnion(layout.paths)
        layouts.append(layout)
      }
    }
    return layouts
  }

  private static func layout(
    _ shape: Shape, _ prefix: String, _ found: [(path: String, language: String)], _ paths: [String],
    _ source: LanguageTag
  ) -> RepositoryLayout? {
    let own = ownLanguage(found.map(\.language), source)
    let found = found.filter { isSure($0, own, in: paths) }
    let ownTag = own.flatMap { LanguageTag($0) }
    let languages = Set(found.compactMap { LanguageTag($0.language) }).subtracting([source, ownTag ?? source])
    let isBilingual =
      shape.suffix.hasSuffix(".po") || shape.suffix.hasPrefix("LC_MESSAGES") || shape.suffix == ".ts"
    var rules: [String] = []
    if !isBilingual {
      guard let left = sourcePattern(shape, prefix, own, paths) else { return nil }
      rules = ["\(left) -> \(pattern(shape, prefix, "{lang}"))"]
    }
    if languages.isEmpty { return nil }
    var layout = RepositoryLayout(
      name: isDjango(found.map(\.path)) ? "Django" : shape.name, rules: rules,
      files: isBilingual ? [files(shape, prefix)] : [],
      languages: languages.sorted(), fileCount: found.count)
    layout.source = isBilingual ? nil : ownTag
    layout.paths = found.map(\.path)
    return layout
  }

  /// Whether the file is that of a language: many words of three letters look like one, so that those need the same
  /// file in the source language.
  private static func isSure(
    _ file: (path: String, language: String), _ own: String?, in paths: [String]
  ) -> Bool {
    guard let own, file.language.utf8.count == 3, let range = file.path.firstRange(of: file.language) else {
      return true
    }
    return paths.contains(file.path[..<range.lowerBound] + own + file.path[range.upperBound...])
  }

  /// Django's catalogues have names of their own.
  private static func isDjango(_ paths: [String]) -> Bool {
    paths.contains { $0.hasSuffix("/django.po") || $0.hasSuffix("/djangojs.po") }
  }

  private static func hasWitness(_ shape: Shape, _ prefix: String, _ known: Set<String>) -> Bool {
    shape.witness.isEmpty
      || shape.witness.contains { witness in
        known.contains(witness) || known.contains(prefix + witness)
          || prefix == "**/" && known.contains { $0.hasSuffix("/" + witness) }
      }
  }

  /// Where the sources of a shape lie; `nil` when they are not there.
  private static func sourcePattern(_ shape: Shape, _ prefix: String, _ own: String?, _ paths: [String])
    -> String?
  {
    guard let source = shape.source else {
      return (own ?? base(shape, prefix, paths)).map { pattern(shape, prefix, $0) }
    }
    let begin = source.prefix { $0 != "*" }
    return [prefix, ""].first { prefix in paths.contains { $0.hasPrefix(prefix + begin) } }.map {
      $0 + source
    }
  }

  /// Apple's name for the language that a program was written in, where its folder is there.
  private static func base(_ shape: Shape, _ prefix: String, _ paths: [String]) -> String? {
    shape.suffix.hasPrefix(".lproj") && paths.contains { $0.hasPrefix(prefix + "Base.lproj/") } ? "Base" : nil
  }

  /// The groups of many folders as one.
  private static func merged(_ groups: [(String, [(path: String, language: String)])]) -> [(
    String, [(path: String, language: String)]
  )] {
    let nested = groups.filter { !$0.0.isEmpty }
    if nested.count < 4 { return groups }
    return groups.filter { $0.0.isEmpty } + [("**/", nested.flatMap(\.1))]
  }

  private static func files(_ shape: Shape, _ prefix: String) -> String {
    let suffix = shape.suffix.hasSuffix("**") ? shape.suffix + "/*.po" : shape.suffix
    return prefix + shape.folder + "*" + (shape.isFolder ? "/" : "") + suffix
  }

  /// Where the files of a language lie.
  private static func pattern(_ shape: Shape, _ prefix: String, _ language: String) -> String {
    prefix + shape.folder + language + (shape.isFolder ? "/" : "") + shape.suffix
  }

  /// The files of a shape by what stands before its folder.
  private static func matches(_ shape: Shape, _ paths: [String]) -> [(
    String, [(path: String, language: String)]
  )] {
    var groups: [String: [(path: String, language: String)]] = [:]
    let ending =
      shape.suffix.split(separator: "**", omittingEmptySubsequences: true).last.map(String.init) ?? ""
    let begin = shape.suffix.hasPrefix("**") ? "" : String(shape.suffix.prefix { $0 != "*" })
    for path in paths {
      guard let place = folderPlace(shape.folder, path) else { continue }
      let rest = path[place.end...]
      let stem = rest.prefix { $0 != "/" && $0 != "." }
      let name = shape.isNamed ? languagePart(stem) : stem
      let after = rest.dropFirst(stem.count)
      guard isLanguage(name), shape.isFolder ? after.hasPrefix("/" + begin) : after.hasPrefix(begin) else {
        continue
      }
      if !shape.suffix.hasSuffix("**"), !path.hasSuffix(ending) { continue }
      // Compiled catalogues lie beside those that people write.
      if shape.suffix.hasPrefix("LC_MESSAGES"), !path.hasSuffix(".po") { continue }
      groups[place.prefix, default: []].append((path, languageText(name)))
    }
    return groups.sorted { $0.key < $1.key }
  }

  /// Where a folder stands in a path, at its beginning or behind a slash.
  private static func folderPlace(_ folder: String, _ path: String) -> (prefix: String, end: String.Index)? {
    if folder.isEmpty {
      let name = path.split(separator: "/").first { $0.contains(".lproj") } ?? ""
      guard let range = path.firstRange(of: name), !name.isEmpty else { return nil }
      return (String(path[..<range.lowerBound]), range.lowerBound)
    }
    if path.hasPrefix(folder) { return ("", path.index(path.startIndex, offsetBy: folder.count)) }
    guard let range = path.firstRange(of: "/" + folder) else { return nil }
    return (String(path[...range.lowerBound]), range.upperBound)
  }

  static func isLanguage(_ text: Substring) -> Bool {
    guard let tag = LanguageTag(languageText(text)) else { return false }
    return tag.base.description.utf8.count <= 3
  }

  /// The language at the end of a name, behind a mark: `pt_BR` of `my_app_pt_BR`, `es` of `messages.es`.
  static func languagePart(_ name: Substring) -> Substring {
    if LanguageTag(name)?.isCommon ?? false { return name }
    for place in name.indices where "_-.".contains(name[place]) {
      let part = name[name.index(after: place)...]
      if LanguageTag(part)?.isCommon ?? false { return part }
    }
    return name
  }

  /// A language as a tag: `es-rMX` is `es-MX`, `b+sr+Latn` is `sr-Latn`.
  static func languageText(_ text: Substring) -> String {
    if text.hasPrefix("b+") { return text.dropFirst(2).split(separator: "+").joined(separator: "-") }
    let parts = text.split(separator: "-")
    guard parts.count == 2, parts[1].utf8.count == 3, parts[1].hasPrefix("r") else { return String(text) }
    return "\(parts[0])-\(parts[1].dropFirst())"
  }
}
