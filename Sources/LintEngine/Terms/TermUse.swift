import GlossaryModel
import Segmentation
import Terminology
import TextModel
import UnicodeText

/// How the concepts of one text fare in the other.
package struct TermUse {
  /// The text whose terms must be rendered.
  package let from: UnitText
  package let to: UnitText
  /// Terms of ``from`` that stand for their concept and lie in no longer term, one match a place and concept.
  package let demands: [TermMatch]
  private let glossary: Glossary
  private let table: TermTable

  /// Statuses of terms.
  package struct Statuses: OptionSet {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let preferred = Statuses(rawValue: 1)
    package static let admitted = Statuses(rawValue: 2)
    package static let deprecated = Statuses(rawValue: 4)
    package static let forbidden = Statuses(rawValue: 8)

    init(_ status: Term.Status) {
      switch status {
      case .preferred: self = .preferred
      case .admitted: self = .admitted
      case .deprecated: self = .deprecated
      case .forbidden: self = .forbidden
      }
    }
  }

  init(_ resources: LintResources, from: UnitText, to: UnitText) {
    self.from = from
    self.to = to
    glossary = resources.glossary
    let table = resources.table
    self.table = table
    demands = from.terms.filter {
      $0.isMaximal && table.facts(concept: $0.concept, term: $0.term).status != .forbidden
        && !Self.isOtherWord($0, from, table)
    }
  }

  /// Whether a rendering of some term of ``from`` may be a forbidden one.
  package var mayMeetForbidden: Bool { table.hasForbidden && !demands.isEmpty }

  package func concept(_ match: TermMatch) -> Concept { glossary.concepts[match.concept] }

  package func term(_ match: TermMatch) -> Term { glossary.concepts[match.concept].terms[match.term] }

  package func status(_ match: TermMatch) -> Term.Status {
    table.facts(concept: match.concept, term: match.term).status
  }

  /// Whether the concept is one that is translated.
  package func isTranslatable(_ match: TermMatch) -> Bool { table.isTranslatable[match.concept] }

  /// Whether a single word only looks like the term: a name (`Marcos` for *marcos*), or a verb form that differs in
  /// the accent on its last letter (`falló` for *fallo*).
  private static func isOtherWord(_ match: TermMatch, _ from: UnitText, _ table: TermTable) -> Bool {
    guard match.tokens.count == 1 else { return false }
    let term = table.facts(concept: match.concept, term: match.term)
    if term.isLowercase, from.facts[match.tokens.lowerBound].isCapitalised {
      let before = match.tokens.lowerBound - 1
      if before >= 0, from.tokens[before].isLexical,
        from.bytes[from.tokens[before].range.upperBound..<match.range.lowerBound] == [0x20]
      {
        return true
      }
    }
    guard from.bytes[match.range.upperBound - 1] >= 0x80,
      let ownEnd = from.string(match.range).unicodeScalars.last, let writtenEnd = term.last
    else { return false }
    return ownEnd != writtenEnd && ownEnd.properties.isLowercase
      && KeyFolding()(String(ownEnd)) == String(writtenEnd)
  }

  /// Whether the other text has a term of the concept with one of these statuses.
  package func has(_ concept: Int, _ statuses: Statuses) -> Bool {
    to.terms.contains { $0.concept == concept && statuses.contains(Statuses(status($0))) }
  }

  /// The first term of the concept in the other text with that status, in no longer term.
  package func first(_ concept: Int, _ status: Term.Status) -> TermMatch? {
    to.terms.first { $0.concept == concept && self.status($0) == status && $0.isMaximal }
  }

  /// The preferred term of a concept in the language of the other text.
  package func preferred(_ concept: Int) -> Term? {
    to.language.flatMap { to.preferredTerm(of: concept, in: $0) }
  }

  /// A problem of the other text, with ranges on both sides.
  package func problem(_ message: String, demand: TermMatch?, found: Range<Int>?, fix: String? = nil)
    -> Problem
  {
    let side = to.side
    let own = demand?.range
    var problem = Problem(
      message, source: side == .target ? own : found, target: side == .target ? found : own, side: side,
      fix: fix.flatMap { text in found.map { Fix(side, $0, text, safety: .suggested) } })
    problem.entry = demand.map { line(of: concept($0)) }
    return problem
  }

  /// A concept on one line: `open source = código abierto; not fuente abierta`, with its definition.
  private func line(of concept: Concept) -> String {
    let own = from.language.map { concept.terms(in: $0) } ?? []
    let others = to.language.map { concept.terms(in: $0) } ?? []
    let names = { (terms: [Term]) in terms.map(\.text).joined(separator: ", ") }
    var line = names(own.filter(\.status.isAllowed))
    let (allowed, banned) = (others.filter(\.status.isAllowed), others.filter { !$0.status.isAllowed })
    if !allowed.isEmpty { line += " = " + names(allowed) }
    if !banned.isEmpty { line += "; not " + names(banned) }
    let definition = from.language.flatMap { language in
      concept.definitions.filter { $0.key.matches(language) }.min { $0.key < $1.key }?.value
    }
    return definition.map { line + " (\($0))" } ?? line
  }
}
