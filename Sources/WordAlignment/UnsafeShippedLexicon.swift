import CLexiconData
import TextModel

extension Lexicon {
  /// Larger bitexts know their own words better than the shipped lexicon does: measured on the developers' gold, it
  /// helps 2,000 pairs of prose and no longer helps 10,000.
  public static let mostPairsHelped = 5000

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
