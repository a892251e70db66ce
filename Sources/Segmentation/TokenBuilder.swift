import UnicodeText

/// Puts ICU's word pieces together into tokens.
struct TokenBuilder {
  let opaque: [Range<Int>]
  let elisions: Set<String>
  let hasApostrophe: Bool
  private var nextOpaque = 0
  private var tokens: [Token] = []

  init(byteCount: Int, opaque: [Range<Int>], elisions: Set<String>, hasApostrophe: Bool) {
    self.opaque = opaque
    self.elisions = elisions
    self.hasApostrophe = hasApostrophe
    tokens.reserveCapacity(byteCount / 6 + 1)
  }

  /// Adds the next piece between two boundaries.
  mutating func add(_ range: Range<Int>, status: Int32, in bytes: Span<UInt8>) {
    if status < 100, bytes[range.lowerBound] == 0x20 { return }
    while nextOpaque < opaque.count, opaque[nextOpaque].upperBound <= range.lowerBound { nextOpaque += 1 }
    if nextOpaque < opaque.count, opaque[nextOpaque].overlaps(range) {
      addOpaque(range)
    } else if status >= 100 {
      addWord(range, isNumber: status < 200, in: bytes)
    } else if !isBlank(range, in: bytes) {
      let scalar = bytes.scalar(at: range.lowerBound)
      tokens.append(Token(range: range, kind: scalar.scalarClass == .punctuation ? .punctuation : .symbol))
    }
  }

  /// The tokens, with the marks of names joined to them.
  func finish(in bytes: Span<UInt8>) -> [Token] { NameJoiner().join(tokens, in: bytes) }

  private mutating func addOpaque(_ range: Range<Int>) {
    let span = opaque[nextOpaque]
    if tokens.last?.range != span { tokens.append(Token(range: span, kind: .code)) }
    // A piece that reaches over the end of the span leaves a rest.
    if range.upperBound > span.upperBound {
      tokens.append(Token(range: span.upperBound..<range.upperBound, kind: .punctuation))
    }
  }

  private mutating func addWord(_ range: Range<Int>, isNumber: Bool, in bytes: Span<UInt8>) {
    let kind: Token.Kind = isNumber ? .number : .word
    guard !isNumber, hasApostrophe, let mark = apostrophe(bytes, range) else {
      tokens.append(Token(range: range, kind: kind))
      return
    }
    let afterMark = mark.upperBound
    let head = bytes.text(range.lowerBound..<mark.lowerBound).lowercased() + "'"
    if elisions.contains(head), afterMark < range.upperBound {
      tokens.append(Token(range: range.lowerBound..<afterMark, kind: .word))
      tokens.append(Token(range: afterMark..<range.upperBound, kind: .word))
    } else if range.upperBound == afterMark + 1, bytes[afterMark] | 0x20 == UInt8(ascii: "s") {
      tokens.append(Token(range: range.lowerBound..<mark.lowerBound, kind: .word))
      tokens.append(Token(range: mark.lowerBound..<range.upperBound, kind: .word))
    } else {
      tokens.append(Token(range: range, kind: .word))
    }
  }

  /// Where `'` or `’` stands in a word.
  private func apostrophe(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    for i in range {
      if bytes[i] == UInt8(ascii: "'") { return i..<i + 1 }
      if bytes[i] == 0xE2, i + 2 < range.upperBound, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 {
        return i..<i + 3
      }
    }
    return nil
  }

  private func isBlank(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let first = bytes[range.lowerBound]
    if first < 0x80 { return first == 0x20 || first < 0x20 }
    let kind = bytes.scalar(at: range.lowerBound).scalarClass
    return kind == .space || kind == .control || kind == .mark
  }
}
