import CLexiconData
import TextModel

extension Lexicon {
  /// Larger bitexts know their own words as well as the shipped lexicon does: measured on the developers' gold, it
  /// lowers the error rate of 6,000 pairs of prose from .2145 to .2095, and leaves that of 10,000 at .212.
  public static let mostPairsHelped = 10_000

  /// The languages of the shipped lexicons.
  public static let shippedPairs: [(source: LanguageTag, target: LanguageTag)] = [
    ("es", "en"), ("fr", "en"), ("de", "en"),
  ]

  /// The shipped lexicon for a bitext of some pairs, or `nil` when the bitext is better off without.
  public static func shipped(
    from source: LanguageTag, to target: LanguageTag, forPairs count: Int
  ) -> Lexicon? {
    count <= mostPairsHelped ? shipped(from: source, to: target) : nil
  }

  /// The lexicon that comes with Glosa for two languages, turned to go from the source to the target language.
  ///
  /// What it was counted from is in its ``provenance``; `Locales/pairs/README.md` says how it is built.
  ///
  /// - Returns: `nil` when there is none.
  public static func shipped(from source: LanguageTag, to target: LanguageTag) -> Lexicon? {
    let (from, to) = (source.base.description, target.base.description)
    guard let bytes = shippedFile("\(from)-\(to)") ?? shippedFile("\(to)-\(from)") else { return nil }
    return try? Lexicon(bytes, name: "shipped lexicon").oriented(from: source, to: target)
  }

  /// A copy of the file, which is part of the program and is read from the disk when it is first used.
  private static func shippedFile(_ languages: String) -> [UInt8]? {
    var count = 0
    guard let first = unsafe glosa_lexicon(languages, &count) else { return nil }
    return unsafe [UInt8](UnsafeBufferPointer(start: first, count: count))
  }
}
