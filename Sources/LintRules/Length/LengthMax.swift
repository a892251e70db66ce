import LintEngine
import TextModel

/// Texts that must fit.
public struct LengthMax: LintRule {
  public static let metadata = RuleMetadata(
    id: "length/max", level: .error,
    summary: "The target is longer than the file allows.",
    rationale: """
      The text is cut off or breaks the layout. Only units with a limit of their own (`max-length:30`) are looked
      at; the length is counted in characters as readers see them, so that an accent is no character more.
      """,
    accepts: [
      Example("en", "Settings", "es", "Ajustes", flags: ["max-length:10"]),
      Example("en", "Hi %s", "de", "Hallo %s und alle anderen", note: "no limit"),
      Example("en", "Name", "vi", "Tên tệp", flags: ["max-length:7"]),
    ],
    rejects: [
      Example("en", "Settings", "es", "Configur⟨ación⟩", flags: ["max-length:8"]),
      Example("en", "%s files", "de", "%s Da⟨teien⟩", flags: ["max-length:5"]),
      Example("en", "File", "ja", "ファ⟨イル⟩", flags: ["max-length:2"]),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard let limit = unit.flagValue("max-length").flatMap({ Int($0) }), limit > 0 else { return }
    let text = unit.target.text
    guard let cut = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
      cut < text.endIndex
    else {
      return
    }
    let start = text.utf8.distance(from: text.startIndex, to: cut)
    report(
      Problem(
        "target has \(text.count) characters, \(limit) are allowed", target: start..<unit.target.bytes.count))
  }
}
