import LocaleProfiles
import TextModel

/// Finds out the language of a document that no option names.
struct DocumentLanguage {
  /// The language in a file's name or its folders: `guide.es.md`, `es/guide.md`.
  static func named(in path: String) -> LanguageTag? {
    let parts = path.split(separator: "/").map(String.init)
    let names = (parts.last ?? "").split(separator: ".").dropFirst().dropLast().reversed().map(String.init)
    return (names + parts.dropLast().reversed()).lazy.compactMap(knownTag).first
  }

  /// The tag that a name spells, if its language is known.
  private static func knownTag(_ name: String) -> LanguageTag? {
    guard let tag = LanguageTag(name), LocaleLibrary.shared.profile(for: tag).isKnown else { return nil }
    return tag
  }

  /// The language given, or that of the file's name, or the one that the text looks like; says so when guessed.
  static func resolve(_ given: LanguageTag?, path: String, sample: String, options: CommonOptions) -> LanguageTag {
    if let tag = given ?? named(in: path) { return tag }
    let guess = LocaleLibrary.shared.guessLanguage(of: sample) ?? "en"
    options.note("\(path): language taken to be \(guess); set it with --from")
    return guess
  }
}
