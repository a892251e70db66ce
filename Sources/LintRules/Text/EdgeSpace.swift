import LintEngine
import LocaleProfiles
import TextModel

/// Spaces at the ends as in the source.
public struct EdgeSpace: LintRule {
  public static let metadata = RuleMetadata(
    id: "text/edge-space", level: .warning, repetition: .habit,
    summary: "The target begins or ends with other spaces or line ends than the source.",
    rationale: """
      Programs join texts: a missing space glues words together, one too many shifts a label. A source that is
      blank, and scripts written without spaces, are not reported; nor are texts out of reStructuredText or Markdown,
      where spaces at the ends do not show.
      """,
    accepts: [
      Example("en", "Name: ", "es", "Nombre: "),
      Example("en", "Name: ", "ja", "名前：", note: "no spaces in the script"),
      Example("en", "%s files", "de", "%s Dateien"),
      Example("en", ":", "fr", "\u{A0}:", note: "the language's own spacing"),
    ],
    rejects: [
      Example("en", "Error:", "es", "⟨ ⟩Error:", fixed: "Error:"),
      Example("en", "Name:⟨ ⟩", "de", "Name:⟨⟩", fixed: "Name: "),
      Example("en", "%s files", "ru", "%s файлов⟨ ⟩", fixed: "%s файлов"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard !source.trimmed.isEmpty else { return }
    compare(0..<source.trimmed.lowerBound, 0..<target.trimmed.lowerBound, "begins", unit, report)
    compare(
      source.trimmed.upperBound..<source.bytes.count, target.trimmed.upperBound..<target.bytes.count, "ends",
      unit,
      report)
  }

  private func compare(
    _ own: Range<Int>, _ other: Range<Int>, _ verb: String, _ unit: UnitContext, _ report: (Problem) -> Void
  ) {
    let (wanted, found) = (unit.source.bytes[own], unit.target.bytes[other])
    guard !wanted.elementsEqual(found), !Self.areAlike(wanted, found), unit.documentMarkup == nil else {
      return
    }
    if own.isEmpty, other.lowerBound == 0, Self.isSpacing(unit.target) { return }
    if found.isEmpty, !wanted.contains(0x0A), Self.isWrittenWithoutSpaces(unit.target) { return }
    let wants = own.isEmpty ? "none" : Self.name(wanted)
    let has = other.isEmpty ? "no space" : Self.name(found)
    report(
      Problem(
        "target \(verb) with \(has) where source has \(wants)", source: own.isEmpty ? nil : own,
        target: other,
        side: .target, fix: Fix(.target, other, unit.source.string(own))))
  }

  /// Whether both have spaces, and as many line ends: indents of later lines differ where words do.
  private static func areAlike(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    !a.isEmpty && !b.isEmpty && a.count { $0 == 0x0A } == b.count { $0 == 0x0A }
      && a.contains(0x09) == b.contains(0x09) && (a.contains(0x0A) || a.count == b.count)
  }

  /// Whether a text begins with a mark that its language sets a space before.
  private static func isSpacing(_ text: UnitText) -> Bool {
    let rest = text.string(text.trimmed)
    return text.tools.profile.spaceBefore.contains { rest.hasPrefix(String($0)) }
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    let lines = bytes.count { $0 == 0x0A }
    if lines > 0 { return lines == 1 ? "a line end" : "\(lines) line ends" }
    if bytes.contains(0x09) { return "a tab" }
    if bytes.count == 1 { return "a space" }
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    return text.count == 1
      ? text.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined() : "\(text.count) spaces"
  }

  private static func isWrittenWithoutSpaces(_ text: UnitText) -> Bool {
    text.bytes.contains { (0xE3...0xE9).contains($0) }
  }
}
