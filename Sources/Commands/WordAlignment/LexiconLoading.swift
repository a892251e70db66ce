import Formats
import TextModel
import WordAlignment

/// Finds the lexicon that a command is to use.
enum LexiconLoading {
  /// Stands for the wish to use no lexicon.
  static let none = "none"

  /// The lexicon to align a bitext with.
  ///
  /// - Parameters:
  ///   - names: Paths of lexicons; empty for the one that comes with Glosa, ``none`` alone to do without.
  ///   - from: The source language, if it is known.
  ///   - to: The target language, if it is known.
  ///   - pairs: The size of the bitext.
  /// - Throws: ``InputError`` when a lexicon cannot be read or is about other languages.
  static func load(_ names: [String], from: LanguageTag?, to: LanguageTag?, pairs: Int) throws -> Lexicon? {
    if names.isEmpty, let from, let to { return Lexicon.shipped(from: from, to: to, forPairs: pairs) }
    return try sum(of: names, from: from, to: to)
  }

  /// The sum of some lexicons, turned to go from the source to the target language; `nil` for no names but ``none``.
  ///
  /// - Throws: ``InputError`` when one cannot be read or is about other languages, or when ``none`` is not alone.
  static func sum(of names: [String], from: LanguageTag?, to: LanguageTag?) throws -> Lexicon? {
    if names.count > 1, names.contains(none) {
      throw InputError("--lexicon none goes alone", remedy: "leave it out, or the other lexicons")
    }
    var sum: Lexicon?
    for name in names where name != none {
      var next = try Lexicon(try InputFile(name).bytes(), name: name)
      if let from, let to { next = try next.oriented(from: from, to: to) }
      sum = try sum?.merging(next) ?? next
    }
    return sum
  }
}
