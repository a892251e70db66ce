import SentenceAlignment
import TextModel

/// What a person should know of an alignment.
struct AlignmentSummary {
  private let pair: AlignedPair

  /// Stretches that are named without being asked for all.
  private static let fewStretches = 5

  init(_ pair: AlignedPair) { self.pair = pair }

  /// How much was aligned, and how surely.
  var line: String {
    Self.line(
      pair.file.name.visible, beads: pair.alignment.beads.count, nulls: nullCount,
      confidence: pair.alignment.diagnostics.meanConfidence)
  }

  private var nullCount: Int { pair.alignment.beads.count { $0.isNull } }

  private static func line(_ name: String, beads: Int, nulls: Int, confidence: Float) -> String {
    "\(name): \(counted(beads - nulls, "pair")), \(counted(nulls, "sentence")) alone"
      + (beads > nulls ? ", mean confidence \(rounded(confidence))" : "")
  }

  /// The sum over documents.
  static func total(_ pairs: [AlignedPair]) -> String {
    let beads = pairs.reduce(0) { $0 + $1.alignment.beads.count }
    let nulls = pairs.reduce(0) { $0 + Self($1).nullCount }
    let sum = pairs.reduce(Float(0)) { sum, pair in
      sum + pair.alignment.diagnostics.meanConfidence * Float(pair.alignment.beads.count { !$0.isNull })
    }
    return line(
      counted(pairs.count, "document"), beads: beads, nulls: nulls,
      confidence: sum / Float(max(1, beads - nulls)))
  }

  /// How many stretches are suspicious; empty when none is.
  var suspicion: String {
    if pair.alignment.diagnostics.seemsUnrelated { return ", seems to be no translation" }
    let count = notes(withCopies: false).count
    return count == 0 ? "" : ", \(count) suspicious \(count == 1 ? "stretch" : "stretches")"
  }

  /// What is suspicious, with lines of the files; the first few, and with `isVerbose` all.
  func notes(isVerbose: Bool) -> [String] {
    let notes = notes(withCopies: isVerbose)
    if isVerbose || notes.count <= Self.fewStretches { return notes }
    return notes.prefix(Self.fewStretches) + [
      "and \(notes.count - Self.fewStretches) more stretches; --verbose names them"
    ]
  }

  /// - Parameter withCopies: Whether a text that is mostly untranslated is told stretch by stretch, too.
  private func notes(withCopies: Bool) -> [String] {
    let found = pair.alignment.diagnostics
    if found.seemsUnrelated {
      return [
        "\(pair.file.source.visible) and \(pair.file.target.visible) seem not to translate each other: next to nothing is shared"
      ]
    }
    var notes = found.moved.map {
      "moved: \(sources($0.source)), translated out of order by \(targets($0.target))"
    }
    notes += found.missing.map { "missing: \(sources($0)) without a translation" }
    notes += found.added.map { "added: \(targets($0)) without a source" }
    let copied = found.untranslated.reduce(0) { $0 + $1.count }
    let isCopy = copied * 2 > pair.alignment.beads.count
    if isCopy {
      notes.append(
        "untranslated: \(copied) of \(pair.alignment.beads.count) pairs have the same text on both sides"
          + (withCopies ? "" : "; --verbose names them"))
    }
    if !isCopy || withCopies {
      notes += found.untranslated.map {
        "untranslated: \(targets(span($0, \.target))), the same as the source"
      }
    }
    notes += found.doubtful.map {
      "doubtful: \(sources(span($0, \.source))) with \(targets(span($0, \.target)))"
    }
    return notes
  }

  /// The sentences of a stretch of beads on one side.
  private func span(_ beads: Range<Int>, _ side: KeyPath<Bead, Range<Int>>) -> Range<Int> {
    let ranges = pair.alignment.beads[beads].map { $0[keyPath: side] }.filter { !$0.isEmpty }
    return (ranges.map(\.lowerBound).min() ?? 0)..<(ranges.map(\.upperBound).max() ?? 0)
  }

  private func sources(_ range: Range<Int>) -> String { Self.place(range, pair.sentences.source, "source") }

  private func targets(_ range: Range<Int>) -> String { Self.place(range, pair.sentences.target, "target") }

  /// `source lines 12-20 (14 sentences)`.
  private static func place(_ range: Range<Int>, _ list: SentenceList, _ side: String) -> String {
    if range.isEmpty { return "no \(side) line" }
    let lines = (list.locations[range.lowerBound].line, list.locations[range.upperBound - 1].line)
    let span = lines.0 < lines.1 ? "\(lines.0)-\(lines.1)" : "\(lines.0)"
    return "\(side) \(lines.0 < lines.1 ? "lines" : "line") \(span) (\(counted(range.count, "sentence")))"
  }

  /// A probability with two decimals.
  private static func rounded(_ confidence: Float) -> String {
    let digits = Int((confidence * 100).rounded())
    return "\(digits / 100).\(digits % 100 < 10 ? "0" : "")\(digits % 100)"
  }
}

/// `1 pair`, `2 pairs`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
