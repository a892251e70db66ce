import Formats
import TextModel

/// What can be told of a file on the disk.
enum FileEncoding {
  /// Whether a file is UTF-8, or is not there yet.
  static func isUTF8(_ path: String) -> Bool {
    guard let bytes = try? InputFile(path).bytes() else { return true }
    return (try? UTF8Span(validating: bytes.span)) != nil
  }

  static func exists(_ path: String) -> Bool { InputFile(path).exists }
}
