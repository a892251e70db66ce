import LocaleProfiles
import UnicodeText

/// What a text shows of its own words: the abbreviations that no list has, and the letters that are words.
///
/// After the idea of Punkt (Kiss and Strunk 2006) that the text itself tells its abbreviations, with plain counts in
/// the place of likelihoods: what is not certain is left to the rules.
struct LearnedWords: Sendable {
  /// How often a word stands in which company.
  private struct Counts {
    /// Without a full stop behind it.
    var bare = 0
    /// With a full stop, a lower-case word following.
    var inside = 0
    /// With a full stop and anything else following.
    var atEnd = 0

    var isAbbreviation: Bool { bare == 0 && inside >= 2 && inside >= atEnd }
    var isWord: Bool { bare >= 5 && bare >= 4 * (inside + atEnd) }
  }

  /// In bytes: longer words are no abbreviations.
  private static let longest = 7

  /// Whether the text often begins sentences in lower case.
  private(set) var isCareless = false
  private var abbreviations: Set<String> = []
  private var letters: Set<String> = []

  /// - Complexity: O(n) in the sample's length.
  init(_ sample: Span<UInt8>, profile: LocaleProfile) {
    let counts = Self.counts(in: sample)
    letters = Set(counts.filter { $0.key.unicodeScalars.count == 1 && $0.value.isWord }.keys)
    // Who seldom writes capitals begins sentences in lower case: then abbreviations cannot be told.
    let inside = counts.values.reduce(0) { $0 + $1.inside }
    let atEnd = counts.values.reduce(0) { $0 + $1.atEnd }
    isCareless = inside * 3 > atEnd
    if isCareless { return }
    let words = profile.functionWords.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    abbreviations = Set(
      counts.filter { word, count in
        word.unicodeScalars.count > 1 && count.isAbbreviation && !words.contains(word.lowercased())
      }.keys)
  }

  /// Whether the text uses a word, given without its full stop, as an abbreviation.
  func isAbbreviation(_ word: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    !abbreviations.isEmpty && word.count <= Self.longest && abbreviations.contains(bytes.text(word))
  }

  /// Whether the text uses a single letter as a word.
  func isWord(_ letter: Range<Int>, in bytes: Span<UInt8>) -> Bool { letters.contains(bytes.text(letter)) }

  private static func counts(in bytes: Span<UInt8>) -> [String: Counts] {
    var counts: [String: Counts] = [:]
    var at = 0
    while at < bytes.count {
      let word = bytes.letterRun(from: at)
      guard !word.isEmpty else {
        at += Span<UInt8>.scalarLength(lead: bytes[at])
        continue
      }
      at = word.upperBound
      let isFree = word.lowerBound == 0 || isSeparator(bytes[word.lowerBound - 1])
      guard isFree, word.count <= longest else { continue }
      count(word, in: bytes, &counts[bytes.text(word), default: Counts()])
    }
    return counts
  }

  /// Counts one place of a word: blanks and most marks behind it are its end, a full stop is looked behind.
  private static func count(_ word: Range<Int>, in bytes: Span<UInt8>, _ counts: inout Counts) {
    let end = word.upperBound
    guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else {
      if end == bytes.count || isSeparator(bytes[end]) { counts.bare += 1 }
      return
    }
    let next = end + 2
    guard next < bytes.count, bytes[end + 1] <= 0x20 else { return }
    if bytes.startsLower(next) {
      // What goes on with a name of code may be the next sentence.
      let follower = bytes.letterRun(from: next).upperBound
      if follower == bytes.count || isSeparator(bytes[follower]) { counts.inside += 1 }
    } else {
      counts.atEnd += 1
    }
  }

  /// Whether a byte parts words: a blank, a comma, a bracket, a quotation mark.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "(),;:\"!?[]".utf8.contains(byte)
  }
}
