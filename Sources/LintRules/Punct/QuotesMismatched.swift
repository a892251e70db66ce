import LintEngine
import Segmentation
import TextModel

/// Short texts have the quotations of their source.
public struct QuotesMismatched: LintRule {
  public static let metadata = RuleMetadata(
    id: "punct/quotes-mismatched", level: .note, isDefault: false, repetition: .habit,
    summary: "A short text has more or fewer quotations than its source.",
    rationale: """
      In a label, quotation marks set off a name that the program puts in. Which marks are used is a matter of the
      language, and single ones are as good; longer texts, which quote and gloss more freely, are not reported. Off by
      default: of what it found in published translations most was right.
      """,
    accepts: [
      Example("en", "Open \"%s\"", "es", "Abrir «%s»"),
      Example("en", "Can't open '%s'", "fr", "Impossible d'ouvrir « %s »"),
      Example("en", "Delete %s", "ja", "%sを削除"),
    ],
    rejects: [
      Example("en", "Hot plate", "es", "⟨\"Plato\"⟩ caliente"),
      Example("en", "Open \"this\"", "fr", "⟨Ouvrir « ceci » « ceci »⟩"),
      Example("en", "Close %s", "de", "⟨„%s“⟩ schließen"),
    ])

  public static let trigger: Trigger = .either("\"«»„“”「」『』")
  /// Words of a short text.
  private static let short = 6

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard source.tokens.count(where: { $0.kind == .word }) <= Self.short, !unit.isPlural else { return }
    let (own, others) = (Self.quotations(source), Self.quotations(target))
    guard own.count != others.count, !others.isEmpty, !Self.hasSingleMarks(source),
      !Self.hasSingleMarks(target)
    else { return }
    report(
      Problem(
        "\(others.count) quotations where source has \(own.count)",
        target: others.count == 1 ? others[0] : target.trimmed))
  }

  private static func quotations(_ text: UnitText) -> [Range<Int>] {
    let marks = QuoteScanner(text).marks
    return QuotePairing(marks).pairs.map {
      marks[$0.open].range.lowerBound..<marks[$0.close].range.upperBound
    }
  }

  /// Whether an apostrophe, a single quotation mark or an escaped quote stands at the edge of a word.
  private static func hasSingleMarks(_ text: UnitText) -> Bool {
    let bytes = text.bytes
    return bytes.indices.contains { i in
      switch bytes[i] {
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        !ASCII.isLetter(bytes.at(i - 1)) || !ASCII.isLetter(bytes.at(i + 1))
      case UInt8(ascii: "\\"): bytes.at(i + 1) == UInt8(ascii: "\"")
      case 0xE2: bytes.has("‘", at: i) || bytes.has("‹", at: i)
      default: false
      }
    }
  }
}
