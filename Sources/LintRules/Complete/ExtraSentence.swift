import LintEngine
import TextModel

/// The target says more than the source.
public struct ExtraSentence: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "complete/extra-sentence", level: .warning,
    summary: "The target has a sentence that the source has not.",
    rationale: """
      Text of another unit slipped in, or the translator added something. Reported when the target has more
      sentences and is also longer than translations of the document usually are, or is longer by far. A
      sentence that was split is as long as before and not reported.
      """,
    accepts: [
      Example(
        "en", "Open the file and then save it.", "es", "Abra el archivo. Después guárdelo.", note: "split"),
      Example("en", "Save %s.", "de", "Speichern Sie %s."),
      Example("en", "Done.", "ja", "完了しました。"),
    ],
    rejects: [
      Example(
        "en", "Update the database.", "es",
        "⟨Actualice la base de datos. La temperatura no tiene sentido en este caso, así que no la describimos.⟩"
      ),
      Example(
        "en", "The file %s is here.", "de",
        "⟨Die Datei %s ist hier. Bitte melden Sie sich ab und starten Sie den Rechner danach noch einmal neu.⟩"
      ),
      Example(
        "en", "Close the window.", "ja", "⟨ウィンドウを閉じてください。データベースは毎晩自動的に保存されますので、操作は必要ありません。⟩"),
    ])

  public struct Observation: Sendable {
    let lengths: LengthObservation
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? { unit.lengths.map(Observation.init) }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let model = LengthModel(observations.map(\.lengths))
    for (i, unit) in observations.map(\.lengths).enumerated() where unit.source >= 4 {
      let deviation = model.deviation(unit)
      if deviation > (unit.targetSentences > unit.sourceSentences ? 1.6 : 3) {
        report(
          i,
          Problem(
            "target is far too long for its source (sentences: \(unit.targetSentences) for \(unit.sourceSentences))",
            target: unit.range))
      }
    }
  }
}
