import TextModel

/// Texts that a rule leaves alone.
struct Exceptions: Sendable {
  private let texts: Set<String>

  /// `nil` without texts.
  init?(_ texts: [String]) {
    if texts.isEmpty { return nil }
    self.texts = Set(texts.map(Self.key))
  }

  /// Whether a problem is about one of the texts: what it covers on either side, or a whole side.
  func cover(_ problem: Problem, source: String, target: String?) -> Bool {
    has(source, problem.sourceRange) || has(source, nil)
      || target.map { has($0, problem.targetRange) || has($0, nil) } ?? false
  }

  private func has(_ text: String, _ range: Range<Int>?) -> Bool {
    guard let range else { return texts.contains(Self.key(text)) }
    return texts.contains(
      Self.key(String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)))
  }

  /// Without spaces around and in small letters.
  private static func key(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ").lowercased()
  }
}
