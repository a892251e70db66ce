import LocaleProfiles
import Resources
import TextModel

/// What is to be checked in a project, file by file.
public struct ProjectPlan: Sendable {
  /// One piece of work.
  public enum Item: Sendable, Hashable {
    /// A file that holds both languages.
    case bilingual(String)
    /// A file and its translation.
    case pair(PairedTree.Pair)
    /// A file without its translation.
    case missing(PairedTree.Pair)
    /// A translation without its source.
    case orphaned(PairedTree.Pair)

    /// The files of the tree that it is about.
    public var paths: [String] {
      switch self {
      case .bilingual(let path): [path]
      case .pair(let pair): [pair.source, pair.target]
      case .missing(let pair): [pair.source]
      case .orphaned(let pair): [pair.target]
      }
    }

    /// The target language, where the rules of the project tell it.
    public var language: LanguageTag? {
      switch self {
      case .bilingual: nil
      case .pair(let pair), .missing(let pair), .orphaned(let pair): pair.language
      }
    }

    /// Orders items by the path of the translation.
    fileprivate var order: (String, String) {
      switch self {
      case .bilingual(let path): (path, "")
      case .pair(let pair), .missing(let pair), .orphaned(let pair): (pair.target, pair.source)
      }
    }
  }

  /// By the path of the translation. Paths are relative to the project's folder.
  public private(set) var items: [Item] = []
  /// The layouts that were taken because the configuration names no files.
  public private(set) var layouts: [RepositoryLayout] = []
  /// Patterns of the configuration that are about no file.
  public private(set) var unmatched: [Sourced<String>] = []
  /// The language of the sources, as given or as recognised.
  public private(set) var source: LanguageTag?

  /// - Parameters:
  ///   - paths: All files of the project, relative to its folder.
  ///   - settings: What is known about it.
  ///   - isReadable: Whether a file's format is known.
  public init(_ paths: [String], settings: ProjectSettings, isReadable: (String) -> Bool) {
    let paths = paths.filter { !settings.excludes($0) }
    var files = settings.files.map(\.value)
    var rules = settings.pairs.map(\.value)
    source = settings.source?.value
    if files.isEmpty, rules.isEmpty {
      if let source {
        layouts = RepositoryLayout.recognizing(paths, source: source)
      } else {
        (source, layouts) = RepositoryLayout.recognizing(paths)
      }
      files = layouts.flatMap(\.files).map { Glob($0) }
      rules = layouts.flatMap(\.rules).compactMap { try? PairRule($0) }
    }
    unmatched = settings.files.filter { !paths.contains(where: $0.value.matches) && !$0.value.isNegated }
      .map { Sourced($0.value.description, $0.location) }
    unmatched += settings.pairs.filter { !paths.contains(where: $0.value.isSource) }
      .map { Sourced($0.value.description, $0.location) }
    let bilingual = files.isEmpty ? [] : paths.filter { files.choose($0) && isReadable($0) }
    items = bilingual.map { .bilingual($0) }
    if !rules.isEmpty {
      let known = Set(bilingual)
      let texts = paths.filter { !known.contains($0) && isReadable($0) }
      addPairs(texts, rules, languages(settings, rules, texts))
    }
    items.sort { $0.order < $1.order }
  }

  private mutating func addPairs(_ paths: [String], _ rules: [PairRule], _ languages: [LanguageTag]) {
    let tree = PairedTree(paths: paths, rules: rules, languages: languages)
    items += tree.pairs.map { .pair($0) }
    items += tree.missing.map { .missing($0) }
    items += tree.orphaned.map { .orphaned($0) }
  }

  /// The target languages: those that are asked for, else those of the layouts, else those that the rules find.
  private func languages(_ settings: ProjectSettings, _ rules: [PairRule], _ paths: [String]) -> [LanguageTag]
  {
    if !settings.targets.isEmpty { return settings.targets.map(\.value) }
    let recognized = Set(layouts.flatMap(\.languages))
    if !recognized.isEmpty { return recognized.sorted() }
    let known = LocaleLibrary.shared.languages
    let found = paths.flatMap { path in
      rules.compactMap { rule in
        rule.namesLanguage ? rule.languageText(of: path) : LanguageNames.inPath(path, known)
      }
    }
    let tags = Set(found.compactMap { LanguageTag($0) }.filter { known.contains($0.base) })
    return tags.filter { $0 != source }.sorted()
  }
}

/// Languages in paths.
private enum LanguageNames {
  /// The first part of a path that is the name of a known language.
  static func inPath(_ path: String, _ known: [LanguageTag]) -> String? {
    path.split { "/._".contains($0) }.map(String.init).first { part in
      part.utf8.count <= 5 && LanguageTag(part).map { known.contains($0.base) } ?? false
    }
  }
}
