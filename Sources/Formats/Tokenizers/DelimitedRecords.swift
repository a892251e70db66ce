import TextModel

/// The records of a table, one after the other (RFC 4180 over bytes, or the TSV of the command line contract).
///
/// LF, CRLF and CR end a record; empty lines are passed over. A quotation mark counts only at the beginning of a
/// cell; after the closing one only a delimiter or a line end may follow.
package struct DelimitedRecords {
  /// A cell of the current record, as byte offsets into the window.
  package struct Cell {
    package var range: Range<Int>
    /// 1-based line of the cell's first byte, and where that line begins.
    var line: Int
    var lineStart: Int
    /// Whether the bytes hold doubled quotes or escapes.
    var isEscaped: Bool
  }

  package let dialect: DelimitedDialect
  private let cellEnds: ByteQuery
  private let cellLimit: Int
  private var window: TextWindow
  /// The cells of the current record.
  package private(set) var cells: [Cell] = []
  /// The 1-based line where the next record begins.
  private(set) var line = 1

  package init(_ source: TextSource, dialect: DelimitedDialect, limits: Limits) {
    self.dialect = dialect
    // Without quotes, a cell is searched for escapes on the way.
    cellEnds = ByteQuery(
      dialect.delimiter, 10, 13, dialect.hasQuotes || !dialect.hasEscapes ? 13 : UInt8(ascii: "\\"))
    window = TextWindow(source, limit: limits.recordBytes)
    cellLimit = limits.cells
  }

  /// The file's name for messages.
  package var name: String { window.name }

  /// Moves to the next record; `false` at the end.
  package mutating func next() throws(InputError) -> Bool {
    while true {
      if let end = try scan() {
        window.start = end
        // An empty line is one empty cell without quotes.
        if cells.count > 1 || !cells[0].range.isEmpty { return true }
      } else if try !window.refill(at: Location(file: name, line: line)) {
        return false
      }
    }
  }

  /// The text of a cell, quotes and escapes undone.
  package func text(_ index: Int) -> String {
    let cell = cells[index]
    if !cell.isEscaped { return unguarded(window.text(cell.range)) }
    let raw = window.bytes[cell.range]
    let plain = dialect.hasQuotes ? Self.undoubled(raw) : Self.unescaped(raw)
    return unguarded(String(validatedUTF8: plain.span))
  }

  /// The text without the guard against formulas, in files that have guards: those with a byte order mark.
  private func unguarded(_ text: String) -> String {
    guard window.hasMark, text.utf8.first == UInt8(ascii: "'"), DelimitedDialect.looksLikeFormula(text) else {
      return text
    }
    return String(text.dropFirst())
  }

  /// Refuses a header that names a column twice, of which one would be lost.
  package func refuseRepeatedColumns() throws(InputError) {
    var names: Set<String> = []
    for index in cells.indices {
      let text = text(index)
      let name = text.hasPrefix(TableColumns.propertyMark) ? text : text.trimmedSpaces.lowercased()
      if name.isEmpty || names.insert(name).inserted { continue }
      throw InputError(
        "the column \"\(text.printable)\" stands twice in the header", at: location(index),
        remedy: "rename one of them, or take it out")
    }
  }

  /// The texts of all cells.
  package var texts: [String] { cells.indices.map { text($0) } }

  /// Where a cell's text begins.
  package func location(_ index: Int) -> Location { place(index).location(in: name) }

  /// Where a cell's text begins, without the file.
  func place(_ index: Int) -> TextPlace {
    let cell = cells[index]
    let column = window.column(of: cell.range.lowerBound, lineStart: cell.lineStart)
    return TextPlace(line: cell.line, column: column)
  }

  private static func undoubled(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(raw.count)
    var skip = false
    for byte in raw {
      if skip {
        skip = false
      } else {
        plain.append(byte)
        skip = byte == quote
      }
    }
    return plain
  }

  private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      index += 1
      if byte == UInt8(ascii: "\\"), index < raw.endIndex, let meant = escapes(raw[index]) {
        plain.append(meant)
        index += 1
      } else {
        plain.append(byte)
      }
    }
    return plain
  }

  private static func escapes(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "\\"): letter
    default: nil
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let quotedStops = ByteQuery(quote, 10, 13, 13)
}

extension DelimitedRecords {
  /// Reads one record from the window's start into `cells`.
  /// - Returns: Where the next record begins; `nil` when the window ends first.
  private mutating func scan() throws(InputError) -> Int? {
    cells.removeAll(keepingCapacity: true)
    // A second reference, not a copy: it lets the scan look at the bytes while it changes the rest.
    let held = window.bytes
    let bytes = held.span
    var index = window.start
    if index == bytes.count { return nil }
    var place = (line: line, start: index)
    while true {
      // 1. The cell.
      var end = index
      if dialect.hasQuotes, index < bytes.count, bytes[index] == Self.quote {
        guard let close = try scanQuoted(bytes, from: index + 1, &place) else { return nil }
        end = close + 1
      } else {
        var isEscaped = false
        end = bytes.firstIndex(of: cellEnds, from: end)
        while !dialect.hasQuotes, end < bytes.count, bytes[end] == UInt8(ascii: "\\") {
          isEscaped = true
          end = bytes.firstIndex(of: cellEnds, from: end + 1)
        }
        cells.append(
          Cell(range: index..<end, line: place.line, lineStart: place.start, isEscaped: isEscaped))
      }
      // 2. What follows it.
      if end == bytes.count { return window.isComplete ? end : nil }
      if bytes[end] == dialect.delimiter {
        if cells.count == cellLimit { throw tooManyCells() }
        index = end + 1
        continue
      }
      guard let next = Self.skipLineEnd(bytes, at: end, isComplete: window.isComplete) else { return nil }
      if next == end { throw strayText(at: end, place) }
      line = place.line + 1
      return next
    }
  }

  /// Reads a quoted cell from behind its opening mark; returns the closing mark's offset.
  private mutating func scanQuoted(
    _ bytes: borrowing Span<UInt8>, from start: Int, _ place: inout (line: Int, start: Int)
  ) throws(InputError) -> Int? {
    var cell = Cell(range: start..<start, line: place.line, lineStart: place.start, isEscaped: false)
    var index = bytes.firstIndex(of: Self.quotedStops, from: start)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.quote {
        if index + 1 == bytes.count, !window.isComplete { return nil }
        if index + 1 == bytes.count || bytes[index + 1] != Self.quote {
          cell.range = start..<index
          cells.append(cell)
          return index
        }
        cell.isEscaped = true
        index += 1
      } else if byte == 10 || byte == 13 && (index + 1 == bytes.count || bytes[index + 1] != 10) {
        place = (place.line + 1, index + 1)
      }
      index = bytes.firstIndex(of: Self.quotedStops, from: index + 1)
    }
    if !window.isComplete { return nil }
    throw InputError(
      "the quotation mark that opens this cell is never closed",
      at: Location(
        file: name, line: cell.line, column: window.column(of: start - 1, lineStart: cell.lineStart)),
      remedy: "close it, or double it if it belongs to the text")
  }

  /// The offset behind a line end; `at` itself when there is none; `nil` when that is not known yet.
  private static func skipLineEnd(
    _ bytes: borrowing Span<UInt8>, at offset: Int, isComplete: Bool
  ) -> Int? {
    if bytes[offset] == 10 { return offset + 1 }
    if bytes[offset] != 13 { return offset }
    if offset + 1 < bytes.count { return bytes[offset + 1] == 10 ? offset + 2 : offset + 1 }
    return isComplete ? offset + 1 : nil
  }

  private func tooManyCells() -> InputError {
    InputError(
      "the record has more than \(cellLimit) cells", at: Location(file: name, line: line),
      remedy: "check the delimiter")
  }

  private func strayText(at offset: Int, _ place: (line: Int, start: Int)) -> InputError {
    InputError(
      "text follows the closing quotation mark of a cell",
      at: Location(
        file: name, line: place.line, column: window.column(of: offset, lineStart: place.start)),
      remedy: "double quotation marks inside a quoted cell")
  }
}
