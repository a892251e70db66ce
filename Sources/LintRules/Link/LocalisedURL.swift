import LintEngine
import TextModel

/// Compares addresses of the web that may lead to the pages of another language.
enum LocalisedURL {
  /// Without scheme and the slash at the end.
  static func key(_ url: String) -> Substring {
    var key = url[...]
    if let colon = url.range(of: "://") { key = url[colon.upperBound...] }
    return key.hasSuffix("/") ? key.dropLast() : key
  }

  /// Whether the other address has a part that names a language which the first one does not name.
  static func areSame(_ url: String, _ other: String, in language: LanguageTag) -> Bool {
    let code = language.base.description
    let hasLanguage = parts(other).contains {
      $0 == code || $0.hasPrefix(code + "-") || $0.hasPrefix(code + "_")
    }
    return hasLanguage && !parts(url).contains(code[...])
  }

  private static func parts(_ url: String) -> [Substring] {
    key(url).lowercased().split { $0 == "/" || $0 == "." || $0 == "?" || $0 == "=" || $0 == "&" }.map {
      $0[...]
    }
  }
}

extension String {
  /// The first place of an ASCII text.
  fileprivate func range(of text: StaticString) -> Range<String.Index>? {
    let bytes = Array(utf8)
    guard let offset = bytes.indices.first(where: { bytes.has(text, at: $0) }) else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: text.utf8CodeUnitCount)
  }
}
