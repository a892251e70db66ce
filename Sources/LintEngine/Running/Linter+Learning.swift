import GlossaryModel
import Segmentation
import Terminology
import TextModel

/// A rendering that a corpus has for a term of the glossary where it has none of the glossary's.
public struct LearnedTerm: Hashable, Sendable {
  /// The concept's id.
  public var concept: String
  /// The source term as the glossary has it.
  public var term: String
  /// The word of the target, in lower case.
  public var rendering: String
  /// Units without a rendering of the glossary that have the word.
  public var seen: Int
  /// Units without a rendering of the glossary.
  public var missing: Int
}

extension Linter {
  /// Renderings to add to the glossary, out of translations that are right: for each concept the word that stands in
  /// most of the units where no rendering of the glossary does, and hardly elsewhere.
  ///
  /// - Returns: Proposals by the number of units, then by term.
  /// - Throws: ``InputError`` when a language has no break rules at all.
  public func learnTerms(_ files: [[TranslationUnit]]) throws -> [LearnedTerm] {
    let session = resources.borrowSession()
    defer { resources.giveBack(session) }
    var counts = TermLearning()
    for unit in files.joined() where !unit.targets.isEmpty {
      for context in try session.contexts(unit, sides: [.target]) where context.isTranslated {
        counts.add(context)
      }
      session.trim()
    }
    return counts.proposals.map { proposal in
      let concept = resources.glossary.concepts[proposal.key.concept]
      return LearnedTerm(
        concept: concept.id, term: concept.terms[proposal.key.term].text, rendering: proposal.word,
        seen: proposal.seen, missing: proposal.missing)
    }
  }
}

/// Counts words of targets in which a term of the source has no rendering.
private struct TermLearning {
  /// A term of a source.
  struct Key: Hashable {
    var concept: Int
    var term: Int
  }

  private var units = 0
  /// Units that have a word.
  private var frequency: [String: Int] = [:]
  private var missing: [Key: (units: Int, words: [String: Int])] = [:]
  /// Units that are enough to learn from.
  private static let enough = 3
  /// How many times as frequent a word must be where the rendering is missing.
  private static let lift = 4.0

  mutating func add(_ unit: UnitContext) {
    units += 1
    let words = Self.words(unit.target)
    for word in words { frequency[word, default: 0] += 1 }
    guard let use = unit.termUses.first else { return }
    for demand in use.demands
    where use.isTranslatable(demand)
      && !use.has(demand.concept, [.preferred, .admitted, .deprecated, .forbidden])
    {
      let key = Key(concept: demand.concept, term: demand.term)
      missing[key, default: (0, [:])].units += 1
      for word in words { missing[key]?.words[word, default: 0] += 1 }
    }
  }

  /// Content words outside of glossary terms, lower case, each once.
  private static func words(_ text: UnitText) -> Set<String> {
    let taken = text.terms.map(\.tokens)
    var words: Set<String> = []
    for (i, fact) in text.facts.enumerated() where text.tokens[i].kind == .word {
      let word = text.lower(i)
      guard !fact.isFunctionWord, fact.isAlphabetic, word.utf8.count > 2,
        !taken.contains(where: { $0.contains(i) })
      else { continue }
      words.insert(word)
    }
    return words
  }

  var proposals: [(key: Key, word: String, seen: Int, missing: Int)] {
    missing.compactMap { key, counts -> (key: Key, word: String, seen: Int, missing: Int)? in
      let best = counts.words.filter { isTypical($0.key, $0.value, of: counts.units) }
        .max { ($0.value, $1.key) < ($1.value, $0.key) }
      return best.map { (key, $0.key, $0.value, counts.units) }
    }
    .sorted { ($1.seen, $0.key.concept, $0.key.term) < ($0.seen, $1.key.concept, $1.key.term) }
  }

  /// Whether a word stands in half of the units without rendering, and far more often than in others.
  private func isTypical(_ word: String, _ count: Int, of missing: Int) -> Bool {
    guard count >= Self.enough, 2 * count >= missing else { return false }
    let here = Double(count) / Double(missing)
    let elsewhere = Double((frequency[word] ?? count) - count) / Double(max(1, units - missing))
    return here >= Self.lift * elsewhere
  }
}
