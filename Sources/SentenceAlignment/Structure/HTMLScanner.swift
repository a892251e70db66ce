import TextModel

/// Finds the blocks of HTML: a tokenizer that never fails, in the spirit of the HTML Living Standard, section 13.2.5.
///
/// Tags that begin a line of their own on a page separate blocks; others vanish, their text stays. What a page does
/// not show (scripts, styles, comments) is left out; the title is a heading.
struct HTMLScanner {
  private let file: String
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  /// A byte of the line, and its column.
  private var counted = (byte: 0, column: 1)
  private var blocks: [StructuredDocument.Block] = []
  /// The text of the open block, and where it begins.
  private var text: [UInt8] = []
  private var location: Location?
  /// The kinds of the elements around, the innermost last.
  private var kinds: [(name: String, kind: BlockKind)] = []

  static func blocks(of text: String, in file: String) -> [StructuredDocument.Block] {
    var scanner = HTMLScanner(text, file)
    scanner.run()
    return scanner.blocks
  }

  private init(_ text: String, _ file: String) {
    self.file = file
    bytes = Array(text.utf8)
  }

  private mutating func run() {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "<") where isMarkup: takeMarkup()
      case UInt8(ascii: "&"):
        let entity = HTMLEntities.decode(bytes[at...])
        append(entity.map { Array($0.text.utf8)[...] } ?? bytes[at...at])
        at += entity?.length ?? 1
      case 10:
        append(bytes[at...at])
        step()
      default:
        let rest = bytes[(at + 1)...]
        let end =
          rest.firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == 10 } ?? bytes.count
        append(bytes[at..<end])
        at = end
      }
    }
    close()
  }

  /// Goes over a byte, counting lines.
  private mutating func step() {
    if bytes[at] == 10 {
      line += 1
      counted = (at + 1, 1)
    }
    at += 1
  }

  private mutating func append(_ more: ArraySlice<UInt8>) {
    if location == nil {
      let blank = more.prefix { $0 <= 32 }
      if blank.count == more.count { return }
      let start = min(at + blank.count, bytes.count)
      let column = counted.column + bytes[counted.byte..<start].count { $0 & 0xC0 != 0x80 }
      counted = (start, column)
      location = Location(file: file, line: line, column: column)
      text += more.dropFirst(blank.count)
    } else {
      text += more
    }
  }

  private mutating func close() {
    while let last = text.last, last <= 32 { text.removeLast() }
    if kind != .code { collapseSpaces() }
    if let location, !text.isEmpty {
      blocks.append(
        StructuredDocument.Block(kind, String(decoding: text, as: UTF8.self), at: location))
    }
    text.removeAll(keepingCapacity: true)
    location = nil
  }

  /// Makes runs of spaces one, as a browser does.
  private mutating func collapseSpaces() {
    var kept = 0
    for n in text.indices where text[n] != 32 || n == 0 || text[n - 1] != 32 {
      text[kept] = text[n]
      kept += 1
    }
    text.removeSubrange(kept...)
  }

  private var kind: BlockKind { kinds.last?.kind ?? .paragraph }

  // MARK: - Tags

  /// Whether `<` begins a tag, a comment or a declaration, rather than being a sign.
  private var isMarkup: Bool {
    guard at + 1 < bytes.count else { return false }
    let next = bytes[at + 1]
    return Self.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      || next == UInt8(ascii: "?")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private mutating func takeMarkup() {
    if bytes[at...].starts(with: "<!--".utf8) {
      skip(past: Array("-->".utf8))
      return
    }
    let start = at
    let isEnd = bytes[at + 1] == UInt8(ascii: "/")
    let nameStart = at + (isEnd ? 2 : 1)
    let nameEnd =
      bytes[nameStart...].firstIndex { !Self.isLetter($0) && !(48...57).contains($0) } ?? bytes.count
    let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
    skipTag()
    if !isEnd, ["script", "style", "template"].contains(name) {
      skip(past: Array("</\(name)".utf8))
      skipTag()
    } else if Self.separating.contains(name) {
      close()
      enter(name, isEnd: isEnd, isEmpty: bytes[start..<at].suffix(2).first == UInt8(ascii: "/"))
    } else if name == "br" {
      append([10])
    }
  }

  /// Goes past `>`; one inside quotes does not count.
  private mutating func skipTag() {
    var quote: UInt8?
    while at < bytes.count {
      let byte = bytes[at]
      step()
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return
      }
    }
  }

  private mutating func skip(past end: [UInt8]) {
    while at < bytes.count {
      if bytes[at...].prefix(end.count).elementsEqual(end, by: { $0 | 0x20 == $1 | 0x20 }) {
        at += end.count
        return
      }
      step()
    }
  }

  private mutating func enter(_ name: String, isEnd: Bool, isEmpty: Bool) {
    if isEnd {
      if let open = kinds.lastIndex(where: { $0.name == name }) { kinds.removeSubrange(open...) }
    } else if let kind = Self.kind(of: name), !isEmpty {
      if let last = kinds.last, let group = Self.impliedEnds[name], Self.impliedEnds[last.name] == group {
        kinds.removeLast()
      }
      if kinds.count < Self.deepest { kinds.append((name, kind)) }
    }
  }

  /// Elements that end where another of their group begins.
  private static let impliedEnds = ["li": 0, "dt": 1, "dd": 1, "td": 2, "th": 2, "option": 3]
  private static let deepest = 200

  private static func kind(of name: String) -> BlockKind? {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6", "title", "caption", "legend", "summary": .heading
    case "li", "dt", "dd", "option": .listItem
    case "td", "th": .tableCell
    case "pre", "textarea", "listing", "xmp": .code
    case "body", "section", "article", "main", "table", "ul", "ol", "dl", "blockquote": .paragraph
    default: nil
    }
  }

  private static let separating: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav",
    "noscript",
    "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
    "textarea", "tfoot",
    "th", "thead", "title", "tr", "ul", "xmp",
  ]
}
