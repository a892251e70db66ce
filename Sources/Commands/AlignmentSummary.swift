import SentenceAlignment
import TextModel

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
          + AlignCommand.rounded(found.meanConfidence))
    }
    return lines
  }

  private func span(_ range: Range<Int>) -> String { "\(range.lowerBound + 1)-\(range.upperBound)" }
}
