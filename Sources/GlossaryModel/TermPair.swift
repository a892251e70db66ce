import Formats
import TextModel

/// A term and a translation of it, as flat formats hold them.
struct TermPair {
  var concept: Concept
  var source: Term
  var target: Term
  /// What a translator may do with the pair.
  var status: GlossaryEntry.Status

  /// Whether the translation may be used.
  var isUsable: Bool { status != .deprecated && status != .forbidden }

  /// The further values of the pair, unless nothing but texts and ids is wanted.
  func properties(_ provenance: Provenance) -> [UnitProperty] {
    provenance == .none ? [] : target.properties
  }
}

extension Glossary {
  /// The pairs for two languages, concept by concept.
  ///
  /// The preferred terms come first, then each other term beside the preferred one of the other language; terms
  /// that must not be used keep their status.
  func pairs(from source: LanguageTag, to target: LanguageTag) -> [TermPair] {
    concepts.flatMap { $0.pairs(from: source, to: target) }
  }

  /// The two languages to write: as asked for, else the glossary's two in their order.
  /// - Throws: ``InputError`` when the glossary has more than two and the options do not name them.
  func languages(from: LanguageTag?, to: LanguageTag?) throws(InputError) -> (
    source: LanguageTag, target: LanguageTag
  ) {
    let source = from ?? languages.first { tag in to.map { !$0.matches(tag) } ?? true }
    let rest = languages.filter { tag in source.map { !$0.matches(tag) } ?? true }
    guard let source, let target = to ?? (rest.count == 1 ? rest[0] : nil) else {
      throw InputError(
        "the glossary holds \(languages.map(\.description).joined(separator: ", "))",
        remedy: "say which two to use with --from and --to")
    }
    return (source, target)
  }

  /// The error for a pair of languages that the glossary has no terms in.
  func noTerms(_ source: LanguageTag, _ target: LanguageTag) -> InputError {
    InputError(
      "the glossary has no terms for \(source) and \(target)",
      remedy: "it holds \(languages.map(\.description).joined(separator: ", "))")
  }
}

extension Concept {
  fileprivate func pairs(from source: LanguageTag, to target: LanguageTag) -> [TermPair] {
    let sources = terms(in: source).filter { $0.status == .preferred || $0.status == .admitted }
    guard let main = sources.first(where: { $0.status == .preferred }) ?? sources.first else { return [] }
    let targets = terms(in: target)
    let best = targets.first { $0.status == .preferred } ?? targets.first { $0.status == .admitted }
    var pairs: [TermPair] = []
    if let best { pairs.append(pair(main, best)) }
    for term in targets where term != best { pairs.append(pair(main, term)) }
    if let best { for term in sources where term != main { pairs.append(pair(term, best)) } }
    if best == nil, !isTranslatable { pairs.insert(pair(main, Term(main.text, in: target)), at: 0) }
    return pairs
  }

  /// What becomes of a pair whose terms may both be used.
  private var usableStatus: GlossaryEntry.Status {
    if status == .deprecated { return .deprecated }
    if status == .candidate { return .candidate }
    return isTranslatable ? .approved : .doNotTranslate
  }

  private func pair(_ source: Term, _ target: Term) -> TermPair {
    let status: GlossaryEntry.Status =
      switch target.status {
      case .deprecated: .deprecated
      case .forbidden: .forbidden
      default: usableStatus
      }
    return TermPair(concept: self, source: source, target: target, status: status)
  }
}
