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

  public init() {}

  private static let opening: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "【": "】",
  ]
  private static let closing = Set(opening.values)

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.bytes.contains(where: { "()[]{}".utf8.contains($0) || $0 == 0xE3 || $0 == 0xEF }) else {
      return
    }
    let own = Self.unbalanced(text)
    guard !own.isEmpty else { return }
    if text.side == .target, !Self.unbalanced(unit.source).isEmpty { return }
    for bracket in own {
      let sign = String(bracket.scalar)
      report(
        Problem(
          Self.closing.contains(bracket.scalar) ? "\"\(sign)\" closes nothing" : "\"\(sign)\" is not closed",
          on: text.side, bracket.range))
    }
  }

  private static func unbalanced(_ text: UnitText) -> [(scalar: Unicode.Scalar, range: Range<Int>)] {
    var open: [(scalar: Unicode.Scalar, range: Range<Int>)] = []
    var wrong: [(scalar: Unicode.Scalar, range: Range<Int>)] = []
    var at = 0
    for scalar in text.text.unicodeScalars {
      let range = at..<at + UTF8.width(scalar)
      at = range.upperBound
      if text.isOpaque(range.lowerBound) { continue }
      if opening[scalar] != nil {
        open.append((scalar, range))
      } else if closing.contains(scalar) {
        if let last = open.lastIndex(where: {
          opening[$0.scalar] == scalar || isTwin(opening[$0.scalar], scalar)
        }) {
          wrong += open[(last + 1)...]
          open.removeSubrange(last...)
        } else if !isListMark(text, range) {
          wrong.append((scalar, range))
        }
      }
    }
    return (wrong + open).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Full-width and ordinary forms of one bracket.
  private static func isTwin(_ a: Unicode.Scalar?, _ b: Unicode.Scalar) -> Bool {
    (a == ")" && b == "）") || (a == "）" && b == ")")
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
