import UnicodeText

/// Joins marks to the names they belong to: `C++`, `C#`, `.NET`, `CI/CD`, `R&D`, `I+D`, `GPT-4`, `EE. UU.`.
struct NameJoiner {
  func join(_ tokens: [Token], in bytes: Span<UInt8>) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var i = 0
    while i < tokens.count {
      var token = tokens[i]
      i += 1
      if let next = i < tokens.count ? tokens[i] : nil, startsName(token, next, after: result.last, in: bytes)
      {
        token = Token(range: token.range.lowerBound..<next.range.upperBound, kind: .word)
        i += 1
      }
      if let count = doubledCount(tokens[(i - 1)...], in: bytes) {
        i += count - 1
        token = Token(range: token.range.lowerBound..<tokens[i - 1].range.upperBound, kind: .word)
      }
      while token.isLexical, i < tokens.count, tokens[i].range.lowerBound == token.range.upperBound {
        let mark = tokens[i]
        let next = i + 1 < tokens.count ? tokens[i + 1] : nil
        if isSuffix(mark, of: token, before: next, in: bytes) {
          token = Token(
            range: token.range.lowerBound..<mark.range.upperBound, kind: .word, isJoined: token.isJoined)
          i += 1
        } else if let next, next.isLexical, next.range.lowerBound == mark.range.upperBound,
          let joins = joins(token, mark, next, in: bytes)
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
  private func startsName(_ mark: Token, _ next: Token, after previous: Token?, in bytes: Span<UInt8>) -> Bool
  {
    guard mark.range.count == 1, bytes[mark.range.lowerBound] == UInt8(ascii: "."), next.kind == .word,
      next.range.lowerBound == mark.range.upperBound, previous?.range.upperBound != mark.range.lowerBound
    else { return false }
    return (65...90).contains(bytes[next.range.lowerBound])
  }

  /// How many tokens make an abbreviation whose letters are doubled for the plural: 4 for `EE. UU.`, 3 without the last
  /// full stop; `nil` where none begins.
  private func doubledCount(_ tokens: ArraySlice<Token>, in bytes: Span<UInt8>) -> Int? {
    let first = tokens.startIndex
    guard isDoubled(tokens[first], in: bytes), first + 2 < tokens.endIndex,
      isStop(tokens[first + 1], after: tokens[first], in: bytes), isDoubled(tokens[first + 2], in: bytes)
    else { return nil }
    let hasStop =
      first + 3 < tokens.endIndex && isStop(tokens[first + 3], after: tokens[first + 2], in: bytes)
    return hasStop ? 4 : 3
  }

  /// Whether a token is the same capital twice.
  private func isDoubled(_ token: Token, in bytes: Span<UInt8>) -> Bool {
    let start = token.range.lowerBound
    return token.range.count == 2 && bytes[start].isASCIIUpper && bytes[start] == bytes[start + 1]
  }

  private func isStop(_ mark: Token, after token: Token, in bytes: Span<UInt8>) -> Bool {
    mark.range.count == 1 && mark.range.lowerBound == token.range.upperBound
      && bytes[mark.range.lowerBound] == UInt8(ascii: ".")
  }

  /// `+` and `#` at the end of a short name: `C++`, `C#`, `g++`.
  private func isSuffix(_ mark: Token, of token: Token, before next: Token?, in bytes: Span<UInt8>) -> Bool {
    let sign = bytes[mark.range.lowerBound]
    guard mark.range.count == 1, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "#"),
      token.range.count <= 4,
      token.kind == .word
    else { return false }
    guard let next, next.range.lowerBound == mark.range.upperBound else { return true }
    return !next.isLexical
  }

  /// Whether a mark makes one word of two (`true`), two joined words (`false`), or neither (`nil`).
  private func joins(_ token: Token, _ mark: Token, _ next: Token, in bytes: Span<UInt8>) -> Bool? {
    switch bytes[mark.range.lowerBound] {
    case UInt8(ascii: "-") where mark.range.count == 1: isName(token, in: bytes) || isName(next, in: bytes)
    case 0xE2 where isHyphen(mark, in: bytes): isName(token, in: bytes) || isName(next, in: bytes)
    case UInt8(ascii: "/") where isAcronym(token, in: bytes) && isAcronym(next, in: bytes): true
    // `I+D`: letters, as `2+2` is a sum.
    case UInt8(ascii: "+") where isInitial(token, in: bytes) && isInitial(next, in: bytes): true
    case UInt8(ascii: "&") where token.range.count <= 3 && next.range.count <= 3: true
    default: nil
    }
  }

  /// U+2010 and U+2011.
  private func isHyphen(_ mark: Token, in bytes: Span<UInt8>) -> Bool {
    mark.range.count == 3 && bytes[mark.range.lowerBound + 1] == 0x80
      && (0x90...0x91).contains(bytes[mark.range.lowerBound + 2])
  }

  /// Digits, or capitals only: a part that belongs to its neighbour.
  private func isName(_ token: Token, in bytes: Span<UInt8>) -> Bool {
    token.kind == .number || isAcronym(token, in: bytes)
  }

  /// Whether a token is one capital letter, or such letters joined by `+`.
  private func isInitial(_ token: Token, in bytes: Span<UInt8>) -> Bool {
    guard token.range.count <= 3 else { return false }
    for i in token.range {
      let isPlace = (i - token.range.lowerBound) % 2 == 0
      if isPlace ? !bytes[i].isASCIIUpper : bytes[i] != UInt8(ascii: "+") { return false }
    }
    return token.range.count % 2 == 1
  }

  private func isAcronym(_ token: Token, in bytes: Span<UInt8>) -> Bool {
    guard token.range.count <= 6 else { return false }
    for i in token.range where !bytes[i].isASCIIUpper && !bytes[i].isASCIIDigit { return false }
    return true
  }
}
