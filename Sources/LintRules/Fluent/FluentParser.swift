import LintEngine

/// Reads an entry without its `name =`.
///
/// Follows the grammar of Fluent 1.0 (fluent.ebnf); comments and junk have no place in an entry.
struct FluentParser {
  private let bytes: [UInt8]
  private var at = 0
  /// Selects and placeables within one another; bounds hostile input.
  private var depth = 0
  private static let deepest = 50

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// - Parameter isTerm: Terms must have a value.
  /// - Throws: ``FluentError`` at the first defect.
  static func entry(_ text: String, isTerm: Bool) throws(FluentError) -> FluentEntry {
    var parser = FluentParser(text)
    return try parser.entry(isTerm: isTerm)
  }

  private mutating func entry(isTerm: Bool) throws(FluentError) -> FluentEntry {
    var entry = FluentEntry()
    skipBlank()
    if !startsAttribute { entry.value = try pattern(isVariant: false) }
    if entry.value?.elements.isEmpty ?? false { entry.value = nil }
    while at < bytes.count {
      guard startsAttribute else { throw error("expected an attribute") }
      at += 1
      let name = try identifier()
      skipInline()
      guard bytes.at(at) == UInt8(ascii: "=") else { throw error("expected = after .\(name)") }
      at += 1
      skipInline()
      let pattern = try pattern(isVariant: false)
      if pattern.elements.isEmpty { throw error("attribute .\(name) has no value") }
      if entry.attributes.contains(where: { $0.name == name }) {
        throw error("attribute .\(name) stands twice")
      }
      entry.attributes.append((name, pattern))
    }
    if entry.value == nil, isTerm || entry.attributes.isEmpty { throw error("there is no value") }
    return entry
  }

  /// Whether a line begins here with `.`.
  private var startsAttribute: Bool { bytes.at(at) == UInt8(ascii: ".") && at < bytes.count && isAtLineStart }

  private var isAtLineStart: Bool {
    var before = at - 1
    while before >= 0, bytes[before] == 0x20 { before -= 1 }
    return before < 0 || bytes[before] == 0x0A || bytes[before] == 0x0D
  }

  /// Text and placeables up to the end, an attribute, or what ends a variant.
  private mutating func pattern(isVariant: Bool) throws(FluentError) -> FluentPattern {
    var pattern = FluentPattern()
    var text = at
    func flush(_ end: Int) {
      guard end > text else { return }
      pattern.elements.append(.text(bytes.string(text..<end)))
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "{") {
        flush(at)
        pattern.elements.append(try placeable())
        text = at
      } else if byte == UInt8(ascii: "}") {
        if !isVariant { throw error("} without {") }
        break
      } else if isAtLineStart, ".[*".utf8.contains(byte) {
        if byte == UInt8(ascii: ".") && !isVariant { break }
        if isVariant && byte != UInt8(ascii: ".") { break }
        throw error("a line of text cannot begin with \(Character(UnicodeScalar(byte)))")
      } else {
        at += 1
      }
    }
    flush(at)
    Self.trim(&pattern)
    return pattern
  }

  /// Takes blank text off both ends.
  private static func trim(_ pattern: inout FluentPattern) {
    func isBlank(_ element: FluentElement?) -> Bool {
      if case .text(let text)? = element { return text.utf8.allSatisfy { ASCII.isBlank($0) } }
      return false
    }
    while isBlank(pattern.elements.last) { pattern.elements.removeLast() }
    while isBlank(pattern.elements.first) { pattern.elements.removeFirst() }
  }

  private mutating func placeable() throws(FluentError) -> FluentElement {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("placeables are nested too deeply") }
    at += 1
    skipBlank()
    let start = at
    let expression = bytes.at(at) == UInt8(ascii: "{") ? try placeable() : try inlineExpression()
    skipBlank()
    if bytes.has("->", at: at) {
      at += 2
      if let reason = Self.unfitSelector(expression) {
        throw FluentError(message: reason, offset: start)
      }
      return try select()
    }
    if case .reference(let name) = expression, name.hasPrefix("-"), name.utf8.contains(0x2E) {
      throw FluentError(message: "the attribute of a term can only select", offset: start)
    }
    guard bytes.at(at) == UInt8(ascii: "}"), at < bytes.count else { throw error("{ is not closed") }
    at += 1
    return expression
  }

  /// Why an expression cannot select a variant; `nil` when it can.
  private static func unfitSelector(_ expression: FluentElement) -> String? {
    switch expression {
    case .reference(let name):
      if name.hasPrefix("$") { return nil }
      if name.hasPrefix("-") { return name.utf8.contains(0x2E) ? nil : "a term cannot select" }
      return "a message cannot select"
    case .select, .text: return "only a variable, a literal, a call or a term's attribute can select"
    case .literal, .call: return nil
    }
  }

  private mutating func select() throws(FluentError) -> FluentElement {
    skipInline()
    guard bytes.at(at) == 0x0A || bytes.at(at) == 0x0D else { throw error("expected a line end after ->") }
    skipBlank()
    var variants: [FluentVariant] = []
    while bytes.at(at) == UInt8(ascii: "[") || bytes.at(at) == UInt8(ascii: "*") {
      guard isAtLineStart else { throw error("a variant begins on a line of its own") }
      variants.append(try variant())
    }
    guard variants.count(where: \.isDefault) == 1 else {
      throw error("exactly one variant must be the default (*)")
    }
    guard bytes.at(at) == UInt8(ascii: "}"), at < bytes.count, isAtLineStart else {
      throw error("expected } on a line of its own after the variants")
    }
    at += 1
    return .select(variants)
  }

  private mutating func variant() throws(FluentError) -> FluentVariant {
    let isDefault = bytes[at] == UInt8(ascii: "*")
    if isDefault { at += 1 }
    guard bytes.at(at) == UInt8(ascii: "[") else { throw error("expected [ after *") }
    at += 1
    skipBlank()
    if ASCII.isLetter(bytes.at(at)) { _ = try identifier() } else { _ = try number() }
    skipBlank()
    guard bytes.at(at) == UInt8(ascii: "]") else { throw error("the key of a variant is not closed") }
    at += 1
    let pattern = try pattern(isVariant: true)
    if pattern.elements.isEmpty { throw error("a variant has no text") }
    return FluentVariant(isDefault: isDefault, pattern: pattern)
  }

  // MARK: Expressions

  private mutating func inlineExpression() throws(FluentError) -> FluentElement {
    let start = at
    switch bytes.at(at) {
    case UInt8(ascii: "\""): return .literal(try string())
    case UInt8(ascii: "$"):
      at += 1
      _ = try identifier()
      return .reference(bytes.string(start..<at))
    case UInt8(ascii: "-") where ASCII.isLetter(bytes.at(at + 1)):
      at += 1
      _ = try identifier()
      try attribute()
      let end = at
      if bytes.at(at) == UInt8(ascii: "(") { _ = try arguments() }
      return .reference(bytes.string(start..<end))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .literal(try number())
    default:
      let name = try identifier()
      if bytes.at(at) == UInt8(ascii: "(") {
        guard name.utf8.allSatisfy({ !ASCII.isLetter($0) || ASCII.isUpper($0) }) else {
          throw error("the name of a function has capitals only")
        }
        return .call(try arguments())
      }
      try attribute()
      return .reference(bytes.string(start..<at))
    }
  }

  private mutating func attribute() throws(FluentError) {
    guard bytes.at(at) == UInt8(ascii: ".") else { return }
    at += 1
    _ = try identifier()
  }

  private mutating func arguments() throws(FluentError) -> [FluentElement] {
    at += 1
    var result: [FluentElement] = []
    skipBlank()
    while bytes.at(at) != UInt8(ascii: ")") {
      let expression = try inlineExpression()
      skipBlank()
      if bytes.at(at) == UInt8(ascii: ":") {
        at += 1
        skipBlank()
        _ = bytes.at(at) == UInt8(ascii: "\"") ? try string() : try number()
        skipBlank()
      } else {
        result.append(expression)
      }
      guard bytes.at(at) == UInt8(ascii: ",") else { break }
      at += 1
      skipBlank()
    }
    guard bytes.at(at) == UInt8(ascii: ")") else { throw error("the arguments are not closed") }
    at += 1
    return result
  }

  private mutating func identifier() throws(FluentError) -> String {
    let start = at
    guard ASCII.isLetter(bytes.at(at)) else { throw error("expected a name") }
    at = bytes.skip(from: at) { ASCII.isWord($0) || $0 == 0x2D }
    return bytes.string(start..<at)
  }

  private mutating func number() throws(FluentError) -> String {
    let start = at
    if bytes.at(at) == UInt8(ascii: "-") { at += 1 }
    let digits = at
    at = bytes.skip(from: at) { ASCII.isDigit($0) }
    guard at > digits else { throw error("expected a number") }
    if bytes.at(at) == UInt8(ascii: "."), ASCII.isDigit(bytes.at(at + 1)) {
      at = bytes.skip(from: at + 1) { ASCII.isDigit($0) }
    }
    return bytes.string(start..<at)
  }

  /// The value of a string literal; escapes are `\\`, `\"`, `\u` with four and `\U` with six hex digits.
  private mutating func string() throws(FluentError) -> String {
    var value: [UInt8] = []
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != 0x0A {
      if bytes[at] != UInt8(ascii: "\\") {
        value.append(bytes[at])
        at += 1
        continue
      }
      switch bytes.at(at + 1) {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""):
        value.append(bytes[at + 1])
        at += 2
      case UInt8(ascii: "u"): value += try escape(digits: 4)
      case UInt8(ascii: "U"): value += try escape(digits: 6)
      default: throw error("unknown escape in a string")
      }
    }
    guard bytes.at(at) == UInt8(ascii: "\"") else { throw error("a string is not closed") }
    at += 1
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func escape(digits: Int) throws(FluentError) -> [UInt8] {
    let start = at + 2
    let end = bytes.skip(from: start) { ASCII.isDigit($0) || (97...102).contains($0 | 0x20) }
    guard end >= start + digits, let code = UInt32(bytes.string(start..<start + digits), radix: 16) else {
      throw error("an escape needs \(digits) hex digits")
    }
    at = start + digits
    return Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
  }

  // MARK: Blanks

  private mutating func skipBlank() { at = bytes.skip(from: at) { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D } }
  private mutating func skipInline() { at = bytes.skip(from: at) { $0 == 0x20 } }

  private func error(_ message: String) -> FluentError {
    FluentError(message: message, offset: min(at, bytes.count))
  }
}
