import TextModel

/// Gathers the lines of a PO file into messages.
struct POLines {
  /// The strings of a message in the order in which they come.
  private enum Part: Equatable { case none, context, source, plural, form }

  private var window: TextWindow
  private var line = 0
  private var lineStart = 0
  private var part = Part.none
  private var message: POMessage
  private var string: [UInt8] = []
  /// Where the open string has its first escape for a byte above ASCII, which other bytes must complete.
  private var byteEscape: Location?
  private let limits: Limits

  init(_ source: TextSource, limits: Limits) {
    self.limits = limits
    window = TextWindow(source, limit: limits.recordBytes)
    message = POMessage(at: Location(file: window.name, line: 1, column: 1))
  }

  /// The next message; `nil` at the end.
  mutating func nextMessage() throws(InputError) -> POMessage? {
    while let range = try nextLine() {
      let bytes = trimmed(range)
      if let finished = try read(bytes) { return finished }
    }
    return try finish()
  }

  /// Reads one line; returns the message before it when the line begins another one.
  private mutating func read(_ range: Range<Int>) throws(InputError) -> POMessage? {
    guard let first = range.first.map({ window.bytes[$0] }) else { return part == .form ? try finish() : nil }
    if first == UInt8(ascii: "\"") {
      if part == .none { throw error("this string belongs to no keyword", range.lowerBound) }
      try readString(range)
      return nil
    }
    if first == UInt8(ascii: "#") {
      if range.count > 1, window.bytes[range.lowerBound + 1] == UInt8(ascii: "~") {
        return try readObsolete(range)
      }
      let finished = part == .form ? try finish() : nil
      try readComment(range)
      return finished
    }
    return try readKeyword(range)
  }

  private mutating func readObsolete(_ range: Range<Int>) throws(InputError) -> POMessage? {
    let rest = trimmed(range.lowerBound + 2..<range.upperBound)
    if rest.isEmpty || window.bytes[rest.lowerBound] == UInt8(ascii: "|") { return nil }
    let finished = try read(rest)
    message.isObsolete = true
    return finished
  }

  private mutating func readKeyword(_ range: Range<Int>) throws(InputError) -> POMessage? {
    let word = window.bytes[range].prefix { $0 != 32 && $0 != 9 && $0 != UInt8(ascii: "\"") }
    let keyword = word.startIndex..<word.endIndex
    let rest = trimmed(word.endIndex..<range.upperBound)
    if rest.isEmpty || window.bytes[rest.lowerBound] != UInt8(ascii: "\"") {
      throw error("a string in quotation marks is missing", range.upperBound)
    }
    var finished: POMessage?
    if part == .form, isEqual(keyword, "msgid") || isEqual(keyword, "msgctxt") { finished = try finish() }
    switch part {
    case .none, .context:
      if isEqual(keyword, "msgid") {
        try closeString()
        part = .source
        message.location = location(rest.lowerBound + 1)
      } else if part == .none, isEqual(keyword, "msgctxt") {
        part = .context
      } else {
        throw unexpected(keyword)
      }
    case .source where isEqual(keyword, "msgstr"): try startForm(rest)
    case .source where isEqual(keyword, "msgid_plural"):
      try closeString()
      part = .plural
    case .plural where isEqual(keyword, "msgid") || isEqual(keyword, "msgctxt"):
      throw incomplete()
    case .plural, .form:
      let number = message.forms.count + (part == .form ? 1 : 0)
      guard message.plural != nil || part == .plural, window.text(keyword) == "msgstr[\(number)]" else {
        throw unexpected(keyword)
      }
      try startForm(rest)
    case .source: throw unexpected(keyword)
    }
    try readString(rest)
    return finished
  }

  private func isEqual(_ range: Range<Int>, _ keyword: StaticString) -> Bool {
    guard range.count == keyword.utf8CodeUnitCount else { return false }
    return keyword.withUTF8Buffer { bytes in
      for index in 0..<range.count where unsafe bytes[index] != window.bytes[range.lowerBound + index] {
        return false
      }
      return true
    }
  }

  private func unexpected(_ keyword: Range<Int>) -> InputError {
    error("\"\(window.text(keyword).printable)\" is not expected here", keyword.lowerBound)
  }

  private mutating func startForm(_ rest: Range<Int>) throws(InputError) {
    try closeString()
    if part != .form { message.targetLocation = location(rest.lowerBound + 1) }
    part = .form
  }

  /// Puts the string that was read into its place.
  private mutating func closeString() throws(InputError) {
    if let place = byteEscape, String(validating: string, as: UTF8.self) == nil {
      throw InputError("the bytes of this escape are not valid UTF-8", at: place)
    }
    byteEscape = nil
    let text = String(validatedUTF8: string)
    string.removeAll(keepingCapacity: true)
    switch part {
    case .none: break
    case .context: message.context = text
    case .source: message.source = text
    case .plural: message.plural = text
    case .form: message.forms.append(text)
    }
  }

  /// Ends the open message; `nil` when there is none.
  private mutating func finish() throws(InputError) -> POMessage? {
    if part == .none { return nil }
    if part != .form { throw incomplete() }
    try closeString()
    part = .none
    var next = POMessage(at: message.location)
    swap(&next, &message)
    return next
  }

  private func incomplete() -> InputError {
    InputError("the message has no msgstr", at: message.location, remedy: "fetch the whole file")
  }

  private mutating func readComment(_ range: Range<Int>) throws(InputError) {
    if message.notes.count + message.properties.count == limits.remarks {
      throw error("the message has more than \(limits.remarks) comments", range.lowerBound)
    }
    let kind = range.count > 1 ? window.bytes[range.lowerBound + 1] : 32
    let length = kind == 32 || !",.:|".utf8.contains(kind) ? 1 : 2
    let text = window.text(trimmed(range.lowerBound + length..<range.upperBound))
    switch kind {
    case UInt8(ascii: ","): message.flags += text.split(separator: ",").map { String($0).trimmedSpaces }
    case UInt8(ascii: "."): message.notes.append(text)
    case UInt8(ascii: ":"): message.addReferences(text)
    case UInt8(ascii: "|"): message.properties.append(UnitProperty("previous", text))
    default: message.properties.append(UnitProperty("translator-comment", text))
    }
  }
}

extension POLines {
  /// Appends a quoted string, escapes undone.
  private mutating func readString(_ range: Range<Int>) throws(InputError) {
    var index = range.lowerBound + 1
    while true {
      let stop = min(window.bytes.span.firstIndex(of: Self.stringStops, from: index), range.upperBound)
      string.append(contentsOf: window.bytes[index..<stop])
      index = stop
      if index == range.upperBound { break }
      if window.bytes[index] == UInt8(ascii: "\"") {
        let rest = trimmed(index + 1..<range.upperBound)
        if string.count > limits.recordBytes {
          throw error("the text is longer than \(limits.recordBytes >> 20) MiB", range.lowerBound)
        }
        if rest.isEmpty { return }
        // Strings side by side are one string.
        if window.bytes[rest.lowerBound] == UInt8(ascii: "\"") { return try readString(rest) }
        throw error("text follows the end of the string", index + 1)
      }
      try readEscape(&index, range.upperBound)
    }
    throw error("the string is not closed on its line", range.lowerBound)
  }

  private static let stringStops = ByteQuery(
    UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "\\"))

  private mutating func readEscape(_ index: inout Int, _ end: Int) throws(InputError) {
    let start = index
    index += 1
    guard index < end else { throw error("the string is not closed on its line", start) }
    let letter = window.bytes[index]
    if let byte = POEscapes.byte(letter) {
      string.append(byte)
      index += 1
      return
    }
    let isHex = letter == UInt8(ascii: "x")
    if isHex { index += 1 }
    var value = 0
    var count = 0
    while index < end, count < (isHex ? 2 : 3), let digit = hexValue(window.bytes[index]), isHex || digit < 8
    {
      value = value * (isHex ? 16 : 8) + Int(digit)
      index += 1
      count += 1
    }
    if count == 0 || value == 0 || value > 255 { throw error("this escape is not known", start) }
    if value > 127, byteEscape == nil { byteEscape = location(start) }
    string.append(UInt8(value))
  }

  private mutating func nextLine() throws(InputError) -> Range<Int>? {
    let breaks = ByteQuery(10, 13, 13, 13)
    while true {
      let end = window.bytes.span.firstIndex(of: breaks, from: window.start)
      let isCR = end < window.bytes.count && window.bytes[end] == 13
      if end < window.bytes.count, !isCR || end + 1 < window.bytes.count || window.isComplete {
        let isCRLF = isCR && end + 1 < window.bytes.count && window.bytes[end + 1] == 10
        return take(upTo: end, next: end + (isCRLF ? 2 : 1))
      }
      if try !window.refill(at: Location(file: window.name, line: line + 1)) { break }
    }
    return window.start == window.bytes.count ? nil : take(upTo: window.bytes.count, next: window.bytes.count)
  }

  private mutating func take(upTo end: Int, next: Int) -> Range<Int> {
    line += 1
    lineStart = window.start
    window.start = next
    return lineStart..<end
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, window.bytes[start] == 32 || window.bytes[start] == 9 { start += 1 }
    while start < end, window.bytes[end - 1] == 32 || window.bytes[end - 1] == 9 { end -= 1 }
    return start..<end
  }

  private func location(_ offset: Int) -> Location {
    Location(file: window.name, line: line, column: window.column(of: offset, lineStart: lineStart))
  }

  private func error(_ what: String, _ offset: Int) -> InputError { InputError(what, at: location(offset)) }
}

extension POMessage {
  /// Takes references such as `src/a.c:12`; a single one without a line names the unit's document.
  fileprivate mutating func addReferences(_ text: String) {
    let isolates: Set<Character> = ["\u{2068}", "\u{2069}"]
    if text.hasPrefix("\u{2068}"), text.hasSuffix("\u{2069}"),
      !text.dropFirst().dropLast().contains(where: isolates.contains)
    {
      document = String(text.dropFirst().dropLast())
    } else if document.isEmpty, !text.contains(" "), !text.contains(":") {
      document = text
    } else {
      properties.append(UnitProperty("reference", text))
    }
  }
}
