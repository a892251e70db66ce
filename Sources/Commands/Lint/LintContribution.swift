import LintEngine
import TextModel

/// What one input adds to a run: all that is needed of it when its units are let go, and all that the cache keeps.
struct LintContribution: Sendable {
  var group: LintInput.Group
  /// The path of the translation in the project and its language, which tell the levels that hold.
  var path: String
  var target: LanguageTag?
  /// Findings about keys and files.
  var remarks: [Finding] = []
  /// Findings about units, at their places in the files.
  var file: LintedFile
  var suppressions: [Suppression] = []
  /// The rules that were silenced, with places in ``suppressions``.
  var silenced: [(rule: String, suppression: Int)] = []
  var defects: [(message: String, location: Location)] = []
  /// The names of the files that the texts come from.
  var files: [String] = []
  var unitCount = 0
  /// Words of the sources, where a report asks for them.
  var wordCount = 0

  /// All that was found, habits as often as they are seen.
  var findings: [Finding] { remarks + file.findings }
}
