import LintEngine
import TextModel

/// Code stays as it is.
public struct CodeSpan: LintRule {
  public static let metadata = RuleMetadata(
    id: "markup/code-span", level: .error,
    summary: "Code in the target differs slightly from the code of the source.",
    rationale: """
      Code that is not copied letter by letter does not work. Reported when a code span of the source is missing
      and the target has one that differs in letter case, spaces or a few letters; placeholders in code that were
      translated whole differ more and are not reported, nor are links and roles of reStructuredText.
      """,
    accepts: [
      Example("en", "Run <code>init</code>", "es", "Ejecute <code>init</code>"),
      Example(
        "en", "Use <code>chown user</code>", "es", "Use <code>chown usuario</code>",
        note: "an argument, translated"),
      Example("en", "The `ls` command", "ja", "`ls`コマンド"),
      Example("en", "`Site <https://example.org>`_", "es", "`Sitio <https://example.org>`_", note: "a link"),
    ],
    rejects: [
      Example("en", "Run <code>⟨init⟩</code>", "es", "Ejecute <code>⟨Inits⟩</code>"),
      Example("en", "Edit <code>⟨/etc/hosts⟩</code>", "de", "<code>⟨/ etc/hosts⟩</code> bearbeiten"),
      Example("en", "The ⟨`grep`⟩ tool for %s", "ja", "%s用の⟨`Grep`⟩ツール"),
    ])

  public static let trigger: Trigger = .source("`<(-")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    checkBareCode(unit, report)
    guard !unit.source.code.isEmpty, !unit.target.code.isEmpty else { return }
    let isRest = unit.documentMarkup == .reStructuredText
    let own = Self.code(unit.source, isRest: isRest)
    let others = Self.code(unit.target, isRest: isRest)
    var extra = Self.difference(others, unit.target, own, unit.source)
    for range in Self.difference(own, unit.source, others, unit.target) {
      let code = unit.source.string(range)
      guard let i = extra.firstIndex(where: { Self.isSlip(code, unit.target.string($0)) }) else { continue }
      let other = extra.remove(at: i)
      report(
        Problem(
          "code \"\(unit.target.string(other))\" differs from \"\(code)\" of the source", source: range,
          target: other,
          side: .target, fix: Fix(.target, other, code, safety: .suggested)))
    }
  }

  /// Functions (`name()`) and options (`--name`) in running text.
  private func checkBareCode(_ unit: UnitContext, _ report: (Problem) -> Void) {
    guard unit.source.signs.contains(UInt8(ascii: "(")) || unit.source.signs.contains(UInt8(ascii: "-"))
    else {
      return
    }
    let own = BareCode(unit.source).ranges
    guard !own.isEmpty else { return }
    var others = BareCode(unit.target).ranges.filter { !unit.source.contains(unit.target.bytes, $0) }
    for range in own where !unit.target.contains(unit.source.bytes, range) && !others.isEmpty {
      let other = others.removeFirst()
      report(
        Problem(
          "code \"\(unit.target.string(other))\" differs from \"\(unit.source.string(range))\" of the source",
          source: range, target: other, side: .target,
          fix: Fix(.target, other, unit.source.string(range), safety: .suggested)))
    }
  }

  /// The code of a text without links, roles and interpreted text of reStructuredText, which single backticks mark too.
  private static func code(_ text: UnitText, isRest: Bool) -> [Range<Int>] {
    let backtick = UInt8(ascii: "`")
    return text.code.filter { range in
      guard text.bytes[range.lowerBound] == backtick, text.bytes[range.lowerBound + 1] != backtick else {
        return true
      }
      let before = text.bytes.at(range.lowerBound - 1)
      return !isRest && text.bytes.at(range.upperBound) != UInt8(ascii: "_") && before != UInt8(ascii: ":")
        && before != UInt8(ascii: "}")
    }
  }

  /// The stretches of a text that no stretch of the other one equals.
  private static func difference(
    _ own: [Range<Int>], _ text: UnitText, _ others: [Range<Int>], _ other: UnitText
  ) -> [Range<Int>] {
    var free = others.map { skeleton($0, other) }
    return own.filter { range in
      guard let i = free.firstIndex(of: skeleton(range, text)) else { return true }
      free.remove(at: i)
      return false
    }
  }

  /// The code without what inner elements hold: `<em>file</em>` in code is an argument that may be translated.
  private static func skeleton(_ range: Range<Int>, _ text: UnitText) -> String {
    let inner = text.tags.filter { range.covers($0.range) }
    guard !inner.isEmpty else { return trimmed(text.string(range)) }
    var result = ""
    var at = range.lowerBound
    var depth = 0
    for tag in inner {
      if depth == 0 { result += text.string(at..<tag.range.lowerBound) }
      depth += tag.shape == .open ? 1 : tag.shape == .close ? -1 : 0
      result += text.string(tag.range)
      at = tag.range.upperBound
    }
    return trimmed(result + text.string(at..<range.upperBound))
  }

  /// Without spaces at the ends, which do not show in an element.
  private static func trimmed(_ code: String) -> String {
    guard code.first == " " || code.last == " " else { return code }
    let bytes = Array(code.utf8)
    let start = bytes.skip(from: 0) { $0 == 0x20 }
    return bytes.string(start..<(bytes.lastIndex { $0 != 0x20 } ?? start - 1) + 1)
  }

  /// Whether the texts are equal but for case and spaces, or for one letter in four at most.
  private static func isSlip(_ a: String, _ b: String) -> Bool {
    let (first, second) = (folded(a), folded(b))
    if first == second { return true }
    if first.starts(with: second) || second.starts(with: first) {
      return abs(first.count - second.count) <= 2
    }
    let limit = min(2, first.count / 6)
    return limit > 0 && editDistance(first, second, limit: limit) <= limit
  }

  private static func folded(_ text: String) -> [UInt8] { text.lowercased().utf8.filter { $0 > 0x20 } }
}
