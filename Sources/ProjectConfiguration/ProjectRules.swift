import LintEngine

/// The rules about files and comments, which no linter of units sees.
public enum ProjectRules {
  /// Sorted by id.
  public static let all: [RuleMetadata] = [
    missingKey, orphanedKey, missingFile, orphanedFile, staleFile, unmatchedPattern, unreadableFile,
    invalidSuppression,
    suppressionReason,
    unusedSuppression,
  ]

  public static let missingKey = RuleMetadata(
    id: "key/missing", level: .warning,
    summary: "A key of the source file is not in its translation.",
    rationale: """
      Readers get the text in the source language, or the bare key. Where many keys of a file are missing it is said once.
      Empty texts and texts that the file marks as not to be translated are not counted.
      """, accepts: [], rejects: [])

  public static let orphanedKey = RuleMetadata(
    id: "key/orphaned", level: .note,
    summary: "A key of a translation is not in its source file.",
    rationale: """
      The text is never shown, or the key was renamed in the source alone. Plural forms that only the target language has
      are in order.
      """, accepts: [], rejects: [])

  public static let missingFile = RuleMetadata(
    id: "project/missing-file", level: .note,
    summary: "A file has no translation where the rules of the project look for it.",
    rationale: "The finding stands at the source file, since there is no other.", accepts: [], rejects: [])

  public static let orphanedFile = RuleMetadata(
    id: "project/orphaned-file", level: .warning,
    summary: "A translation has no source file where the rules of the project look for it.",
    rationale:
      "The source was removed or renamed, and the translation is no longer checked against anything.",
    accepts: [], rejects: [])

  public static let staleFile = RuleMetadata(
    id: "project/stale-file", level: .note, isDefault: false,
    summary: "A source file was changed after its translation.",
    rationale: """
      By the last commits of both files; what is not committed is not seen. Asks git once a file, so it runs when it is \
      asked for.
      """, accepts: [], rejects: [])

  public static let unmatchedPattern = RuleMetadata(
    id: "project/unmatched-pattern", level: .warning,
    summary: "A pattern of `files` or `pairs` in the configuration is about no file.",
    rationale: "The files were renamed, or the pattern is mistyped, and nothing is checked.", accepts: [],
    rejects: [])

  public static let unreadableFile = RuleMetadata(
    id: "project/unreadable-file", level: .error,
    summary: "A file of the project cannot be read.",
    rationale: """
      Nothing in it was checked. The run ends with exit code 2, whatever the level, and reports for other programs name the
      file, lest they take it for clean; on the terminal it is an error message.
      """, accepts: [], rejects: [])

  public static let invalidSuppression = RuleMetadata(
    id: "suppression/invalid", level: .warning,
    summary: "A `glosa:ignore` names no rule, or a block of them is not closed.",
    rationale: "A mistyped name silences nothing, and whoever wrote it believes that it does.",
    accepts: [], rejects: [])

  public static let suppressionReason = RuleMetadata(
    id: "suppression/reason", level: .warning, isDefault: false,
    summary: "A `glosa:ignore` gives no reason.",
    rationale:
      "Whoever reads `glosa:ignore number/value -- the source is wrong` later knows whether it still holds.",
    accepts: [], rejects: [])

  public static let unusedSuppression = RuleMetadata(
    id: "suppression/unused", level: .warning,
    summary: "A `glosa:ignore` silences nothing.",
    rationale: """
      The text was mended, and the next defect in it would be silenced unseen. Only rules that ran are counted, so that a
      run with `--only` reports none of the others.
      """, accepts: [], rejects: [])
}
