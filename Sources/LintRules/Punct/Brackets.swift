import LintEngine
import TextModel

/// Brackets that are not closed or not opened.
public struct Brackets: TextRule {
  public static let metadata = RuleMetadata(
    id: "punct/brackets", level: .warning,
    summary: "A bracket is not closed, or closed without having been opened.",
    rationale: """
      The reader looks for the end of the remark. Each text must be balanced by itself: a gloss in brackets that
      only the target has is fine. List marks such as `a)`, smileys, code, and targets as unbalanced as their
      source are not reported.
      """,
    accepts: [
      Example("en", "The file is read", "es", "Se lee el archivo (file)", note: "a gloss"),
      Example("en", "a) first", "de", "a) zuerst"),
      Example("en", "Press (%s)", "ja", "（%s）を押す"),
    ],
    rejects: [
      Example("en", "Use it (for example, to read)", "es", "Úselo ⟨(⟩por ejemplo, para leer"),
      Example("en", "The list [%s]", "de", "Die Liste %s⟨]⟩"),
      Example("en", "Type (name)", "ja", "種類⟨（⟩名前"),
    ])

  public static let trigger: Trigger = .own("()[]{}（）［］【】")

  public init() {}

  /// A bracket, the ordinary form standing for the full-width one.
  private struct Bracket {
    /// The ASCII form of the opening bracket; `<` for the lenticular one.
    var kind: UInt8
    var isOpening: Bool
    /// Byte range in the text.
    var range: Range<Int>
  }

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let own = Self.unbalanced(text)
    guard !own.isEmpty else { return }
    if text.side == .target, !Self.unbalanced(unit.source).isEmpty { return }
    for bracket in own {
      let sign = text.string(bracket.range)
      report(
        Problem(
          bracket.isOpening ? "\"\(sign)\" is not closed" : "\"\(sign)\" closes nothing", on: text.side,
          bracket.range))
    }
  }

  private static func unbalanced(_ text: UnitText) -> [Bracket] {
    var open: [Bracket] = []
    var wrong: [Bracket] = []
    let bytes = text.bytes
    var at = 0
    while at < bytes.count {
      guard let bracket = bracket(bytes, at) else {
        at += 1
        continue
      }
      at = bracket.range.upperBound
      if text.isOpaque(bracket.range.lowerBound) { continue }
      if bracket.isOpening {
        open.append(bracket)
      } else if let last = open.lastIndex(where: { $0.kind == bracket.kind }) {
        wrong += open[(last + 1)...]
        open.removeSubrange(last...)
      } else if !isListMark(text, bracket.range) {
        wrong.append(bracket)
      }
    }
    return (wrong + open).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The bracket at an offset: ASCII, full-width (EF BC 88…, EF BC BB…) or lenticular (E3 80 90, E3 80 91).
  private static func bracket(_ bytes: [UInt8], _ at: Int) -> Bracket? {
    switch bytes[at] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      Bracket(kind: bytes[at], isOpening: true, range: at..<at + 1)
    case UInt8(ascii: ")"): Bracket(kind: UInt8(ascii: "("), isOpening: false, range: at..<at + 1)
    case UInt8(ascii: "]"): Bracket(kind: UInt8(ascii: "["), isOpening: false, range: at..<at + 1)
    case UInt8(ascii: "}"): Bracket(kind: UInt8(ascii: "{"), isOpening: false, range: at..<at + 1)
    case 0xE3 where bytes.has("【", at: at):
      Bracket(kind: UInt8(ascii: "<"), isOpening: true, range: at..<at + 3)
    case 0xE3 where bytes.has("】", at: at):
      Bracket(kind: UInt8(ascii: "<"), isOpening: false, range: at..<at + 3)
    case 0xEF where bytes.has("（", at: at):
      Bracket(kind: UInt8(ascii: "("), isOpening: true, range: at..<at + 3)
    case 0xEF where bytes.has("）", at: at):
      Bracket(kind: UInt8(ascii: "("), isOpening: false, range: at..<at + 3)
    case 0xEF where bytes.has("［", at: at):
      Bracket(kind: UInt8(ascii: "["), isOpening: true, range: at..<at + 3)
    case 0xEF where bytes.has("］", at: at):
      Bracket(kind: UInt8(ascii: "["), isOpening: false, range: at..<at + 3)
    default: nil
    }
  }

  /// `a)`, `1)`, `iv)` at the beginning or after a space, and smileys.
  private static func isListMark(_ text: UnitText, _ range: Range<Int>) -> Bool {
    let before = text.bytes.at(range.lowerBound - 1)
    if before == UInt8(ascii: ":") || before == UInt8(ascii: ";") || before == UInt8(ascii: "-") {
      return true
    }
    var start = range.lowerBound
    while start > 0, ASCII.isAlnum(text.bytes[start - 1]) { start -= 1 }
    return (1...3).contains(range.lowerBound - start) && (start == 0 || ASCII.isBlank(text.bytes[start - 1]))
  }
}
