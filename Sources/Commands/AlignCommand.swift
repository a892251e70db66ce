import ArgumentParser
import FoundationEssentials
import SentenceAlignment
import TextModel
import UnicodeText

/// `glosa align`: two documents to a bitext.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Align the sentences of two documents that translate each other.")

  @Argument(help: "Document in the source language.")
  var source: String

  @Argument(help: "Document in the target language.")
  var target: String

  @Flag(name: .long, help: "Read one sentence a line (default: one paragraph a line, cut into sentences).")
  var segmented = false

  @Flag(name: .long, help: "Write the confidence of each pair, 0 to 1 (default: not written).")
  var scores = false

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var result: OutputOptions
  @OptionGroup var common: CommonOptions

  /// What `align` writes.
  private enum Format: String, CaseIterable {
    case links, tsv

    init(_ options: OutputOptions) throws(InputError) {
      let name = options.format ?? (options.output == "-" ? "tsv" : fileExtension(options.output))
      guard let format = Format(rawValue: name) else {
        throw InputError("align cannot write \(name)", remedy: "use --output-format links or tsv")
      }
      self = format
    }
  }

  mutating func run() throws {
    let format = try Format(result)
    let sourceLanguage = languages.from ?? languageTag(inNameOf: source)
    let targetLanguage = languages.to ?? languageTag(inNameOf: target)
    let sources = try sentences(of: source, language: sourceLanguage)
    let targets = try sentences(of: target, language: targetLanguage)
    common.detail("\(source): \(sources.count) sentences; \(target): \(targets.count) sentences")
    let beads = SentenceAligner().align(sources, with: targets)
    let text =
      switch format {
      case .links: beads.map { linkLine($0) }.joined()
      case .tsv:
        try header(sourceLanguage, targetLanguage) + beads.map { row($0, sources, targets) }.joined()
      }
    try write(text)
  }

  private func sentences(of path: String, language: LanguageTag?) throws -> [String] {
    let lines = try readLines(path)
    return segmented ? lines : try splitSentences(lines, language: language)
  }

  private func linkLine(_ bead: Bead) -> String {
    let score = scores ? ":\(rounded(bead.confidence))" : ""
    return "\(list(bead.source)):\(list(bead.target))\(score)\n"
  }

  private func list(_ lines: Range<Int>) -> String { lines.map(String.init).joined(separator: ",") }

  private func header(_ source: LanguageTag?, _ target: LanguageTag?) throws(InputError) -> String {
    guard let source else {
      throw InputError("the source language is not known", remedy: "name it with --from")
    }
    guard let target else {
      throw InputError("the target language is not known", remedy: "name it with --to")
    }
    return "\(source)\t\(target)\(scores ? "\tconfidence" : "")\n"
  }

  private func row(_ bead: Bead, _ sources: [String], _ targets: [String]) -> String {
    let cells = [sources[bead.source], targets[bead.target]].map { escaped($0.joined(separator: " ")) }
    return cells.joined(separator: "\t") + (scores ? "\t\(rounded(bead.confidence))" : "") + "\n"
  }

  private func write(_ text: String) throws {
    if result.output == "-" { return try Console.current.write(text) }
    do {
      try Data(text.utf8).write(to: URL(filePath: result.output), options: .atomic)
    } catch {
      throw InputError(
        "cannot write", at: Location(file: result.output), remedy: "check the folder and its rights")
    }
  }
}

/// The lines of a file: strict UTF-8, a byte-order mark dropped, ended by LF or CRLF.
private func readLines(_ path: String) throws(InputError) -> [String] {
  let data: Data
  do {
    data = try Data(contentsOf: URL(filePath: path))
  } catch {
    throw InputError("cannot be read", at: Location(file: path), remedy: "check the name and its rights")
  }
  var bytes = data[...]
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
  if bytes.last == 0x0A { bytes = bytes.dropLast() }
  if bytes.isEmpty { return [] }
  var lines: [String] = []
  for var line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
    if line.last == 0x0D { line = line.dropLast() }
    guard let text = String(validating: line, as: UTF8.self) else {
      throw InputError(
        "not UTF-8", at: Location(file: path, line: lines.count + 1), remedy: "convert the file to UTF-8")
    }
    lines.append(text)
  }
  return lines
}

/// The sentences of paragraphs, by Unicode's rules with the language's suppressions; blank ones are left out.
private func splitSentences(_ paragraphs: [String], language: LanguageTag?) throws(InputError) -> [String] {
  let breaker = try Breaker(.sentence, locale: "\(language?.description ?? "root")@ss=standard")
  var sentences: [String] = []
  for paragraph in paragraphs {
    let bytes = Array(paragraph.utf8)
    var start = 0
    for boundary in breaker.boundaries(in: paragraph) {
      let sentence = String(decoding: bytes[start..<boundary.offset], as: UTF8.self)
      start = boundary.offset
      let trimmed = sentence.trimmingBlanks()
      if !trimmed.isEmpty { sentences.append(trimmed) }
    }
  }
  return sentences
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.scalarClass == .space }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}

/// A cell of a TSV file: tab, line end and backslash are escaped.
private func escaped(_ cell: String) -> String {
  var out = ""
  for scalar in cell.unicodeScalars {
    switch scalar {
    case "\t": out += "\\t"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\\": out += "\\\\"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}

/// A probability with four decimals.
private func rounded(_ confidence: Float) -> String {
  let digits = String(Int((confidence * 10_000).rounded()))
  let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  return "\(padded.dropLast(4)).\(padded.suffix(4))"
}

private func fileExtension(_ path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: ".") else { return "" }
  return String(name[name.index(after: dot)...])
}

/// The tag in a file name such as `guide.es.md`, `guide.pt-BR.txt` or `corpus.es`.
private func languageTag(inNameOf path: String) -> LanguageTag? {
  let parts = (path.split(separator: "/").last ?? "").split(separator: ".").dropFirst()
  for part in parts.reversed() where part != "md" {
    let language = part.prefix { $0 != "-" && $0 != "_" }
    if language.utf8.count == 2, let tag = LanguageTag(part) { return tag }
  }
  return nil
}
