import LintEngine
import TextModel

/// The target says less than the source.
public struct MissingSentence: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/missing-sentence", level: .warning,
    summary: "A sentence of the source has no counterpart in the target.",
    rationale: """
      The reader misses what the author said. Reported when the target has fewer sentences and is also too
      short by the length model; sentences that were merged are as long as before and not reported.
      """,
    accepts: [
      Example("en", "Open the file. Then save it.", "es", "Abra el archivo y después guárdelo.", note: "merged"),
      Example("en", "Version 2.1. %s is ready.", "de", "Version 2.1. %s ist bereit."),
      Example("en", "It is done. You may close the window now.", "ja", "完了しました。ウィンドウを閉じてもかまいません。"),
    ],
    rejects: [
      Example(
        "en", "The disk is full. Delete some files before you start the program again.", "es", "⟨El disco está lleno.⟩"),
      Example(
        "en", "Many tools help the maintainers in their daily work. This section describes the best of them.", "fr",
        "⟨Cette section décrit les meilleurs d'entre eux.⟩"),
      Example(
        "en", "The file %s is missing. Ask the people who run the server to install it again.", "de",
        "⟨Die Datei %s fehlt.⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard unit.source.bytes.count > 12 else { return }
    let length = LengthExpectation(unit)
    guard length.deviation < -2, target.sentences.count < source.sentences.count else { return }
    report(
      Problem(
        "target has \(target.sentences.count) of \(source.sentences.count) sentences and is too short",
        target: target.trimmed))
  }
}
