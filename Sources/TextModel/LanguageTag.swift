/// A BCP 47 language tag such as `es`, `es-MX` or `zh-Hant`.
///
/// Tags are compared in their canonical case (language lower, script title, region upper); `_` is read as `-`.
public struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The tag in canonical case.
  public let description: String

  /// Reads a tag; `nil` when the text is not a well-formed tag (RFC 5646, section 2.1, without grandfathered tags).
  public init?(_ text: some StringProtocol) {
    // Nearly all tags are a bare language in canonical case.
    if (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ (97...122).contains($0) }) {
      description = String(text)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: "_", omittingEmptySubsequences: false) }
    guard let first = parts.first, (2...8).contains(first.utf8.count),
      first.utf8.allSatisfy({ Self.isLetter($0) })
    else { return nil }
    var canonical = [first.lowercased()]
    for part in parts.dropFirst() {
      guard (1...8).contains(part.utf8.count),
        part.utf8.allSatisfy({ Self.isLetter($0) || (48...57).contains($0) })
      else { return nil }
      switch part.utf8.count {
      case 2 where canonical.last?.utf8.count != 1: canonical.append(part.uppercased())
      case 4 where Self.isLetter(part.utf8.first ?? 0):
        canonical.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
      default: canonical.append(part.lowercased())
      }
    }
    description = canonical.joined(separator: "-")
  }

  /// The language subtag alone: `es` for `es-MX`.
  public var base: LanguageTag { fallbacks.last ?? self }

  /// The tag and its ever shorter forms: `zh-Hant-TW`, `zh-Hant`, `zh`.
  public var fallbacks: [LanguageTag] {
    var tags = [self]
    var text = description[...]
    while let cut = text.lastIndex(of: "-") {
      text = text[..<cut]
      if let tag = LanguageTag(text) { tags.append(tag) }
    }
    return tags
  }

  /// Whether both tags name the same language, whatever the script and region.
  public func matches(_ other: LanguageTag) -> Bool { base.description == other.base.description }

  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}

extension LanguageTag: ExpressibleByStringLiteral {
  /// A tag written in source code, which must be well formed.
  public init(stringLiteral text: String) {
    guard let tag = LanguageTag(text) else { preconditionFailure("\(text) is no language tag") }
    self = tag
  }
}
