import LintEngine
import Reporting

/// What a corpus that is taken to be right teaches: renderings for the glossary, and rules that do not fit it.
struct LearningReport {
  var terms: [LearnedTerm]
  /// Findings by rule, most frequent first.
  var rules: [(rule: String, count: Int)]
  var units: Int

  /// Rules with fewer findings in a thousand units are left as they are.
  private static let tolerated = 2.0

  /// Lines that a person decides about.
  var text: String {
    var lines = terms.map {
      "term \"\($0.term)\": \"\($0.rendering)\" in \($0.seen) of \($0.missing) units without a rendering of the glossary;"
        + " add it to concept \($0.concept)"
    }
    for entry in rules where Double(entry.count) * 1_000 > Self.tolerated * Double(units) {
      lines.append(
        "rule \(entry.rule): \(entry.count) findings in \(units) units; leave it out with --rule \(entry.rule)=off"
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
