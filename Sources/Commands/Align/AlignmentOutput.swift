import Formats
import Reporting
import SentenceAlignment
import TextModel

/// Writes aligned documents to everything that was asked for.
struct AlignmentOutput {
  private let targets: [AlignmentTarget]
  private let scores: Bool
  private let minConfidence: Float
  private let common: CommonOptions

  /// - Parameters:
  ///   - paths: Files, or folders for the files of folders; empty for standard output.
  ///   - format: A name that wins over those of the files; `nil` for none.
  ///   - isFolderRun: Whether folders are aligned, rather than two documents.
  /// - Throws: ``InputError`` when a format is not known or cannot hold several documents, or a path is given twice.
  init(
    _ paths: [String], format: String?, isFolderRun: Bool, scores: Bool, minConfidence: Float,
    common: CommonOptions
  ) throws(InputError) {
    targets = try AlignmentTarget.targets(paths, format: format, isFolderRun: isFolderRun)
    self.scores = scores
    self.minConfidence = minConfidence
    self.common = common
  }

  /// Sentences and pairs that a file does not hold.
  private struct LeftOut {
    var unsurePairs = 0
    var unsureAlone = 0
    var withoutTranslation = 0
    var withoutSource = 0
    /// What the writer of the format says.
    var others: [String: Int] = [:]
  }

  /// Writes the pairs to all targets. Files that are no folder's are all written, or none.
  /// - Throws: ``InputError`` when something cannot be written.
  func write(
    _ pairs: [AlignedPair], _ aligner: DocumentAligner, _ languages: (from: LanguageTag, to: LanguageTag)
  ) throws {
    let units = AlignmentUnits(aligner: aligner, languages: languages)
    var leftOut = [LeftOut](repeating: LeftOut(), count: targets.count)
    let files = targets.indices.filter { !targets[$0].isFolder }
    try AtomicFile.write(toAll: files.map { targets[$0].path }, standardOutput: Console.current.write) {
      try writeForm(targets[files[$0]].form, of: pairs, units, &leftOut[files[$0]], &$1)
    }
    for index in targets.indices where targets[index].isFolder {
      for pair in pairs { try writeFile(of: pair, into: targets[index], units, &leftOut[index]) }
    }
    for (target, leftOut) in zip(targets, leftOut) { report(leftOut, target) }
  }

  private func writeFile(
    of pair: AlignedPair, into folder: AlignmentTarget, _ units: AlignmentUnits, _ leftOut: inout LeftOut
  ) throws {
    let file = folder.file(of: pair)
    try FolderWalk.makeFolders(for: file)
    try AtomicFile.write(to: file, standardOutput: Console.current.write) {
      try writeForm(folder.form, of: [pair], units, &leftOut, &$0)
    }
  }

  /// A pair of documents and those of its beads that are written.
  private typealias Kept = (pair: AlignedPair, beads: [Bead])

  private func writeForm(
    _ form: AlignmentTarget.Form, of pairs: [AlignedPair], _ units: AlignmentUnits,
    _ leftOut: inout LeftOut, _ bytes: inout ByteWriter
  ) throws {
    var kept: [Kept] = []
    for pair in pairs { kept.append((pair, pair.alignment.beads.filter { isKept($0, form, &leftOut) })) }
    switch form {
    case .links: for bead in kept.flatMap(\.beads) { bytes.write(line(bead)) }
    case .page: try writePage(kept, units, &bytes)
    case .bitext(let format):
      let skipped = try writeBitext(kept, as: format, units, &bytes)
      leftOut.others.merge(skipped, uniquingKeysWith: +)
    }
  }

  private func isKept(_ bead: Bead, _ form: AlignmentTarget.Form, _ leftOut: inout LeftOut) -> Bool {
    if bead.confidence < minConfidence {
      if bead.isNull { leftOut.unsureAlone += 1 } else { leftOut.unsurePairs += 1 }
      return false
    }
    if form.holds(bead) { return true }
    if bead.source.isEmpty { leftOut.withoutSource += 1 } else { leftOut.withoutTranslation += 1 }
    return false
  }

  private func report(_ leftOut: LeftOut, _ target: AlignmentTarget) {
    let name = target.path == "-" ? "" : target.path.visible + ": "
    if leftOut.unsurePairs + leftOut.unsureAlone > 0 {
      common.note(
        "\(name)left out, with less confidence than \(minConfidence): "
          + "\(counted(leftOut.unsurePairs, "pair")), \(counted(leftOut.unsureAlone, "sentence")) alone"
      )
    }
    if leftOut.withoutTranslation + leftOut.withoutSource > 0, case .bitext(let format) = target.form {
      let parts = [(leftOut.withoutTranslation, "a translation"), (leftOut.withoutSource, "a source")]
        .filter { $0.0 > 0 }.map { "\(counted($0.0, "sentence")) without \($0.1)" }
      common.note(
        "\(name)left out, as \(format.name) cannot hold them: \(parts.joined(separator: ", ")); "
          + "tsv, jsonl, xliff and html keep all"
      )
    }
    let others = leftOut.others.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    if !others.isEmpty { common.note("\(name)left out: \(others.joined(separator: ", "))") }
  }

  // MARK: - Forms

  /// Writes a bitext; returns what its writer left out.
  private func writeBitext(
    _ pairs: [Kept], as format: Format, _ units: AlignmentUnits, _ bytes: inout ByteWriter
  ) throws -> [String: Int] {
    var columns: Set<UnitColumn> = scores || format == .jsonl ? [.id, .confidence] : [.id]
    if pairs.count > 1 { columns.insert(.document) }
    let remarks = pairs.flatMap(\.pair.alignment.remarks.values)
    if remarks.contains(where: { !$0.flags.isEmpty }) { columns.insert(.flags) }
    if remarks.contains(where: { !$0.notes.isEmpty }) { columns.insert(.notes) }
    var writer = format.writer(
      WriteOptions(
        from: units.languages.from, to: units.languages.to, columns: columns, toolVersion: Glosa.version))
    for (pair, beads) in pairs {
      for var unit in units.units(beads, pair, hasNumbers: format == .jsonl) {
        // One document is the whole file, so its name says nothing, except where a format wants it.
        unit.document = pairs.count > 1 || [.xliff, .xliff2].contains(format) ? pair.file.name : ""
        try writer.write(unit, to: &bytes)
      }
    }
    try writer.finish(&bytes)
    return writer.summary.skipped
  }

  private func writePage(
    _ pairs: [Kept], _ units: AlignmentUnits, _ bytes: inout ByteWriter
  ) throws {
    let documents = pairs.map { pair, beads in
      ReviewDocument(
        source: pair.file.source, target: pair.file.target,
        notes: AlignmentSummary(pair).stretches.map { ReviewNote($0.text, row: $0.row(in: beads)) },
        units: units.units(beads, pair, hasNumbers: true))
    }
    try ReviewPage(source: units.languages.from, target: units.languages.to, toolVersion: Glosa.version)
      .write(documents, to: &bytes)
  }

  /// `0,1:0` is source sentences 0 and 1 with target sentence 0.
  private func line(_ bead: Bead) -> String {
    let score = scores ? ":\(bead.confidence.decimals(4))" : ""
    return "\(Self.list(bead.source)):\(Self.list(bead.target))\(score)\n"
  }

  private static func list(_ lines: Range<Int>) -> String { lines.map(String.init).joined(separator: ",") }
}
