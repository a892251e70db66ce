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

  /// Where each concept begins, when that is known.
  var locations: [Location] { text?.locations ?? [] }

  /// Reads a glossary; an empty file is a glossary without concepts, as version control hands it to a merge.
  ///
  /// - Parameters:
  ///   - format: The format's name; `nil` goes by the file's name, then by its contents.
  ///   - allowsSameIDs: Whether two concepts may have the same id, for looking only.
  /// - Throws: ``InputError`` when it cannot be used.
  init(_ path: String, format: String?, languages: LanguageOptions, allowsSameIDs: Bool = false) throws {
    name = path
    let file = try InputFile(path).rereadable()
    let known = try format.map { try GlossaryFormat.requiring($0) } ?? .forFile(named: path)
    if known == nil || known == .yaml {
      let content = try file.text()
      if content.utf8.allSatisfy({ $0 <= 32 }) {
        (self.format, glossary, text) = (.yaml, Glossary(), nil)
        return
      }
      if known == .yaml
        || content.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("glosa:") })
      {
        let native = try GlossaryText(content, file: path)
        if !allowsSameIDs { try native.glossary.requireUniqueIDs(at: native.locations, file: path) }
        (self.format, glossary, text) = (.yaml, native.glossary, native)
        return
      }
    }
    guard let known else {
      throw InputError(
        "the format of the glossary is not known", at: Location(file: path),
        remedy: "give --input-format, one of \(GlossaryFormat.all.map(\.name).joined(separator: ", "))")
    }
    (self.format, text) = (known, nil)
    glossary = try Glossary(file, format: known, options: ReadOptions(from: languages.from, to: languages.to))
    if !allowsSameIDs { try glossary.requireUniqueIDs(file: path) }
  }

  /// Writes another state of the glossary, in as few changed lines as possible where both files are native.
  ///
  /// - Parameters:
  ///   - path: The file to write, in the format that its name says, else in this file's.
  ///   - comments: Comments to put before concepts, by id; only native files have them.
  /// - Throws: ``InputError`` when the file cannot be written.
  func write(
    _ new: Glossary, to path: String, comments: [String: [String]] = [:], _ languages: LanguageOptions
  ) throws {
    let target = GlossaryFormat.forFile(named: path) ?? format
    let native = target == .yaml ? try text?.text(with: new, comments: comments) : nil
    try AtomicFile.write(to: path, standardOutput: Console.current.write) { bytes in
      if let native { return bytes.write(native) }
      _ = try new.write(as: target, options: WriteOptions(from: languages.from, to: languages.to), to: &bytes)
    }
  }
}
