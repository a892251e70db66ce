import Formats
import TextModel

/// Findings that are known and not reported again, as a file in a repository.
///
/// ```text
/// # Findings that glosa lint knows already; --write-baseline writes this file.
/// file    rule    fingerprint    count    source
/// es.po    number/value    8f3a09d1c2b4e567    1    Take 12 drops
/// ```
///
/// One line an entry, sorted, tab-separated, so that a fixed finding is one line less in a diff. Entries name no line
/// numbers and no keys.
public struct Baseline: Sendable, Equatable {
  /// Equal findings of a file.
  public struct Entry: Sendable, Hashable {
    /// The file's path, relative to the folder of the baseline.
    public var file: String
    public var rule: String
    /// ``Finding/fingerprint``.
    public var fingerprint: String
    /// How many findings of the file have the fingerprint.
    public var count: Int
    /// The beginning of the source text, for those who read the file.
    public var source: String
  }

  /// Sorted, no two with the same file and fingerprint.
  public private(set) var entries: [Entry]

  /// The baseline of findings.
  /// - Parameters:
  ///   - findings: In any order.
  ///   - path: The path that a file has in the baseline.
  public init(_ findings: [Finding], path: (String) -> String) {
    self.init(
      findings.map { finding in
        Entry(
          file: path(finding.location.file), rule: finding.rule, fingerprint: finding.fingerprint, count: 1,
          source: Self.excerpt(finding.source))
      }, combining: +)
  }

  /// - Parameter combine: What becomes of the counts of entries with the same file and fingerprint.
  private init(_ entries: [Entry], combining combine: (Int, Int) -> Int) {
    var byKey: [[String]: Entry] = [:]
    for entry in entries {
      let key = [entry.file, entry.fingerprint]
      if let known = byKey[key] {
        byKey[key]?.count = combine(known.count, entry.count)
      } else {
        byKey[key] = entry
      }
    }
    self.entries = byKey.values.sorted { $0.precedes($1) }
  }

  /// The baseline with further entries.
  public func adding(_ others: [Entry]) -> Baseline { Baseline(entries + others, combining: +) }

  /// The first words of a text on one line.
  private static func excerpt(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").visible
    return line.count <= excerptLength ? line : line.prefix(excerptLength) + "…"
  }

  private static let excerptLength = 60
}

extension Baseline {
  private static let header = "file\trule\tfingerprint\tcount\tsource"

  /// The file's text.
  public var text: String {
    var lines = ["# Findings that glosa lint knows already; --write-baseline writes this file.", Self.header]
    lines += entries.map { entry in
      [entry.file.escapedCell, entry.rule, entry.fingerprint, String(entry.count), entry.source.escapedCell]
        .joined(separator: "\t")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads a baseline.
  /// - Throws: ``InputError`` with the line of the first defect.
  public init(_ file: InputFile) throws(InputError) {
    var entries: [Entry] = []
    var hasHeader = false
    let lines = try file.text().split(omittingEmptySubsequences: false) { $0.isNewline }
    for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let place = Location(file: file.name, line: number + 1)
      if !hasHeader {
        guard line == Self.header else {
          throw InputError(
            "this is no baseline", at: place, remedy: "write one with glosa lint --write-baseline FILE")
        }
        hasHeader = true
        continue
      }
      entries.append(try Self.entry(line, at: place))
    }
    if !hasHeader {
      throw InputError(
        "the baseline has no header", at: Location(file: file.name),
        remedy: "write it anew with glosa lint --write-baseline FILE")
    }
    // A merge of two branches may leave an entry twice.
    self.init(entries, combining: max)
  }

  private static func entry(_ line: Substring, at place: Location) throws(InputError) -> Entry {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count == 5, let count = Int(cells[3]), count > 0, count <= 1 << 32 else {
      throw InputError(
        "a baseline's line has file, rule, fingerprint, count and source", at: place,
        remedy: "settle merge conflicts, or write the file anew")
    }
    return Entry(
      file: cells[0].unescapedCell, rule: String(cells[1]), fingerprint: String(cells[2]), count: count,
      source: cells[4].unescapedCell)
  }
}

extension Baseline.Entry {
  /// Order of the file: by file, rule, source text and fingerprint.
  fileprivate func precedes(_ other: Self) -> Bool {
    if file != other.file { return file < other.file }
    if rule != other.rule { return rule < other.rule }
    return (source, fingerprint) < (other.source, other.fingerprint)
  }
}

extension StringProtocol {
  /// The text as a cell of a TSV file.
  fileprivate var escapedCell: String {
    unicodeScalars.reduce(into: "") { cell, scalar in
      switch scalar {
      case "\t": cell += "\\t"
      case "\n": cell += "\\n"
      case "\r": cell += "\\r"
      case "\\": cell += "\\\\"
      default: cell.unicodeScalars.append(scalar)
      }
    }
  }

  fileprivate var unescapedCell: String {
    var text = ""
    var isEscaped = false
    for scalar in unicodeScalars {
      if isEscaped {
        text.unicodeScalars.append(
          scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
