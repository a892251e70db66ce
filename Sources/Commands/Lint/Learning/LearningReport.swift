import LintEngine
import ProjectConfiguration
import Reporting
import TextModel

/// What a corpus that is taken to be right teaches: renderings for the glossary, and rules that do not fit it.
struct LearningReport {
  var terms: [LearnedTerm]
  private(set) var levels: [LevelProposal] = []

  /// Rules with fewer findings in a thousand units are left as they are, those with more are switched off.
  private static let tolerated = 2, bearable = 10
  /// Fewer findings teach nothing.
  private static let enough = 3
  /// Families about files and comments: what they report is true of any corpus.
  private static let facts: Set = ["key", "project", "suppression"]

  /// - Parameters:
  ///   - findings: What is reported, habits said once.
  ///   - fileCount: How many files were checked.
  ///   - path: The path of a file in the project.
  init(
    terms: [LearnedTerm], _ findings: [Finding], files fileCount: Int, units: Int, path: (String) -> String
  ) {
    self.terms = terms
    let figures = Statistics(findings, files: 0, units: units)
    for (rule, count) in figures.byRule where count >= Self.enough && count * 1_000 > Self.tolerated * units {
      guard let known = KnownRules.rule(rule), !Self.facts.contains(known.family) else { continue }
      let own = findings.filter { $0.rule == rule }
      let files = Dictionary(grouping: own, by: \.location.file).mapValues(\.count)
      let most = files.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let most, fileCount > 1, most.value * 5 >= count * 4 {
        levels.append(
          LevelProposal(
            rule: rule, level: nil, path: path(most.key), reason: "\(most.value) of \(count) findings"))
      } else {
        let isRare = count * 1_000 <= Self.bearable * units && own[0].level > .note
        levels.append(
          LevelProposal(
            rule: rule, level: isRare ? .note : nil, reason: "\(count) findings in \(units) units"))
      }
    }
  }

  /// Lines that say why; `git apply` passes over them.
  var reasons: String {
    let terms = terms.map {
      "# \"\($0.term)\": \"\($0.rendering)\" in \($0.seen) of \($0.missing) units without a rendering of the glossary"
    }
    let levels = levels.map { proposal in
      "# \(proposal.rule): \(proposal.level?.rawValue ?? "off")"
        + (proposal.path.map { " in \($0)" } ?? "") + ", \(proposal.reason)"
    }
    return (terms + levels).map { $0.visible + "\n" }.joined()
  }
}
