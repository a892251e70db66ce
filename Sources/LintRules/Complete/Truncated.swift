import LintEngine
import TextModel

/// The target breaks off.
public struct Truncated: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "complete/truncated", level: .warning,
    summary: "The target is far too short and breaks off or leaves out a part.",
    rationale: """
      Text was lost in a paste or in a field that was too small. Reported when the target is much shorter than
      translations of the document usually are and does not end as the source does, or is shorter still.
      Targets that lack whole sentences are left to `complete/missing-sentence`.
      """,
    accepts: [
      Example("en", "Click on the button to go on", "es", "Pulse el botón para seguir"),
      Example("en", "%(name)s was not found in the list.", "ja", "%(name)sが一覧にありません。"),
      Example("en", "Edit", "de", "Bearbeiten"),
    ],
    rejects: [
      Example(
        "en",
        "This was an important step, but we knew that the work would only be over with the next release.",
        "es", "⟨Fue un paso importante, pero⟩", alsoFinds: ["punct/end-mark"]),
      Example(
        "en", "The %s variable tells the program where it can find the files of the other users.", "de",
        "⟨Die Variable %s sagt⟩", alsoFinds: ["punct/end-mark"]),
      Example(
        "en",
        "You can use this opportunity to add encryption to the tunnel before the data leave the machine.",
        "ja", "⟨この機会に⟩", alsoFinds: ["punct/end-mark"]),
    ])

  public struct Observation: Sendable {
    let lengths: LengthObservation
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? { unit.lengths.map(Observation.init) }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let model = LengthModel(observations.map(\.lengths))
    for (i, unit) in observations.map(\.lengths).enumerated()
    where unit.targetSentences >= unit.sourceSentences {
      if model.deviation(unit) < (unit.endsWell ? -2.5 : -1.5) {
        report(i, Problem("target is far too short for its source", target: unit.range))
      }
    }
  }
}
