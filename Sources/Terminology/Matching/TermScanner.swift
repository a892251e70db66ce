import LocaleProfiles
import Segmentation
import TextModel

/// Finds terms in large texts, without keeping their tokens: the same matches as ``TermMatcher`` gives for the
/// text cut into words, at many times the speed.
///
/// Its memory grows from text to text; each task has one of its own.
public struct TermScanner {
  private let matcher: TermMatcher
  private let segmenter: WordSegmenter
  private var memory = ChunkMemory()
  private var words: [WordKeys] = []
  private var ranges: [Range<Int>] = []

  /// - Throws: ``InputError`` when ICU has no break rules.
  public init(_ matcher: TermMatcher, profile: LocaleProfile) throws(InputError) {
    self.matcher = matcher
    segmenter = try WordSegmenter(profile: profile)
  }

  /// All occurrences of terms in a text of UTF-8 bytes, in order. Text in back-quotes is code, and has none.
  public mutating func matches(in bytes: [UInt8]) -> [TermMatch] {
    if matcher.isEmpty { return [] }
    words.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    if bytes.contains(UInt8(ascii: "`")) {
      cut(bytes.span, 0..<bytes.count)
    } else {
      scan(bytes.span)
    }
    return matcher.matches(words, ranges)
  }

  /// Goes from space to space.
  private mutating func scan(_ bytes: Span<UInt8>) {
    let count = bytes.count
    var index = 0
    while index < count {
      let start = index
      var hash = ChunkMemory.seed
      while index < count, bytes[index] > UInt8(ascii: " ") {
        hash = ChunkMemory.mix(hash, bytes[index])
        index += 1
      }
      if start < index { add(bytes, start..<index, hash: hash) }
      index += 1
    }
  }

  private mutating func add(_ bytes: Span<UInt8>, _ chunk: Range<Int>, hash: UInt64) {
    let start = chunk.lowerBound
    if let known = memory.pieces(of: bytes, chunk, hash: hash) {
      for index in known {
        let piece = memory.pieces[index]
        words.append(piece.keys)
        ranges.append(start + Int(piece.start)..<start + Int(piece.end))
      }
      return
    }
    let first = words.count
    cut(bytes, chunk)
    let pieces = (first..<words.count).map {
      ChunkMemory.Piece(
        start: Int32(ranges[$0].lowerBound - start), end: Int32(ranges[$0].upperBound - start),
        keys: words[$0])
    }
    memory.insert(bytes, chunk, hash: hash, pieces)
  }

  /// Cuts a stretch of text into words.
  private mutating func cut(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let text = segmenter(String(decoding: range.map { bytes[$0] }, as: UTF8.self))
    for token in text.tokens {
      words.append(token.kind == .code ? .unknown : matcher.keys(of: text[token]))
      ranges.append(range.lowerBound + token.range.lowerBound..<range.lowerBound + token.range.upperBound)
    }
  }
}
