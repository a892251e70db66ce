import Formats
import TextModel

extension RepositoryLayout {
  /// A kind of files that hold both languages.
  private struct Catalogue {
    var name: String
    var fileExtension: String
  }

  private static let kinds = [
    Catalogue(name: "gettext", fileExtension: "po"), Catalogue(name: "Qt", fileExtension: "ts"),
    Catalogue(name: "XLIFF", fileExtension: "xlf"), Catalogue(name: "XLIFF", fileExtension: "xliff"),
  ]

  /// Files of both languages in any folder, with the language in their names (`es.po`, `lang/app_es.ts`,
  /// `messages.es.xlf`) or in that of a folder (`translations/es/LC_MESSAGES/app.po`).
  static func catalogues(_ paths: [String], _ source: LanguageTag) -> [RepositoryLayout] {
    // There, `.ts` is the extension of programs.
    let isTypeScript = paths.contains { path in
      ["package.json", "tsconfig.json", "deno.json"].contains { path == $0 || path.hasSuffix("/" + $0) }
    }
    return kinds.filter { $0.fileExtension != "ts" || !isTypeScript }.flatMap { kind in
      var groups: [String: [LanguageTag]] = [:]
      for path in paths where path.hasSuffix("." + kind.fileExtension) {
        guard let (pattern, language) = pattern(path, kind.fileExtension) else { continue }
        groups[pattern, default: []].append(language)
      }
      return groups.sorted { $0.key < $1.key }.compactMap { pattern, tags -> RepositoryLayout? in
        let languages = Set(tags).subtracting([source]).sorted()
        if languages.isEmpty { return nil }
        return RepositoryLayout(
          name: kind.name, rules: [], files: [pattern], languages: languages, fileCount: tags.count)
      }
    }
  }

  /// The pattern that a file belongs to, and its language.
  private static func pattern(_ path: String, _ ending: String) -> (String, LanguageTag)? {
    let parts = path.split(separator: "/")
    let name = languagePart((parts.last ?? "").dropLast(ending.utf8.count + 1))
    if isLanguage(name), let tag = LanguageTag(languageText(name)) {
      let folder = path.dropLast(parts.last?.count ?? 0)
      return ("\(folder)*.\(ending)", tag)
    }
    var before = ""
    for part in parts.dropLast() {
      if let tag = LanguageTag(part), tag.isCommon { return ("\(before)*/**/*.\(ending)", tag) }
      before += part + "/"
    }
    return nil
  }
}
