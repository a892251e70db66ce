import CXMLSystem
import TextModel

/// Records an XML document with libxml2's push parser, and refuses what could lose text or reach outside.
///
/// Nothing is loaded, no entity is declared or expanded beyond XML's own five, every piece's result is checked, and
/// the document must be well formed to its last byte. CDATA comes as text.
///
/// A class, because libxml2 calls it back. It may go from one thread to another, but is used by one at a time.
@safe final class XMLRecorder: @unchecked Sendable {
  private var context: xmlParserCtxtPtr?
  private let source: ByteSource
  private let limits: Limits
  private var buffer: [UInt8] = []
  /// How much of the buffer was parsed.
  private var parsed = 0
  private var isAtEnd = false
  /// Whether there was nothing but spaces and line ends so far.
  private var isBlank = true
  private let state: CallbackState<XMLRecording>
  /// How much libxml2 gets at a time, in bytes: what a piece becomes shall stay in the processor's cache.
  private static let pieceSize = 1 << 14
  /// How much of the document goes on one tape, in bytes.
  private static let tapeSize = 1 << 17

  /// - Parameter textElements: The elements whose text is of interest, that of elements inside them too; `nil` for
  ///   all. Most of the text of an indented document is the space between tags.
  init(_ source: ByteSource, limits: Limits, textElements: Set<String>?) {
    self.source = source
    self.limits = limits
    state = CallbackState(XMLRecording(textElements: textElements))
  }

  deinit {
    if let context = unsafe context { unsafe xmlFreeParserCtxt(context) }
  }

  /// Records the next part of the document over what the tape holds. The tape says whether it is the last one.
  func record(on tape: inout XMLTape) {
    tape.removeAll()
    swap(&tape, &state.value.tape)
    glosa_silence_xml()
    if unsafe context == nil { start() }
    var size = 0
    do {
      while size < Self.tapeSize, !isAtEnd { size += try parsePiece() }
    } catch {
      state.value.fail(error)
    }
    swap(&tape, &state.value.tape)
    tape.isLast = isAtEnd || tape.failure != nil
  }

  /// Parses the next piece of the document and says how long it was.
  private func parsePiece() throws(InputError) -> Int {
    if parsed == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      parsed = 0
      isAtEnd = try !source.read(into: &buffer)
      if isBlank {
        // libxml2 knows no UTF-32, and takes it for an empty document.
        if [[0, 0, 0xFE, 0xFF], [0xFF, 0xFE, 0, 0]].contains(Array(buffer.prefix(4))) {
          throw InputError(
            "the file is in UTF-32", at: Location(file: source.name), remedy: "save it as UTF-8")
        }
        isBlank = buffer.allSatisfy { $0 <= 32 }
      }
      if isAtEnd, isBlank { throw InputError("the file is empty", at: Location(file: source.name)) }
    }
    let size = min(Self.pieceSize, buffer.count - parsed)
    let result = unsafe buffer.withUnsafeBytes { raw in
      let piece = unsafe raw.baseAddress.map { unsafe $0 + parsed }
      return unsafe xmlParseChunk(
        context, piece?.assumingMemoryBound(to: CChar.self), Int32(size), isAtEnd ? 1 : 0)
    }
    parsed += size
    if let failure = state.value.tape.failure { throw failure }
    if unsafe result != 0 || isAtEnd && context!.pointee.wellFormed == 0 {
      throw defect("the XML is not well formed")
    }
    try checkRest()
    return size
  }

  /// Checks what libxml2 has not parsed yet: the beginning of a tag, or of a character where the file ends.
  private func checkRest() throws(InputError) {
    guard let input = unsafe context?.pointee.input else { return }
    let rest = unsafe UnsafeBufferPointer(
      start: input.pointee.cur, count: input.pointee.end - input.pointee.cur)
    // The time that libxml2 takes for a tag grows with the square of its attributes.
    if rest.count > limits.tagBytes, unsafe rest[0] == UInt8(ascii: "<"), unsafe rest[1] != UInt8(ascii: "!"),
      unsafe rest[1] != UInt8(ascii: "?")
    {
      throw defect("a tag is longer than \(limits.tagBytes >> 10) KiB")
    }
    if isAtEnd, let raw = unsafe input.pointee.buf?.pointee.raw, unsafe xmlBufUse(raw) > 0 {
      throw defect("the file ends inside a character", remedy: "send the whole file")
    }
  }

  private func start() {
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    unsafe sax.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
      unsafe with(context) { unsafe $0.elementBegins(name, prefix, attributes, Int(count)) }
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
    setWantsText()
  }

  private static let textCallback: charactersSAXFunc = { context, text, count in
    unsafe with(context) { unsafe $0.textComes(text, Int(count)) }
  }

  /// Lets libxml2 call back for text only where it is of interest.
  private func setWantsText() {
    guard let sax = unsafe context?.pointee.sax else { return }
    unsafe sax.pointee.characters = state.value.wantsText ? Self.textCallback : nil
    unsafe sax.pointee.ignorableWhitespace = unsafe sax.pointee.characters
  }
}

/// Calls `body` with the recorder that a callback belongs to.
private func with(_ context: UnsafeMutableRawPointer?, _ body: (XMLRecorder) -> Void) {
  // `start()` gave exactly this pointer to libxml2, and whoever called `record(on:)` keeps the object alive.
  unsafe Unmanaged<XMLRecorder>.fromOpaque(context!)._withUnsafeGuaranteedRef(body)
}

// MARK: - What libxml2 calls

extension XMLRecorder {
  fileprivate func elementBegins(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    // The root element's name comes before all others.
    let number = unsafe state.value.number(of: XMLName(local: name, prefix: prefix))
    let start = state.value.tape.attributes.count
    for index in 0..<count {
      // Five pointers an attribute: local name, prefix, namespace, beginning and end of the value.
      let attribute = unsafe attributes! + index * 5
      let size = unsafe attribute[4]! - attribute[3]!
      if size > limits.attributeBytes {
        return fail("an attribute is longer than \(limits.attributeBytes >> 10) KiB")
      }
      let name = unsafe XMLName(local: attribute[0], prefix: attribute[1])
      unsafe state.value.add(attribute: name, Span(_unsafeStart: attribute[3]!, count: size))
    }
    let couldHoldText = state.value.wantsText
    state.value.begin(number, attributes: start, at: place)
    if state.value.depth > limits.depth { fail("elements are nested more than \(limits.depth) deep") }
    if state.value.wantsText != couldHoldText { setWantsText() }
  }

  /// What ends is what began last, since the document is well formed up to here.
  fileprivate func elementEnds() {
    let couldHoldText = state.value.wantsText
    state.value.finish(at: place)
    if state.value.wantsText != couldHoldText { setWantsText() }
  }

  fileprivate func textComes(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
    // CDATA comes through a callback of its own.
    if !state.value.wantsText { return }
    // libxml2 gives valid UTF-8 that lives until the callback returns.
    unsafe state.value.add(text: Span(_unsafeStart: text!, count: count), at: place)
  }

  fileprivate func refuseDeclaration(_ name: UnsafePointer<xmlChar>?) {
    let name = unsafe XMLName(local: name, prefix: nil)
    fail(
      "the document declares the entity \(name.text.printable)",
      remedy: "replace its uses by their text and remove the declaration")
  }

  /// XML's own five entities are known to libxml2; it asks only for others.
  fileprivate func refuseEntity(_ name: UnsafePointer<xmlChar>?) {
    let name = unsafe XMLName(local: name, prefix: nil)
    fail(
      "the entity &\(name.text.printable); is unknown",
      remedy: "write the character itself, or &amp; for a plain &")
  }

  fileprivate func report(_ message: UnsafePointer<CChar>?) {
    var text = unsafe message.map { unsafe String(cString: $0) } ?? "unknown defect"
    while text.last == "\n" { text.removeLast() }
    text = String(text.map { $0 == "\n" ? " " : $0 })
    if text.hasSuffix("Huge input lookup") {
      return fail("a comment, an instruction or the document type is longer than 10 MB")
    }
    fail("the XML is not well formed: \(text.printable)")
  }

  private var place: TextPlace {
    guard let input = unsafe context?.pointee.input else { return TextPlace(line: 0, column: 0) }
    return unsafe TextPlace(line: Int(input.pointee.line), column: Int(input.pointee.col))
  }

  /// Remembers the first defect and stops the parser.
  private func fail(_ what: String, remedy: String = "") {
    state.value.fail(defect(what, remedy: remedy))
    unsafe xmlStopParser(context)
  }

  private func defect(_ what: String, remedy: String = "") -> InputError {
    InputError(what, at: place.location(in: source.name), remedy: remedy)
  }
}
