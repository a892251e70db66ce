import Segmentation
import Terminology

/// Finds glossary terms in the texts of one task, by the words that it has met.
///
/// A class because the memory grows from text to text; never shared between tasks.
final class TermMemory {
  private let matcher: TermMatcher
  /// By the number of the word; `nil` where nobody has asked yet.
  private var keys: [WordKeys?] = []

  init(_ matcher: TermMatcher) { self.matcher = matcher }

  /// All occurrences of terms in a text, in order.
  func matches(in text: UnitText, _ memory: WordMemory) -> [TermMatch] {
    if matcher.isEmpty { return [] }
    let tokens = text.tokens
    let facts = text.facts
    var words: [WordKeys] = []
    words.reserveCapacity(tokens.count)
    for (i, token) in tokens.enumerated() {
      switch token.kind {
      case .code: words.append(.unknown)
      case .word: words.append(keys(of: facts[i], text, token))
      default: words.append(keys(of: memory.word(text.bytes, token.range), text, token))
      }
    }
    return matcher.matches(words, tokens.map(\.range))
  }

  private func keys(of word: WordFacts, _ text: UnitText, _ token: Token) -> WordKeys {
    if word.number < keys.count, let known = keys[word.number] { return known }
    let made = matcher.keys(of: text.string(token))
    while keys.count <= word.number { keys.append(nil) }
    keys[word.number] = made
    return made
  }
}
