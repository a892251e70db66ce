import GlossaryModel
import LintEngine
import Segmentation
import Terminology
import UnicodeText

/// How the concepts of one text fare in the other.
struct TermUse {
  let glossary: Glossary
  /// The text whose terms must be rendered.
  let from: UnitText
  let to: UnitText

  /// Both directions that a unit is looked at: into the target, and back where the source is checked too.
  static func directions(_ unit: UnitContext) -> [TermUse] {
    if unit.glossary.concepts.isEmpty { return [] }
    let forward = TermUse(glossary: unit.glossary, from: unit.source, to: unit.target)
    let backward = TermUse(glossary: unit.glossary, from: unit.target, to: unit.source)
    return unit.sides.contains(.source) ? [forward, backward] : [forward]
  }

  func concept(_ match: TermMatch) -> Concept { glossary.concepts[match.concept] }

  func term(_ match: TermMatch) -> Term { glossary.concepts[match.concept].terms[match.term] }

  /// Terms of ``from`` that stand for their concept and lie in no longer term, one match a place and concept.
  var demands: [TermMatch] {
    from.terms.filter { $0.isMaximal && term($0).status != .forbidden && !isOtherWord($0) }
  }

  /// Whether a single word only looks like the term: a name (`Marcos` for *marcos*), or a verb form that differs in
  /// the accent on its last letter (`falló` for *fallo*).
  private func isOtherWord(_ match: TermMatch) -> Bool {
    guard match.tokens.count == 1, let own = from.string(match.range).unicodeScalars.first,
      let written = term(match).text.unicodeScalars.first
    else { return false }
    if own.properties.isUppercase && written.properties.isLowercase {
      let before = match.tokens.lowerBound - 1
      if before >= 0, from.tokens[before].isLexical,
        from.bytes[from.tokens[before].range.upperBound..<match.range.lowerBound] == [0x20]
      {
        return true
      }
    }
    guard let ownEnd = from.string(match.range).unicodeScalars.last,
      let writtenEnd = term(match).text.unicodeScalars.last
    else { return false }
    return ownEnd != writtenEnd && ownEnd.value > 0x7F && ownEnd.properties.isLowercase
      && KeyFolding()(String(ownEnd)) == String(writtenEnd)
  }

  /// Whether the other text has a term of the concept with one of these statuses.
  func has(_ concept: Int, _ statuses: Set<Term.Status>) -> Bool {
    to.terms.contains { $0.concept == concept && statuses.contains(term($0).status) }
  }

  /// The first term of the concept in the other text with that status, in no longer term.
  func first(_ concept: Int, _ status: Term.Status) -> TermMatch? {
    to.terms.first { $0.concept == concept && term($0).status == status && $0.isMaximal }
  }

  /// The preferred term of a concept in the language of the other text.
  func preferred(_ concept: Int) -> Term? {
    guard let language = to.language else { return nil }
    return glossary.concepts[concept].terms(in: language).min { Self.rank($0) < Self.rank($1) }
      .flatMap { Self.rank($0) < 2 ? $0 : nil }
  }

  private static func rank(_ term: Term) -> Int {
    switch term.status {
    case .preferred: 0
    case .admitted: 1
    case .deprecated: 2
    case .forbidden: 3
    }
  }

  /// A problem of the other text, with ranges on both sides.
  func problem(_ message: String, demand: TermMatch?, found: Range<Int>?, fix: String? = nil) -> Problem {
    let side = to.side
    let own = demand?.range
    return Problem(
      message, source: side == .target ? own : found, target: side == .target ? found : own, side: side,
      fix: fix.flatMap { text in found.map { Fix(side, $0, text, safety: .suggested) } })
  }
}
