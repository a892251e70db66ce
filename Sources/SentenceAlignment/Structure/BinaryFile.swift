import Formats
import TextModel

/// Files whose text, if they have any, cannot be read here, told by their first bytes.
public enum BinaryFile {
  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let others: [(start: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "a PDF"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document (.doc and its likes)"),
  ]
  private static let zipped = [
    "docx": "a Word document (.docx)", "odt": "an OpenDocument text (.odt)", "epub": "a book (.epub)",
    "pptx": "a presentation (.pptx)", "xlsx": "a spreadsheet (.xlsx)",
  ]

  /// Refuses documents in forms that people may take for readable.
  ///
  /// - Throws: ``InputError`` that names the form, or when the file cannot be read.
  public static func refuse(_ file: InputFile) throws(InputError) {
    let bytes = try file.open().peek()
    let name =
      bytes.starts(with: zip)
      ? zipped[file.fileExtension] ?? "a zip archive" : others.first { bytes.starts(with: $0.start) }?.name
    guard let name else { return }
    throw InputError(
      "this is \(name)", at: Location(file: file.name), remedy: "save it as text, Markdown or HTML first")
  }

  /// Whether a file begins like no text: with a NUL byte near, and no mark of UTF-16. A file that cannot be read
  /// counts as text, so that it is reported when it is read.
  public static func looksBinary(_ file: InputFile) -> Bool {
    guard let bytes = try? file.open().peek() else { return false }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return false }
    return bytes.prefix(8192).contains(0)
  }
}
