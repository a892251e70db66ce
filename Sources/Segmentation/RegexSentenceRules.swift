import TextModel
import UnicodeText

extension SegmentationRules {
  /// Whether one of the rules' regular expressions can be read.
  /// - Throws: ``InputError`` that names the expression when it cannot.
  public static func check(_ expression: String) throws(InputError) { _ = try RegularExpression(expression) }
}

/// Sentence rules from an SRX file, compiled for one language.
///
/// At every place the first rule decides whose expressions match before and after it (SRX 2.0, section 3).
struct RegexSentenceRules: Sendable {
  private let rules: [(expression: RegularExpression, isBreak: Bool)]

  /// - Throws: ``InputError`` when an expression is wrong, or no rules are for the language.
  init(_ rules: SegmentationRules, language: LanguageTag) throws(InputError) {
    var chosen: [SegmentationRules.Rule] = []
    for map in rules.maps {
      let isFor = try RegularExpression("(?i)(?:\(map.pattern))").matchesWhole(language.description)
      guard isFor, let group = rules.groups.first(where: { $0.name == map.group }) else { continue }
      chosen += group.rules
      if !rules.cascades { break }
    }
    if chosen.isEmpty {
      throw InputError("the SRX file has no rules for \(language)", remedy: "add a <languagemap> for it")
    }
    var compiled: [(RegularExpression, Bool)] = []
    for rule in chosen {
      compiled.append((try RegularExpression("(?:\(rule.before))(?=\(rule.after))"), rule.isBreak))
    }
    self.rules = compiled
  }

  /// The places that a rule speaks about, in order.
  func decisions(in text: String) -> [SentenceDecision] {
    var decided: [Int: Bool] = [:]
    for rule in rules {
      for match in rule.expression.matches(in: text) where decided[match.upperBound] == nil {
        decided[match.upperBound] = rule.isBreak
      }
    }
    return decided.sorted { $0.key < $1.key }.map { offset, isBreak in
      SentenceDecision(offset: offset, isBreak: isBreak, rule: isBreak ? .srxBreak : .srxNoBreak)
    }
  }

  /// Byte ranges of the sentences, without the blanks around them.
  func sentences(in text: String) -> [Range<Int>] {
    let bytes = text.utf8Span.span
    var ranges: [Range<Int>] = []
    var start = 0
    for end in decisions(in: text).filter(\.isBreak).map(\.offset) + [bytes.count] {
      let range = bytes.trimmed(start..<max(start, end))
      if !range.isEmpty { ranges.append(range) }
      start = end
    }
    return ranges
  }
}
