import GlossaryModel
import LintEngine
import Segmentation
import Terminology
import TextModel

/// A target that is the source.
public struct Untranslated: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/untranslated", level: .warning,
    summary: "The target is the same as the source.",
    rationale: """
      The reader meets a sentence in a foreign language. Code, variables, numbers, names and single words that
      two languages may share (Error, Malayalam) are not reported; nor are names that the glossary keeps.
      """,
    accepts: [
      Example("en", "Debian GNU/Linux", "es", "Debian GNU/Linux", note: "a name"),
      Example("en", "<code>apt-get update</code>", "ja", "<code>apt-get update</code>", note: "code"),
      Example("en", "%(name)s: {count}", "ar", "%(name)s: {count}", note: "variables"),
      Example("en", "Error:", "es", "Error:", note: "the languages share the word"),
    ],
    rejects: [
      Example("en", "Open the file", "es", "⟨Open the file⟩"),
      Example("en", "The %s is ready.", "de", "⟨The %s is ready.⟩"),
      Example("es", "Guardar los cambios", "ja", "⟨Guardar los cambios⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard source.bytes.count == target.bytes.count, source.bytes == target.bytes, source.hasWords,
      !(unit.unit.sourceLanguage.map { unit.unit.targetLanguage?.matches($0) ?? false } ?? false)
    else { return }
    let kept = source.terms.filter { !unit.glossary.concepts[$0.concept].isTranslatable }.map(\.tokens)
    var plainWords = 0
    var hasFunctionWord = false
    for (i, token) in source.tokens.enumerated() where token.kind == .word {
      if kept.contains(where: { $0.contains(i) }) { continue }
      let word = source.facts[i]
      if word.isFunctionWord, !word.isForeignFunctionWord, !word.isAcronym { hasFunctionWord = true }
      if !word.isCapitalised, token.range.count > 2, !word.hasDigit,
        !source.bytes[token.range].contains(0x5F)
      {
        plainWords += 1
      }
    }
    let words = source.tokens.count { $0.kind == .word }
    guard hasFunctionWord && words > 1 || plainWords >= 2, !Self.isSynopsis(source.bytes) else { return }
    report(Problem("target is the same as the source; translate it", target: target.trimmed))
  }

  /// Whether options or choices in brackets show the use of a command.
  private static func isSynopsis(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes.has("[-", at: $0) || bytes.has("[<", at: $0) || bytes.has(" --", at: $0) }
  }
}
