import TextModel

/// A line and a column of the file that is being read, both from 1 up.
struct TextPlace: Hashable, Sendable {
  var line: Int
  var column: Int

  func location(in file: String) -> Location { Location(file: file, line: line, column: column) }
}
