import LintEngine
import TextModel

/// One unit a key.
public struct DuplicateKey: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "key/duplicate", level: .error,
    summary: "Two units of a document have the same key and different sources.",
    rationale: """
      Programs take one of them and drop the other. Units with the same source too are repetitions and not reported; what
      the file itself numbers has no two alike.
      """,
    accepts: [
      Example("en", "Save\nClose", "es", "Guardar\nCerrar"),
      Example("en", "Save\nSave", "ja", "保存\n保存"),
      Example("en", "%s", "de", "%s"),
    ],
    rejects: [
      Example("en", "Save\nClose", "es", "Guardar\n⟨Cerrar⟩", flags: ["id:a"]),
      Example("en", "Save %s\nClose %s", "de", "%s speichern\n⟨%s schließen⟩", flags: ["id:a"]),
      Example("en", "On\nOff", "ja", "オン\n⟨オフ⟩", flags: ["id:a"]),
    ])

  public struct Observation: Sendable {
    var key: String
    var source: String
    var range: Range<Int>
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let key = unit.unit.id
    if key.isEmpty || unit.form > 0 { return nil }
    return Observation(key: key, source: unit.unit.source, range: unit.target.trimmed)
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    var first: [String: Int] = [:]
    for (i, observation) in observations.enumerated() {
      guard let known = first[observation.key] else {
        first[observation.key] = i
        continue
      }
      if observations[known].source == observation.source { continue }
      report(
        i, Problem("the key \"\(observation.key)\" stands twice in the document", target: observation.range))
    }
  }
}
