import LintEngine
import TextModel

/// A quotation that begins in one style and ends in another.
public struct QuotesMismatched: TextRule {
  public static let metadata = RuleMetadata(
    id: "punct/quotes-mismatched", level: .warning,
    summary: "A quotation opens with one kind of mark and closes with another.",
    rationale: """
      The reader cannot tell where the quotation ends. Single marks are not looked at, since most are
      apostrophes; neither are marks in code.
      """,
    accepts: [
      Example("en", "The “GPL” license", "es", "La licencia «GPL»"),
      Example("en", "He said “no”", "de", "Er sagte „nein“"),
      Example("en", "The \"%s\" file", "ja", "「%s」ファイル"),
    ],
    rejects: [
      Example("en", "The “GPL” license", "es", "La licencia ⟨«GPL\"⟩", fixed: "La licencia «GPL»"),
      Example("en", "The “%s” file", "es", "El archivo ⟨“%s»⟩", fixed: "El archivo “%s”"),
      Example("en", "The “name” field", "ja", "⟨「名前”⟩フィールド", fixed: "「名前」フィールド"),
    ])

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let marks = QuoteScanner(text).marks
    guard marks.count > 1 else { return }
    for (open, close) in QuotePairing(marks).mismatched {
      let (first, last) = (marks[open], marks[close])
      let closing = text.string(last.range)
      let wanted = Self.closing(for: text.string(first.range), first.style)
      report(
        Problem(
          "quotation opens with \(text.string(first.range)) and closes with \(closing); use \(wanted)",
          on: text.side, first.range.lowerBound..<last.range.upperBound,
          fix: Fix(text.side, last.range, wanted, safety: .suggested)))
    }
  }

  private static func closing(for open: String, _ style: QuoteMark.Style) -> String {
    if open == "»" { return "«" }
    return style.rawValue.unicodeScalars.last.map(String.init) ?? open
  }
}
