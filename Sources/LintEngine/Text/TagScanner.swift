/// Finds markup tags, character references and code elements.
struct TagScanner {
  private(set) var tags: [Tag] = []
  private(set) var entities: [Range<Int>] = []
  /// What stands between the tags of elements whose text is code.
  private(set) var code: [Range<Int>] = []

  private static let codeElements: Set<String> = [
    "code", "tt", "kbd", "samp", "pre", "command", "literal", "filename", "option", "script", "style",
  ]
  private static let standardEntities: Set<String> = ["amp", "lt", "gt", "quot", "apos", "nbsp"]

  init(_ bytes: [UInt8]) {
    var open: (name: String, end: Int)?
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "<"):
        guard let tag = Self.tag(bytes, at: at) else {
          at += 1
          continue
        }
        tags.append(tag)
        let name = tag.name.lowercased()
        if let started = open, tag.shape == .close, started.name == name {
          if started.end < tag.range.lowerBound { code.append(started.end..<tag.range.lowerBound) }
          open = nil
        } else if open == nil, tag.shape == .open, Self.codeElements.contains(name) {
          open = (name, tag.range.upperBound)
        }
        at = tag.range.upperBound
      case UInt8(ascii: "&"):
        let end = Self.reference(bytes, at: at)
        if let end { entities.append(at..<end) }
        at = end ?? at + 1
      default: at += 1
      }
    }
  }

  /// The tag that begins at a `<`; attribute values may hold `>` in quotes.
  private static func tag(_ bytes: [UInt8], at start: Int) -> Tag? {
    let isClosing = bytes.at(start + 1) == UInt8(ascii: "/")
    let nameStart = start + (isClosing ? 2 : 1)
    guard ASCII.isLetter(bytes.at(nameStart)) else { return nil }
    let nameEnd = bytes.skip(from: nameStart) { ASCII.isWord($0) || $0 == 0x2D || $0 == 0x3A || $0 == 0x2E }
    // `<https://example.org>` is a link (CommonMark 0.31, section 6.5).
    if bytes[nameEnd - 1] == UInt8(ascii: ":") { return nil }
    var at = nameEnd
    guard ASCII.isBlank(bytes.at(at)) || bytes.at(at) == 0x2F || bytes.at(at) == 0x3E else { return nil }
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      if bytes[at] == UInt8(ascii: "<") { return nil }
      if bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") {
        guard let quote = bytes.find(bytes[at], from: at + 1) else { return nil }
        at = quote
      }
      at += 1
    }
    guard at < bytes.count else { return nil }
    let isEmpty = bytes[at - 1] == UInt8(ascii: "/")
    return Tag(
      name: bytes.string(nameStart..<nameEnd), shape: isClosing ? .close : isEmpty ? .empty : .open,
      range: start..<at + 1)
  }

  /// The end of `&name;`, `&#12;` or `&#x1F;` with a name of the standard ones.
  private static func reference(_ bytes: [UInt8], at start: Int) -> Int? {
    var at = start + 1
    if bytes.at(at) == UInt8(ascii: "#") {
      at = bytes.skip(from: at + 1) { ASCII.isAlnum($0) }
      return at > start + 2 && bytes.at(at) == UInt8(ascii: ";") ? at + 1 : nil
    }
    at = bytes.skip(from: at) { ASCII.isLetter($0) }
    guard bytes.at(at) == UInt8(ascii: ";"), standardEntities.contains(bytes.string(start + 1..<at)) else {
      return nil
    }
    return at + 1
  }
}
