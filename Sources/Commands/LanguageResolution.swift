import LocaleProfiles
import Segmentation
import TextModel

/// Finds out which languages a job is about.
enum LanguageResolution {
  /// The language that a path names: `guide.es.md`, `guide_es.txt`, `corpus.es`, `es/guide.md`, `es.json`.
  static func tag(inPath path: String) -> LanguageTag? {
    let components = path.split(separator: "/").map(String.init)
    guard let name = components.last else { return nil }
    let parts = name.split(whereSeparator: { $0 == "." || $0 == "_" || $0 == "-" }).map(String.init)
    // Extensions that are languages too (`md`, `po`) count only where no other part is one.
    let inName = parts.dropFirst().reversed().first {
      known($0) && !["md", "po", "ts", "cs", "pl"].contains($0)
    }
    let inFolders = components.dropLast().reversed().first { known($0) || hasKnownRegion($0) }
    let stem = name.split(separator: ".").first.map(String.init) ?? ""
    let whole = known(stem) || hasKnownRegion(stem) ? stem : nil
    return (inName ?? inFolders ?? whole).flatMap { LanguageTag($0) }
  }

  /// The language that a catalogue is named after: as ``tag(inPath:)``, and `es` for `po/es.po`.
  static func tag(ofCatalogue path: String) -> LanguageTag? {
    let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    let stem = LanguageTag(name).flatMap { $0.base.description.utf8.count <= 3 ? $0 : nil }
    return tag(inPath: path) ?? stem
  }

  /// The language of a document: as given, by its name, or guessed, which is reported.
  ///
  /// - Parameter fallback: Taken when nothing tells the language, which is reported.
  /// - Throws: ``InputError`` when nothing tells the language, and there is no fallback.
  static func language(
    given: LanguageTag?, path: String, text: String, option: String, default fallback: LanguageTag? = nil,
    common: CommonOptions
  ) throws -> LanguageTag {
    let beginning = text.prefix(20_000)
    if let tag = given ?? tag(inPath: path) {
      if !LocaleLibrary.shared.knows(tag) {
        common.note("\(path.visible): there is no profile for \(tag); its words are taken as they are")
      } else if let other = LanguageGuesser().contradiction(of: tag, by: beginning) {
        common.note("\(path.visible): taken for \(tag), but it reads like \(other); check --from and --to")
      }
      return tag
    }
    guard let guess = LanguageGuesser().guess(beginning) else {
      if let fallback {
        common.note(
          "\(path.visible): the language is not known; the rules of all languages are used; name it with \(option)"
        )
        return fallback
      }
      throw InputError(
        "the language is not known", at: Location(file: path), remedy: "name it with \(option)")
    }
    let name = try LocaleLibrary.shared.load(guess, part: .segmentation).name
    common.note(
      "\(path.visible): the language is guessed: \(name) (\(guess)); if it is another, name it with \(option)"
    )
    return guess
  }

  /// - Throws: ``InputError`` when both are the same language.
  static func requireDifferent(_ source: LanguageTag, _ target: LanguageTag) throws {
    guard source != target else {
      throw InputError(
        "source and target are both \(source)", remedy: "name two languages with --from and --to")
    }
  }

  /// `es-MX`, `pt_BR`.
  private static func hasKnownRegion(_ text: String) -> Bool {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
    return parts.count == 2 && parts[1].utf8.count == 2 && known(String(parts[0]))
  }

  private static func known(_ text: String) -> Bool {
    guard (2...3).contains(text.utf8.count), let tag = LanguageTag(text) else { return false }
    return LocaleLibrary.shared.languages.contains(tag)
  }
}
