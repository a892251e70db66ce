import TextModel

extension ResourceUnit {
  /// How the codes of a text are shown in it. Of the AsciiDoc text `See {product} for *more*`:
  public enum Form: Hashable, Sendable, CaseIterable {
    /// Left out: `See  for more`.
    case plain
    /// As the file writes them.
    case marked
    /// Those that a reader sees something for are one object each: `See \u{FFFC} for more`.
    case opaque
  }

  /// The text in a form.
  public func text(_ form: Form) -> String {
    if codes.isEmpty || form == .plain { return text }
    var out: [UInt8] = []
    var done = 0
    let bytes = Array(text.utf8)
    for index in codes.indices {
      let end = max(done, codes[index].offset)
      out += bytes[done..<end]
      out += form == .marked ? Array(codes[index].content.utf8) : isObject(index, bytes) ? Self.object : []
      done = end
    }
    return String(decoding: out + bytes[done...], as: UTF8.self)
  }

  /// The text with its codes as the file writes them: `Press <b>Enter</b>`.
  public var markedText: String { text(.marked) }

  /// The offset in ``text`` of an offset in a form of it; a place inside a code is where the code stands.
  public func offset(_ offset: Int, in form: Form) -> Int {
    if codes.isEmpty || form == .plain { return offset }
    let bytes = form == .opaque ? Array(text.utf8) : []
    var shift = 0
    for (index, code) in codes.enumerated() {
      let start = code.offset + shift
      if offset <= start { break }
      let length =
        form == .marked ? code.content.utf8.count : isObject(index, bytes) ? Self.object.count : 0
      if offset < start + length { return code.offset }
      shift += length
    }
    return min(max(offset - shift, 0), text.utf8.count)
  }

  /// The range in ``text`` of a range in a form of it; `nil` where a code is in it or, in the plain form, may be what the
  /// text beside it is about.
  public func range(_ range: Range<Int>, in form: Form) -> Range<Int>? {
    let own = offset(range.lowerBound, in: form)..<offset(range.upperBound, in: form)
    if own.count != range.count || covers(own) { return nil }
    if form == .plain, codes.indices.contains(where: { isHollow($0) && touches(own, codes[$0].offset) }) {
      return nil
    }
    return own
  }

  /// Whether a code stands inside of a range of the text.
  func covers(_ range: Range<Int>) -> Bool {
    codes.contains { range.lowerBound < $0.offset && $0.offset < range.upperBound }
  }

  private func touches(_ range: Range<Int>, _ offset: Int) -> Bool {
    range.lowerBound <= offset && offset <= range.upperBound
  }

  /// U+FFFC, the object replacement character.
  private static let object: [UInt8] = [0xEF, 0xBF, 0xBC]

  /// Whether a code, or the pair that it ends, has no text of its own.
  private func isHollow(_ index: Int) -> Bool {
    let code = codes[index]
    if code.kind == .standalone { return true }
    guard code.kind == .close, index > 0 else { return false }
    let before = codes[index - 1]
    return before.offset == code.offset && before.kind == .open && before.pair == code.pair
  }

  /// Whether a code is shown as an object; one that hangs on the word before it, such as a footnote's, is not.
  private func isObject(_ index: Int, _ bytes: [UInt8]) -> Bool {
    guard isHollow(index) else { return false }
    let offset = codes[index].offset
    guard offset > 0, index == 0 || codes[index - 1].offset < offset || codes[index].kind == .close else {
      return true
    }
    let endsWord = { (byte: UInt8) in byte > 32 && !"([{-/\"'".utf8.contains(byte) }
    let beginsWord = { (byte: UInt8) in
      byte >= 0x80 || 48...57 ~= byte || 97...122 ~= byte | 32 || "([{".utf8.contains(byte)
    }
    return !endsWord(bytes[offset - 1]) || offset < bytes.count && beginsWord(bytes[offset])
  }
}
