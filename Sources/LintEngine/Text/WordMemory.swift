import GlossaryModel
import Segmentation
import Terminology

/// The words that one task has met in one language, numbered.
///
/// A class because it grows from text to text; never shared between tasks.
final class WordMemory {
  private let tools: LanguageTools
  private let other: LanguageTools
  private unowned let resources: LintResources
  /// Numbers of words by hash, open addressing; -1 is free.
  private var slots: [Int32]
  private var mask: Int
  private var facts: [WordFacts] = []
  /// In step with ``facts``.
  private var hashes: [UInt64] = []
  /// Spellings, one after the other, and where each ends.
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  /// Made when the first text asks for its terms; a missing break rule set was reported when the tools were made.
  private lazy var terms = (try? resources.matcher(for: tools)).map(TermMemory.init)
  /// Words remembered before the memory is emptied; bounds it on hostile input.
  private static let limit = 200_000

  init(tools: LanguageTools, other: LanguageTools, resources: LintResources) {
    self.tools = tools
    self.other = other
    self.resources = resources
    slots = Array(repeating: -1, count: 4096)
    mask = 4095
  }

  /// Forgets all words when they are very many. Numbers given before are void then.
  func trim() {
    guard facts.count > Self.limit else { return }
    facts.removeAll()
    hashes.removeAll()
    arena.removeAll()
    ends.removeAll()
    slots = Array(repeating: -1, count: 4096)
    mask = 4095
    terms = (try? resources.matcher(for: tools)).map(TermMemory.init)
  }

  /// The glossary terms of a text, in order.
  func terms(in text: UnitText) -> [TermMatch] {
    if resources.glossary.concepts.isEmpty { return [] }
    return terms?.matches(in: text, self) ?? []
  }

  /// The facts of the words among tokens, in step with them; of no use for others.
  func words(_ bytes: [UInt8], _ tokens: [Token]) -> [WordFacts] {
    var result: [WordFacts] = []
    result.reserveCapacity(tokens.count)
    for token in tokens { result.append(token.kind == .word ? word(bytes, token.range) : .none) }
    return result
  }

  /// The facts of the word at a byte range.
  func word(_ bytes: [UInt8], _ range: Range<Int>) -> WordFacts {
    let hash = Fingerprint.hash(bytes.span, range)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isSpelt(number, bytes.span, range) { return facts[number] }
      slot = (slot + 1) & mask
    }
    return add(bytes, range, hash: hash, slot: slot)
  }

  private func add(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt64, slot: Int) -> WordFacts {
    let made = WordFacts(
      bytes.string(range), hash: hash, number: facts.count, tools: tools, other: other)
    slots[slot] = Int32(facts.count)
    facts.append(made)
    hashes.append(hash)
    arena.append(contentsOf: bytes[range])
    ends.append(arena.count)
    if facts.count * 2 > slots.count { grow() }
    return made
  }

  private func isSpelt(_ number: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == range.count else { return false }
    for i in 0..<range.count where arena[start + i] != bytes[range.lowerBound + i] { return false }
    return true
  }

  private func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}
