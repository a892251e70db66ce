import LintEngine
import Segmentation
import TextModel

/// One translation a label.
public struct Collision: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "term/collision", level: .note, isDefault: false,
    summary: "Two different labels of a document have the same translation.",
    rationale: """
      The reader cannot tell two buttons apart (*Remove* and *Delete*). Looked at are labels of up to three words, letter
      case and end marks aside. Off by default: synonyms of the source are often meant alike.
      """,
    accepts: [
      Example("en", "Save\nClose", "es", "Guardar\nCerrar"),
      Example("en", "Save\nSave.", "ja", "保存\n保存。"),
      Example("en", "%s\n%s", "de", "%s\n%s"),
    ],
    rejects: [
      Example("en", "Delete\nRemove", "es", "Eliminar\n⟨Eliminar⟩"),
      Example("en", "Close %s\nQuit %s", "de", "%s beenden\n⟨%s beenden⟩"),
      Example("en", "Hide\nMinimise", "ja", "隠す\n⟨隠す⟩"),
    ])

  public struct Observation: Sendable {
    var source: String
    var target: String
    var range: Range<Int>
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let words = unit.source.tokens.count { $0.kind == .word }
    guard (1...3).contains(words), !unit.isPlural else { return nil }
    return Observation(
      source: Self.folded(unit.source), target: Self.folded(unit.target), range: unit.target.trimmed)
  }

  /// Lower case, without marks at the end.
  private static func folded(_ text: UnitText) -> String {
    var folded = text.text.lowercased()[...]
    while let last = folded.last, last.isPunctuation || last.isWhitespace { folded = folded.dropLast() }
    return String(folded)
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    var first: [String: String] = [:]
    for (i, observation) in observations.enumerated() {
      guard let known = first[observation.target] else {
        first[observation.target] = observation.source
        continue
      }
      if known == observation.source { continue }
      report(i, Problem("\"\(known)\" has the same translation", target: observation.range))
    }
  }
}
