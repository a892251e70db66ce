import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// A capital at the beginning where the source has one.
public struct InitialCase: LintRule {
  public static let metadata = RuleMetadata(
    id: "text/initial-case", level: .warning,
    summary: "The target begins with a small letter where the source begins with a capital.",
    rationale: """
      Labels and sentences look careless. Names of days, months and languages have small letters in many
      languages, so sources of a single word are looked at only if it is a verb. Targets that begin with a variable, code or a word
      of the source are not reported.
      """,
    accepts: [
      Example("en", "Save", "es", "Guardar"),
      Example("en", "Save the file", "ja", "ファイルを保存"),
      Example("en", "%s files", "de", "%s Dateien"),
      Example("en", "User", "es", "iPhone", note: "a name"),
    ],
    rejects: [
      Example("en", "No file was sent", "es", "⟨no⟩ se envió ningún archivo"),
      Example("en", "Close the %s", "ru", "⟨закрыть⟩ %s"),
      Example("en", "Line string", "es", "⟨cadena⟩ de línea"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard let source = Self.first(unit.source), let target = Self.first(unit.target),
      Self.isCapital(unit.source, source) == true, Self.isCapital(unit.target, target) == false
    else { return }
    // A single word may be a day, a month or a language, which many languages write small; a verb is none.
    let isSingle = unit.source.tokens.count { $0.kind == .word || $0.kind == .code } == 1
    if isSingle, !unit.source.profile.verbs.contains(unit.source.string(source).lowercased()) { return }
    let word = unit.target.string(target)
    let isName = word.unicodeScalars.dropFirst().contains { $0.properties.isUppercase }
    guard !isName, !unit.source.text.contains(word) else { return }
    report(
      Problem("target begins with a small letter where source begins with a capital", target: target.range))
  }

  /// The first token that is a word; `nil` when code or a variable comes before.
  private static func first(_ text: UnitText) -> Token? {
    guard let token = text.tokens.first(where: { $0.kind != .punctuation && $0.kind != .symbol }),
      token.kind == .word
    else { return nil }
    return token
  }

  private static func isCapital(_ text: UnitText, _ token: Token) -> Bool? {
    guard let scalar = text.string(token).unicodeScalars.first else { return nil }
    return scalar.properties.isUppercase ? true : scalar.properties.isLowercase ? false : nil
  }
}
