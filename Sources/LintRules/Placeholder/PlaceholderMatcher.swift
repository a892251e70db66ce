import LintEngine
import Segmentation

/// Pairs the variables of two texts.
struct PlaceholderMatcher {
  /// Variables of the source that the target lacks.
  private(set) var missing: [Placeholder] = []
  /// Variables of the target that the source lacks.
  private(set) var extra: [Placeholder] = []

  /// Words of a short text.
  private static let short = 6

  init(_ unit: UnitContext) {
    let source = unit.source.placeholders
    let target = unit.target.placeholders
    if source.isEmpty && target.isEmpty { return }
    // `%.0s` prints nothing: it lets a plural form leave a number out.
    if target.contains(where: { $0.key == "%.0s" }) { return }
    let isNumberedInTarget = target.contains { Self.position($0.key) != nil }
    let sourceKeys = isNumberedInTarget ? Self.numbered(source) : source.map(Self.key)
    let targetKeys = target.map(Self.key)
    // In a short text nothing stands for a name that is said twice.
    let isShort = source.count > 1 && unit.source.tokens.count { $0.kind == .word } <= Self.short
    missing = Self.difference(source, sourceKeys, targetKeys, mayRepeat: !isShort || unit.isPlural)
    extra = Self.difference(target, targetKeys, sourceKeys, mayRepeat: true)
  }

  /// The key without the flag `'`, which groups the digits as the language does (POSIX printf).
  private static func key(_ placeholder: Placeholder) -> String {
    placeholder.key.hasPrefix("%'") ? "%" + placeholder.key.dropFirst(2) : placeholder.key
  }

  /// The placeholders whose key the other side has not, or not as often when order tells the value.
  private static func difference(_ own: [Placeholder], _ keys: [String], _ others: [String], mayRepeat: Bool)
    -> [Placeholder]
  {
    var free = others
    return zip(own, keys).filter { placeholder, key in
      if let i = free.firstIndex(of: key) {
        free.remove(at: i)
        return false
      }
      return !(mayRepeat && placeholder.isNamed && others.contains(key))
    }.map(\.0)
  }

  /// `%1$s` for the first `%s`, and so on, when the target numbers what the source does not.
  private static func numbered(_ placeholders: [Placeholder]) -> [String] {
    var count = 0
    return placeholders.map { placeholder in
      guard placeholder.dialect == .percent, !placeholder.isNamed else { return placeholder.key }
      count += 1
      return "%\(count)$" + placeholder.key.dropFirst()
    }
  }

  private static func position(_ key: String) -> Int? {
    guard key.utf8.first == UInt8(ascii: "%"), let dollar = key.firstIndex(of: "$") else { return nil }
    return Int(key[key.index(after: key.startIndex)..<dollar])
  }
}
