import Formats
import TextModel

extension RepositoryLayout {
  /// Android's resources, and those of Compose: for each file of texts that `values` and a `values-es` share a rule, since
  /// most files of `values` hold no texts.
  static func android(_ paths: [String], _ source: LanguageTag) -> [RepositoryLayout] {
    let known = Set(paths)
    var groups: [String: [(path: String, file: String, language: LanguageTag)]] = [:]
    for path in paths where path.hasSuffix(".xml") {
      let parts = path.split(separator: "/")
      guard parts.count > 1, parts[parts.count - 2].hasPrefix("values-"), let file = parts.last else {
        continue
      }
      let name = parts[parts.count - 2].dropFirst("values-".count)
      let folder = String(path.dropLast(name.count + file.count + "values-/".count))
      guard known.contains("\(folder)values/\(file)"), isLanguage(name),
        let language = LanguageTag(languageText(name)), language.isCommon || name.hasPrefix("b+")
      else { continue }
      groups[folder, default: []].append((path, String(file), language))
    }
    return groups.sorted { $0.key < $1.key }.map { folder, files in
      var layout = RepositoryLayout(
        name: "Android",
        rules: Set(files.map(\.file)).sorted().map {
          "\(folder)values/\($0) -> \(folder)values-{lang}/\($0)"
        },
        languages: Set(files.map(\.language)).subtracting([source]).sorted(), fileCount: files.count)
      layout.paths = files.map(\.path)
      return layout
    }.filter { !$0.languages.isEmpty }
  }
}
