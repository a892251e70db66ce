import GlossaryModel

/// What the rules ask of every term match, laid out flat: looking into the concepts themselves would copy them.
final class TermTable: Sendable {
  /// Whether each concept is one that is translated.
  let isTranslatable: [Bool]
  /// Where the terms of each concept begin in ``facts``.
  private let starts: [Int]
  private let facts: [Facts]
  /// Whether there is a forbidden term at all.
  let hasForbidden: Bool

  struct Facts: Sendable {
    var status: Term.Status
    /// Whether the term begins with a small letter.
    var isLowercase: Bool
    /// The last character; `nil` for an empty term.
    var last: Unicode.Scalar?
  }

  init(_ glossary: Glossary) {
    var starts: [Int] = []
    var facts: [Facts] = []
    for concept in glossary.concepts {
      starts.append(facts.count)
      for term in concept.terms {
        let scalars = term.text.unicodeScalars
        facts.append(
          Facts(
            status: term.status, isLowercase: scalars.first?.properties.isLowercase ?? false,
            last: scalars.last))
      }
    }
    self.starts = starts
    self.facts = facts
    hasForbidden = facts.contains { $0.status == .forbidden }
    isTranslatable = glossary.concepts.map(\.isTranslatable)
  }

  func facts(concept: Int, term: Int) -> Facts { facts[starts[concept] + term] }
}
