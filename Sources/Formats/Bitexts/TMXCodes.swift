import TextModel

/// Collects the inline codes of one segment while it is read.
struct TMXCodes {
  private(set) var codes: [InlineCode] = []
  private var open: InlineCode?
  /// How many elements inside the segment hold code rather than text; `sub` and what is in it count as code.
  private var depth = 0
  private var content: [UInt8] = []
  private var subflows: [Subflow] = []
  private var marks: [(id: String, type: String)] = []

  /// Whether text that comes now belongs to a code.
  var isInsideCode: Bool { depth > 0 }

  /// How many codes there are so far, the texts inside the one that is open included.
  var count: Int { codes.count + subflows.count }

  /// How many bytes the code that is open holds.
  var contentCount: Int { content.count }

  mutating func removeAll() {
    codes = []
    marks.removeAll()
    depth = 0
  }

  mutating func append(_ bytes: Span<UInt8>) { content.append(copying: bytes) }

  /// An inline element begins at a byte offset of the text.
  mutating func begin(_ name: TMXHandler.Name, _ attributes: borrowing XMLAttributes, at offset: Int) {
    let id = attributes["x"] ?? ""
    let type = attributes["type"] ?? ""
    if name == .hi {
      if depth > 0 { return }
      codes.append(InlineCode(.markOpen, at: offset, id: id, type: type))
      marks.append((id, type))
      return
    }
    if name == .sub {
      // Outside of codes, `sub` means nothing; inside a subflow, one of a code in it is a part of the text.
      if depth == 1 { subflows.append(Subflow(content.count..<content.count, type: type)) }
      if depth > 0 { depth += 1 }
      return
    }
    depth += 1
    if depth > 1 { return }
    let kind: InlineCode.Kind =
      switch name {
      case .bpt: .open
      case .ept: .close
      case .it: attributes["pos"]?.lowercased() == "end" ? .isolatedClose : .isolatedOpen
      default: .standalone
      }
    open = InlineCode(kind, at: offset, id: id, pair: attributes["i"] ?? "", type: type)
    content.removeAll(keepingCapacity: true)
    if !subflows.isEmpty { subflows = [] }
  }

  /// An inline element ends.
  mutating func end(_ name: TMXHandler.Name, at offset: Int) {
    if name == .hi {
      if depth == 0, let mark = marks.popLast() {
        codes.append(InlineCode(.markClose, at: offset, id: mark.id, type: mark.type))
      }
      return
    }
    if depth == 0 { return }
    depth -= 1
    if name == .sub, depth == 1, let start = subflows.last?.range.lowerBound {
      subflows[subflows.count - 1].range = start..<content.count
    }
    guard depth == 0, var code = open else { return }
    code.content = String(validatedUTF8: content)
    if !subflows.isEmpty { swap(&code.subflows, &subflows) }
    // A closing code is about what its opening one is about.
    if code.kind == .close, let partner = codes.last(where: { $0.kind == .open && $0.pair == code.pair }) {
      code.id = partner.id
      code.type = partner.type
    }
    codes.append(code)
    open = nil
  }
}

extension ByteWriter {
  /// Writes a segment with its codes as TMX 1.4b elements.
  ///
  /// A half whose other half is missing goes as `it`, a mark that crosses another one as `ph`.
  mutating func writeTMX(
    _ text: String, _ codes: [InlineCode], of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    let pairs = CodePairs(codes)
    var start = text.startIndex
    for (index, code) in codes.enumerated() {
      let end = text.utf8.index(text.startIndex, offsetBy: code.offset)
      try writeXML(String(text[start..<end]), of: unit())
      start = end
      switch code.kind {
      case .open where pairs.holds(index): try writeCode("bpt", code, i: pairs.name(index), of: unit())
      case .close where pairs.holds(index): try writeCode("ept", code, i: pairs.name(index), of: unit())
      case .open, .isolatedOpen: try writeCode("it", code, position: "begin", of: unit())
      case .close, .isolatedClose: try writeCode("it", code, position: "end", of: unit())
      case .standalone: try writeCode("ph", code, of: unit())
      case .markOpen where pairs.holds(index): try writeCodeStart("hi", code, of: unit())
      case .markClose where pairs.holds(index): write("</hi>")
      case .markOpen, .markClose: try writeCode("ph", code, of: unit())
      }
    }
    try writeXML(String(text[start...]), of: unit())
  }

  private mutating func writeCode(
    _ name: StaticString, _ code: InlineCode, i: String? = nil, position: StaticString? = nil,
    of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    try writeCodeStart(name, code, i: i, position: position, of: unit())
    try writeContent(of: code, typeAttribute: "type", of: unit()) { $0 }
    write("</\(name)>")
  }

  /// Writes what a code stands for, the texts in it as `sub` elements.
  ///
  /// - Parameter spelled: Gives a type as the format spells it.
  mutating func writeContent(
    of code: InlineCode, typeAttribute: StaticString, of unit: @autoclosure () -> TranslationUnit,
    _ spelled: (String) -> String
  ) throws(InputError) {
    guard !code.subflows.isEmpty else { return try writeXML(code.content, of: unit()) }
    let text = code.content
    var start = text.startIndex
    for subflow in code.subflows {
      let open = text.utf8.index(text.startIndex, offsetBy: subflow.range.lowerBound)
      let close = text.utf8.index(open, offsetBy: subflow.range.count)
      try writeXML(String(text[start..<open]), of: unit())
      write("<sub")
      try writeXML(attribute: typeAttribute, spelled(subflow.type), of: unit())
      write(">")
      try writeXML(String(text[open..<close]), of: unit())
      write("</sub>")
      start = close
    }
    try writeXML(String(text[start...]), of: unit())
  }

  private mutating func writeCodeStart(
    _ name: StaticString, _ code: InlineCode, i: String? = nil, position: StaticString? = nil,
    of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    write("<\(name)")
    if let position { write(" pos=\"\(position)\"") }
    if let i { try writeXML(attribute: "i", i, of: unit()) }
    // The DTD gives `ept` neither id nor type; its `bpt` has them.
    if code.kind != .close || i == nil {
      try writeXML(attribute: "x", code.id, of: unit())
      try writeXML(attribute: "type", code.type, of: unit())
    }
    write(">")
  }

  /// Writes an attribute with its name, unless it is empty.
  mutating func writeXML(
    attribute name: StaticString, _ value: String, of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    if value.isEmpty { return }
    write(" \(name)=\"")
    try writeXML(attribute: value, of: unit())
    write("\"")
  }
}
