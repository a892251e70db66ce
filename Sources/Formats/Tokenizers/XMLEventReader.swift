import TextModel

/// An event of an XML document.
package enum XMLEvent: Equatable {
  case start(XMLElement)
  /// Text between two tags, CDATA joined.
  case text(String)
  case end(String)
}

/// The beginning of an element.
package struct XMLElement: Equatable {
  /// The qualified name without the prefix that the document gives to the format's own namespace.
  package var name: String
  /// Qualified names and values, in the order of the document.
  package var attributes: [(name: String, value: String)]
  /// Where the element's contents begin.
  package var location: Location

  /// The value of an attribute; `nil` when there is none.
  package subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  package static func == (a: Self, b: Self) -> Bool {
    a.name == b.name && a.location == b.location
      && a.attributes.elementsEqual(b.attributes) { $0.name == $1.name && $0.value == $1.value }
  }
}

/// Hands out the events of an XML document one by one, for formats that are easier to read that way.
package struct XMLEventReader {
  private let parser: XMLEventParser

  /// - Parameter threads: With 2, long documents are parsed on a thread of their own.
  package init(_ source: ByteSource, limits: Limits, threads: Int = 1) {
    parser = XMLEventParser(source, limits, threads: threads)
  }

  /// The next event; `nil` at the end of the document.
  /// - Throws: ``InputError`` at the first defect.
  package func next() throws(InputError) -> XMLEvent? { try parser.next() }

  /// Passes over everything up to the end of the element that began last.
  package func skipElement() throws(InputError) {
    var depth = 1
    while depth > 0, let event = try next() {
      if case .start = event { depth += 1 }
      if case .end = event { depth -= 1 }
    }
  }

  /// The text of the element that began last, up to its end; that of elements inside it too.
  package func elementText() throws(InputError) -> String {
    var text = ""
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .text(let part): text += part
      case .end: depth -= 1
      }
    }
    return text
  }
}

/// Collects the events of a piece of the document.
private final class XMLEventParser: XMLParser {
  private let file: String
  private let limits: Limits
  private var arrived: [XMLEvent] = []
  /// The next event is the last one.
  private var leaving: [XMLEvent] = []
  private var text: [UInt8] = []
  private var names: [String] = []
  /// The prefix of the root element, which formats need not know.
  private var prefix: String?

  init(_ source: ByteSource, _ limits: Limits, threads: Int) {
    file = source.name
    self.limits = limits
    super.init(source, limits: limits, threads: threads)
  }

  func next() throws(InputError) -> XMLEvent? {
    if leaving.isEmpty {
      while arrived.isEmpty {
        if try !advance() { return nil }
      }
      swap(&arrived, &leaving)
      leaving.reverse()
    }
    return leaving.popLast()
  }

  override func begin(
    _ name: Int, _ attributes: borrowing XMLAttributes, at place: TextPlace
  ) throws(InputError) {
    flushText()
    // The parser stands before the ">" of the start tag.
    let location = Location(file: file, line: place.line, column: place.column + 1)
    arrived.append(.start(XMLElement(name: self.name(name), attributes: attributes.all, location: location)))
  }

  override func finish(_ name: Int, at place: TextPlace) throws(InputError) {
    flushText()
    arrived.append(.end(self.name(name)))
  }

  override func characters(_ bytes: Span<UInt8>, at place: TextPlace) throws(InputError) {
    text.append(copying: bytes)
    if text.count > limits.segmentBytes {
      throw InputError(
        "a text is longer than \(limits.segmentBytes >> 10) KiB", at: place.location(in: file))
    }
  }

  private func flushText() {
    if text.isEmpty { return }
    arrived.append(.text(String(validatedUTF8: text)))
    text.removeAll(keepingCapacity: true)
  }

  private func name(_ number: Int) -> String {
    while number >= names.count {
      let name = qualifiedName(names.count)
      if prefix == nil { prefix = name.firstIndex(of: ":").map { String(name[...$0]) } ?? "" }
      let own = prefix ?? ""
      names.append(!own.isEmpty && name.hasPrefix(own) ? String(name.dropFirst(own.count)) : name)
    }
    return names[number]
  }
}
