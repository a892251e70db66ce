import Formats
import GlossaryModel
import Reporting
import Terminology
import TextModel

/// Writes entries to every file asked for, or shows them.
struct EntryOutput {
  private enum Kind {
    /// For people, on a terminal.
    case table
    /// An entry a line, or a memory.
    case entries(Format)
    /// A page with the evidence.
    case report
    /// A glossary; the file that is there already, when it is native.
    case glossary(GlossaryFormat, GlossaryFile?)
  }

  private let targets: [(path: String, kind: Kind)]
  private let common: CommonOptions

  /// Decides on the formats before the work begins, and reads the native glossaries that will be brought up to date.
  ///
  /// - Parameters:
  ///   - paths: Files; empty for standard output.
  ///   - format: A name that wins over the files' names; `table` for people.
  /// - Throws: ``InputError`` when a format is not known, or a glossary that is there cannot be read.
  init(paths: [String], format: String?, common: CommonOptions) throws {
    self.common = common
    targets = try (paths.isEmpty ? ["-"] : paths).map { path in
      if format == "table" || (format == nil && path == "-" && Console.current.isTerminal()) {
        return (path, .table)
      }
      return (path, try Self.kind(path, format ?? (path == "-" ? "tsv" : nil)))
    }
  }

  private static func kind(_ path: String, _ name: String?) throws -> Kind {
    if let format = name.map({ GlossaryFormat.named($0) }) ?? GlossaryFormat.forFile(named: path) {
      if format.name == "html" { return .report }
      if let entries = GlossaryEntries.formats.first(where: { $0.name == format.name }) {
        return .entries(entries)
      }
      let isThere = format == .yaml && path != "-" && InputFile(path).exists
      return .glossary(
        format, isThere ? try GlossaryFile(path, format: format.name) : nil)
    }
    let names = GlossaryFormat.all.map(\.name).joined(separator: ", ")
    throw InputError(
      name.map { "there is no glossary format \"\($0)\"" } ?? "the format of \(path) is not known",
      remedy: "choose one of \(names), by the file's name or with --output-format")
  }

  /// The glossaries that will be brought up to date.
  var glossaries: [Glossary] {
    targets.compactMap { if case .glossary(_, let file) = $0.kind { file?.glossary } else { nil } }
  }

  /// Writes all files or none.
  ///
  /// - Parameters:
  ///   - updater: Brings the glossaries up to date that are there.
  ///   - isComplete: Whether the entries are all that was found.
  /// - Throws: ``InputError`` when a file cannot be written.
  func write(_ entries: GlossaryEntries, updater: GlossaryUpdater, isComplete: Bool) throws {
    var notes: [String] = []
    try AtomicFile.write(toAll: targets.map(\.path), standardOutput: Console.current.write) { index, bytes in
      let (path, kind) = targets[index]
      if case .glossary(_, let file?) = kind {
        let outcome = updater.update(file.glossary, with: entries, isComplete: isComplete)
        try file.write(outcome.glossary, as: file.format, to: &bytes)
        notes.append("\(path): \(outcome.summary)")
        return
      }
      let summary = try write(entries, as: kind, to: &bytes)
      let left =
        summary.skippedList.isEmpty ? "" : "; left out: \(summary.skippedList.joined(separator: ", "))"
      if path != "-" { notes.append("\(path): \(summary.unitCount) entries\(left)") }
    }
    for note in notes { common.note(note) }
  }

  private func write(_ entries: GlossaryEntries, as kind: Kind, to bytes: inout ByteWriter) throws
    -> WriteSummary
  {
    switch kind {
    case .table:
      bytes.write(EntryTable(entries).text)
      return WriteSummary(unitCount: entries.entries.count)
    case .entries(let format): return try entries.write(as: format, to: &bytes, toolVersion: Glosa.version)
    case .report: return try GlossaryReport(entries).write(to: &bytes)
    case .glossary(let format, _):
      let options = WriteOptions(from: entries.source, to: entries.target, toolVersion: Glosa.version)
      return try Glossary(entries, hasAllEvidence: format != .yaml).write(
        as: format, options: options, to: &bytes)
    }
  }
}

extension GlossaryUpdater.Outcome {
  /// What became of the glossary, on one line.
  fileprivate var summary: String {
    var parts = ["\(counted(seenCount, "concept")) seen", "\(counted(addedCount, "candidate")) added"]
    if grownCount > 0 { parts.append("\(counted(grownCount, "concept")) given another language") }
    if unseenCount > 0 { parts.append("\(unseenCount) no longer seen") }
    if leftOutCount > 0 { parts.append("\(leftOutCount) against approved concepts left out") }
    return parts.joined(separator: ", ")
  }
}
