import LocaleProfiles
import TextModel
import UnicodeText

/// How line ends are read.
public enum LineBreaks: String, Sendable, CaseIterable {
  /// A line end is a space.
  case soft
  /// A line end ends a paragraph.
  case hard
  /// A blank line ends a paragraph, any other line end is a space.
  case blankLine = "blank-line"
}

/// Cuts text into sentences: ICU's candidates, then the language's rules.
public struct SentenceSegmenter: Sendable {
  private let breaker: Breaker
  private let rules: SentenceRules

  /// The sentences of a language.
  /// - Throws: ``InputError`` when ICU has no break rules at all.
  public init(profile: LocaleProfile) throws(InputError) {
    breaker = try Breaker(.sentence, locale: profile.tag.description)
    rules = SentenceRules(profile: profile)
  }

  /// Byte ranges of the sentences of one paragraph, without the spaces around them, in order.
  ///
  /// - Complexity: O(n) in the text's length.
  public func sentences(in paragraph: String) -> [Range<Int>] {
    decisions(in: paragraph).ranges
  }

  /// The candidates of a paragraph with the rule that decided each.
  public func explain(_ paragraph: String) -> [SentenceDecision] {
    decisions(in: paragraph).decisions
  }

  private func decisions(in paragraph: String) -> (ranges: [Range<Int>], decisions: [SentenceDecision]) {
    let bytes = Array(paragraph.utf8)
    var ranges: [Range<Int>] = []
    var decisions: [SentenceDecision] = []
    var start = 0
    for boundary in breaker.boundaries(in: paragraph) {
      if boundary.offset < bytes.count {
        let decision = rules.decide(bytes, sentence: start..<boundary.offset, at: boundary.offset)
        decisions.append(decision)
        guard decision.isBreak else { continue }
      }
      let range = bytes.trimmed(start..<boundary.offset)
      if !range.isEmpty { ranges.append(range) }
      start = boundary.offset
    }
    return (ranges, decisions)
  }

  /// Byte ranges of the paragraphs of a text, without blank lines and spaces around them.
  public static func paragraphs(in text: String, lineBreaks: LineBreaks) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    var start = 0
    var at = 0
    func close(_ end: Int) {
      let range = bytes.trimmed(start..<end)
      if !range.isEmpty { ranges.append(range) }
    }
    while at < bytes.count {
      guard bytes[at] == 0x0A || bytes[at] == 0x0D else {
        at += 1
        continue
      }
      let lineEnd = at
      while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D { at += 1 }
      let ends = bytes[lineEnd..<at].filter { $0 == 0x0A }.count
      if lineBreaks == .hard || (lineBreaks == .blankLine && ends > 1) {
        close(lineEnd)
        start = at
      }
    }
    close(bytes.count)
    return ranges
  }
}

extension [UInt8] {
  /// A range without ASCII and no-break spaces at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      if self[start] <= 0x20 {
        start += 1
      } else if self[start] == 0xC2, start + 1 < end, self[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if self[end - 1] <= 0x20 {
        end -= 1
      } else if self[end - 1] == 0xA0, end - 2 >= start, self[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }
}
