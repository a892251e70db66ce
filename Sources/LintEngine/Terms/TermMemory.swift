import Segmentation
import Terminology

/// Finds glossary terms in the texts of one task, by the words that it has met.
///
/// A class because it grows from text to text and is held by the memory of the words, which makes it when it is needed.
final class TermMemory {
  private let matcher: TermMatcher
  /// By the number of the word; `nil` where nobody has asked yet.
  private var keys: [WordKeys?] = []
  /// The words of the text in work, and where they stand; kept for their storage.
  private var words: [WordKeys] = []
  private var ranges: [Range<Int>] = []

  init(_ matcher: TermMatcher) { self.matcher = matcher }

  /// All occurrences of terms in a text, in order.
  ///
  /// - Parameters:
  ///   - facts: In step with the tokens.
  ///   - table: The words of the task.
  func matches(
    in bytes: [UInt8], _ tokens: [Token], _ facts: [WordFacts], _ table: inout WordTable
  ) -> [TermMatch] {
    if matcher.isEmpty { return [] }
    words.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    for (i, token) in tokens.enumerated() {
      ranges.append(token.range)
      switch token.kind {
      case .code: words.append(.unknown)
      case .word: words.append(keys(of: facts[i], bytes, token.range))
      default: words.append(keys(of: table.word(bytes, token.range), bytes, token.range))
      }
    }
    return matcher.matches(words, ranges)
  }

  private func keys(of word: WordFacts, _ bytes: [UInt8], _ range: Range<Int>) -> WordKeys {
    let number = Int(word.number)
    if number < keys.count, let known = keys[number] { return known }
    let made = matcher.keys(of: bytes.string(range))
    while keys.count <= number { keys.append(nil) }
    keys[number] = made
    return made
  }
}
