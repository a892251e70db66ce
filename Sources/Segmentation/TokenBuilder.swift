import UnicodeText

/// Puts ICU's word pieces together into tokens.
struct TokenBuilder {
  let bytes: [UInt8]
  let opaque: [Range<Int>]
  let elisions: Set<String>
  private var nextOpaque = 0
  private var tokens: [Token] = []

  init(bytes: [UInt8], opaque: [Range<Int>], elisions: Set<String>) {
    self.bytes = bytes
    self.opaque = opaque
    self.elisions = elisions
    tokens.reserveCapacity(bytes.count / 6 + 1)
  }

  /// Adds the next piece between two boundaries.
  mutating func add(_ range: Range<Int>, status: Int32) {
    while nextOpaque < opaque.count, opaque[nextOpaque].upperBound <= range.lowerBound { nextOpaque += 1 }
    if nextOpaque < opaque.count, opaque[nextOpaque].overlaps(range) {
      addOpaque(range)
    } else if status >= 100 {
      addWord(range, isNumber: status < 200)
    } else if !isBlank(range) {
      let scalar = self.scalar(at: range.lowerBound)
      tokens.append(Token(range: range, kind: scalar.scalarClass == .punctuation ? .punctuation : .symbol))
    }
  }

  /// The tokens, with the marks of names joined to them.
  func finish() -> [Token] { NameJoiner(bytes: bytes).join(tokens) }

  private mutating func addOpaque(_ range: Range<Int>) {
    let span = opaque[nextOpaque]
    if tokens.last?.range != span { tokens.append(Token(range: span, kind: .code)) }
    // A piece that reaches over the end of the span leaves a rest.
    if range.upperBound > span.upperBound {
      tokens.append(Token(range: span.upperBound..<range.upperBound, kind: .punctuation))
    }
  }

  private mutating func addWord(_ range: Range<Int>, isNumber: Bool) {
    let kind: Token.Kind = isNumber ? .number : .word
    guard !isNumber, let mark = apostrophe(in: range) else {
      tokens.append(Token(range: range, kind: kind))
      return
    }
    let afterMark = mark.upperBound
    let head = String(decoding: bytes[range.lowerBound..<mark.lowerBound], as: UTF8.self).lowercased() + "'"
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
  private func apostrophe(in range: Range<Int>) -> Range<Int>? {
    for i in range {
      if bytes[i] == UInt8(ascii: "'") { return i..<i + 1 }
      if bytes[i] == 0xE2, i + 2 < range.upperBound, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 {
        return i..<i + 3
      }
    }
    return nil
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if first < 0x80 { return first == 0x20 || first < 0x20 }
    let kind = scalar(at: range.lowerBound).scalarClass
    return kind == .space || kind == .control || kind == .mark
  }

  private func scalar(at offset: Int) -> Unicode.Scalar { bytes.scalar(at: offset) }
}

/// Joins marks to the names they belong to: `C++`, `C#`, `.NET`, `CI/CD`, `R&D`, `GPT-4`.
struct NameJoiner {
  let bytes: [UInt8]

  func join(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var i = 0
    while i < tokens.count {
      var token = tokens[i]
      i += 1
      if let next = i < tokens.count ? tokens[i] : nil, startsName(token, next, after: result.last) {
        token = Token(range: token.range.lowerBound..<next.range.upperBound, kind: .word)
        i += 1
      }
      while token.isLexical, i < tokens.count, tokens[i].range.lowerBound == token.range.upperBound {
        let mark = tokens[i]
        let next = i + 1 < tokens.count ? tokens[i + 1] : nil
        if isSuffix(mark, of: token, before: next) {
          token = Token(
            range: token.range.lowerBound..<mark.range.upperBound, kind: .word, isJoined: token.isJoined)
          i += 1
        } else if let next, next.isLexical, next.range.lowerBound == mark.range.upperBound,
          let joins = joins(token, mark, next)
        {
          if joins {
            token = Token(
              range: token.range.lowerBound..<next.range.upperBound, kind: .word, isJoined: token.isJoined)
          } else {
            result.append(token)
            token = Token(range: next.range, kind: next.kind, isJoined: true)
          }
          i += 2
        } else {
          break
        }
      }
      result.append(token)
    }
    return result
  }

  /// `.NET`: a full stop after a space and before a capital.
  private func startsName(_ mark: Token, _ next: Token, after previous: Token?) -> Bool {
    guard mark.range.count == 1, bytes[mark.range.lowerBound] == UInt8(ascii: "."), next.kind == .word,
      next.range.lowerBound == mark.range.upperBound, previous?.range.upperBound != mark.range.lowerBound
    else { return false }
    return (65...90).contains(bytes[next.range.lowerBound])
  }

  /// `+` and `#` at the end of a short name: `C++`, `C#`, `g++`.
  private func isSuffix(_ mark: Token, of token: Token, before next: Token?) -> Bool {
    let sign = bytes[mark.range.lowerBound]
    guard mark.range.count == 1, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "#"),
      token.range.count <= 4,
      token.kind == .word
    else { return false }
    guard let next, next.range.lowerBound == mark.range.upperBound else { return true }
    return !next.isLexical
  }

  /// Whether a mark makes one word of two (`true`), two joined words (`false`), or neither (`nil`).
  private func joins(_ token: Token, _ mark: Token, _ next: Token) -> Bool? {
    switch bytes[mark.range.lowerBound] {
    case UInt8(ascii: "-") where mark.range.count == 1: isName(token) || isName(next)
    case 0xE2 where isHyphen(mark): isName(token) || isName(next)
    case UInt8(ascii: "/") where isAcronym(token) && isAcronym(next): true
    case UInt8(ascii: "&") where token.range.count <= 3 && next.range.count <= 3: true
    default: nil
    }
  }

  /// U+2010 and U+2011.
  private func isHyphen(_ mark: Token) -> Bool {
    mark.range.count == 3 && bytes[mark.range.lowerBound + 1] == 0x80
      && (0x90...0x91).contains(bytes[mark.range.lowerBound + 2])
  }

  /// Digits, or capitals only: a part that belongs to its neighbour.
  private func isName(_ token: Token) -> Bool { token.kind == .number || isAcronym(token) }

  private func isAcronym(_ token: Token) -> Bool {
    token.range.count <= 6
      && bytes[token.range].allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
  }
}

extension [UInt8] {
  /// The scalar that starts at a byte offset of valid UTF-8.
  func scalar(at offset: Int) -> Unicode.Scalar {
    var decoder = UTF8()
    var iterator = self[offset...].prefix(4).makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return "\u{FFFD}"
  }

  /// The scalar that ends just before a byte offset of valid UTF-8, and where it starts.
  func scalar(before offset: Int) -> (scalar: Unicode.Scalar, start: Int)? {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : (scalar(at: start), start)
  }
}
