/// Byte ranges of a message's variables: conversions of printf, fields in braces, shell and build variables, escapes, and
/// options of commands.
///
/// They bound phrases and are no words. Coarser than what `lint` compares, since only the places count here.
struct VariableSpans {
  /// In order, not overlapping.
  private(set) var ranges: [Range<Int>] = []
  private let bytes: [UInt8]

  /// - Complexity: O(n); a variable has few bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var at = 0
    while at < bytes.count {
      let end: Int? =
        switch bytes[at] {
        case UInt8(ascii: "%"): percentEnd(at)
        case UInt8(ascii: "{"): braceEnd(at)
        case UInt8(ascii: "$"): dollarEnd(at)
        case UInt8(ascii: "@"): buildVariableEnd(at)
        case UInt8(ascii: "&"): entityEnd(at)
        case UInt8(ascii: "\\"): escapeEnd(at)
        case UInt8(ascii: "-"): optionEnd(at)
        default: nil
        }
      if let end { ranges.append(at..<end) }
      at = end ?? at + 1
    }
  }

  /// Bytes of the longest variable in braces or brackets.
  private static let longest = 80

  private func byte(_ at: Int) -> UInt8 { bytes.indices.contains(at) ? bytes[at] : 0 }

  /// The first place from `start` on whose byte is none of a kind.
  private func skip(_ start: Int, _ isMember: (UInt8) -> Bool) -> Int {
    var at = start
    while at < bytes.count, isMember(bytes[at]) { at += 1 }
    return at
  }

  private func closing(_ close: UInt8, from start: Int) -> Int? {
    let limit = min(bytes.count, start + Self.longest)
    return start < limit ? bytes[start..<limit].firstIndex(of: close) : nil
  }

  /// `%d`, `%.250s`, `%2$lu` (ISO C 7.23.6.1, POSIX), `%1` of Qt, `%(name)s`, `%{name}`, `%name%`; `100 % de` is none.
  private func percentEnd(_ start: Int) -> Int? {
    switch byte(start + 1) {
    case UInt8(ascii: "%"): return start + 2
    case UInt8(ascii: "{"): return closing(UInt8(ascii: "}"), from: start + 2).map { $0 + 1 }
    case UInt8(ascii: "("):
      guard let close = closing(UInt8(ascii: ")"), from: start + 2) else { return nil }
      let end = skip(close + 1) { $0.isASCIIDigit || "-+#.".utf8.contains($0) }
      return byte(end).isASCIILetter ? end + 1 : close + 1
    default: break
    }
    let name = skip(start + 1) { $0.isASCIIWord }
    if name > start + 2, byte(name) == UInt8(ascii: "%") { return name + 1 }
    if start > 0, byte(start - 1).isASCIIDigit { return nil }
    let digits = skip(start + 1) { $0.isASCIIDigit || "$-+#'*.".utf8.contains($0) }
    let modifiers = skip(digits) { "hlLqjzt".utf8.contains($0) }
    if "diouxXeEfFgGaAcCsSpnm@r".utf8.contains(byte(modifiers)) { return modifiers + 1 }
    return byte(start + 1).isASCIIDigit ? digits : nil
  }

  /// `{name}`, `{0}`, `{0:d}`, `{{name}}`, and the head of a choice: `{count, plural,`.
  private func braceEnd(_ start: Int) -> Int? {
    if byte(start + 1) == UInt8(ascii: "{"), let close = closing(UInt8(ascii: "}"), from: start + 2),
      byte(close + 1) == UInt8(ascii: "}")
    {
      return close + 2
    }
    let name = skip(start + 1) { $0.isASCIIWord || ".-[]/@".utf8.contains($0) }
    if byte(name) == UInt8(ascii: "}") { return name + 1 }
    guard name > start + 1 else { return nil }
    if byte(name) == UInt8(ascii: ":") || byte(name) == UInt8(ascii: "!") {
      return closing(UInt8(ascii: "}"), from: name).map { $0 + 1 }
    }
    guard byte(name) == UInt8(ascii: ",") else { return nil }
    let kind = skip(name + 1) { $0 == 32 }
    let end = skip(kind) { $0.isASCIILetter }
    return end > kind && ",}".utf8.contains(byte(end)) ? end + 1 : nil
  }

  /// `${name}`, `$(name)`, `$name`.
  private func dollarEnd(_ start: Int) -> Int? {
    switch byte(start + 1) {
    case UInt8(ascii: "{"): return closing(UInt8(ascii: "}"), from: start + 2).map { $0 + 1 }
    case UInt8(ascii: "("): return closing(UInt8(ascii: ")"), from: start + 2).map { $0 + 1 }
    default:
      let end = skip(start + 1) { $0.isASCIIWord }
      return end > start + 1 && !byte(start + 1).isASCIIDigit ? end : nil
    }
  }

  /// `-C`, `--follow`, but no part of a word and no dash before one: `en-US`, `-so they say-`.
  private func optionEnd(_ start: Int) -> Int? {
    if start > 0, !" \t\n([|,/'\"`=".utf8.contains(byte(start - 1)) { return nil }
    if byte(start + 1) == UInt8(ascii: "-") {
      let end = skip(start + 2) { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
      return end > start + 3 && byte(start + 2).isASCIILetter ? end : nil
    }
    let isLetter = byte(start + 1).isASCIILetter && !byte(start + 2).isASCIIWord && byte(start + 2) < 0x80
    return isLetter && byte(start + 2) != UInt8(ascii: "-") ? start + 2 : nil
  }

  /// `@VERSION@`.
  private func buildVariableEnd(_ start: Int) -> Int? {
    let end = skip(start + 1) { $0.isASCIIWord }
    return end > start + 1 && byte(end) == UInt8(ascii: "@") ? end + 1 : nil
  }

  /// `&brandName;`.
  private func entityEnd(_ start: Int) -> Int? {
    let end = skip(start + 1) { $0.isASCIIWord || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ".") }
    return end > start + 2 && byte(end) == UInt8(ascii: ";") ? end + 1 : nil
  }

  /// `\d`, `\dS+`, `\d[S+]`, `\textbf`: commands of programs, the brackets with what may be added too.
  private func escapeEnd(_ start: Int) -> Int? {
    let end = skip(start + 1) { $0.isASCIIWord || $0 == UInt8(ascii: "+") }
    guard end > start + 1 else { return nil }
    guard byte(end) == UInt8(ascii: "["), let close = closing(UInt8(ascii: "]"), from: end) else {
      return end
    }
    return close + 1
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (48...57).contains(self) }

  fileprivate var isASCIILetter: Bool { (97...122).contains(self | 0x20) }

  fileprivate var isASCIIWord: Bool { isASCIIDigit || isASCIILetter || self == UInt8(ascii: "_") }
}
