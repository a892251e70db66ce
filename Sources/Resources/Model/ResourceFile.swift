import Formats
import TextModel

/// A resource file or document: its bytes, and the texts in them.
///
/// ```swift
/// let file = try ResourceFile(InputFile("locales/en.json"))
/// let changed = try file.replacing([ResourceEdit(unit: 0, text: "Open…")])
/// ```
public struct ResourceFile: Sendable {
  /// The file's own bytes.
  public let contents: [UInt8]
  public let text: SourceText
  public let format: any ResourceFormat
  /// In the order of the file.
  public let units: [ResourceUnit]
  /// Offsets of the beginnings of lines.
  private let lines: [Int32]

  /// Reads a file.
  /// - Parameter format: `nil` goes by the name and the contents.
  /// - Throws: ``InputError`` with line and column at the first defect.
  public init(_ file: InputFile, format: (any ResourceFormat)? = nil) throws(InputError) {
    let bytes = try file.bytes()
    guard let format = format ?? ResourceFormats.format(of: file.baseName, head: Array(bytes.prefix(1 << 12)))
    else {
      throw InputError(
        "the format is not known", at: Location(file: file.name),
        remedy: "name one of \(ResourceFormats.all.map(\.name).joined(separator: ", "))")
    }
    try self.init(bytes, name: file.name, format: format)
  }

  /// Reads a file that is in memory.
  /// - Throws: as ``init(_:format:)``.
  public init(_ contents: [UInt8], name: String, format: any ResourceFormat) throws(InputError) {
    self.contents = contents
    text = try format.text(of: contents, name: name)
    self.format = format
    units = try format.units(of: text)
    lines = text.bytes.lineStarts
  }

  /// The line and column of an offset in ``SourceText/bytes``.
  public func location(of offset: Int) -> Location {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] <= Int32(offset) { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? Int(lines[low - 1]) : 0
    return Location(
      file: text.name, line: max(1, low), column: text.bytes.columns(start, min(offset, text.bytes.count)) + 1
    )
  }

  /// The offset in ``SourceText/bytes`` of a place with a line; the end of the text for places behind it.
  public func offset(of location: Location) -> Int {
    guard location.line <= lines.count else { return text.bytes.count }
    var offset = Int(lines[max(0, location.line - 1)])
    var columns = max(0, location.column - 1)
    while offset < text.bytes.count {
      if text.bytes[offset] & 0xC0 != 0x80 {
        if columns == 0 { break }
        columns -= 1
      }
      offset += 1
    }
    return offset
  }

  /// The line and column of a byte of a unit's text.
  public func location(ofByte offset: Int, in unit: ResourceUnit) -> Location {
    location(of: unit.fileRange(of: offset..<offset).lowerBound)
  }

}

extension [UInt8] {
  /// Offsets at which lines begin; LF, CR and CRLF end one.
  fileprivate var lineStarts: [Int32] {
    var starts: [Int32] = [0]
    for index in indices where self[index] == 10 || self[index] == 13 {
      if self[index] == 13, index + 1 < count, self[index + 1] == 10 { continue }
      starts.append(Int32(index + 1))
    }
    return starts
  }
}
