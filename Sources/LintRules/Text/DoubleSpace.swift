import LintEngine
import TextModel

/// Two spaces where one belongs.
public struct DoubleSpace: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/double-space", level: .note, repetition: .habit,
    summary: "Two spaces stand between words.",
    rationale: """
      A slip that shows in print. Spaces at the ends, in code, at line ends, and texts whose source has double
      spaces too are not reported; nor are texts out of reStructuredText or Markdown, where spaces run together.
      """,
    accepts: [
      Example("en", "Save and view", "es", "Guardar y ver"),
      Example("en", "One.  Two.", "ja", "一。  二。", note: "so does the source"),
      Example("en", "Use <code>a  b</code> here", "es", "Use <code>a  b</code> aquí"),
    ],
    rejects: [
      Example("en", "Save and view", "es", "Guardar⟨  ⟩y ver", fixed: "Guardar y ver"),
      Example("en", "All %s files", "es", "Todos⟨  ⟩los archivos %s", fixed: "Todos los archivos %s"),
      Example("en", "Save the file", "ar", "احفظ⟨  ⟩الملف", fixed: "احفظ الملف"),
    ])

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let bytes = text.bytes
    var isLikeSource: Bool?
    var at = text.trimmed.lowerBound
    let end = text.trimmed.upperBound
    while let start = bytes.find(0x20, from: at, limit: end) {
      let stop = bytes.skip(from: start) { $0 == 0x20 }
      at = stop
      // More spaces, and spaces before a variable or after a colon, make columns.
      guard stop - start == 2, bytes.at(stop) != 0x25, bytes.at(start - 1) != 0x3A, !text.isOpaque(start),
        !text.isOpaque(stop - 1), bytes.at(stop) != 0x0A,
        bytes.at(start - 1) != 0x0A
      else { continue }
      let isLike = isLikeSource ?? (text.side == .target && Self.hasDoubleSpace(unit.source))
      isLikeSource = isLike
      if isLike || unit.documentMarkup != nil { return }
      report(
        Problem(
          "two spaces in a row", on: text.side, start..<stop,
          fix: Fix(text.side, start..<stop, " ")))
    }
  }

  private static func hasDoubleSpace(_ text: UnitText) -> Bool {
    let range = text.trimmed
    return zip(text.bytes[range], text.bytes[range].dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }
}
