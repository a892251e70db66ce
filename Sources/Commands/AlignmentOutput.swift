import FoundationEssentials
import SentenceAlignment
import TextModel

/// What `glosa align` writes.
enum AlignmentFormat: String, CaseIterable {
  /// Sentence numbers of each pair, from 0: `0,1:0`.
  case links
  /// A bitext with a header.
  case tsv

  init(_ options: OutputOptions) throws(InputError) {
    let name = options.format ?? Self.fileExtension(options.output) ?? "tsv"
    guard let format = AlignmentFormat(rawValue: name) else {
      throw InputError("align cannot write \(name)", remedy: "use --output-format links or tsv")
    }
    self = format
  }

  private static func fileExtension(_ path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
  }
}

/// Writes aligned sentences.
struct AlignmentWriter {
  private let format: AlignmentFormat
  private let sources: AlignmentInput
  private let targets: AlignmentInput
  private let writesScores: Bool
  private let header: String

  /// - Throws: ``InputError`` when the format names the languages, and they are not known.
  init(
    _ format: AlignmentFormat, _ sources: AlignmentInput, _ targets: AlignmentInput, writesScores: Bool
  ) throws(InputError) {
    self.format = format
    self.sources = sources
    self.targets = targets
    self.writesScores = writesScores
    if format == .tsv {
      guard let source = sources.language else {
        throw InputError("the source language is not known", remedy: "name it with --from")
      }
      guard let target = targets.language else {
        throw InputError("the target language is not known", remedy: "name it with --to")
      }
      header = "\(source)\t\(target)\(writesScores ? "\tconfidence" : "")\n"
    } else {
      header = ""
    }
  }

  /// Writes all beads to a file, or to standard output when it is `-`.
  func write(_ beads: [Bead], to path: String) throws {
    let text = header + beads.map { format == .links ? link($0) : row($0) }.joined()
    if path == "-" { return try Console.current.write(text) }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw InputError(
        "the file cannot be written", at: Location(file: path),
        remedy: "check the folder and its access rights")
    }
  }

  private func link(_ bead: Bead) -> String {
    let source = bead.source.map(String.init).joined(separator: ",")
    let target = bead.target.map(String.init).joined(separator: ",")
    return "\(source):\(target)\(writesScores ? ":\(decimal(bead.confidence))" : "")\n"
  }

  private func row(_ bead: Bead) -> String {
    let source = Self.escaped(sources.sentences[bead.source].joined(separator: " "))
    let target = Self.escaped(targets.sentences[bead.target].joined(separator: " "))
    return "\(source)\t\(target)\(writesScores ? "\t\(decimal(bead.confidence))" : "")\n"
  }

  /// A cell in which tabs, line ends and backslashes are escaped.
  private static func escaped(_ cell: String) -> String {
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
}

/// A number from 0 to 1 with four decimals.
private func decimal(_ value: Float) -> String {
  let digits = String(Int((value * 10_000).rounded()))
  let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  return "\(padded.dropLast(4)).\(padded.suffix(4))"
}

/// What a person should know of an alignment.
struct AlignmentSummary {
  private let alignment: Alignment

  init(_ alignment: Alignment) { self.alignment = alignment }

  /// Lines for standard error, with sentences counted from 1: what is out of order, and with `isVerbose` all.
  func lines(isVerbose: Bool) -> [String] {
    let found = alignment.diagnostics
    var lines = found.moved.map {
      "note: source sentences \(span($0.source)) seem to be translated out of order, at \(span($0.target))"
    }
    if isVerbose {
      lines += found.untranslated.map { "note: source sentences \(span($0)) have no translation" }
      lines += found.added.map { "note: target sentences \(span($0)) have no source" }
      lines += found.doubtful.map { "note: pairs \(span($0)) are doubtful" }
      let nulls = alignment.beads.count { $0.isNull }
      lines.append(
        "\(alignment.beads.count - nulls) pairs, \(nulls) sentences alone, mean confidence "
          + decimal(found.meanConfidence))
    }
    return lines
  }

  private func span(_ range: Range<Int>) -> String { "\(range.lowerBound + 1)-\(range.upperBound)" }
}
