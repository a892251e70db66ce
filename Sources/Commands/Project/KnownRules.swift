import LintEngine
import LintRules
import ProjectConfiguration

/// Everything that `lint` can report: the rules for units, and those for files and comments.
enum KnownRules {
  /// Sorted by id.
  static let all: [RuleMetadata] =
    (RuleRegistry.all.map { type(of: $0).metadata } + ProjectRules.all).sorted { $0.id < $1.id }

  static func rule(_ id: String) -> RuleMetadata? { all.first { $0.id == id } }
}
