import FoundationEssentials
import TextModel
import UnicodeText

/// One side of a document pair, as sentences.
struct AlignmentInput {
  let path: String
  let language: LanguageTag?
  let sentences: [String]
  /// The paragraph of each sentence; `nil` when the file holds one sentence a line.
  let paragraphs: [Int]?

  /// - Parameters:
  ///   - language: What the user says; the file's name is asked otherwise.
  ///   - isSegmented: The file holds one sentence a line; else one paragraph.
  /// - Throws: ``InputError`` when the file cannot be read or is not UTF-8.
  init(_ path: String, language: LanguageTag?, isSegmented: Bool) throws(InputError) {
    self.path = path
    self.language = language ?? Self.language(inNameOf: path)
    let lines = try Self.lines(of: path)
    if isSegmented {
      sentences = lines
      paragraphs = nil
    } else {
      (sentences, paragraphs) = try Self.split(lines, language: self.language)
    }
  }

  /// The lines of a file: strict UTF-8, a byte-order mark dropped, ended by LF or CRLF.
  private static func lines(of path: String) throws(InputError) -> [String] {
    var bytes = try data(of: path)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.last == 0x0A { bytes = bytes.dropLast() } else if bytes.isEmpty { return [] }
    var lines: [String] = []
    for var line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.last == 0x0D { line = line.dropLast() }
      guard let text = String(validating: line, as: UTF8.self) else {
        throw InputError(
          "the line is not UTF-8", at: Location(file: path, line: lines.count + 1),
          remedy: "convert the file to UTF-8")
      }
      lines.append(text)
    }
    return lines
  }

  private static func data(of path: String) throws(InputError) -> Data {
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      throw InputError(
        "the file cannot be read", at: Location(file: path), remedy: "check its name and its access rights")
    }
  }

  /// The sentences of paragraphs by Unicode's rules with the language's suppressions, blank ones left out.
  private static func split(
    _ paragraphs: [String], language: LanguageTag?
  ) throws(InputError) -> ([String], [Int]) {
    let breaker = try Breaker(.sentence, locale: "\(language?.description ?? "root")@ss=standard")
    var sentences: [String] = []
    var numbers: [Int] = []
    for (number, paragraph) in paragraphs.enumerated() {
      let bytes = Array(paragraph.utf8)
      var start = 0
      for boundary in breaker.boundaries(in: paragraph) {
        let sentence = String(decoding: bytes[start..<boundary.offset], as: UTF8.self).trimmingBlanks()
        start = boundary.offset
        if sentence.isEmpty { continue }
        sentences.append(sentence)
        numbers.append(number)
      }
    }
    return (sentences, numbers)
  }

  /// The tag in a file name such as `guide.es.md`, `guide.pt-BR.txt` or `corpus.es`.
  private static func language(inNameOf path: String) -> LanguageTag? {
    let parts = (path.split(separator: "/").last ?? "").split(separator: ".").dropFirst()
    for part in parts.reversed() where part != "md" {
      let language = part.prefix { $0 != "-" && $0 != "_" }
      if language.utf8.count == 2, let tag = LanguageTag(part) { return tag }
    }
    return nil
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { $0.scalarClass != .space }),
      let last = scalars.lastIndex(where: { $0.scalarClass != .space })
    else { return "" }
    return String(scalars[first...last])
  }
}
