/// Finds the variables of a message: printf dialects, braces, template literals, message arguments.
///
/// Without a flag that names the dialect only what can hardly be prose counts: `100 % de` holds no variable.
struct PlaceholderScanner {
  private let bytes: [UInt8]
  /// The unit says that it is a format string of the printf family.
  private let isPrintf: Bool
  /// Whether a blank may be one of a conversion's flags; in texts of apps `50% off` is prose.
  private let allowsBlank: Bool
  private(set) var placeholders: [Placeholder] = []

  init(_ bytes: [UInt8], flags: [String] = []) {
    self.bytes = bytes
    isPrintf = flags.contains { $0.hasSuffix("-format") && !$0.hasPrefix("no-") && !$0.contains("brace") }
    allowsBlank = isPrintf && !flags.contains { Self.appFlags.contains($0) }
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "%"): at = scanPercent(at)
      case UInt8(ascii: "{"): at = scanBrace(at)
      case UInt8(ascii: "$"): at = scanDollar(at)
      case UInt8(ascii: "&"): at = scanEntity(at)
      case UInt8(ascii: "~"): at = scanTilde(at)
      case UInt8(ascii: "@"): at = scanAt(at)
      default: at += 1
      }
    }
  }

  /// Of formats whose texts are all flagged, format strings or not.
  private static let appFlags: Set = ["java-format", "objc-format", "csharp-format", "qt-format"]

  private mutating func add(
    _ range: Range<Int>, _ dialect: Placeholder.Dialect, named: Bool, key: String? = nil
  ) -> Int {
    placeholders.append(
      Placeholder(key: key ?? bytes.string(range), dialect: dialect, isNamed: named, range: range))
    return range.upperBound
  }

  // MARK: Percent

  private mutating func scanPercent(_ start: Int) -> Int {
    let next = bytes.at(start + 1)
    if next == UInt8(ascii: "%") { return start + 2 }
    if next == UInt8(ascii: "(") || next == UInt8(ascii: "{") || next == UInt8(ascii: "<") {
      return scanNamedPercent(start, open: next)
    }
    if let end = percentVariableEnd(start) { return add(start..<end, .percent, named: true) }
    let followsDigit = ASCII.isDigit(bytes.at(start - 1))
    guard isPrintf || !followsDigit else { return start + 1 }
    guard let (end, isNumbered) = conversionEnd(start) else { return start + 1 }
    return add(start..<end, .percent, named: isNumbered)
  }

  /// `%(name)s`, `%{name}`, `%<name>d`.
  private mutating func scanNamedPercent(_ start: Int, open: UInt8) -> Int {
    let close: UInt8 = open == 0x28 ? 0x29 : open == 0x7B ? 0x7D : 0x3E
    let nameEnd = bytes.skip(from: start + 2) { ASCII.isWord($0) || $0 == 0x2E || $0 == 0x2D }
    guard nameEnd > start + 2, bytes.at(nameEnd) == close else { return start + 1 }
    if open == UInt8(ascii: "{") { return add(start..<nameEnd + 1, .percent, named: true) }
    var end = bytes.skip(from: nameEnd + 1) { ASCII.isDigit($0) || "-+#.".utf8.contains($0) }
    if ASCII.isLetter(bytes.at(end)) { end += 1 } else { end = nameEnd + 1 }
    return add(start..<end, .percent, named: true)
  }

  /// `%foo%`, `%PRODUCTNAME`.
  private func percentVariableEnd(_ start: Int) -> Int? {
    let end = bytes.skip(from: start + 1) { ASCII.isWord($0) }
    guard end >= start + 3, ASCII.isLetter(bytes[start + 1]) else { return nil }
    if bytes.at(end) == UInt8(ascii: "%"), !ASCII.isWord(bytes.at(end + 1)) { return end + 1 }
    let isConstant =
      end >= start + 4 && bytes[start + 1..<end].allSatisfy { ASCII.isUpper($0) || !ASCII.isLetter($0) }
    return isConstant ? end : nil
  }

  /// The end of a printf conversion (ISO C 7.23.6.1 with `n$`, `@`, and Qt's `%1`), and whether it is numbered.
  private func conversionEnd(_ start: Int) -> (end: Int, isNumbered: Bool)? {
    var at = bytes.skip(from: start + 1) { ASCII.isDigit($0) }
    var isNumbered = false
    if at > start + 1, bytes.at(at) == UInt8(ascii: "$") {
      isNumbered = true
      at += 1
    } else if at > start + 1, at <= start + 3, !isPrintf, !ASCII.isAlnum(bytes.at(at)), bytes.at(at) != 0x2E {
      return (at, true)
    } else {
      at = start + 1
    }
    let flags = allowsBlank ? "-+ #0'" : "-+#0'"
    at = bytes.skip(from: at) { flags.utf8.contains($0) }
    at = bytes.skip(from: at) { ASCII.isDigit($0) || $0 == UInt8(ascii: "*") }
    if bytes.at(at) == UInt8(ascii: ".") {
      at = bytes.skip(from: at + 1) { ASCII.isDigit($0) || $0 == UInt8(ascii: "*") }
    }
    at = bytes.skip(from: at) { "hlLqjzt".utf8.contains($0) }
    let conversions = isPrintf ? "diouxXeEfFgGaAcCsSpnbBrmMTtI@" : "diufFgGxXcsSr@n"
    guard conversions.utf8.contains(bytes.at(at)) else { return nil }
    return (at + 1, isNumbered)
  }

  // MARK: Braces

  private mutating func scanBrace(_ start: Int) -> Int {
    if bytes.at(start + 1) == UInt8(ascii: "{") {
      var at = start + 2
      while let close = bytes.find(0x7D, from: at), close < start + 200 {
        if bytes.at(close + 1) == 0x7D {
          return add(
            start..<close + 2, .brace, named: true, key: "{{" + trimmedText(start + 2..<close) + "}}")
        }
        at = close + 1
      }
      return start + 2
    }
    if let end = messageEnd(start) {
      let nameEnd = bytes.skip(from: start + 1) { $0 != UInt8(ascii: ",") }
      return add(start..<end, .message, named: true, key: "{" + trimmedText(start + 1..<nameEnd) + "}")
    }
    guard let close = bytes.find(0x7D, from: start + 1, limit: start + 80), isField(start + 1..<close) else {
      return start + 1
    }
    return add(
      start..<close + 1, .brace, named: close > start + 1, key: "{" + trimmedText(start + 1..<close) + "}")
  }

  private func trimmedText(_ range: Range<Int>) -> String {
    bytes.string(range).filter { $0 != " " }
  }

  /// Whether the text between braces is a name or number, with an optional conversion and format.
  private func isField(_ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    var at = range.lowerBound
    let nameEnd = bytes.skip(from: at) {
      ASCII.isWord($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x5B || $0 == 0x5D || $0 == 0x2F || $0 == 0x40
    }
    guard nameEnd > at else { return bytes[at] == UInt8(ascii: ":") && range.count > 1 }
    at = nameEnd
    if at == range.upperBound { return true }
    return bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: ",")
  }

  /// The end of `{name, plural, one {…} other {…}}`: a balanced group whose first word is followed by a comma.
  private func messageEnd(_ start: Int) -> Int? {
    var at = bytes.skip(from: start + 1) { ASCII.isWord($0) || $0 == 0x20 }
    guard at > start + 1, bytes.at(at) == UInt8(ascii: ",") else { return nil }
    var depth = 1
    at += 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") { depth -= 1 }
      at += 1
      if depth == 0 { return at }
    }
    return nil
  }

  // MARK: Others

  /// A directive of Scheme's `format`: `~s`, `~1@*~a`, `~d`.
  private mutating func scanTilde(_ start: Int) -> Int {
    var at = bytes.skip(from: start + 1) {
      ASCII.isDigit($0) || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "*")
    }
    if at > start + 1, bytes.at(at) == UInt8(ascii: "~") { at += 1 }
    guard "asdc".utf8.contains(bytes.at(at)), !ASCII.isWord(bytes.at(at + 1)), bytes.at(at + 1) != 0x2F,
      start == 0 || ASCII.isBlank(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "s")
    else { return start + 1 }
    return add(start..<at + 1, .percent, named: false)
  }

  /// `@license_name@` and `@VERSION@` of build systems, `@:message.key` of linked messages.
  private mutating func scanAt(_ start: Int) -> Int {
    let isLinked = bytes.at(start + 1) == UInt8(ascii: ":")
    let first = start + (isLinked ? 2 : 1)
    guard ASCII.isLetter(bytes.at(first)), start == 0 || !ASCII.isAlnum(bytes[start - 1]) else {
      return start + 1
    }
    var end = bytes.skip(from: first) { ASCII.isWord($0) || isLinked && $0 == UInt8(ascii: ".") }
    if isLinked {
      while bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      return add(start..<end, .dollar, named: true)
    }
    let isConstant = bytes[first..<end].allSatisfy { ASCII.isUpper($0) || !ASCII.isLetter($0) }
    guard bytes.at(end) == UInt8(ascii: "@"), isConstant || bytes[first..<end].contains(UInt8(ascii: "_"))
    else { return end }
    return add(start..<end + 1, .dollar, named: true)
  }

  /// `${name}`, `$(name)`, `$name$`, `($name)`, `$[name]`, `$t(key)`.
  private mutating func scanDollar(_ start: Int) -> Int {
    let next = bytes.at(start + 1)
    let close: UInt8? = next == 0x7B ? 0x7D : next == 0x28 ? 0x29 : next == 0x5B ? 0x5D : nil
    if let close {
      guard let end = bytes.find(close, from: start + 2, limit: start + 80), end > start + 2 else {
        return start + 1
      }
      return add(start..<end + 1, .dollar, named: true)
    }
    let end = bytes.skip(from: start + 1) { ASCII.isWord($0) }
    guard end > start + 1, ASCII.isLetter(next) else { return start + 1 }
    if bytes.at(end) == UInt8(ascii: "$") { return add(start..<end + 1, .dollar, named: true) }
    if bytes.at(start - 1) == UInt8(ascii: "("), bytes.at(end) == UInt8(ascii: ")") {
      return add(start..<end, .dollar, named: true)
    }
    if next == UInt8(ascii: "t"), bytes.at(end) == UInt8(ascii: "("), end == start + 2,
      let close = bytes.find(0x29, from: end)
    {
      return add(start..<close + 1, .dollar, named: true)
    }
    return end
  }

  /// `&brandShortName;`: an entity of the project's own.
  private mutating func scanEntity(_ start: Int) -> Int {
    let end = bytes.skip(from: start + 1) { ASCII.isWord($0) || $0 == 0x2E || $0 == 0x2D }
    guard end > start + 3, bytes.at(end) == UInt8(ascii: ";"), ASCII.isLetter(bytes[start + 1]) else {
      return start + 1
    }
    let name = bytes.string(start + 1..<end)
    if ["quot", "nbsp", "apos"].contains(name) { return end + 1 }
    return add(start..<end + 1, .entity, named: true)
  }
}
