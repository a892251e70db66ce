import CXMLSystem
import TextModel

/// Reads an XML document with libxml2's push parser, and refuses what could lose text or reach outside.
///
/// Nothing is loaded, no entity is declared or expanded beyond XML's own five, every piece's result is checked, and
/// the document must be well formed to its last byte. CDATA comes as text.
///
/// A class, because libxml2 calls it back; a format is a subclass that overrides the three events.
@safe class XMLParser {
  private var context: xmlParserCtxtPtr?
  private let source: ByteSource
  private let limits: Limits
  private var buffer: [UInt8] = []
  /// How much of the buffer was parsed.
  private var parsed = 0
  private let state = CallbackState(XMLParserState())
  private var isAtEnd = false
  /// How much libxml2 gets at a time, in bytes: what a piece becomes shall stay in the processor's cache.
  private static let pieceSize = 1 << 15

  init(_ source: ByteSource, limits: Limits) {
    self.source = source
    self.limits = limits
  }

  deinit {
    if let context = unsafe context { unsafe xmlFreeParserCtxt(context) }
  }

  /// An element begins. Equal names have equal numbers; an ``XMLVocabulary`` says what they mean.
  func begin(_ name: Int, _ attributes: borrowing XMLAttributes, at place: TextPlace) throws(InputError) {}

  /// An element ends.
  func finish(_ name: Int, at place: TextPlace) throws(InputError) {}

  /// A part of the text of the open element: text may come in any number of parts.
  func characters(_ bytes: Span<UInt8>, at place: TextPlace) throws(InputError) {}

  /// Whether text is of interest now; otherwise libxml2 does not even call back for it, and most of the text of an
  /// indented document is the space between tags.
  final var wantsText: Bool {
    get { state.value.wantsText }
    set {
      if newValue == state.value.wantsText { return }
      state.value.wantsText = newValue
      guard let sax = unsafe context?.pointee.sax else { return }
      unsafe sax.pointee.characters = newValue ? Self.textCallback : nil
      unsafe sax.pointee.ignorableWhitespace = unsafe sax.pointee.characters
    }
  }

  private static let textCallback: charactersSAXFunc = { context, text, count in
    unsafe with(context) { unsafe $0.textComes(text, count) }
  }

  /// Parses the next piece of the document; `false` when it has ended.
  /// - Throws: ``InputError`` at the first defect.
  final func advance() throws(InputError) -> Bool {
    if isAtEnd { return false }
    if unsafe context == nil { start() }
    if parsed == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      parsed = 0
      isAtEnd = try !source.read(into: &buffer)
    }
    let size = min(Self.pieceSize, buffer.count - parsed)
    let result = unsafe buffer.withUnsafeBytes { raw in
      let piece = unsafe raw.baseAddress.map { unsafe $0 + parsed }
      return unsafe xmlParseChunk(
        context, piece?.assumingMemoryBound(to: CChar.self), Int32(size), isAtEnd ? 1 : 0)
    }
    parsed += size
    if let failure = state.value.failure { throw failure }
    if unsafe result != 0 || isAtEnd && context!.pointee.wellFormed == 0 {
      throw defect("the XML is not well formed")
    }
    return true
  }

  /// The qualified name with that number.
  final func qualifiedName(_ number: Int) -> String {
    let name = state.value.names[number]
    return unsafe qualified(name.prefix, name.local)
  }

  private func start() {
    // libxml2 tells of conversion errors outside the parser too, and would print them.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    unsafe sax.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
      unsafe with(context) { unsafe $0.elementBegins(name, prefix, attributes, count) }
    }
    unsafe sax.endElementNs = { context, _, _, _ in unsafe with(context) { $0.elementEnds() } }
    unsafe sax.characters = Self.textCallback
    unsafe sax.ignorableWhitespace = unsafe sax.characters
    unsafe sax.cdataBlock = unsafe sax.characters
    unsafe sax.entityDecl = { context, name, _, _, _, _ in
      unsafe with(context) { unsafe $0.refuseDeclaration(name) }
    }
    unsafe sax.unparsedEntityDecl = { context, name, _, _, _ in
      unsafe with(context) { unsafe $0.refuseDeclaration(name) }
    }
    unsafe sax.getEntity = { context, name in
      unsafe with(context) { unsafe $0.refuseEntity(name) }
      return nil
    }
    unsafe sax.getParameterEntity = unsafe sax.getEntity
    unsafe sax.serror = { context, error in
      // Warnings are about things that do not change what is read.
      if let error = unsafe error, unsafe error.pointee.level.rawValue > XML_ERR_WARNING.rawValue {
        unsafe with(context) { unsafe $0.report(error.pointee.message) }
      }
    }
    // The context keeps an unretained reference; it is freed in `deinit`, so it never outlives this object.
    let identity = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe context = unsafe xmlCreatePushParserCtxt(&sax, identity, nil, 0, nil)
    unsafe precondition(context != nil, "libxml2 cannot start")
    unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
  }
}

/// Calls `body` with the parser that a callback belongs to.
private func with(_ context: UnsafeMutableRawPointer?, _ body: (XMLParser) -> Void) {
  // `start()` gave exactly this pointer to libxml2, and whoever called `advance()` keeps the object alive.
  unsafe Unmanaged<XMLParser>.fromOpaque(context!)._withUnsafeGuaranteedRef(body)
}

extension XMLParser {
  fileprivate func elementBegins(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int32
  ) {
    let number = unsafe state.value.open(KnownName(local: name, prefix: prefix))
    if state.value.depth > limits.depth {
      return fail(defect("elements are nested more than \(limits.depth) deep"))
    }
    let list = unsafe XMLAttributes(start: attributes, count: Int(count), element: name, prefix: prefix)
    if list.longestValue > limits.attributeBytes {
      return fail(defect("an attribute is longer than \(limits.attributeBytes >> 10) KiB"))
    }
    do { try begin(number, list, at: place) } catch { fail(error) }
  }

  /// What ends is what began last, since the document is well formed up to here.
  fileprivate func elementEnds() {
    guard let number = state.value.close() else { return }
    do { try finish(number, at: place) } catch { fail(error) }
  }

  fileprivate func textComes(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    // CDATA comes through a callback of its own.
    if !state.value.wantsText { return }
    do {
      // libxml2 gives valid UTF-8 that lives until the callback returns.
      unsafe try characters(Span(_unsafeStart: text!, count: Int(count)), at: place)
    } catch {
      fail(error)
    }
  }

  fileprivate func refuseDeclaration(_ name: UnsafePointer<xmlChar>?) {
    fail(
      defect(
        "the document declares the entity \(unsafe qualified(nil, name).printable)",
        remedy: "replace its uses by their text and remove the declaration"))
  }

  /// XML's own five entities are known to libxml2; it asks only for others.
  fileprivate func refuseEntity(_ name: UnsafePointer<xmlChar>?) {
    fail(
      defect(
        "the entity &\(unsafe qualified(nil, name).printable); is unknown",
        remedy: "write the character itself, or &amp; for a plain &"))
  }

  fileprivate func report(_ message: UnsafePointer<CChar>?) {
    var text = unsafe message.map { unsafe String(cString: $0) } ?? "unknown defect"
    while text.last == "\n" { text.removeLast() }
    text = String(text.map { $0 == "\n" ? " " : $0 })
    fail(defect("the XML is not well formed: \(text.printable)"))
  }

  private var place: TextPlace {
    guard let input = unsafe context?.pointee.input else { return TextPlace(line: 0, column: 0) }
    return unsafe TextPlace(line: Int(input.pointee.line), column: Int(input.pointee.col))
  }

  /// Remembers the first defect and stops the parser.
  private func fail(_ error: InputError) {
    if state.value.failure == nil { state.value.failure = error }
    unsafe xmlStopParser(context)
  }

  private func defect(_ what: String, remedy: String = "") -> InputError {
    InputError(what, at: place.location(in: source.name), remedy: remedy)
  }
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

/// What an ``XMLParser`` knows while it parses.
private struct XMLParserState {
  /// The names seen so far, numbered in the order in which they came.
  var names: [KnownName] = []
  /// The numbers of the elements that are open, outermost first.
  private var open: [Int] = []
  /// The last name that was found for each of 64 parts of the addresses, as its number; -1 for none.
  private var recent = [Int](repeating: -1, count: 64)
  var wantsText = true
  var failure: InputError?

  var depth: Int { open.count }

  /// Enters an element and returns the number of its name. libxml2 gives equal names equal addresses for as long
  /// as the document lasts.
  mutating func open(_ name: KnownName) -> Int {
    let slot = name.slot
    var number = recent[slot]
    if number < 0 || names[number] != name {
      number = names.firstIndex(of: name) ?? names.count
      if number == names.count { names.append(name) }
      recent[slot] = number
    }
    open.append(number)
    return number
  }

  /// Leaves the innermost element and returns the number of its name.
  mutating func close() -> Int? { open.popLast() }
}

/// A name that the parser has given before.
@safe private struct KnownName: Equatable {
  var local: UnsafePointer<xmlChar>?
  var prefix: UnsafePointer<xmlChar>?

  static func == (a: Self, b: Self) -> Bool {
    unsafe a.local == b.local && a.prefix == b.prefix
  }

  /// A part of the name's address, 0 to 63.
  var slot: Int { unsafe Int(bitPattern: local) >> 3 & 63 }
}

/// A name with its prefix, if it has one.
private func qualified(_ prefix: UnsafePointer<xmlChar>?, _ local: UnsafePointer<xmlChar>?) -> String {
  let name = unsafe local.map { unsafe String(cString: $0) } ?? ""
  return unsafe prefix.map { unsafe String(cString: $0) + ":" + name } ?? name
}

/// The attributes of an element that begins. It cannot be copied, so it cannot outlive the callback.
@safe struct XMLAttributes: ~Copyable {
  /// Five pointers an attribute: local name, prefix, namespace, beginning and end of the value.
  private let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  /// How many there are.
  let count: Int
  private let element: UnsafePointer<xmlChar>?
  private let prefix: UnsafePointer<xmlChar>?

  fileprivate init(
    start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int, element: UnsafePointer<xmlChar>?,
    prefix: UnsafePointer<xmlChar>?
  ) {
    unsafe self.start = unsafe start
    self.count = count
    unsafe self.element = unsafe element
    unsafe self.prefix = unsafe prefix
  }

  /// The qualified name of the element.
  var elementName: String { unsafe qualified(prefix, element) }

  /// The value of an attribute, named with its prefix (`xml:lang`); `nil` when there is none.
  subscript(_ name: StaticString) -> String? {
    for index in 0..<count
    where unsafe xmlStrQEqual(start![index * 5 + 1], start![index * 5], name.utf8Start) == 1 {
      return value(index)
    }
    return nil
  }

  /// All attributes with their qualified names, in the order of the document.
  var all: [(name: String, value: String)] {
    (0..<count).map { index in unsafe (qualified(start![index * 5 + 1], start![index * 5]), value(index)) }
  }

  private static let ampersand = ByteQuery(38, 38, 38, 38)

  fileprivate var longestValue: Int {
    var longest = 0
    for index in 0..<count {
      longest = max(longest, unsafe start![index * 5 + 4]! - start![index * 5 + 3]!)
    }
    return longest
  }

  private func value(_ index: Int) -> String {
    let (from, to) = unsafe (start![index * 5 + 3]!, start![index * 5 + 4]!)
    // libxml2 gives valid UTF-8. Where it expands no entities, it gives "&#38;" for each & in an attribute.
    let bytes = unsafe Span(_unsafeStart: from, count: to - from)
    let text = String(validatedUTF8: bytes)
    return bytes.firstIndex(of: Self.ampersand, from: 0) < bytes.count ? text.replacingAmpersands : text
  }
}
