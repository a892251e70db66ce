import LocaleProfiles
import Normalization
import Segmentation

/// The words that one task has met in one language, numbered in the order in which they came.
struct WordTable {
  private let tools: LanguageTools
  private let other: LanguageTools
  /// Open addressing by hash.
  private var slots = [Slot](repeating: Slot(), count: 4096)
  private var facts: [WordFacts] = []
  /// Lower-case and folded forms, in step with ``facts``.
  private var forms: [(lower: String, folded: String)] = []
  /// Whether each is a verb form, in step with ``facts``; `nil` where nobody has asked yet.
  private var verbs: [Bool?] = []

  private struct Slot {
    /// The upper half of the hash.
    var tag: UInt32 = 0
    /// -1 is free.
    var number: Int32 = -1
  }

  init(tools: LanguageTools, other: LanguageTools) {
    self.tools = tools
    self.other = other
  }

  var count: Int { facts.count }

  /// Lower-case form of a word.
  func lower(_ word: WordFacts) -> String { forms[Int(word.number)].lower }

  /// A word's lower-case form with accents folded.
  func folded(_ word: WordFacts) -> String { forms[Int(word.number)].folded }

  /// Whether a word is a verb form of the profile's list, or begins commands.
  mutating func isVerb(_ word: WordFacts) -> Bool {
    let number = Int(word.number)
    if let known = verbs[number] { return known }
    let isVerb = word.isCommandVerb || tools.profile.verbs.contains(forms[number].lower)
    verbs[number] = isVerb
    return isVerb
  }

  /// The facts of the words among tokens, in step with them; of no use for others.
  mutating func words(_ bytes: [UInt8], _ tokens: [Token]) -> [WordFacts] {
    var result: [WordFacts] = []
    result.reserveCapacity(tokens.count)
    for token in tokens { result.append(token.kind == .word ? word(bytes, token.range) : .none) }
    return result
  }

  /// The facts of the word at a byte range. Words are told apart by their hashes, all 64 bits of them.
  mutating func word(_ bytes: [UInt8], _ range: Range<Int>) -> WordFacts {
    let hash = Fingerprint.hash(bytes.span, range)
    let mask = slots.count - 1
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].number >= 0 {
      let slot = slots[place]
      if slot.tag == tag {
        let known = facts[Int(slot.number)]
        if known.hash == hash { return known }
      }
      place = (place + 1) & mask
    }
    slots[place] = Slot(tag: tag, number: Int32(facts.count))
    return add(bytes, range, hash: hash)
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt64) -> WordFacts {
    let word = bytes.string(range)
    let lower = word.lowercased()
    let folded = tools.keyer.folded(lower)
    let made = WordFacts(
      word, lower: lower, folded: folded, hash: hash, number: Int32(facts.count), tools: tools, other: other)
    facts.append(made)
    forms.append((lower, folded))
    verbs.append(nil)
    if facts.count * 2 > slots.count { grow() }
    return made
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    let mask = slots.count - 1
    for fact in facts {
      var place = Int(truncatingIfNeeded: fact.hash) & mask
      while slots[place].number >= 0 { place = (place + 1) & mask }
      slots[place] = Slot(tag: UInt32(truncatingIfNeeded: fact.hash >> 32), number: fact.number)
    }
  }
}
