import Formats
import TextModel

extension RepositoryLayout {
  /// A path with the place of its language: `web/lang/` + `es` + `/menu.json`.
  private struct Slot {
    var path: String
    /// What stands before the language and behind it.
    var before: String
    var language: String
    var after: String
  }

  /// Formats whose languages are told by folders and names. Word lists and the like in plain text are none of them.
  private static let textExtensions = Set(
    ResourceFormats.all.filter { !$0.features.contains(.bilingual) && $0.name != "text" }
      .flatMap(\.fileExtensions))

  /// Translations in folders that are called after their languages, whatever stands around them: `en/** -> es/**`,
  /// `_en/**`, `docs-en/**`, and those in a folder below their sources, `docs/** -> docs/es/**`.
  static func folders(_ paths: [String], _ source: LanguageTag) -> [RepositoryLayout] {
    let known = Set(paths)
    var layouts: [RepositoryLayout] = []
    var used: Set<String> = []
    let groups = Dictionary(grouping: paths.compactMap(folderSlot), by: \.before)
    for (before, slots) in groups.sorted(by: { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }) {
      let slots = slots.filter { !used.contains($0.path) }
      guard
        let layout = sourceFolder(before, slots, source, known) ?? parentFolder(before, slots, source, known)
      else { continue }
      used.formUnion(slots.map(\.path))
      layouts.append(layout)
    }
    return merged(layouts)
  }

  /// Translations in files that are called after their languages: `lang/en.json -> lang/{lang}.json`.
  static func names(_ paths: [String], _ source: LanguageTag) -> [RepositoryLayout] {
    let known = Set(paths)
    let groups = Dictionary(grouping: paths.compactMap(nameSlot)) { [$0.before, $0.after] }
    let layouts = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { key, slots in
      ownLanguage(slots.map(\.language), source).flatMap { own in
        layout(
          "files by language", "\(key[0])\(own)\(key[1]) -> \(key[0]){lang}\(key[1])",
          slots.filter { known.contains($0.before + own + $0.after) }, own: own, source)
      }
    }
    return merged(layouts)
  }

  /// How the source language is spelled among those of a group; a region of it, if it is not there itself.
  static func ownLanguage(_ languages: [String], _ source: LanguageTag) -> String? {
    if let own = languages.first(where: { LanguageTag($0) == source }) { return own }
    guard source.base == source else { return nil }
    let regional = languages.filter { LanguageTag($0)?.base == source }
    return regional.first { $0.hasSuffix("US") } ?? regional.min()
  }

  /// Folders of which one is that of the source language and shares a file with each of the others.
  private static func sourceFolder(
    _ before: String, _ slots: [Slot], _ source: LanguageTag, _ known: Set<String>
  ) -> RepositoryLayout? {
    guard let own = ownLanguage(slots.map(\.language), source) else { return nil }
    return layout(
      "folders by language", "\(before)\(own)/** -> \(before){lang}/**",
      shared(slots, known) { before + own + $0.after }, own: own, source)
  }

  /// Folders of translations below the folder of their sources, or beside it: `docs-es` beside `docs`.
  private static func parentFolder(
    _ before: String, _ slots: [Slot], _ source: LanguageTag, _ known: Set<String>
  ) -> RepositoryLayout? {
    let isBeside = before.last.map { $0 != "/" } ?? false
    let parent = isBeside ? before.dropLast() + "/" : before
    let found = shared(slots, known) { String(parent + $0.after.dropFirst()) }
    let files = Set(found.map(\.after)).filter { known.contains(parent + $0.dropFirst()) }
    // The name of a folder can be another word: `is`, `no`, `to`.
    if !isBeside, files.count < 2 { return nil }
    // A whole repository holds more than what is translated.
    let endings = Set(files.map { $0.split(separator: ".").last ?? "" }).sorted()
    let isFlat = !files.contains { $0.dropFirst().contains("/") }
    let signs = parent.isEmpty ? endings.map { (isFlat ? "*." : "**.") + $0 } : ["**"]
    guard
      var layout = layout(
        "folders by language", signs.first.map { "\(parent)\($0) -> \(before){lang}/\($0)" } ?? "", found,
        own: nil, source)
    else { return nil }
    layout.rules += signs.dropFirst().map { "\(parent)\($0) -> \(before){lang}/\($0)" }
    return layout
  }

  /// The files of those languages that have a file in common with the source.
  private static func shared(_ slots: [Slot], _ known: Set<String>, _ source: (Slot) -> String) -> [Slot] {
    let languages = Set(slots.filter { known.contains(source($0)) }.map(\.language))
    return slots.filter { languages.contains($0.language) }
  }

  private static func layout(
    _ name: String, _ rule: String, _ slots: [Slot], own: String?, _ source: LanguageTag
  ) -> RepositoryLayout? {
    let own = own.flatMap { LanguageTag($0) }
    let languages = Set(slots.compactMap { LanguageTag($0.language) }).subtracting([source, own ?? source])
    if languages.isEmpty { return nil }
    var layout = RepositoryLayout(
      name: name, rules: [rule], languages: languages.sorted(), fileCount: slots.count)
    layout.source = own
    layout.paths = slots.map(\.path)
    return layout
  }

  /// Many layouts whose rules differ in the first folders only, as those of the packages of a repository, as one.
  private static func merged(_ layouts: [RepositoryLayout]) -> [RepositoryLayout] {
    let groups = Dictionary(grouping: layouts) { layout in
      layout.rules.count == 1 ? inAnyFolder(layout.rules[0]) : nil
    }
    return layouts.compactMap { layout in
      guard layout.rules.count == 1, let rule = inAnyFolder(layout.rules[0]), let group = groups[rule],
        group.count > 3
      else { return layout }
      if group[0] != layout { return nil }
      var all = layout
      all.rules = [rule]
      all.languages = Set(group.flatMap(\.languages)).sorted()
      all.fileCount = group.reduce(0) { $0 + $1.fileCount }
      all.paths = group.flatMap(\.paths)
      return all
    }
  }

  /// A rule for any folder: `**/lang/en.json -> **/lang/{lang}.json` of `packages/a/lang/en.json -> …`; `nil` where both
  /// sides have no folders in common.
  private static func inAnyFolder(_ rule: String) -> String? {
    let sides = rule.split(separator: " -> ", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { return nil }
    let common = String(zip(sides[0], sides[1]).prefix { $0 == $1 }.map(\.0))
    let folders = common.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    guard folders.count > 1 else { return nil }
    let dropped = folders.dropLast().reduce(0) { $0 + $1.count + 1 }
    return sides.map { "**/" + $0.dropFirst(dropped) }.joined(separator: " -> ")
  }

  /// The first folder of a path that is called after a language.
  private static func folderSlot(_ path: String) -> Slot? {
    guard isText(path) else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    var before = ""
    for (index, part) in parts.dropLast().enumerated() {
      for name in [part, part.firstIndex { "_-".contains($0) }.map { part[part.index(after: $0)...] }] {
        guard let name, LanguageTag(name)?.isCommon ?? false else { continue }
        let after = "/" + parts[(index + 1)...].joined(separator: "/")
        return Slot(
          path: path, before: before + part.dropLast(name.count), language: String(name), after: after)
      }
      before += part + "/"
    }
    return nil
  }

  /// A file whose name begins with a language: `es.json`, `es.client.json`.
  private static func nameSlot(_ path: String) -> Slot? {
    guard isText(path) else { return nil }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let name = path.dropFirst(folder.count)
    let language = name.prefix { $0 != "." }
    guard LanguageTag(language)?.isCommon ?? false else { return nil }
    return Slot(
      path: path, before: String(folder), language: String(language),
      after: String(name.dropFirst(language.count)))
  }

  private static func isText(_ path: String) -> Bool {
    path.split(separator: ".").last.map { textExtensions.contains($0.lowercased()) } ?? false
  }
}
