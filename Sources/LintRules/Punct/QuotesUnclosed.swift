import LintEngine
import TextModel

/// A quotation that is opened and not closed, or closed and not opened.
public struct QuotesUnclosed: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "punct/quotes-unclosed", level: .warning,
    summary: "A quotation is not closed, or closed without having been opened.",
    rationale: """
      The reader takes what follows for part of the quotation. A quotation may go on over the segments of a
      paragraph, and over paragraphs that each open with the mark again. A target that is as unbalanced as its
      source is not reported, neither are apostrophes, inches and marks in code.
      """,
    accepts: [
      Example("en", "“It works”, she said.", "es", "«Funciona», dijo."),
      Example("en", "A 15\" screen", "es", "Una pantalla de 15\"", note: "inches"),
      Example("en", "The “%s” file", "ja", "「%s」ファイル"),
      Example("en", "“First part.", "es", "«Primera parte.", note: "so does the source"),
    ],
    rejects: [
      Example("en", "The “virtual” disk", "es", "El disco ⟨«⟩virtual"),
      Example("en", "The “name” field", "ja", "⟨「⟩名前フィールド"),
      Example("en", "Open the \"%s\" file", "es", "Abra el archivo ⟨\"⟩%s"),
    ])

  public static let trigger: Trigger = .either("\"«»„“”「」『』")

  public struct Observation: Sendable {
    var places: [Side: Location]
    var marks: [Side: [QuoteMark]]
    /// Whether the first mark stands at the very beginning.
    var opensText: [Side: Bool]
    var isPair: Bool
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let source = QuoteScanner(unit.source).marks
    let target = QuoteScanner(unit.target).marks
    if source.isEmpty && target.isEmpty || !unit.source.hasWords { return nil }
    return Observation(
      places: [.source: unit.unit.sourceLocation, .target: unit.unit.targetLocation],
      marks: [.source: source, .target: target],
      opensText: [
        .source: source.first?.range.lowerBound == unit.source.trimmed.lowerBound,
        .target: target.first?.range.lowerBound == unit.target.trimmed.lowerBound,
      ], isPair: unit.sides.contains(.source))
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    for side in [Side.source, .target] {
      for paragraph in Self.paragraphs(observations, side) {
        let marks = paragraph.flatMap { i in (observations[i].marks[side] ?? []).map { (unit: i, mark: $0) } }
        let pairing = QuotePairing(marks.map(\.mark))
        for (indices, isOpen) in [(pairing.unclosed, true), (pairing.unopened, false)] {
          for index in indices {
            let (unit, mark) = marks[index]
            guard Self.isReported(observations, unit, side, mark),
              !(isOpen && Self.goesOn(observations, unit, side))
            else { continue }
            report(
              unit,
              Problem("quotation is \(isOpen ? "not closed" : "closed but not opened")", on: side, mark.range)
            )
          }
        }
      }
    }
  }

  /// Runs of observations that lie on one line of the file, which is one paragraph.
  private static func paragraphs(_ observations: [Observation], _ side: Side) -> [[Int]] {
    var result: [[Int]] = []
    for i in observations.indices {
      if i > 0, observations[i].isPair, let place = observations[i].places[side], place.line > 0,
        let before = observations[i - 1].places[side], before.line == place.line, before.column < place.column
      {
        result[result.count - 1].append(i)
      } else {
        result.append([i])
      }
    }
    return result
  }

  /// Both texts of a pair of documents; of a bitext the target, unless the source is as unbalanced.
  private static func isReported(_ all: [Observation], _ unit: Int, _ side: Side, _ mark: QuoteMark) -> Bool {
    if all[unit].isPair { return true }
    guard side == .target else { return false }
    let source = QuotePairing(all[unit].marks[.source] ?? [])
    return mark.role == .open ? source.unclosed.isEmpty : source.unopened.isEmpty
  }

  /// Whether the next paragraph opens with a mark too, as the paragraphs of one long quotation do.
  private static func goesOn(_ all: [Observation], _ unit: Int, _ side: Side) -> Bool {
    guard all.indices.contains(unit + 1), all[unit].isPair, let here = all[unit].places[side],
      let next = all[unit + 1].places[side], next.line == here.line + 1
    else { return false }
    return all[unit + 1].opensText[side] == true
  }
}
