/// A pattern for paths: `?` is one character, `*` any but `/`, `**` any.
struct Glob {
  private let pattern: [Character]

  init(_ pattern: String) { self.pattern = Array(pattern) }

  /// Whether the whole path matches, or its last part when the pattern has no `/`.
  func matches(_ path: String) -> Bool {
    let path = Array(path)
    let part = pattern.contains("/") ? path[...] : path[((path.lastIndex(of: "/") ?? -1) + 1)...]
    return matches(pattern[...], part)
  }

  private func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    switch first {
    case "*":
      let crosses = pattern.dropFirst().first == "*"
      let rest = pattern.dropFirst(crosses ? 2 : 1)
      var tail = text
      while true {
        if matches(rest, tail) { return true }
        guard let next = tail.first, crosses || next != "/" else { return false }
        tail = tail.dropFirst()
      }
    case "?": return text.first.map { $0 != "/" && matches(pattern.dropFirst(), text.dropFirst()) } ?? false
    default: return text.first == first && matches(pattern.dropFirst(), text.dropFirst())
    }
  }
}
