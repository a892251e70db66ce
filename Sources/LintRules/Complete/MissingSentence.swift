import LintEngine
import TextModel

/// The target says less than the source.
public struct MissingSentence: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "complete/missing-sentence", level: .warning,
    summary: "A sentence of the source has no counterpart in the target.",
    rationale: """
      The reader misses what the author said. Reported when the target has fewer sentences and is also shorter
      than translations of the document usually are; sentences that were merged are as long as before and not
      reported.
      """,
    accepts: [
      Example(
        "en", "Open the file. Then save it.", "es", "Abra el archivo y después guárdelo.", note: "merged"),
      Example("en", "Version 2.1. %s is ready.", "de", "Version 2.1. %s ist bereit."),
      Example("en", "It is done. You may close the window now.", "ja", "完了しました。ウィンドウを閉じてもかまいません。"),
    ],
    rejects: [
      Example(
        "en", "The disk is full. Delete some files before you start the program again.", "es",
        "⟨El disco está lleno.⟩"),
      Example(
        "en", "Many tools help the maintainers in their daily work. This section describes the best of them.",
        "fr",
        "⟨Cette section décrit les meilleurs d'entre eux.⟩"),
      Example(
        "en", "The file %s is missing. Ask the people who run the server to install it again.", "de",
        "⟨Die Datei %s fehlt.⟩"),
    ])

  public struct Observation: Sendable {
    let lengths: LengthObservation
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? { unit.lengths.map(Observation.init) }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let model = LengthModel(observations.map(\.lengths))
    for (i, unit) in observations.map(\.lengths).enumerated()
    where unit.targetSentences < unit.sourceSentences && model.deviation(unit) < -1.15 {
      report(
        i,
        Problem(
          "target has \(unit.targetSentences) of \(unit.sourceSentences) sentences and is too short",
          target: unit.range))
    }
  }
}
