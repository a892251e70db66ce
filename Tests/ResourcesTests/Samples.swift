import Resources

/// A small file of a format, with the keys and texts that must be read from it.
struct Sample: Sendable, CustomStringConvertible {
  var format: String
  /// The file name's end, where the format has several.
  var file: String
  var text: String
  /// Keys and texts in the order of the file.
  var units: [[String]]
  /// Whether the format can hold any text at all; otherwise a rewriting may be refused, never wrong.
  var holdsEverything: Bool
  /// Characters that the format has no way to write as text.
  var lacks: String

  init(
    _ file: String, holdsEverything: Bool = true, lacks: String = "", _ text: String, _ units: [[String]]
  ) {
    self.file = file
    self.text = text
    self.units = units
    self.lacks = lacks
    self.holdsEverything = holdsEverything
    format = ResourceFormats.format(of: file, head: Array(text.utf8))?.name ?? "?"
  }

  var description: String { file }

  func read(_ bytes: [UInt8]? = nil) throws -> ResourceFile {
    let bytes = bytes ?? Array(text.utf8)
    guard let format = ResourceFormats.named(format) else { throw UnknownFormat(file: file) }
    return try ResourceFile(bytes, name: file, format: format)
  }

  struct UnknownFormat: Error {
    var file: String
  }

  /// Every sample of every format.
  static let all: [Sample] = tables + structured + messages + xml + documents + marked
}
