import LintEngine
import TextModel

/// One way to write an ellipsis.
public struct Ellipsis: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "punct/ellipsis", level: .note, repetition: .habit,
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

  public static let trigger: Trigger = .target(".…")

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
    var result = Observation(dotsAreSource: false, signsAreSource: false)
    let bytes = text.bytes
    for i in bytes.indices where bytes[i] == 0x2E || bytes[i] == 0xE2 {
      if bytes[i] == 0xE2 {
        if bytes.has("…", at: i), !text.isOpaque(i) { result.signs.append(i..<i + 3) }
      } else if bytes.at(i - 1) != 0x2E, bytes.skip(from: i, while: { $0 == 0x2E }) == i + 3,
        !text.isOpaque(i)
      {
        result.dots.append(i..<i + 3)
      }
    }
    if result.dots.isEmpty && result.signs.isEmpty { return nil }
    result.dotsAreSource = unit.source.bytes.holds(Array("...".utf8), 0..<3)
    result.signsAreSource = unit.source.bytes.holds(Self.sign, 0..<3)
    return result
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
