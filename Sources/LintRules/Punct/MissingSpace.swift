import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// A space belongs after a mark.
public struct MissingSpace: TextRule {
  public static let metadata = RuleMetadata(
    id: "punct/missing-space", level: .warning,
    summary: "No space stands between a mark and the next word.",
    rationale: """
      Two sentences or clauses run together. Reported for a full stop between a lower-case word and a capital,
      and for a comma, semicolon or closing mark between letters. File names, hosts, abbreviations and code are
      not reported, nor is what the source has too.
      """,
    accepts: [
      Example("en", "Use Node.js and example.org", "es", "Use Node.js y example.org"),
      Example("en", "The U.S.A. and e.g.this", "es", "EE.UU. y p.ej.esto"),
      Example("en", "Done,%s", "ja", "完了、%s"),
      Example("en", "yes,no,maybe", "es", "sí,no,quizás", note: "as in the source"),
    ],
    rejects: [
      Example(
        "en", "It is full. The next", "es", "Está lleno⟨.⟩El siguiente", fixed: "Está lleno. El siguiente"),
      Example("en", "First, open %s", "de", "Zuerst⟨,⟩öffnen Sie %s", fixed: "Zuerst, öffnen Sie %s"),
      Example("en", "One, two", "ru", "Раз⟨,⟩два", fixed: "Раз, два"),
    ])

  public static let trigger: Trigger = .own(".,;!?«")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let bytes = text.bytes
    if text.tools.profile.spaceBefore.contains("»"), text.signs.contains(0xC2) {
      checkQuotes(text, unit, report)
    }
    for i in bytes.indices where i > 1 && Self.isMark(bytes[i]) && !text.isOpaque(i) {
      guard let before = Self.scalar(before: i, bytes), let after = Self.scalar(at: i + 1, bytes),
        before.properties.isAlphabetic, after.properties.isAlphabetic, !text.isOpaque(i - 1),
        !text.isOpaque(i + 1),
        runsTogether(text, i, before, after)
      else { continue }
      let joint = text.string(i - UTF8.width(before)..<i + 1 + UTF8.width(after))
      if text.side == .target,
        unit.source.text.contains(joint) || Self.hasNoSpace(after: bytes[i], unit.source)
      {
        continue
      }
      report(
        Problem(
          "no space after \"\(UnicodeScalar(bytes[i]))\"", on: text.side, i..<i + 1,
          fix: Fix(text.side, i + 1..<i + 1, " ", safety: .suggested)))
    }
  }

  /// Looks for words close to guillemets in a language that sets spaces inside of them.
  private func checkQuotes(_ text: UnitText, _ unit: UnitContext, _ report: (Problem) -> Void) {
    let bytes = text.bytes
    for i in bytes.indices where bytes.has("«", at: i) && !text.isOpaque(i) {
      guard let after = Self.scalar(at: i + 2, bytes), after.properties.isAlphabetic else { continue }
      report(
        Problem(
          "no space after \"«\"", on: text.side, i..<i + 2,
          fix: Fix(text.side, i + 2..<i + 2, "\u{A0}", safety: .suggested)))
    }
  }

  /// Whether the source has the mark between letters and never before a space: `yes,no,maybe`, which a program divides.
  private static func hasNoSpace(after mark: UInt8, _ source: UnitText) -> Bool {
    guard mark != UInt8(ascii: "."), source.signs.contains(mark) else { return false }
    let places = source.bytes.indices.filter { source.bytes[$0] == mark }
    return places.allSatisfy { ASCII.isAlnum(source.bytes.at($0 + 1)) }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x2C || byte == 0x3B || byte == 0x21 || byte == 0x3F
  }

  private func runsTogether(_ text: UnitText, _ i: Int, _ before: Unicode.Scalar, _ after: Unicode.Scalar)
    -> Bool
  {
    guard text.bytes[i] == UInt8(ascii: ".") else { return !Self.isListOfLetters(text.bytes, i) }
    guard before.properties.isLowercase, after.properties.isUppercase else { return false }
    // The words on both sides have letters enough, and the next one is no `File.Name`.
    let word = text.tokens.first { $0.range.contains(i - 1) }
    let next = text.tokens.first { $0.range.contains(i + 1) }
    guard let word, let next, word.range.count >= 3 || word.range.upperBound == i else { return false }
    return next.range.upperBound >= text.bytes.count || text.bytes.at(next.range.upperBound) != 0x2E
  }

  /// Whether a single letter stands on both sides, as in `X,Y`.
  private static func isListOfLetters(_ bytes: [UInt8], _ i: Int) -> Bool {
    !ASCII.isAlnum(bytes.at(i - 2)) && bytes.at(i - 2) < 0x80 && !ASCII.isAlnum(bytes.at(i + 2))
      && bytes.at(i + 2) < 0x80
  }

  private static func scalar(at i: Int, _ bytes: [UInt8]) -> Unicode.Scalar? {
    guard i < bytes.count else { return nil }
    return String(decoding: bytes[i..<min(i + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
  }

  private static func scalar(before i: Int, _ bytes: [UInt8]) -> Unicode.Scalar? {
    String(decoding: bytes[max(0, i - 4)..<i], as: UTF8.self).unicodeScalars.last
  }
}
