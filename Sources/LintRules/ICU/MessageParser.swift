import LintEngine
import TextModel

/// An argument of an ICU message.
struct MessageArgument: Hashable, Sendable {
  var name: String
  /// `number`, `plural`, `select` …; empty for a plain one.
  var type: String
  /// Byte range from `{` to `}`.
  var range: Range<Int>
  /// Keys of the cases of a plural or select.
  var keys: [String] = []

  /// Whether the argument picks one of several texts by a number.
  var isPlural: Bool { type == "plural" || type == "selectordinal" }
}

/// Reads ICU MessageFormat (ICU 72, class MessageFormat; apostrophes as in `ApostropheMode.DOUBLE_OPTIONAL`).
struct MessageParser {
  /// The arguments in order, inner ones after the argument that they lie in.
  private(set) var arguments: [MessageArgument] = []
  /// What is wrong, with its place; the arguments before it are known.
  private(set) var failure: (message: String, offset: Int)?
  private let bytes: [UInt8]
  private var at = 0
  private static let deepest = 50

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    do throws(Failure) {
      try text(depth: 0)
    } catch {
      failure = (error.message, min(error.offset, bytes.count))
      arguments.removeAll { $0.range.count < 3 }
    }
  }

  private struct Failure: Error {
    var message: String
    var offset: Int
  }

  /// Text with arguments, up to the end or the `}` of the case that it is.
  private mutating func text(depth: Int) throws(Failure) {
    guard depth < Self.deepest else { throw Failure(message: "arguments are nested too deeply", offset: at) }
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "'"): skipQuoted()
      case UInt8(ascii: "{"): try argument(depth: depth)
      case UInt8(ascii: "}"):
        if depth == 0 { throw Failure(message: "} without {", offset: at) }
        return
      default: at += 1
      }
    }
    if depth > 0 { throw Failure(message: "{ is not closed", offset: at) }
  }

  /// An apostrophe before a brace (or `#`, `|`) quotes up to the next one; two are one.
  private mutating func skipQuoted() {
    at += 1
    if bytes.at(at) == UInt8(ascii: "'") {
      at += 1
    } else if "{}#|".utf8.contains(bytes.at(at)) {
      at = (bytes.find(UInt8(ascii: "'"), from: at) ?? bytes.count - 1) + 1
    }
  }

  private mutating func argument(depth: Int) throws(Failure) {
    let start = at
    at += 1
    let name = word()
    if name.isEmpty { throw Failure(message: "an argument has no name", offset: start) }
    let index = arguments.count
    arguments.append(MessageArgument(name: name, type: "", range: start..<start + 1))
    if bytes.at(at) == UInt8(ascii: ",") {
      at += 1
      let type = word()
      if type.isEmpty { throw Failure(message: "argument \(name) has no type", offset: at) }
      arguments[index].type = type
      if bytes.at(at) == UInt8(ascii: ",") {
        at += 1
        if ["plural", "select", "selectordinal"].contains(type) {
          arguments[index].keys = try cases(depth: depth, of: type)
        } else {
          try style()
        }
      }
    }
    guard bytes.at(at) == UInt8(ascii: "}"), at < bytes.count else {
      throw Failure(message: "argument \(name) is not closed", offset: at)
    }
    at += 1
    arguments[index].range = start..<at
  }

  /// `one {…} other {…}`, with an offset before the cases of a plural.
  private mutating func cases(depth: Int, of type: String) throws(Failure) -> [String] {
    var keys: [String] = []
    skipBlank()
    if type != "select", bytes.has("offset:", at: at) {
      at = bytes.skip(from: at + 7) { ASCII.isDigit($0) || $0 == 0x20 }
      skipBlank()
    }
    while at < bytes.count, bytes[at] != UInt8(ascii: "}") {
      let start = at
      let key = word()
      guard !key.isEmpty, bytes.at(at) == UInt8(ascii: "{") else {
        throw Failure(message: "a case of \(type) has no text in braces", offset: start)
      }
      at += 1
      try text(depth: depth + 1)
      at += 1
      keys.append(key)
      skipBlank()
    }
    return keys
  }

  /// A format style up to the closing brace.
  private mutating func style() throws(Failure) {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "'"):
        skipQuoted()
        continue
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
      default: break
      }
      at += 1
    }
  }

  /// Characters of a name, key or number, with the spaces around them passed over.
  private mutating func word() -> String {
    skipBlank()
    let start = at
    at = bytes.skip(from: at) { ASCII.isWord($0) || $0 == 0x2D || $0 == 0x3D || $0 == 0x2E || $0 >= 0x80 }
    let word = bytes.string(start..<at)
    skipBlank()
    return word
  }

  private mutating func skipBlank() { at = bytes.skip(from: at) { ASCII.isBlank($0) } }
}

extension UnitContext {
  /// Whether the unit's flags say that it is an ICU message.
  var isMessage: Bool { !unit.flags.isEmpty && hasFlag("icu-message-format", "icu-format", "icu") }

  /// Whether `icu-flags:-name` switches a check off for the unit.
  func silencesMessageCheck(_ name: String) -> Bool {
    flagValue("icu-flags")?.split(separator: ":").contains { $0 == "-" + name } ?? false
  }
}
