import TextModel

/// The attributes of an element that begins. They cannot be copied, so they cannot outlive the call that gets them.
@safe struct XMLAttributes: ~Copyable {
  private let element: Int
  private let names: UnsafeBufferPointer<String>
  private let attributes: UnsafeBufferPointer<XMLTape.Attribute>
  private let bytes: UnsafeBufferPointer<UInt8>

  /// - Parameters:
  ///   - element: The number of the element's name.
  ///   - names: The names of the document, by their numbers.
  ///   - tape: What the element is recorded on; like the names, it stays as it is while the attributes are used.
  ///   - range: Where the attributes lie on the tape.
  init(of element: Int, _ names: [String], _ tape: borrowing XMLTape, _ range: Range<Int>) {
    self.element = element
    unsafe self.names = unsafe names.span.buffer
    unsafe attributes = unsafe tape.attributes.span.extracting(range).buffer
    unsafe bytes = unsafe tape.bytes.span.buffer
  }

  /// The qualified name of the element.
  var elementName: String { unsafe names[element] }

  /// How many there are.
  var count: Int { unsafe attributes.count }

  /// The value of an attribute, named with its prefix (`xml:lang`); `nil` when there is none.
  subscript(_ name: String) -> String? {
    for index in 0..<count where self.name(index) == name { return value(index) }
    return nil
  }

  /// All attributes with their qualified names, in the order of the document.
  var all: [(name: String, value: String)] { (0..<count).map { (name($0), value($0)) } }

  private static let ampersand = ByteQuery(38, 38, 38, 38)

  private func name(_ index: Int) -> String { unsafe names[Int(attributes[index].name)] }

  private func value(_ index: Int) -> String {
    let attribute = unsafe attributes[index]
    let bytes = unsafe Span(_unsafeElements: bytes[Int(attribute.start)..<Int(attribute.end)])
    // The parser gives valid UTF-8. As it expands no entities, it gives "&#38;" for each & in an attribute.
    let text = String(validatedUTF8: bytes)
    return bytes.firstIndex(of: Self.ampersand, from: 0) < bytes.count ? text.replacingAmpersands : text
  }
}

extension Span {
  /// The elements as a buffer, which must not be used for longer than the span.
  fileprivate var buffer: UnsafeBufferPointer<Element> { unsafe withUnsafeBufferPointer { unsafe $0 } }
}

extension String {
  /// The text with `&` for each `&#38;`.
  fileprivate var replacingAmpersands: String {
    let reference = Array("&#38;".utf8)
    var bytes = Array(utf8)
    var from = 0
    while let place = bytes[from...].firstRange(of: reference) {
      bytes.replaceSubrange(place, with: [UInt8(ascii: "&")])
      from = place.lowerBound + 1
    }
    return String(validatedUTF8: bytes)
  }
}
