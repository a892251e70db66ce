import Formats
import LanguageServer
import LintEngine
import TextModel

/// A file's text as the editor has it, or as it is on the disk, for telling places.
struct FileText {
  let path: String
  let lines: TextLines
  let encoding: PositionEncoding

  /// `nil` for files that are no text in UTF-8.
  init?(_ path: String, _ documents: OpenDocuments) {
    (self.path, encoding) = (path, documents.encoding)
    if let document = documents[path] {
      lines = document.text
      return
    }
    guard let bytes = try? InputFile(path).bytes(), (try? UTF8Span(validating: bytes.span)) != nil else {
      return nil
    }
    lines = TextLines(bytes)
  }

  var uri: String { FileURI.uri(of: path) }

  /// The position of a place in the file.
  func position(_ place: Location) -> TextPosition {
    lines.position(line: place.line - 1, scalar: max(0, place.column - 1), in: encoding)
  }

  /// The place of a position.
  func location(_ position: TextPosition) -> Location {
    Location(file: path, line: position.line + 1, column: lines.scalar(at: position, in: encoding) + 1)
  }

  /// What a finding covers: at least a character, and all of the line where only the line is known.
  func range(of placed: PlacedFinding) -> TextRange {
    let start = position(placed.finding.location)
    let end = position(placed.end)
    if start < end { return TextRange(start, end) }
    let line = lines.line(start.line)
    let lineEnd = lines.position(line: start.line, scalar: line.count, in: encoding)
    let isWhole = placed.finding.unitIndex < 0 || placed.finding.range == nil
    let next = lines.position(
      line: start.line, scalar: max(0, placed.finding.location.column - 1) + 1, in: encoding)
    return TextRange(start, isWhole ? max(start, lineEnd) : next)
  }
}
