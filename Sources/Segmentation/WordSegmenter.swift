import LocaleProfiles
import TextModel
import UnicodeText

/// Cuts text into words for terminology: UAX #29 through ICU, with inner marks of names kept.
///
/// On top of ICU's words: URLs, e-mail addresses and code spans are one token; `C++`, `C#`, `.NET`, `CI/CD`,
/// `R&D`, `GPT-4` are one word; `open-source` is two joined words; elisions (`l'`) and the possessive `'s` are
/// words of their own.
public struct WordSegmenter: Sendable {
  private let breaker: Breaker
  private let elisions: Set<String>

  /// The words of a language.
  /// - Throws: ``InputError`` when ICU has no break rules at all.
  public init(profile: LocaleProfile) throws(InputError) {
    breaker = try Breaker(.word, locale: profile.tag.description)
    elisions = profile.elisions
  }

  /// The text's tokens.
  ///
  /// - Complexity: O(n) in the text's length.
  public func callAsFunction(_ text: String) -> TokenizedText {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    let signs = SignSet(of: bytes)
    var builder = TokenBuilder(
      byteCount: bytes.count, opaque: OpaqueSpans(bytes, has: signs).ranges, elisions: elisions,
      hasApostrophe: signs.contains(.apostrophe))
    var start = 0
    for boundary in breaker.boundaries(in: text) {
      builder.add(start..<boundary.offset, status: boundary.status, in: bytes)
      start = boundary.offset
    }
    let tokens = builder.finish(in: bytes)
    return TokenizedText(text: text, tokens: tokens)
  }
}
