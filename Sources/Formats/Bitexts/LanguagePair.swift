import TextModel

/// Which of a file's languages are the source and the target.
///
/// A tag matches exactly or by its language alone: `es` takes `es-MX`. When both sides are the same language
/// (`pt-BR`, `pt-PT`), only exact tags match.
package struct LanguagePair: Hashable, Sendable {
  package enum Role: Hashable { case source, target, other }

  package var source: LanguageTag?
  package var target: LanguageTag?

  package init(source: LanguageTag?, target: LanguageTag?) {
    self.source = source
    self.target = target
  }

  /// The part that a language has, and whether its tag is exactly the wanted one.
  package func role(of tag: LanguageTag) -> (role: Role, isExact: Bool) {
    if tag == source { return (.source, true) }
    if tag == target { return (.target, true) }
    if let source, let target, source.matches(target) { return (.other, false) }
    if let source, source.matches(tag) { return (.source, false) }
    if let target, target.matches(tag) { return (.target, false) }
    return (.other, false)
  }

  /// The best of several languages for a role; `nil` when none matches.
  package func best(_ role: Role, in tags: [LanguageTag]) -> Int? {
    let matching = tags.indices.filter { self.role(of: tags[$0]).role == role }
    return matching.first { self.role(of: tags[$0]).isExact } ?? matching.first
  }
}
