import TextModel

/// A tag, comment or declaration of HTML with its place.
struct HTMLTag {
  /// In lower case; empty for comments and declarations.
  let name: String
  let range: Range<Int>
  let isEnd: Bool
  let isSelfClosed: Bool
  /// Names in lower case, and values between their quotation marks.
  let attributes: [(name: String, value: Range<Int>)]

  /// The tag that begins at the scanner's place (HTML Living Standard, section 13.2.5); `nil` when none does.
  ///
  /// - Parameter distance: How long a comment may be; one that is never closed goes to the end of the text.
  init?(_ scanner: ByteScanner, within distance: Int? = nil) {
    var probe = scanner
    guard probe.peek == UInt8(ascii: "<") else { return nil }
    if probe.byte(1) == UInt8(ascii: "!") || probe.byte(1) == UInt8(ascii: "?") {
      guard let end = Self.declarationEnd(probe, distance) else { return nil }
      (name, range, isEnd, isSelfClosed, attributes) = ("", scanner.at..<end, false, true, [])
      return
    }
    isEnd = probe.byte(1) == UInt8(ascii: "/")
    probe.at += isEnd ? 2 : 1
    guard let first = probe.peek, 97...122 ~= first | 32 else { return nil }
    let start = probe.at
    probe.skip { $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "<") }
    name = probe.string(start..<probe.at).lowercased()
    var list: [(name: String, value: Range<Int>)] = []
    var isClosed = false
    while let byte = probe.peek, byte != UInt8(ascii: ">") {
      if byte <= 32 || byte == UInt8(ascii: "/") {
        isClosed = byte == UInt8(ascii: "/")
        probe.at += 1
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else {
        isClosed = false
        list.append(Self.attribute(&probe))
      }
    }
    guard probe.take(">") else { return nil }
    (range, isSelfClosed, attributes) = (scanner.at..<probe.at, isClosed, list)
  }

  private static func declarationEnd(_ scanner: ByteScanner, _ distance: Int?) -> Int? {
    var probe = scanner
    let isComment = probe.starts(with: "<!--")
    probe.at += isComment ? 4 : 2
    let end = isComment ? probe.find("-->", within: distance) : probe.find(">", within: distance)
    if let end { return end + (isComment ? 3 : 1) }
    return distance == nil ? scanner.end : nil
  }

  private static func attribute(_ probe: inout ByteScanner) -> (name: String, value: Range<Int>) {
    let start = probe.at
    probe.at += 1
    probe.skip { $0 > 32 && !"=>/<".utf8.contains($0) }
    let name = probe.string(start..<probe.at).lowercased()
    let nameEnd = probe.at
    probe.skipSpace()
    guard probe.take("=") else {
      probe.at = nameEnd
      return (name, nameEnd..<nameEnd)
    }
    probe.skipSpace()
    if let quote = probe.peek, quote == 34 || quote == 39 {
      let value = probe.at + 1
      probe.at = value
      probe.skip { $0 != quote }
      defer { probe.at = min(probe.at + 1, probe.end) }
      return (name, value..<probe.at)
    }
    let value = probe.at
    probe.skip { $0 > 32 && $0 != UInt8(ascii: ">") }
    return (name, value..<probe.at)
  }

  /// What the tag does to text.
  var codeKind: InlineCode.Kind {
    if isEnd { return .close }
    return isSelfClosed || HTMLElements.void.contains(name) ? .standalone : .open
  }

  func value(_ name: String, _ scanner: ByteScanner) -> String? {
    attributes.first { $0.name == name }.map { scanner.string($0.value) }
  }
}

/// What is known about elements of HTML.
enum HTMLElements {
  /// Those that have no end tag.
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Those that begin a line of their own on a page.
  static let blocks: Set<String> = [
    "address", "article", "aside", "base", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li",
    "link", "main", "menu", "menuitem", "meta", "nav", "noframes", "ol", "optgroup", "option", "p", "param",
    "pre", "search", "section", "select", "summary", "table", "tbody", "td", "template", "tfoot", "th",
    "thead",
    "title", "tr", "track", "ul",
  ]

  /// Those whose contents a page does not show as text.
  static let hidden: Set<String> = [
    "script", "style", "textarea", "svg", "math", "noscript", "object", "iframe",
  ]

  /// Attributes that people read.
  static let shownAttributes: Set<String> = [
    "alt", "title", "placeholder", "label", "summary", "aria-label", "aria-description", "aria-placeholder",
    "aria-roledescription", "aria-valuetext",
  ]

  /// What the text of an element is.
  static func kind(_ name: String) -> ResourceUnit.Kind {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6", "title": .heading
    case "li", "dt", "dd": .listItem
    case "td", "th": .tableCell
    case "pre": .code
    default: .paragraph
    }
  }
}
