import LintEngine

/// What is wrong with a piece of markup.
struct MarkupError: Error { var reason: String }

/// Reads a piece of HTML strictly: every element is closed by name, every attribute has a quoted value.
struct MarkupReader {
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private let bytes: [UInt8]
  private var at = 0
  /// Names as written and shapes of the open elements.
  private var open: [(name: String, shape: String)] = []
  private var elements: [String] = []

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The elements, each as its ancestors, name and sorted attributes; several alike are numbered.
  /// - Throws: ``MarkupError`` at the first defect.
  static func elements(_ text: String) throws(MarkupError) -> Set<String> {
    var reader = MarkupReader(text)
    try reader.read()
    var counts: [String: Int] = [:]
    return Set(
      reader.elements.map { element in
        counts[element, default: 0] += 1
        return "\(element)#\(counts[element] ?? 1)"
      })
  }

  private mutating func read() throws(MarkupError) {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "<"): try tag()
      case UInt8(ascii: "&"): try reference()
      default: at += 1
      }
    }
    if let last = open.last { throw MarkupError(reason: "<\(last.name)> is not closed") }
  }

  private mutating func tag() throws(MarkupError) {
    let next = bytes.at(at + 1)
    if next == UInt8(ascii: "/") { return try closingTag() }
    if next == UInt8(ascii: "!") {
      // A document type is an odd thing here, but whole; comments are not for readers.
      guard bytes.has("<!DOCTYPE ", at: at), let end = bytes.find(0x3E, from: at) else {
        throw MarkupError(reason: "comments have no place here")
      }
      at = end + 1
      return
    }
    guard ASCII.isLetter(next) else {
      if next == 0xEF || next == UInt8(ascii: "?") { throw MarkupError(reason: "< begins no tag") }
      at += 1
      return
    }
    at += 1
    let name = try self.name("tag")
    let attributes = try attributes(name)
    if Self.void.contains(name.lowercased()) {
      if bytes[at - 1] != UInt8(ascii: ">") { throw MarkupError(reason: "<\(name) is not closed") }
    }
    let shape =
      (open.last?.shape ?? "") + "<\(name) \(attributes.sorted().joined(separator: " "))>"
    elements.append(shape)
    if !Self.void.contains(name.lowercased()) { open.append((name, shape)) }
  }

  private mutating func closingTag() throws(MarkupError) {
    at += 2
    guard ASCII.isLetter(bytes.at(at)) else { throw MarkupError(reason: "</ begins no tag") }
    let name = try self.name("tag")
    skipBlank()
    guard bytes.at(at) == UInt8(ascii: ">") else { throw MarkupError(reason: "</\(name) is not closed") }
    at += 1
    guard let last = open.popLast(), last.name == name else {
      throw MarkupError(reason: "</\(name)> closes nothing")
    }
  }

  private mutating func name(_ what: String) throws(MarkupError) -> String {
    let start = at
    at = bytes.skip(from: at) { ASCII.isWord($0) || $0 == 0x2D || $0 == 0x3A }
    let end = bytes.at(at)
    guard at > start, ASCII.isBlank(end) || end == 0x3E || end == 0x3D || end == 0x2F || at >= bytes.count
    else {
      throw MarkupError(reason: "the name of a \(what) has a wrong character")
    }
    return bytes.string(start..<at)
  }

  /// Reads up to the closing `>`.
  private mutating func attributes(_ tag: String) throws(MarkupError) -> [String] {
    var result: [String] = []
    var names: Set<String> = []
    while true {
      let before = at
      skipBlank()
      guard at < bytes.count else { throw MarkupError(reason: "<\(tag) is not closed") }
      if bytes[at] == UInt8(ascii: ">") {
        at += 1
        return result
      }
      if bytes.has("/>", at: at) {
        guard Self.void.contains(tag.lowercased()) else {
          throw MarkupError(reason: "<\(tag)/> is no void element")
        }
        at += 2
        return result
      }
      guard at > before else { throw MarkupError(reason: "an attribute of <\(tag)> needs a space before it") }
      let name = try self.name("attribute")
      guard bytes.at(at) == UInt8(ascii: "=") else {
        throw MarkupError(reason: "attribute \(name) has no value")
      }
      at += 1
      let quote = bytes.at(at)
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = bytes.find(quote, from: at + 1)
      else {
        throw MarkupError(reason: "the value of \(name) is not quoted")
      }
      guard names.insert(name.lowercased()).inserted else {
        throw MarkupError(reason: "attribute \(name) stands twice")
      }
      try checkReferences(at + 1..<end)
      result.append("\(name.lowercased())=\(bytes.string(at + 1..<end))")
      at = end + 1
    }
  }

  private mutating func checkReferences(_ range: Range<Int>) throws(MarkupError) {
    let place = at
    at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] == UInt8(ascii: "&") { try reference(inAttribute: true) } else { at += 1 }
    }
    at = place
  }

  /// `&name;` with its semicolon; `&` before anything but a letter is text, but for a value of the program.
  private mutating func reference(inAttribute: Bool = false) throws(MarkupError) {
    let next = bytes.at(at + 1)
    if inAttribute, next == 0xEF { throw MarkupError(reason: "& before a value of the program") }
    guard ASCII.isLetter(next) else {
      at += 1
      return
    }
    let end = bytes.skip(from: at + 1) { ASCII.isAlnum($0) }
    guard bytes.at(end) == UInt8(ascii: ";") else { throw MarkupError(reason: "& is not written &amp;") }
    at = end + 1
  }

  private mutating func skipBlank() { at = bytes.skip(from: at) { ASCII.isBlank($0) } }
}
