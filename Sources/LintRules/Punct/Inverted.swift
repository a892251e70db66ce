import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// Spanish questions and exclamations open with a mark of their own.
public struct Inverted: TextRule {
  public static let metadata = RuleMetadata(
    id: "punct/inverted", level: .warning, repetition: .habit,
    summary: "A question or exclamation lacks its opening mark.",
    rationale: """
      In the languages whose profile has inverted marks a question opens with ¿ and an exclamation with ¡, and
      a mark that opens must have its partner. The opening mark may stand inside of the sentence. Marks in code,
      in quoted titles and doubled marks (?!) are not reported.
      """,
    accepts: [
      Example("en", "Are you sure?", "es", "¿Está seguro?"),
      Example("en", "If so, what now?", "es", "Si es así, ¿qué hacemos?"),
      Example("en", "Or how about both? he asked", "es", "“¿O qué tal ambos?”, preguntó"),
      Example("en", "Delete %s?", "ja", "%sを削除しますか？", note: "no such marks in the language"),
    ],
    rejects: [
      Example("en", "Are you sure?", "es", "Está seguro⟨?⟩"),
      Example("en", "Delete %s?", "es", "Desea borrar %s⟨?⟩"),
      Example("en", "Be careful! It burns.", "es", "Tenga cuidado⟨!⟩ Quema."),
    ])

  public static let trigger: Trigger = .own("?!¿¡")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard let question = text.tools.profile.invertedQuestion,
      let exclamation = text.tools.profile.invertedExclamation
    else { return }
    check(text, open: question, close: UInt8(ascii: "?"), report: report)
    check(text, open: exclamation, close: UInt8(ascii: "!"), report: report)
  }

  private func check(_ text: UnitText, open: Unicode.Scalar, close: UInt8, report: (Problem) -> Void) {
    let opening = Array(String(open).utf8)
    let bytes = text.bytes
    var openAt: Int?
    var at = 0
    while at < bytes.count {
      if bytes[at] == opening[0], bytes[at...].starts(with: opening), !text.isOpaque(at) {
        openAt = at
        at += opening.count
      } else if bytes[at] == close, !text.isOpaque(at) {
        let end = bytes.skip(from: at) { $0 == 0x3F || $0 == 0x21 }
        if openAt == nil, Self.endsWords(text, at), Self.endsHere(text.masked, at, end),
          !Self.opensOther(text, before: at)
        {
          let name = close == UInt8(ascii: "?") ? "question" : "exclamation"
          report(Problem("\(name) does not open with \(open)", on: text.side, at..<at + 1))
        }
        openAt = nil
        at = end
      } else {
        at += 1
      }
    }
  }

  /// Whether a letter or closing mark stands before, so that the mark ends something said.
  private static func endsWords(_ text: UnitText, _ at: Int) -> Bool {
    // A tag is blank in the masked text, and what stands before it counts.
    var start = at - 1
    while start > 0, text.masked[start] == 0x20, text.isOpaque(start) { start -= 1 }
    let before = text.masked.at(start)
    return ASCII.isAlnum(before) || before >= 0x80 || ")\"'%".utf8.contains(before)
      ? text.tokens.contains { $0.kind == .word && $0.range.upperBound <= at } : false
  }

  /// Whether what follows may follow a sentence: no operator (`!=`), and no quotation of the mark alone (`'?'`).
  private static func endsHere(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    let next = bytes.at(end)
    let isQuoted = "\"'".utf8.contains(bytes.at(at - 1)) && bytes.at(at - 1) == next
    let opening: [StaticString] = ["«", "“", "‘", "‹"]
    if opening.contains(where: { bytes.has($0, at: at - $0.utf8CodeUnitCount) }) { return false }
    return !isQuoted
      && (next == 0 || ASCII.isBlank(next) || next >= 0x80 || ".,;:)]\"'<-/*_…".utf8.contains(next))
  }

  /// Whether the sentence opens with the other inverted mark: `¡Cómo?` and `¿Qué!` are right.
  private static func opensOther(_ text: UnitText, before at: Int) -> Bool {
    guard let sentence = text.sentences.first(where: { $0.contains(at) }) else { return false }
    let head = text.bytes[sentence.lowerBound..<at]
    return zip(head, head.dropFirst()).contains { $0 == 0xC2 && ($1 == 0xBF || $1 == 0xA1) }
  }
}
