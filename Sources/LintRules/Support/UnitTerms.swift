import LintEngine
import Segmentation
import TextModel

/// A term that a unit's own flag names: `glossary: source=target`, with ` [forbidden]` after it for a rendering that
/// must not be used.
struct UnitTerm {
  let source: String
  let target: String
  let isForbidden: Bool

  /// The terms of the flags whose source term the unit has.
  static func terms(of unit: UnitContext) -> [UnitTerm] {
    unit.unit.flags.filter { $0.hasPrefix("glossary:") }.compactMap {
      UnitTerm($0.dropFirst("glossary:".count))
    }
    .filter { range(of: $0.source, in: unit.source) != nil }
  }

  private init?(_ text: Substring) {
    let mark = " [forbidden]"
    isForbidden = text.hasSuffix(mark)
    let parts = (isForbidden ? text.dropLast(mark.count) : text).split(separator: "=").map {
      $0.split(separator: " ").joined(separator: " ").lowercased()
    }
    guard parts.count == 2, !parts.contains("") else { return nil }
    (source, target) = (parts[0], parts[1])
  }

  /// Where a text has the words of a term, whatever their letter case.
  static func range(of term: String, in text: UnitText) -> Range<Int>? {
    let words = term.split(separator: " ").map(String.init)
    let last = text.facts.count - words.count
    guard last >= 0,
      let start = (0...last).first(where: { i in
        words.indices.allSatisfy { text.lower(i + $0) == words[$0] }
      })
    else { return nil }
    return text.tokens[start].range.lowerBound..<text.tokens[start + words.count - 1].range.upperBound
  }
}
