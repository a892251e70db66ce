import TextModel

/// The objects of a JSON Lines file, one after the other; blank lines are passed over.
package struct JSONLines {
  private var window: TextWindow
  /// The 1-based number of the current line.
  package private(set) var line = 0
  private var lineStart = 0

  package init(_ source: TextSource, limits: Limits) {
    window = TextWindow(source, limit: limits.recordBytes)
  }

  /// The file's name for messages.
  package var name: String { window.name }

  /// The members of the next line's object; `nil` at the end.
  /// - Throws: ``InputError`` when a line is no JSON object.
  package mutating func next() throws(InputError) -> (members: [JSONMember], location: Location)? {
    while let range = try nextLine() {
      if window.bytes[range].allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
      var parser = JSONParser(window.bytes, range)
      let root: JSONNode
      do { root = try parser.parse() } catch {
        throw InputError(error.what, at: location(error.offset), remedy: "write one JSON object a line")
      }
      guard case .object(let members) = root.value else {
        throw InputError(
          "the line is no JSON object", at: location(root.offset), remedy: "write one JSON object a line")
      }
      return (members, location(root.offset))
    }
    return nil
  }

  /// The place of an offset that a node of the current line gave.
  package func location(_ offset: Int) -> Location {
    Location(file: name, line: line, column: window.column(of: offset, lineStart: lineStart))
  }

  private mutating func nextLine() throws(InputError) -> Range<Int>? {
    let lineEnd = ByteQuery(10, 10, 10, 10)
    var searched = window.start
    while true {
      let end = window.bytes.span.firstIndex(of: lineEnd, from: searched)
      if end < window.bytes.count { return take(upTo: end, next: end + 1) }
      searched = window.bytes.count - window.start
      if try !window.refill(at: Location(file: name, line: line + 1)) { break }
    }
    let end = window.bytes.count
    return window.start == end ? nil : take(upTo: end, next: end)
  }

  private mutating func take(upTo end: Int, next: Int) -> Range<Int> {
    line += 1
    lineStart = window.start
    window.start = next
    return lineStart..<end
  }
}
