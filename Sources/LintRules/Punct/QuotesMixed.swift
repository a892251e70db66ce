import LintEngine
import TextModel

/// One quotation or one document, several styles of quotation marks.
public struct QuotesMixed: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "punct/quotes-mixed", level: .warning, repetition: .habit,
    options: [
      RuleOption(
        "prefer", .choice(QuoteMark.Style.allCases.map(\.rawValue)),
        "The marks that documents are to use; those that most of the document uses.")
    ],
    summary: "A quotation opens and closes with marks of different kinds, or a document mixes kinds.",
    rationale: """
      The reader cannot tell where a quotation ends, and searching for quotations fails. A quotation that opens with
      one kind and closes with another is reported where it stands; a document that mixes kinds once, at the first
      odd place, with the counts. Marks of a quotation inside of another are not counted, single marks, most of
      which are apostrophes, and marks in code not looked at.
      """,
    accepts: [
      Example("en", "The “GPL” license\nThe “BSD” license", "es", "La licencia «GPL»\nLa licencia «BSD»"),
      Example("en", "“He said ‘yes’”", "es", "«Dijo “sí”»", note: "one inside the other"),
      Example("en", "“%s” and “%s”", "ja", "「%s」と「%s」"),
    ],
    rejects: [
      Example("en", "The “GPL” license", "es", "La licencia ⟨«GPL\"⟩", fixed: "La licencia «GPL»"),
      Example("en", "The “%s” file", "es", "El archivo ⟨“%s»⟩", fixed: "El archivo “%s”"),
      Example("en", "The “name” field", "ja", "⟨「名前”⟩フィールド", fixed: "「名前」フィールド"),
      Example(
        "en", "The “GPL” license\nThe “BSD” license\nThe “MIT” license", "es",
        "La licencia «GPL»\nLa licencia «BSD»\nLa licencia ⟨\"⟩MIT\""),
      Example(
        "en", "“A” and “B”\nThe “%s”", "de", "„A“ und „B“\nDas ⟨»⟩%s«",
        note: "fine by itself, not beside the others"),
      Example("en", "“A”, “B”\n“C”", "ja", "「A」「B」\n⟨“⟩C”"),
    ])

  public static let trigger: Trigger = .either("\"«»„“”「」『』")

  public struct Observation: Sendable {
    /// Opening marks of quotations that lie in no other.
    var marks: [Side: [QuoteMark]] = [:]
    /// Quotations that close with a mark of another kind.
    var mismatches: [Mismatch] = []

    struct Mismatch: Sendable {
      var side: Side
      var open: String
      var close: String
      var wanted: String
      var range: Range<Int>
      var closeRange: Range<Int>
    }
  }

  /// The marks that targets are to use; `nil` when each document decides.
  private var preferred: QuoteMark.Style?

  public init() {}

  public mutating func configure(_ options: RuleOptions) {
    preferred = options.choice("prefer").flatMap(QuoteMark.Style.init)
  }

  public func observe(_ unit: UnitContext) -> Observation? {
    var result = Observation()
    for side in unit.sides {
      let marks = QuoteScanner(unit[side]).marks
      if marks.isEmpty { continue }
      let pairing = QuotePairing(marks)
      let outer = Self.outerOpenings(marks, pairing.pairs)
      if !outer.isEmpty { result.marks[side] = outer }
      for (open, close) in pairing.mismatched {
        result.mismatches.append(Self.mismatch(unit[side], marks[open], marks[close]))
      }
    }
    return result.marks.isEmpty && result.mismatches.isEmpty ? nil : result
  }

  private static func mismatch(_ text: UnitText, _ open: QuoteMark, _ close: QuoteMark)
    -> Observation.Mismatch
  {
    let sign = text.string(open.range)
    return .init(
      side: text.side, open: sign, close: text.string(close.range), wanted: closing(for: sign, open.style),
      range: open.range.lowerBound..<close.range.upperBound, closeRange: close.range)
  }

  private static func closing(for open: String, _ style: QuoteMark.Style) -> String {
    if open == "»" { return "«" }
    return style.rawValue.unicodeScalars.last.map(String.init) ?? open
  }

  /// Opening marks of closed quotations that lie in no other.
  private static func outerOpenings(_ marks: [QuoteMark], _ pairs: [(open: Int, close: Int)]) -> [QuoteMark] {
    pairs.filter { pair in !pairs.contains { $0.open < pair.open && pair.close < $0.close } }
      .map { marks[$0.open] }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    for (i, observation) in observations.enumerated() {
      for found in observation.mismatches {
        report(
          i,
          Problem(
            "quotation opens with \(found.open) and closes with \(found.close); use \(found.wanted)",
            on: found.side, found.range,
            fix: Fix(found.side, found.closeRange, found.wanted, safety: .suggested)))
      }
    }
    for side in [Side.source, .target] {
      // A unit that is reported already is no second finding.
      let marks = observations.enumerated().flatMap { i, o in
        (o.marks[side] ?? []).map { (unit: i, mark: $0, isReported: !o.mismatches.isEmpty) }
      }
      if side == .target, let preferred {
        for entry in marks where entry.mark.style != preferred && !entry.isReported {
          let message = "quotation marks are to be \(preferred.rawValue)"
          report(entry.unit, Problem(message, on: side, entry.mark.range))
        }
        continue
      }
      var counts: [QuoteMark.Style: Int] = [:]
      for entry in marks { counts[entry.mark.style, default: 0] += 1 }
      let ranked = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      guard ranked.count > 1,
        let first = marks.first(where: { $0.mark.style != ranked[0].key && !$0.isReported })
      else { continue }
      let list = ranked.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
      report(
        first.unit,
        Problem(
          "document mixes quotation marks (\(list)); use \(ranked[0].key.rawValue) throughout", on: side,
          first.mark.range))
    }
  }
}
