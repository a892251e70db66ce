import LintEngine

/// The words of a `glosa:ignore` in a comment or a note.
struct SuppressionText: Hashable {
  enum Kind: String {
    case unit = ""
    case start = "-start"
    case end = "-end"
    case file = "-file"
  }

  static let sign = "glosa:ignore"

  /// `nil` for words that are none of the kinds.
  let kind: Kind?
  /// As written; empty for all.
  let rules: [String]
  let reason: String

  /// Reads a text that begins with the sign: `glosa:ignore number/value, term -- why`.
  ///
  /// The reason follows two hyphens, a dash, or a colon: XML has no hyphens in comments.
  init(_ text: String) {
    let rest = text.dropFirst(Self.sign.count)
    let suffix = rest.prefix { $0 == "-" || $0.isLetter }
    // `glosa:ignore--why` is a reason without a space.
    let word = suffix.hasPrefix("--") ? "" : suffix
    kind = Kind(rawValue: String(word))
    let (names, reason) = Self.divided(rest.dropFirst(word.count))
    rules = names.split { $0 == "," || $0.isWhitespace }.map(String.init)
    self.reason = reason.trimmed
  }

  private static func divided(_ text: Substring) -> (Substring, Substring) {
    for sign in ["--", "—", "–", ":"] {
      if let range = text.firstRange(of: sign) {
        return (text[..<range.lowerBound], text[range.upperBound...])
      }
    }
    return (text, "")
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
