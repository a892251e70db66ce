import LintEngine
import Segmentation

/// A word with accents, in lower case.
struct AccentedWord: Sendable {
  var text: String
  /// Without the accents.
  var folded: String
}

/// A word without accents; small, since documents have very many.
struct PlainWord: Sendable {
  /// Hash of the lower-case form.
  let key: UInt64
  private let start: UInt32
  private let length: UInt16
  /// Whether it has no capital in the text.
  let isLower: Bool
  /// Whether it may be a slip where others have an accent: not known to be right, and not what the source has too.
  let isSuspect: Bool
  /// See ``WordEnding``.
  let ending: WordEnding

  /// The word at a byte range of the target.
  init(_ word: WordFacts, _ range: Range<Int>, _ unit: UnitContext) {
    key = word.lowerHash
    start = UInt32(range.lowerBound)
    length = UInt16(range.count)
    isLower = word.isLowercase
    isSuspect = !word.isUnaccented && !unit.source.hasWord(word)
    ending = WordEnding(unit.target.bytes[range])
  }

  /// Byte range in the target.
  var range: Range<Int> { Int(start)..<Int(start) + Int(length) }

  /// Lower-case form.
  /// - Parameter target: The text that the word stands in.
  func text(in target: String) -> String {
    let bytes = target.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: Int(start))
    return target[first..<bytes.index(first, offsetBy: Int(length))].lowercased()
  }
}

/// The last four letters of a longer word of ASCII letters, in lower case.
struct WordEnding: Hashable, Sendable {
  /// The letters as bytes, the last one lowest; 0 where the word has no such ending.
  let letters: UInt32
  /// Letters of an ending.
  static let length = 4

  init(_ word: some RandomAccessCollection<UInt8>) {
    var letters: UInt32 = 0
    var isASCII = true
    for byte in word {
      letters = letters << 8 | UInt32(byte | 0x20)
      isASCII = isASCII && byte < 0x80
    }
    // The word is longer by two letters at least.
    self.letters = isASCII && word.count > Self.length + 1 ? letters : 0
  }

  var isNone: Bool { letters == 0 }

  /// The letters as text.
  var text: String {
    String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: letters >> $0) }, as: UTF8.self)
  }
}
