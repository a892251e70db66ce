import TextModel

/// The files of a tree that are translations of each other, by rules.
public struct PairedTree: Hashable, Sendable {
  /// A file and its translation.
  public struct Pair: Hashable, Sendable {
    public var source: String
    public var target: String
    public var language: LanguageTag
  }

  /// By source path.
  public private(set) var pairs: [Pair] = []
  /// Sources without a translation, with the first place where it was looked for.
  public private(set) var missing: [Pair] = []
  /// Translations without a source, with the place where it was looked for.
  public private(set) var orphaned: [Pair] = []

  /// - Parameters:
  ///   - paths: The files of the tree, relative to the folder of the rules.
  ///   - rules: The first rule that is about a file counts.
  ///   - languages: The target languages.
  public init(paths: [String], rules: [PairRule], languages: [LanguageTag]) {
    let known = Set(paths)
    var targets: Set<String> = []
    for path in paths.sorted() {
      guard let rule = rules.first(where: { $0.isSource(path) }) else { continue }
      // A file in `es` serves `es-MX` too, but is one translation.
      for language in rule.languages(among: languages).sorted(by: { $0.fallbacks.count < $1.fallbacks.count })
      {
        let places = rule.targets(of: path, in: language)
        if let found = places.first(where: known.contains) {
          if targets.contains(found) { continue }
          pairs.append(Pair(source: path, target: found, language: language))
          targets.insert(found)
        } else if let first = places.first {
          missing.append(Pair(source: path, target: first, language: language))
        }
      }
    }
    // What is itself a translation, into whatever language, lacks none.
    missing.removeAll { pair in
      targets.contains(pair.source)
        || rules.contains { rule in
          rule.languageText(of: pair.source).flatMap { LanguageTag($0) }
            .flatMap { rule.source(of: pair.source, in: $0) }
            .map { $0 != pair.source && known.contains($0) } ?? false
        }
    }
    findOrphans(paths, rules, languages, known, targets)
  }

  private mutating func findOrphans(
    _ paths: [String], _ rules: [PairRule], _ languages: [LanguageTag], _ known: Set<String>,
    _ targets: Set<String>
  ) {
    for path in paths.sorted() where !targets.contains(path) {
      for language in languages {
        guard let source = rules.lazy.compactMap({ $0.source(of: path, in: language) }).first,
          !known.contains(source)
        else { continue }
        orphaned.append(Pair(source: source, target: path, language: language))
        break
      }
    }
  }
}
