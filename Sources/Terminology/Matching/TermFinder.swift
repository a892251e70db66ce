import Segmentation

/// A matcher with its memory of words, for one task.
///
/// A class because the memory grows from text to text; not shared between tasks.
public final class TermFinder {
  private let matcher: TermMatcher
  private var known: [String: WordKeys] = [:]
  /// Words remembered before the memory is emptied; bounds it on hostile input.
  private static let limit = 200_000

  public init(_ matcher: TermMatcher) { self.matcher = matcher }

  /// All occurrences of terms in a text, in order.
  public func matches(in text: TokenizedText) -> [TermMatch] {
    if matcher.isEmpty { return [] }
    let words = text.tokens.map { $0.kind == .code ? .unknown : keys(of: text[$0]) }
    return matcher.matches(words, text.tokens.map(\.range))
  }

  private func keys(of word: String) -> WordKeys {
    if let keys = known[word] { return keys }
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    let keys = matcher.keys(of: word)
    known[word] = keys
    return keys
  }
}
