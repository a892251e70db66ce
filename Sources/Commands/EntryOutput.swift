import Formats
import GlossaryModel
import TextModel

/// Writes entries to every file asked for, or shows them.
struct EntryOutput {
  private enum Target {
    case table
    case file(String, Format)

    var path: String {
      switch self {
      case .table: "-"
      case .file(let path, _): path
      }
    }
  }

  private let targets: [Target]
  private let common: CommonOptions

  /// Decides on the formats before the work begins.
  ///
  /// - Parameters:
  ///   - paths: Files; empty for standard output.
  ///   - format: A name that wins over the files' names; `table` for people.
  /// - Throws: ``InputError`` when a format is not known.
  init(paths: [String], format: String?, common: CommonOptions) throws {
    self.common = common
    targets = try (paths.isEmpty ? ["-"] : paths).map { path in
      if format == "table" || (format == nil && path == "-" && Console.current.isTerminal()) { return .table }
      if let format { return .file(path, try Format.named(format)) }
      if path == "-" { return .file(path, .tsv) }
      guard let known = Format.forFile(named: path) else {
        throw InputError(
          "the format of \(path) is not known",
          remedy: "use .tsv, .csv, .jsonl or .tmx, or give --output-format")
      }
      return .file(path, known)
    }
  }

  /// Writes all files or none.
  func write(_ entries: GlossaryEntries) throws {
    var notes: [String] = []
    try AtomicFile.write(toAll: targets.map(\.path), standardOutput: Console.current.write) { index, bytes in
      switch targets[index] {
      case .table: bytes.write(EntryTable(entries).text)
      case .file(let path, let format):
        let summary = try entries.write(as: format, to: &bytes, toolVersion: Glosa.version)
        let left =
          summary.skippedList.isEmpty ? "" : "; left out: \(summary.skippedList.joined(separator: ", "))"
        if path != "-" { notes.append("\(path): \(summary.unitCount) entries\(left)") }
      }
    }
    for note in notes { common.note(note) }
  }
}
