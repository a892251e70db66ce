import CXMLSystem
import TextModel

/// What takes the events of an XML document.
protocol XMLHandler: AnyObject {
  /// An element begins. The attributes are valid during the call only.
  func start(_ name: String, _ attributes: borrowing XMLAttributes, at place: XMLPlace) throws(InputError)
  /// An element ends.
  func end(_ name: String, at place: XMLPlace) throws(InputError)
  /// A part of the text of the open element: text may come in any number of parts.
  func text(_ bytes: Span<UInt8>, at place: XMLPlace) throws(InputError)
}

/// A place in an XML document.
struct XMLPlace: Hashable, Sendable {
  var line: Int
  var column: Int

  func location(in file: String) -> Location { Location(file: file, line: line, column: column) }
}

/// Reads an XML document with libxml2's push parser, and refuses what could lose text or reach outside.
///
/// Nothing is loaded, no entity is declared or expanded beyond XML's own five, every piece's result is checked, and
/// the document must be well formed to its last byte. CDATA comes as text.
@safe final class XMLStream {
  private var context: xmlParserCtxtPtr?
  private let source: ByteSource
  private let handler: any XMLHandler
  private let limits: Limits
  private var buffer: [UInt8] = []
  private var names: [KnownName] = []
  private var depth = 0
  private var failure: InputError?
  private(set) var isAtEnd = false

  init(_ source: ByteSource, handler: any XMLHandler, limits: Limits) {
    self.source = source
    self.handler = handler
    self.limits = limits
  }

  deinit {
    if let context = unsafe context { unsafe xmlFreeParserCtxt(context) }
  }

  /// The file's name for messages.
  var name: String { source.name }

  /// Parses the next piece of the document; `false` when it has ended.
  /// - Throws: ``InputError`` at the first defect.
  func advance() throws(InputError) -> Bool {
    if isAtEnd { return false }
    if unsafe context == nil { start() }
    buffer.removeAll(keepingCapacity: true)
    isAtEnd = try !source.read(into: &buffer)
    try parse(buffer, isLast: isAtEnd)
    return true
  }

  private func start() {
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    unsafe sax.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
      unsafe stream(context).begin(name, prefix, attributes, count)
    }
    unsafe sax.endElementNs = { context, name, prefix, _ in unsafe stream(context).finish(name, prefix) }
    unsafe sax.characters = { context, text, count in unsafe stream(context).characters(text, count) }
    unsafe sax.ignorableWhitespace = unsafe sax.characters
    unsafe sax.cdataBlock = unsafe sax.characters
    unsafe sax.entityDecl = { context, name, _, _, _, _ in unsafe stream(context).refuseDeclaration(name) }
    unsafe sax.unparsedEntityDecl = { context, name, _, _, _ in unsafe stream(context).refuseDeclaration(name)
    }
    unsafe sax.getEntity = { context, name in
      unsafe stream(context).refuseEntity(name)
      return nil
    }
    unsafe sax.getParameterEntity = unsafe sax.getEntity
    unsafe sax.serror = { context, error in
      guard let error = unsafe error else { return }
      // Warnings are about things that do not change what is read.
      if unsafe error.pointee.level.rawValue > XML_ERR_WARNING.rawValue {
        unsafe stream(context).report(error.pointee.message)
      }
    }
    // The context keeps an unretained reference; it is freed in `deinit`, so it never outlives the stream.
    let identity = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe context = unsafe xmlCreatePushParserCtxt(&sax, identity, nil, 0, nil)
    unsafe precondition(context != nil, "libxml2 cannot start")
    unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
  }

  private func parse(_ bytes: [UInt8], isLast: Bool) throws(InputError) {
    let result = unsafe bytes.withUnsafeBytes { raw in
      unsafe xmlParseChunk(
        context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), isLast ? 1 : 0)
    }
    if let failure { throw failure }
    if unsafe result != 0 || isLast && context!.pointee.wellFormed == 0 {
      throw defect("the XML is not well formed")
    }
  }

  fileprivate var place: XMLPlace {
    guard let input = unsafe context?.pointee.input else { return XMLPlace(line: 0, column: 0) }
    return unsafe XMLPlace(line: Int(input.pointee.line), column: Int(input.pointee.col))
  }

  /// Remembers the first defect and stops the parser.
  private func fail(_ error: InputError) {
    if failure == nil { failure = error }
    unsafe xmlStopParser(context)
  }

  private func defect(_ what: String, remedy: String = "") -> InputError {
    InputError(what, at: place.location(in: name), remedy: remedy)
  }
}

/// The stream that a callback belongs to.
private func stream(_ context: UnsafeMutableRawPointer?) -> XMLStream {
  // `start()` gave exactly this pointer to the parser.
  unsafe Unmanaged<XMLStream>.fromOpaque(context!).takeUnretainedValue()
}

extension XMLStream {
  fileprivate func begin(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int32
  ) {
    depth += 1
    if depth > limits.depth {
      return fail(defect("elements are nested more than \(limits.depth) deep"))
    }
    let list = unsafe XMLAttributes(start: attributes, count: Int(count))
    if list.longestValue > limits.attributeBytes {
      return fail(defect("an attribute is longer than \(limits.attributeBytes >> 10) KiB"))
    }
    do { unsafe try handler.start(text(of: name, prefix), list, at: place) } catch { fail(error) }
  }

  fileprivate func finish(_ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?) {
    depth -= 1
    do { unsafe try handler.end(text(of: name, prefix), at: place) } catch { fail(error) }
  }

  fileprivate func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    do {
      // libxml2 gives valid UTF-8 that lives until the callback returns.
      unsafe try handler.text(Span(_unsafeStart: text!, count: Int(count)), at: place)
    } catch {
      fail(error)
    }
  }

  fileprivate func refuseDeclaration(_ name: UnsafePointer<xmlChar>?) {
    fail(
      defect(
        unsafe "the document declares the entity \(Self.string(name))",
        remedy: "replace its uses by their text and remove the declaration"))
  }

  fileprivate func refuseEntity(_ name: UnsafePointer<xmlChar>?) {
    let name = unsafe Self.string(name)
    // XML's own five are known to the parser; it asks only for others.
    fail(
      defect("the entity &\(name); is unknown", remedy: "write the character itself, or &amp; for a plain &"))
  }

  fileprivate func report(_ message: UnsafePointer<CChar>?) {
    var text = unsafe message.map { unsafe String(cString: $0) } ?? "the XML is not well formed"
    while text.last == "\n" { text.removeLast() }
    fail(defect("the XML is not well formed: \(text.printable)"))
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    unsafe text.map { unsafe String(cString: $0).printable } ?? ""
  }

  /// The qualified name as a string. The parser gives equal names equal pointers, so few strings are made.
  private func text(of name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?) -> String {
    for known in names where unsafe known.name == name && known.prefix == prefix { return known.text }
    let local = unsafe name.map { unsafe String(cString: $0) } ?? ""
    let text = unsafe prefix.map { unsafe String(cString: $0) + ":" + local } ?? local
    if names.count < 256 { unsafe names.append(KnownName(name: name, prefix: prefix, text: text)) }
    return text
  }
}

/// A name the parser has given before.
@safe private struct KnownName {
  var name: UnsafePointer<xmlChar>?
  var prefix: UnsafePointer<xmlChar>?
  var text: String
}

/// The attributes of an element that begins. It cannot be copied, so it cannot outlive the callback.
@safe struct XMLAttributes: ~Copyable {
  /// Five pointers an attribute: local name, prefix, namespace, beginning and end of the value.
  private let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let count: Int

  fileprivate init(start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
    unsafe self.start = unsafe start
    self.count = count
  }

  /// The value of an attribute, named with its prefix (`xml:lang`); `nil` when there is none.
  subscript(_ name: StaticString) -> String? {
    for index in 0..<count where nameEquals(index, name) { return value(index) }
    return nil
  }

  /// All attributes with their qualified names, in the order of the document.
  var all: [(name: String, value: String)] {
    (0..<count).map { index in
      let local = unsafe String(cString: start![index * 5]!)
      return unsafe (
        start![index * 5 + 1].map { unsafe String(cString: $0) + ":" + local } ?? local, value(index)
      )
    }
  }

  fileprivate var longestValue: Int {
    var longest = 0
    for index in 0..<count { longest = unsafe max(longest, start![index * 5 + 4]! - start![index * 5 + 3]!) }
    return longest
  }

  private func value(_ index: Int) -> String {
    let (from, to) = unsafe (start![index * 5 + 3]!, start![index * 5 + 4]!)
    return unsafe String(decoding: UnsafeBufferPointer(start: from, count: to - from), as: UTF8.self)
  }

  private func nameEquals(_ index: Int, _ name: StaticString) -> Bool {
    unsafe xmlStrQEqual(start![index * 5 + 1], start![index * 5], name.utf8Start) == 1
  }
}
