import Formats
import Reporting
import SentenceAlignment
import TextModel

/// Writes aligned documents: as lines of sentence numbers, as a bitext, or as a page to review.
struct AlignmentOutput {
  private enum Form {
    case links, page
    case bitext(Format)

    var fileExtension: String {
      switch self {
      case .links: "links"
      case .page: "html"
      case .bitext(let format): format.fileExtensions.first ?? format.name
      }
    }
  }

  private let form: Form
  private let path: String
  /// Whether each pair of documents gets a file in the folder `path`.
  private let isFolder: Bool
  private let scores: Bool
  private let minConfidence: Float
  private let common: CommonOptions

  /// - Parameter isFolderRun: Whether folders are aligned, rather than two documents.
  /// - Throws: ``InputError`` when the format is not known or cannot hold several documents.
  init(
    _ result: OutputOptions, isFolderRun: Bool, scores: Bool, minConfidence: Float, common: CommonOptions
  ) throws(InputError) {
    let byName = Self.form(ofFile: result.output)
    isFolder =
      isFolderRun && result.output != "-"
      && (result.output.hasSuffix("/") || FolderWalk.isFolder(result.output) || byName == nil)
    if let name = result.format {
      form = try Self.form(named: name)
    } else if isFolder || result.output == "-" {
      form = .bitext(.tsv)
    } else if let byName {
      form = byName
    } else {
      throw InputError(
        "the format of \(result.output) is not known",
        remedy: "use .tmx, .xlf, .tsv, .csv, .jsonl, .html or .links, or give --output-format")
    }
    if isFolderRun, !isFolder, case .links = form {
      throw InputError(
        "sentence numbers of several documents need a file each", remedy: "give a folder with -o")
    }
    path = result.output
    self.scores = scores
    self.minConfidence = minConfidence
    self.common = common
  }

  private static func form(named name: String) throws(InputError) -> Form {
    switch name.lowercased() {
    case "links": .links
    case "html": .page
    default: .bitext(try Format.named(name))
    }
  }

  private static func form(ofFile path: String) -> Form? {
    let file = InputFile(path)
    switch file.fileExtension {
    case "links": return .links
    case "html", "htm": return .page
    default: return Format.forFile(named: path).map { .bitext($0) }
    }
  }

  // MARK: - Writing

  /// Writes the pairs to one file, or each to its own.
  /// - Throws: ``InputError`` when something cannot be written.
  func write(
    _ pairs: [AlignedPair], _ aligner: DocumentAligner, _ languages: (from: LanguageTag, to: LanguageTag)
  ) throws {
    var dropped = (pairs: 0, alone: 0)
    func kept(_ pair: AlignedPair) -> [Bead] {
      pair.alignment.beads.filter { bead in
        if bead.confidence >= minConfidence { return true }
        if bead.isNull { dropped.alone += 1 } else { dropped.pairs += 1 }
        return false
      }
    }
    let groups = isFolder ? pairs.map { [$0] } : [pairs]
    for group in groups {
      let file =
        isFolder
        ? "\(path.hasSuffix("/") ? path : path + "/")\(group[0].file.name).\(form.fileExtension)" : path
      if isFolder { try FolderWalk.makeFolders(for: file) }
      try AtomicFile.write(to: file, standardOutput: Console.current.write) { bytes in
        switch form {
        case .links: for bead in kept(group[0]) { bytes.write(line(bead)) }
        case .page: try writePage(group.map { ($0, kept($0)) }, aligner, languages, &bytes)
        case .bitext(let format):
          try write(group.map { ($0, kept($0)) }, as: format, aligner, languages, to: &bytes)
        }
      }
    }
    if dropped.pairs + dropped.alone > 0 {
      common.note(
        "left out, with less confidence than \(minConfidence): \(dropped.pairs) pairs, \(dropped.alone) sentences alone"
      )
    }
  }

  private func write(
    _ pairs: [(pair: AlignedPair, beads: [Bead])], as format: Format, _ aligner: DocumentAligner,
    _ languages: (from: LanguageTag, to: LanguageTag), to bytes: inout ByteWriter
  ) throws {
    var columns: Set<UnitColumn> = scores || format == .jsonl ? [.id, .confidence] : [.id]
    if pairs.count > 1 { columns.insert(.document) }
    var writer = format.writer(
      WriteOptions(from: languages.from, to: languages.to, columns: columns, toolVersion: Glosa.version))
    for (pair, beads) in pairs {
      for var unit in aligner.units(beads, pair.sentences) {
        // One document is the whole file, so its name says nothing.
        unit.document = pairs.count > 1 ? pair.file.name : ""
        try writer.write(unit, to: &bytes)
      }
    }
    try writer.finish(&bytes)
    let skipped = writer.summary.skippedList
    if !skipped.isEmpty { common.note("left out: \(skipped.joined(separator: ", "))") }
  }

  private func writePage(
    _ pairs: [(pair: AlignedPair, beads: [Bead])], _ aligner: DocumentAligner,
    _ languages: (from: LanguageTag, to: LanguageTag), _ bytes: inout ByteWriter
  ) throws {
    let documents = pairs.map { pair, beads in
      ReviewDocument(
        source: pair.file.source, target: pair.file.target,
        notes: AlignmentSummary(pair).notes(isVerbose: true), units: aligner.units(beads, pair.sentences))
    }
    try ReviewPage(source: languages.from, target: languages.to, toolVersion: Glosa.version)
      .write(documents, to: &bytes)
  }

  /// `0,1:0` is source sentences 0 and 1 with target sentence 0.
  private func line(_ bead: Bead) -> String {
    let score = scores ? ":\(Self.rounded(bead.confidence))" : ""
    return "\(Self.list(bead.source)):\(Self.list(bead.target))\(score)\n"
  }

  private static func list(_ lines: Range<Int>) -> String { lines.map(String.init).joined(separator: ",") }

  /// A probability with four decimals.
  private static func rounded(_ confidence: Float) -> String {
    let digits = String(Int((confidence * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return "\(padded.dropLast(4)).\(padded.suffix(4))"
  }
}
