import CXMLSystem

/// libxml2's push parser with callbacks that do nothing: what no reader on top of it can beat.
enum BareXML {
  /// Parses a document in pieces; 1 when it is well formed.
  static func parse(_ bytes: [UInt8]) -> UInt64 {
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    unsafe sax.startElementNs = { _, _, _, _, _, _, _, _, _ in }
    unsafe sax.endElementNs = { _, _, _, _ in }
    unsafe sax.characters = { _, _, _ in }
    guard let context = unsafe xmlCreatePushParserCtxt(&sax, nil, nil, 0, nil) else { return 0 }
    defer { unsafe xmlFreeParserCtxt(context) }
    unsafe bytes.withUnsafeBytes { raw in
      for start in stride(from: 0, to: raw.count, by: 1 << 18) {
        let size = min(1 << 18, raw.count - start)
        let piece = unsafe raw.baseAddress! + start  // the buffer is not empty
        _ = unsafe xmlParseChunk(
          context, piece.assumingMemoryBound(to: CChar.self), Int32(size), start + size == raw.count ? 1 : 0)
      }
    }
    return unsafe UInt64(context.pointee.wellFormed)
  }
}
