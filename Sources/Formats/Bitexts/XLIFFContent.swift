import TextModel

/// The content of a `source` or `target` element: text, and codes of both XLIFF versions.
struct XLIFFContent {
  private(set) var text = ""
  private(set) var codes: [InlineCode] = []
  private let element: String
  /// What `dataRef` attributes name in version 2.
  private let data: [String: String]
  private let limits: Limits
  /// The codes and marks whose elements are open, with what closes them.
  private var open: [InlineCode?] = []

  init(element: String, data: [String: String], limits: Limits) {
    self.element = element
    self.data = data
    self.limits = limits
  }

  /// Reads up to the end of the element.
  mutating func read(_ events: XMLEventReader, at location: Location) throws(InputError) {
    while let event = try events.next() {
      switch event {
      case .text(let part): text += part
      case .end(let name):
        if name == element && open.isEmpty { return }
        if let code = open.popLast() ?? nil { close(code) }
      case .start(let child): try start(child, events)
      }
      if text.utf8.count > limits.segmentBytes {
        throw InputError("a text is longer than \(limits.segmentBytes >> 10) KiB", at: location)
      }
      if codes.count > limits.codes {
        throw InputError("a text has more than \(limits.codes) inline codes", at: location)
      }
    }
  }

  private mutating func start(_ child: XMLElement, _ events: XMLEventReader) throws(InputError) {
    let id = child["id"] ?? ""
    let rid = child["rid"] ?? id
    switch child.name {
    // Version 1.2: codes that hold their content, codes without, and pairs around text.
    case "bpt":
      add(.open, child, id, pair: rid, content: "")
      try readContent(of: child, events)
    case "ept":
      addClose(child, id, pair: rid, content: "")
      try readContent(of: child, events)
    case "it":
      let kind: InlineCode.Kind = child["pos"] == "close" ? .isolatedClose : .isolatedOpen
      add(kind, child, id, content: "")
      try readContent(of: child, events)
    case "x":
      add(.standalone, child, id, content: child["equiv-text"] ?? "")
      open.append(nil)
    case "bx":
      add(.open, child, id, pair: rid, content: child["equiv-text"] ?? "")
      open.append(nil)
    case "ex":
      addClose(child, id, pair: rid, content: child["equiv-text"] ?? "")
      open.append(nil)
    case "g":
      add(.open, child, id, pair: id, content: "")
      open.append(InlineCode(.close, at: 0, id: id, pair: id, type: XLIFFTypes.type(of: child)))
    // Both versions.
    case "ph" where child["dataRef"] == nil && child["equiv"] == nil && child["disp"] == nil:
      add(.standalone, child, id, content: "")
      try readContent(of: child, events)
    case "mrk": startMark(child)
    // Version 2.
    case "ph":
      add(.standalone, child, id, content: content(child, "dataRef", "equiv", "disp"))
      open.append(nil)
    case "pc":
      add(.open, child, id, pair: id, content: content(child, "dataRefStart", "equivStart", "dispStart"))
      open.append(
        InlineCode(
          .close, at: 0, id: id, pair: id, type: XLIFFTypes.type(of: child),
          content: content(child, "dataRefEnd", "equivEnd", "dispEnd")))
    case "sc":
      let kind: InlineCode.Kind = child["isolated"] == "yes" ? .isolatedOpen : .open
      add(kind, child, id, pair: kind == .open ? id : "", content: content(child, "dataRef", "equiv", "disp"))
      open.append(nil)
    case "ec":
      let content = content(child, "dataRef", "equiv", "disp")
      if child["isolated"] == "yes" {
        add(.isolatedClose, child, id, content: content)
      } else {
        addClose(child, child["startRef"] ?? id, pair: child["startRef"] ?? id, content: content)
      }
      open.append(nil)
    case "sm":
      add(.markOpen, child, id, content: "")
      open.append(nil)
    case "em":
      let partner = codes.last { $0.kind == .markOpen && $0.id == child["startRef"] }
      codes.append(
        InlineCode(.markClose, at: text.utf8.count, id: partner?.id ?? "", type: partner?.type ?? ""))
      open.append(nil)
    case "cp":
      text += try XLIFF.codePoint(child)
      open.append(nil)
    default: open.append(nil)
    }
  }

  /// Reads what the last code stands for, up to the end of its element; the texts of `sub` are its subflows.
  private mutating func readContent(of element: XMLElement, _ events: XMLEventReader) throws(InputError) {
    var content = ""
    var subflows: [Subflow] = []
    // How many elements are open, and at which of them the subflow began.
    var depth = 1
    var subDepth = 0
    while depth > 0, let event = try events.next() {
      switch event {
      case .text(let part): content += part
      case .start(let child):
        depth += 1
        if child.name == "sub", subDepth == 0 {
          subDepth = depth
          let start = content.utf8.count
          subflows.append(Subflow(start..<start, type: XLIFFTypes.type(of: child)))
        }
      case .end:
        if depth == subDepth, let start = subflows.last?.range.lowerBound {
          subflows[subflows.count - 1].range = start..<content.utf8.count
          subDepth = 0
        }
        depth -= 1
      }
      if content.utf8.count > limits.segmentBytes {
        throw InputError("a code is longer than \(limits.segmentBytes >> 10) KiB", at: element.location)
      }
      if subflows.count > limits.codes {
        throw InputError("a text has more than \(limits.codes) inline codes", at: element.location)
      }
    }
    (codes[codes.count - 1].content, codes[codes.count - 1].subflows) = (content, subflows)
  }

  private mutating func startMark(_ child: XMLElement) {
    let mark = InlineCode(
      .markOpen, at: text.utf8.count, id: child["mid"] ?? child["id"] ?? "", type: XLIFFTypes.type(of: child))
    codes.append(mark)
    open.append(InlineCode(.markClose, at: 0, id: mark.id, type: mark.type))
  }

  private mutating func add(
    _ kind: InlineCode.Kind, _ child: XMLElement, _ id: String, pair: String = "", content: String
  ) {
    codes.append(
      InlineCode(
        kind, at: text.utf8.count, id: id, pair: pair, type: XLIFFTypes.type(of: child), content: content))
  }

  /// Adds a closing code, which is about what its opening one is about.
  private mutating func addClose(_ child: XMLElement, _ id: String, pair: String, content: String) {
    let partner = codes.last { $0.kind == .open && $0.pair == pair }
    codes.append(
      InlineCode(
        .close, at: text.utf8.count, id: partner?.id ?? id, pair: pair, type: partner?.type ?? "",
        content: content))
  }

  private mutating func close(_ code: InlineCode) {
    var code = code
    code.offset = text.utf8.count
    codes.append(code)
  }

  private func content(_ element: XMLElement, _ reference: String, _ names: String...) -> String {
    if let reference = element[reference], let text = data[reference] { return text }
    return names.lazy.compactMap { element[$0] }.first ?? ""
  }
}

/// The names that both versions have for what a code is about.
enum XLIFFTypes {
  private static let delimiters = ["bold", "italic", "underlined", "link"]
  private static let placeholders = ["image", "pb", "lb"]
  private static let version2 = ["fmt", "ui", "quote", "link", "image", "other"]
  private static let subTypes = [
    "bold": "xlf:b", "italic": "xlf:i", "underlined": "xlf:u", "lb": "xlf:lb", "pb": "xlf:pb",
  ]
  /// What begins the types of version 1.2 that are none of its own.
  private static let ownMark = "x-glosa-"
  private static let marks = ["abbrev", "datetime", "name", "phrase", "protected", "seg", "term"]

  /// The type that an element's attributes name in either version.
  static func type(of element: XMLElement) -> String {
    if let type = element["ctype"] ?? element["mtype"] {
      return type.hasPrefix(ownMark) ? XLIFF.decodedName(type.dropFirst(ownMark.count)) : type
    }
    if let subType = element["subType"] {
      if let known = subTypes.first(where: { $0.value == subType }) { return known.key }
      if subType.hasPrefix("glosa:") { return XLIFF.decodedName(subType.dropFirst("glosa:".count)) }
      return subType
    }
    guard let type = element["type"] else { return "" }
    return type.hasPrefix("glosa:") ? XLIFF.decodedName(type.dropFirst("glosa:".count)) : type
  }

  /// The value of `ctype` in version 1.2.
  static func ctype(_ type: String, isPlaceholder: Bool) -> String {
    if type.isEmpty || isForeign(type) { return type }
    if (isPlaceholder ? placeholders : delimiters).contains(type) { return type }
    return ownMark + XLIFF.encodedName(type)
  }

  /// The value of `mtype` in version 1.2, which every mark must have.
  static func mtype(_ type: String) -> String {
    isForeign(type) || marks.contains(type) ? type : ownMark + XLIFF.encodedName(type)
  }

  /// Whether another program gave the type its name, which the format can hold as it is.
  private static func isForeign(_ type: String) -> Bool {
    type.hasPrefix("x-") && !type.hasPrefix(ownMark) && type.utf8.count > 2
      && type == XLIFF.encodedName(type)
  }

  /// The values of `type` and `subType` in version 2.
  static func types(_ type: String) -> (type: String, subType: String) {
    if type.isEmpty { return ("", "") }
    if version2.contains(type) { return (type, "") }
    if let subType = subTypes[type] { return ("fmt", subType) }
    let parts = type.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0 == XLIFF.encodedName(String($0)) }) {
      return ("other", type)
    }
    return ("other", "glosa:" + XLIFF.encodedName(type))
  }

  /// The value of a mark's `type` in version 2.
  static func markType(_ type: String) -> String {
    if type.isEmpty || ["generic", "comment", "term"].contains(type) { return type }
    return "glosa:" + XLIFF.encodedName(type)
  }
}
