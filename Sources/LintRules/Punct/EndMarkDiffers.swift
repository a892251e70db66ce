import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// Source and target end with the same kind of mark.
public struct EndMarkDiffers: LintRule {
  public static let metadata = RuleMetadata(
    id: "punct/end-mark", level: .warning, repetition: .habit,
    summary: "The target ends with another kind of mark than the source, or with none.",
    rationale: """
      A colon announces a field, an ellipsis a dialogue, a full stop a sentence. Kinds of marks are compared, so
      each script's own signs will do, and closing quotes and brackets may come before or after. A full stop that
      only the target has is not reported after an abbreviation or a whole phrase, where it is a matter of taste.
      """,
    accepts: [
      Example("en", "Save the file.", "ja", "ファイルを保存。"),
      Example("en", "Open (now.)", "es", "Abrir (ahora)."),
      Example("en", "Size:", "fr", "Taille :"),
      Example("en", "Really?!", "es", "¿¡De verdad!?"),
      Example("en", "See %s.", "de", "Siehe %s."),
    ],
    rejects: [
      Example("en", "Enter a valid name⟨.⟩", "es", "Ingrese un nombre válido"),
      Example("en", "The steps⟨:⟩", "ja", "手順⟨。⟩"),
      Example("en", "Save %s as⟨…⟩", "de", "%s speichern unter⟨.⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source.endMark, unit.target.endMark)
    guard source != target, source != .comma || target != .none, unit.source.hasWords else { return }
    if [.question, .exclamation].contains(source) && target == .both,
      unit.target.tools.profile.invertedQuestion != nil
    {
      return
    }
    if [.question, .exclamation].contains(target) && source == .both { return }
    if source == .question, target == .stop, unit.target.bytes.holds(Array("။".utf8), 0..<3) { return }
    // Semicolons and commas of list items are a matter of the language's own style.
    if [.semicolon, .comma].contains(source) && [.semicolon, .comma, .none, .stop].contains(target) {
      return
    }
    if target == .stop && source == .none,
      Self.isPhrase(unit.source) || Self.endsWithAbbreviation(unit.target)
    {
      return
    }
    if source == .none, Self.endsWithSourceWord(unit) { return }
    if source == .stop && target == .none && Self.endsWithAbbreviation(unit.source) { return }
    report(
      Problem(
        "target ends with \(target.sign) where source has \(source.sign)",
        source: source == .none ? nil : EndMark.place(unit.source)?.range,
        target: target == .none ? nil : EndMark.place(unit.target)?.range, side: .target))
  }

  /// Whether the text has five words at least: more than a label.
  private static func isPhrase(_ text: UnitText) -> Bool { text.tokens.count { $0.kind == .word } >= 5 }

  /// Whether the target ends with a word and mark that stand inside of the source: `To: header`, `cabecera To:`.
  private static func endsWithSourceWord(_ unit: UnitContext) -> Bool {
    guard let place = EndMark.place(unit.target),
      let last = unit.target.tokens.last(where: { $0.range.upperBound == place.range.lowerBound })
    else { return false }
    return unit.source.contains(unit.target.bytes, last.range.lowerBound..<place.range.upperBound)
  }

  /// Whether the last word with its full stop is an abbreviation, or a single word (`Feb.`).
  private static func endsWithAbbreviation(_ text: UnitText) -> Bool {
    guard let place = EndMark.place(text), place.scalar == ".",
      let last = text.tokens.last(where: { $0.range.upperBound <= place.range.lowerBound && $0.kind == .word }
      )
    else { return false }
    let word = text.string(last.range.lowerBound..<place.range.upperBound)
    if !text.tools.profile.abbreviations.kinds(of: word).isEmpty { return true }
    let inner = text.bytes[text.trimmed.lowerBound..<place.range.lowerBound]
    return text.tokens.count { $0.kind == .word } == 1 && word.utf8.count <= 6
      || inner.contains(0x2E) && word.utf8.count <= 4
  }
}
