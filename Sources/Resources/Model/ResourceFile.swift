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
  private let lines: LineIndex

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
    lines = LineIndex(text.bytes)
  }

  /// The line and column of an offset in ``SourceText/bytes``.
  public func location(of offset: Int) -> Location {
    let place = lines.place(of: offset, in: text.bytes)
    return Location(file: text.name, line: place.line, column: place.column)
  }

  /// The offset in ``SourceText/bytes`` of a place with a line; the end of the text for places behind it.
  public func offset(of location: Location) -> Int {
    lines.offset(line: location.line, column: location.column, in: text.bytes)
  }

  /// The line and column of a byte of a unit's text.
  public func location(ofByte offset: Int, in unit: ResourceUnit) -> Location {
    location(of: unit.fileRange(of: offset..<offset).lowerBound)
  }
}
