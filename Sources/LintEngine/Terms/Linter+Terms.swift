import GlossaryModel
import Terminology
import TextModel

/// A term of the glossary where it stands in a unit.
public struct UnitTerm: Sendable {
  public var concept: Concept
  /// The term as the glossary has it.
  public var term: Term
  public var side: Side
  /// Which of several plural forms it stands in; 0 for the source.
  public var form: Int
  /// Byte range in the text.
  public var range: Range<Int>
  /// For terms of the source: what the translation may have for it, where it has none of that yet.
  public var renderings: [Term] = []
}

extension Linter {
  /// The terms of the glossary that stand in a unit, in no longer term, those of the source first.
  ///
  /// - Throws: ``InputError`` when a language has no break rules at all.
  public func terms(in unit: TranslationUnit) throws -> [UnitTerm] {
    let session = resources.borrowSession()
    defer {
      session.trim()
      resources.giveBack(session)
    }
    var found: [UnitTerm] = []
    for context in try session.contexts(unit, sides: [.target]) {
      guard let use = context.termUses.first else { continue }
      if context.form == 0 {
        found += use.demands.map { match in
          UnitTerm(
            concept: use.concept(match), term: use.term(match), side: .source, form: 0, range: match.range,
            renderings: use.missingRenderings(of: match))
        }
      }
      for match in context.target.terms where match.isMaximal {
        found.append(
          UnitTerm(
            concept: use.concept(match), term: use.term(match), side: .target, form: context.form,
            range: match.range))
      }
    }
    return found
  }
}

extension TermUse {
  /// The terms of the other language that may stand for a match, best first; none when one of them does.
  fileprivate func missingRenderings(of match: TermMatch) -> [Term] {
    if !isTranslatable(match) {
      let isThere = to.text.contains(from.string(match.range))
      return isThere ? [] : [term(match)]
    }
    if has(match.concept, [.preferred, .admitted]) { return [] }
    let allowed = (to.language.map { concept(match).terms(in: $0) } ?? []).filter(\.status.isAllowed)
    return allowed.filter { $0.status == .preferred } + allowed.filter { $0.status != .preferred }
  }
}
