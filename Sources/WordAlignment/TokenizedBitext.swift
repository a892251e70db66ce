/// The tokens of many segments, as numbers of a vocabulary in one array.
public struct TokenizedSide: Sendable {
  /// The distinct tokens.
  public private(set) var vocabulary = Vocabulary()
  /// The tokens of all segments in order.
  private(set) var tokens: [UInt32] = []
  /// Where each segment begins in `tokens`; the last entry is the end of the last one.
  private(set) var starts: [Int] = [0]

  public init() {}

  /// How many segments there are.
  public var count: Int { starts.count - 1 }

  /// How many tokens a segment has.
  public func length(of segment: Int) -> Int { starts[segment + 1] - starts[segment] }

  /// The tokens of a segment.
  public subscript(segment: Int) -> [String] {
    tokens[starts[segment]..<starts[segment + 1]].map { vocabulary[$0] }
  }

  /// How often each word of the vocabulary occurs.
  func wordFrequencies() -> [UInt32] {
    var frequencies = [UInt32](repeating: 0, count: vocabulary.count)
    for token in tokens { frequencies[Int(token)] += 1 }
    return frequencies
  }

  /// Adds a segment.
  public mutating func append(_ words: some Sequence<Substring>) {
    for word in words { tokens.append(vocabulary.intern(word)) }
    starts.append(tokens.count)
  }

  /// Adds a segment whose tokens are separated by blanks of any kind (Unicode White_Space).
  ///
  /// Tabs and line ends are no blanks here: in a segment on one line they can only come from escapes within a token.
  public mutating func append(tokenized line: Substring) {
    append(line.unicodeScalars.split(whereSeparator: Self.isBlank).lazy.map { Substring($0) })
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " : scalar.properties.isWhitespace
  }
}

/// Pairs of tokenised segments: the input of a ``WordAligner``.
///
/// ```swift
/// var bitext = TokenizedBitext()
/// bitext.append(source: "the red house", target: "la casa roja")
/// ```
public struct TokenizedBitext: Sendable {
  public private(set) var source = TokenizedSide()
  public private(set) var target = TokenizedSide()

  public init() {}

  /// How many pairs there are.
  public var count: Int { source.count }

  /// The sum over all pairs of source length × target length.
  public private(set) var cellCount = 0

  /// Whether a pair can have links: both sides have words, neither too many.
  public func hasLinks(_ pair: Int) -> Bool {
    let (m, n) = (source.length(of: pair), target.length(of: pair))
    return min(m, n) > 0 && max(m, n) <= WordAlignment.maximumLength
  }

  /// About how many bytes aligning the pairs takes; measured on 1,700 to 100,000 pairs, on the high side.
  public var memoryEstimate: Int {
    Self.fixedMemory + cellMemory + Self.wordMemory * (source.vocabulary.count + target.vocabulary.count)
  }

  /// The part of ``memoryEstimate`` that grows with every pair, known words or not.
  var cellMemory: Int { 4 * cellCount + 24 * (source.tokens.count + target.tokens.count) }

  /// Bytes for the program itself, a shipped lexicon, word boundaries, and tables of common size.
  public static let fixedMemory = 48_000_000
  /// Bytes for a word, its key and what is counted of it.
  private static let wordMemory = 600

  /// Adds a pair of segments given as tokens.
  public mutating func append(source: some Sequence<Substring>, target: some Sequence<Substring>) {
    self.source.append(source)
    self.target.append(target)
    countCells()
  }

  /// Adds a pair of segments whose tokens are separated by blanks.
  public mutating func append(tokenizedSource: Substring, tokenizedTarget: Substring) {
    source.append(tokenized: tokenizedSource)
    target.append(tokenized: tokenizedTarget)
    countCells()
  }

  /// Adds the pairs of another bitext.
  public mutating func append(_ other: TokenizedBitext) {
    for pair in 0..<other.count {
      append(
        source: other.source[pair].lazy.map { $0[...] }, target: other.target[pair].lazy.map { $0[...] })
    }
  }

  private mutating func countCells() {
    let (m, n) = (source.length(of: count - 1), target.length(of: count - 1))
    if max(m, n) <= WordAlignment.maximumLength { cellCount += m * n }
  }
}
