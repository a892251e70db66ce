import LintEngine
import TextModel

/// One way to write an ellipsis.
public struct Ellipsis: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "punct/ellipsis", level: .note,
    summary: "An ellipsis is written in another way than in the rest of the document.",
    rationale: """
      Three full stops and the single sign look different side by side. The document votes; where one way is at least eight
      times as frequent, the other is reported. What the source writes in the same way is not reported, nor are
      ellipses in code.
      """,
    accepts: [
      Example("en", "Open…\nSave…", "es", "Abrir…\nGuardar…"),
      Example("en", "Open…", "de", "Öffnen...", note: "nothing to vote with"),
      Example("en", "%s…", "ja", "%s…"),
    ],
    rejects: [
      Example(
        "en", "a…\nb…\nc…\nd…\ne…\nf…\ng…\nh…\ni… %s", "es", "a…\nb…\nc…\nd…\ne…\nf…\ng…\nh…\ni⟨...⟩ %s"),
      Example("en", "a…\nb…\nc…\nd…\ne…\nf…\ng…\nh…\ni…", "de", "a…\nb…\nc…\nd…\ne…\nf…\ng…\nh…\ni⟨...⟩"),
      Example("en", "a…\nb…\nc…\nd…\ne…\nf…\ng…\nh…\ni…", "ru", "а…\nб…\nв…\nг…\nд…\nе…\nж…\nз…\nи⟨...⟩"),
    ])

  public struct Observation: Sendable {
    /// Places of three full stops, and of the single sign.
    var dots: [Range<Int>] = []
    var signs: [Range<Int>] = []
    /// Whether the source has the same way.
    var dotsAreSource: Bool
    var signsAreSource: Bool
  }

  private static let enough = 8
  private static let sign = Array("…".utf8)

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let text = unit.target
    guard text.signs.contains(0x2E) || text.signs.contains(0xE2) else { return nil }
    var result = Observation(
      dotsAreSource: unit.source.bytes.holds(Array("...".utf8), 0..<3),
      signsAreSource: unit.source.bytes.holds(Self.sign, 0..<3))
    for i in text.bytes.indices {
      if text.bytes.has("...", at: i), text.bytes.at(i + 3) != 0x2E, i == 0 || text.bytes[i - 1] != 0x2E,
        !text.isOpaque(i)
      {
        result.dots.append(i..<i + 3)
      } else if text.bytes[i] == 0xE2, text.bytes.has("…", at: i), !text.isOpaque(i) {
        result.signs.append(i..<i + 3)
      }
    }
    return result.dots.isEmpty && result.signs.isEmpty ? nil : result
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let dots = observations.reduce(0) { $0 + $1.dots.count }
    let signs = observations.reduce(0) { $0 + $1.signs.count }
    guard max(dots, signs) >= Self.enough * max(1, min(dots, signs)), min(dots, signs) > 0 else { return }
    let prefersSign = signs > dots
    for (i, observation) in observations.enumerated() {
      if prefersSign ? observation.dotsAreSource : observation.signsAreSource { continue }
      for range in prefersSign ? observation.dots : observation.signs {
        let wanted = prefersSign ? "…" : "..."
        report(
          i,
          Problem(
            "the document writes an ellipsis as \(wanted)", target: range, fix: Fix(.target, range, wanted)))
      }
    }
  }
}
