import Formats
import GlossaryModel
import TextModel

/// A glossary with the file that it came from.
struct GlossaryFile {
  let name: String
  let format: GlossaryFormat
  let glossary: Glossary
  /// The file's text, when it is in the native format: it is changed line by line.
  let text: GlossaryText?
  /// The file as it was when it was read.
  private let stamp: FileStamp

  /// Where each concept begins, when that is known.
  var locations: [Location] { text?.locations ?? [] }

  /// Reads a glossary; an empty file is a glossary without concepts, as version control hands it to a merge.
  ///
  /// - Parameters:
  ///   - format: The format's name; `nil` goes by the file's name, then by its contents.
  ///   - options: The languages, for formats that do not name them.
  ///   - allowsSameIDs: Whether two concepts may have the same id, for looking only.
  /// - Throws: ``InputError`` when it cannot be used.
  init(
    _ path: String, format: String? = nil, options: ReadOptions = ReadOptions(), allowsSameIDs: Bool = false
  ) throws {
    name = path
    stamp = FileStamp(of: path)
    let file = try InputFile(path).rereadable()
    let known = try format.map { try GlossaryFormat.requiring($0) } ?? GlossaryFormat.of(file)
    let content = known == nil || known == .yaml ? try file.text() : nil
    if let content, content.utf8.allSatisfy({ $0 <= 32 }) {
      (self.format, glossary, text) = (.yaml, Glossary(), nil)
      return
    }
    guard let known else {
      throw InputError(
        "the format of the glossary is not known", at: Location(file: path),
        remedy: "give --input-format, one of \(GlossaryFormat.all.map(\.name).joined(separator: ", "))")
    }
    self.format = known
    text = try content.map { try GlossaryText($0, file: path) }
    glossary = try text?.glossary ?? Glossary(file, format: known, options: options)
    if !allowsSameIDs { try glossary.requireUniqueIDs(at: locations, file: path) }
  }

  /// Writes another state of the glossary, in as few changed lines as possible where both files are native.
  ///
  /// - Parameters:
  ///   - path: The file to write, in the format that its name says, else in this file's.
  ///   - comments: Comments to put before concepts, by id; only native files have them.
  /// - Throws: ``InputError`` when the file cannot be written.
  func write(
    _ new: Glossary, to path: String, comments: [String: [String]] = [:],
    options: WriteOptions = WriteOptions()
  ) throws {
    let target = GlossaryFormat.forFile(named: path) ?? format
    let confirm = { if path == name { try checkUnchanged() } }
    try AtomicFile.write(to: path, standardOutput: Console.current.write, confirm: confirm) { bytes in
      try write(new, as: target, comments: comments, options: options, to: &bytes)
    }
  }

  /// Asks for the file to be as it was read, before it is replaced.
  /// - Throws: ``InputError`` when something else has changed it.
  func checkUnchanged() throws(InputError) { try stamp.check() }

  /// Writes another state of the glossary to an open file.
  func write(
    _ new: Glossary, as target: GlossaryFormat, comments: [String: [String]] = [:],
    options: WriteOptions = WriteOptions(), to bytes: inout ByteWriter
  ) throws {
    if target == .yaml, let text {
      bytes.write(try text.text(with: new, comments: comments))
    } else {
      _ = try new.write(as: target, options: options, to: &bytes)
    }
  }
}
