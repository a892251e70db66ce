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
      + (beads > nulls ? ", mean confidence \(confidence.decimals(2))" : "")
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
    let count = found(withCopies: false).count
    return count == 0 ? "" : ", \(count) suspicious \(count == 1 ? "stretch" : "stretches")"
  }

  /// A stretch that a person should look at.
  struct Stretch {
    var text: String
    /// Where it begins: a source or a target sentence; both empty for the whole document.
    var source = 0..<0
    var target = 0..<0

    /// The number of the bead that it begins with.
    func row(in beads: [Bead]) -> Int? {
      beads.firstIndex {
        !source.isEmpty && $0.source.contains(source.lowerBound)
          || !target.isEmpty && $0.target.contains(target.lowerBound)
      }
    }
  }

  /// What is suspicious, with lines of the files.
  var stretches: [Stretch] { found(withCopies: true) }

  /// What is suspicious; the first few, and with `isVerbose` all.
  func notes(isVerbose: Bool) -> [String] {
    let notes = found(withCopies: isVerbose).map(\.text)
    if isVerbose || notes.count <= Self.fewStretches { return notes }
    return notes.prefix(Self.fewStretches) + [
      "and \(notes.count - Self.fewStretches) more stretches; --verbose names them"
    ]
  }

  /// - Parameter withCopies: Whether a text that is mostly untranslated is told stretch by stretch, too.
  private func found(withCopies: Bool) -> [Stretch] {
    let found = pair.alignment.diagnostics
    if found.seemsUnrelated { return [Stretch(text: doubt)] }
    var stretches = found.moved.map {
      Stretch(
        text: "moved: \(sources($0.source)), translated out of order by \(targets($0.target))",
        source: $0.source)
    }
    stretches += found.missing.map {
      Stretch(text: "missing: \(sources($0)) without a translation", source: $0)
    }
    stretches += found.added.map { Stretch(text: "added: \(targets($0)) without a source", target: $0) }
    let pairs = pair.alignment.beads.count - nullCount
    let isCopy = !found.untranslated.isEmpty && found.copiedPairs * 2 > pairs
    if isCopy {
      stretches.append(
        Stretch(
          text:
            "untranslated: \(found.copiedPairs) of \(counted(pairs, "pair")) have the same text on both sides"
            + (withCopies ? "" : "; --verbose names them")))
    }
    if !isCopy || withCopies {
      stretches += found.untranslated.map {
        Stretch(
          text: "untranslated: \(targets(span($0, \.target))), the same as the source",
          source: span($0, \.source))
      }
    }
    return stretches
      + found.doubtful.map {
        let (source, target) = (span($0, \.source), span($0, \.target))
        return Stretch(
          text: "doubtful: \(sources(source)) with \(targets(target))", source: source,
          target: source.isEmpty ? target : 0..<0)
      }
  }

  /// What is said of texts that seem unrelated.
  private var doubt: String {
    let names = "\(pair.file.source.visible) and \(pair.file.target.visible)"
    let anchors = pair.sentences.anchors.map { "--anchor \($0.source + 1):\($0.target + 1)" }
    return anchors.isEmpty
      ? "\(names) seem not to translate each other: hardly more is shared than by chance"
      : "\(names) share hardly more than by chance with \(anchors.joined(separator: " ")); check "
        + (anchors.count == 1 ? "this anchor" : "these anchors")
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
}
