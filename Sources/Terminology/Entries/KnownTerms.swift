import GlossaryModel
import LocaleProfiles
import TextModel

/// A glossary that helps to build another.
public struct ReferenceGlossary: Sendable {
  public var glossary: Glossary
  /// Whether it is the user's: its approved entries are kept as they are. Else it is only evidence.
  public var isApproved: Bool

  public init(_ glossary: Glossary, isApproved: Bool) {
    self.glossary = glossary
    self.isApproved = isApproved
  }
}

/// Which pairs of phrases reference glossaries have, and which translations they rule out.
struct KnownTerms {
  /// A concept that has both terms.
  struct Match {
    var concept: Concept
    var glossary: String
    var isApproved: Bool
  }

  private var pairs: [UInt64: Match] = [:]
  private var ruledOut: [UInt64: Match] = [:]
  private var established: Set<UInt64> = []
  /// Source phrases that a reference glossary has.
  private(set) var sources: Set<Int32> = []

  /// Concepts of a glossary that is mere evidence which must be aligned in a text before it counts as of its field.
  static let fieldEvidence = 3

  /// - Parameters:
  ///   - established: Glossaries whose candidates were found by earlier builds.
  ///   - aligned: Pairs of phrases that the word alignment joins somewhere.
  init(
    _ references: [ReferenceGlossary], established: [Glossary] = [], source: TermSide, target: TermSide,
    sourceCandidates: CandidateSet,
    targetCandidates: CandidateSet, aligned: [[PhrasePair]]
  ) {
    let alignedPairs = Set(
      aligned.joined().lazy.filter { $0.aligned > 0 }.map { Self.key($0.source, $0.target) })
    for reference in references {
      guard
        reference.isApproved
          || fieldEvidence(
            reference, source, target, sourceCandidates, targetCandidates, alignedPairs)
      else { continue }
      for concept in reference.glossary.concepts where concept.status != .deprecated {
        let match = Match(
          concept: concept, glossary: reference.glossary.name,
          isApproved: reference.isApproved && concept.status == .approved)
        let sources = phrases(concept, source, sourceCandidates)
        let targets = phrases(concept, target, targetCandidates)
        for (phrase, term) in sources where term.status.isAllowed {
          self.sources.insert(phrase)
          for (other, otherTerm) in targets {
            let key = Self.key(phrase, other)
            // The first glossary that knows a pair decides.
            if otherTerm.status.isAllowed {
              if pairs[key] == nil { pairs[key] = match }
            } else if ruledOut[key] == nil {
              ruledOut[key] = match
            }
          }
        }
      }
    }
    for concept in established.lazy.flatMap(\.concepts) where concept.status == .candidate {
      let targets = phrases(concept, target, targetCandidates)
      for (phrase, _) in phrases(concept, source, sourceCandidates) {
        self.established.formUnion(targets.map { Self.key(phrase, $0.0) })
      }
    }
  }

  /// Whether an earlier build found the pair.
  func isEstablished(_ source: Int32, _ target: Int32) -> Bool {
    established.contains(Self.key(source, target))
  }

  /// The concept that has both phrases as usable terms.
  func match(_ source: Int32, _ target: Int32) -> Match? { pairs[Self.key(source, target)] }

  /// The concept that has the target phrase as a deprecated or forbidden term.
  func ruledOut(_ source: Int32, _ target: Int32) -> Match? { ruledOut[Self.key(source, target)] }

  /// Whether a text is of the field of a glossary: some of its concepts, names aside, are translated as it says.
  private func fieldEvidence(
    _ reference: ReferenceGlossary, _ source: TermSide, _ target: TermSide, _ sourceCandidates: CandidateSet,
    _ targetCandidates: CandidateSet, _ aligned: Set<UInt64>
  ) -> Bool {
    var count = 0
    for concept in reference.glossary.concepts where concept.isTranslatable {
      let targets = phrases(concept, target, targetCandidates)
      let isThere = phrases(concept, source, sourceCandidates).contains { phrase, _ in
        targets.contains { aligned.contains(Self.key(phrase, $0.0)) }
      }
      if isThere { count += 1 }
      if count >= Self.fieldEvidence { return true }
    }
    return false
  }

  private func phrases(_ concept: Concept, _ side: TermSide, _ candidates: CandidateSet) -> [(Int32, Term)] {
    concept.terms(in: side.profile.tag).compactMap { term in
      if term.isCaseSensitive, !term.text.contains(" "), !side.contains(term.text) { return nil }
      return side.keys(ofPhrase: term.text).flatMap(candidates.phrase(of:)).map { ($0, term) }
    }
  }

  private static func key(_ source: Int32, _ target: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
  }
}
