import GlossaryModel
import Segmentation
import Terminology
import TextModel

/// What one task remembers of one language of a pair: its words, and the glossary terms that they make.
///
/// A class because it grows from text to text; never shared between tasks.
final class WordMemory {
  private let tools: LanguageTools
  private let other: LanguageTools
  private unowned let resources: LintResources
  private var table: WordTable
  /// Made when the first text asks for its terms; a missing break rule set was reported when the tools were made.
  private lazy var terms = (try? resources.matcher(for: tools)).map(TermMemory.init)
  /// The preferred terms of concepts that were asked for.
  private var preferred: [Int: Term?] = [:]
  /// Words remembered before the memory is emptied; bounds it on hostile input.
  private static let limit = 200_000

  init(tools: LanguageTools, other: LanguageTools, resources: LintResources) {
    self.tools = tools
    self.other = other
    self.resources = resources
    table = WordTable(tools: tools, other: other)
  }

  /// Forgets all words when they are very many. Numbers given before are void then.
  func trim() {
    guard table.count > Self.limit else { return }
    table = WordTable(tools: tools, other: other)
    terms = (try? resources.matcher(for: tools)).map(TermMemory.init)
  }

  /// The facts of the words among tokens, in step with them; of no use for others.
  func words(_ bytes: [UInt8], _ tokens: [Token]) -> [WordFacts] { table.words(bytes, tokens) }

  /// The facts of the word at a byte range.
  func word(_ bytes: [UInt8], _ range: Range<Int>) -> WordFacts { table.word(bytes, range) }

  /// Lower-case form of a word.
  func lower(_ word: WordFacts) -> String { table.lower(word) }

  /// A word's lower-case form with accents folded.
  func folded(_ word: WordFacts) -> String { table.folded(word) }

  /// See ``UnitText/isVerb(_:)``.
  func isVerb(_ word: WordFacts) -> Bool { table.isVerb(word) }

  /// The glossary terms of a text, in order.
  func terms(in text: UnitText) -> [TermMatch] {
    if resources.glossary.concepts.isEmpty { return [] }
    let (bytes, tokens, facts) = (text.bytes, text.tokens, text.facts)
    return terms?.matches(in: bytes, tokens, facts, &table) ?? []
  }

  /// The preferred term of a concept in a text's language, which is always the same here.
  func preferredTerm(of concept: Int, in language: LanguageTag) -> Term? {
    if let known = preferred[concept] { return known }
    let found = resources.glossary.concepts[concept].terms(in: language).min { Self.rank($0) < Self.rank($1) }
      .flatMap { Self.rank($0) < 2 ? $0 : nil }
    preferred[concept] = .some(found)
    return found
  }

  private static func rank(_ term: Term) -> Int {
    switch term.status {
    case .preferred: 0
    case .admitted: 1
    case .deprecated: 2
    case .forbidden: 3
    }
  }
}
