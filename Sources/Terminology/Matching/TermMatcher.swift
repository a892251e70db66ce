import GlossaryModel
import LocaleProfiles
import Normalization
import Segmentation
import TextModel

/// Finds the terms of a glossary in running text of one language, whatever their inflection.
///
/// Words are compared by key, so `modelos de lenguaje` is found by `modelo de lenguaje`; acronyms and
/// case-sensitive terms letter by letter. A hyphen is as good as a space, contractions are undone
/// (`del` = `de el`), and articles inside of a term may come and go. Matches begin and end at tokens.
public struct TermMatcher: Sendable {
  private var trie = TermTrie()
  /// Keys of words by their folded and inflection-free form.
  private var keyIDs: [String: Int32] = [:]
  /// Keys of exact spellings; a namespace of its own.
  private var exactIDs: [String: Int32] = [:]
  private var nextID: Int32 = 0
  private let keyer: WordKeyer
  private let contractions: [String: [String]]
  private let articles: Set<String>

  /// Compiles the terms of one language.
  ///
  /// - Parameters:
  ///   - glossary: Its concepts are named by their index in the matches.
  ///   - profile: The language of the terms to find.
  /// - Throws: ``InputError`` when ICU has no break rules at all.
  public init(_ glossary: Glossary, profile: LocaleProfile) throws(InputError) {
    keyer = WordKeyer(profile: profile)
    contractions = profile.contractions
    articles = profile.functionWords["article"] ?? []
    let segmenter = try WordSegmenter(profile: profile)
    for (i, concept) in glossary.concepts.enumerated() {
      for (j, term) in concept.terms.enumerated() where term.language.matches(profile.tag) {
        insert(term, segmenter: segmenter, TermTrie.Entry(concept: Int32(i), term: Int32(j)))
      }
    }
  }

  /// Whether there is nothing to find.
  public var isEmpty: Bool { trie.isEmpty }

  private mutating func insert(_ term: Term, segmenter: WordSegmenter, _ entry: TermTrie.Entry) {
    let text = segmenter(term.text)
    let isExact = term.isCaseSensitive || term.kind == .acronym
    var keys: [Int32] = []
    for token in text.tokens {
      let word = text[token]
      if isExact {
        keys.append(Self.id(of: word, in: &exactIDs, &nextID))
        continue
      }
      for part in parts(of: word) {
        // An article inside may be left out in a text, so it is left out here.
        if !keys.isEmpty, articles.contains(part) { continue }
        keys.append(Self.id(of: keyer.key(part), in: &keyIDs, &nextID))
      }
    }
    if !keys.isEmpty { trie.insert(keys, entry) }
  }

  private static func id(of key: String, in ids: inout [String: Int32], _ next: inout Int32) -> Int32 {
    if let known = ids[key] { return known }
    ids[key] = next
    next += 1
    return next - 1
  }

  /// The lower-case words that a word stands for.
  private func parts(of word: String) -> [String] {
    let lower = word.lowercased()
    return contractions[lower] ?? [lower]
  }

  /// The keys of a word as written.
  package func keys(of word: String) -> WordKeys {
    let parts = parts(of: word).map {
      WordKeys.Part(key: keyIDs[keyer.key($0)] ?? -1, isArticle: articles.contains($0))
    }
    guard let first = parts.first else { return .unknown }
    // The plural of an acronym: `LLMs`.
    let exact = exactIDs[word] ?? (word.hasSuffix("s") ? exactIDs[String(word.dropLast())] : nil)
    return WordKeys(first: first, second: parts.count > 1 ? parts[1] : nil, exact: exact ?? -1)
  }

  /// All occurrences of terms in a text, in order.
  public func matches(in text: TokenizedText) -> [TermMatch] {
    if isEmpty { return [] }
    let words = text.tokens.map { $0.kind == .code ? .unknown : keys(of: text[$0]) }
    return matches(words, text.tokens.map(\.range))
  }

  /// All matches in a sequence of words, in order of their start; longest first where several begin.
  ///
  /// - Parameters:
  ///   - words: The keys of the words.
  ///   - ranges: The byte range of each.
  package func matches(_ words: [WordKeys], _ ranges: [Range<Int>]) -> [TermMatch] {
    var result: [TermMatch] = []
    var ends: [(node: Int32, index: Int)] = []
    for start in words.indices where mayBegin(words, at: start) {
      ends.removeAll(keepingCapacity: true)
      walk(words, at: start, node: TermTrie.root, canEnd: true, into: &ends)
      if ends.isEmpty { continue }
      let before = result.count
      for end in ends {
        for entry in trie.terms(at: end.node) {
          let match = TermMatch(
            tokens: start..<end.index, range: ranges[start].lowerBound..<ranges[end.index - 1].upperBound,
            concept: Int(entry.concept), term: Int(entry.term))
          if !result[before...].contains(match) { result.append(match) }
        }
      }
      if result.count > before + 1 {
        result[before...].sort {
          ($1.tokens.count, $0.concept, $0.term) < ($0.tokens.count, $1.concept, $1.term)
        }
      }
    }
    result.markMaximal()
    return result
  }

  /// Whether a term may begin at a word, by a look at it and the next one.
  private func mayBegin(_ words: [WordKeys], at start: Int) -> Bool {
    let word = words[start]
    if word.isStranger { return false }
    if word.second != nil || word.exact >= 0 { return true }
    guard let node = trie.child(of: TermTrie.root, word.first.key) else { return false }
    if trie.hasTerms(at: node) { return true }
    guard start + 1 < words.count else { return false }
    let next = words[start + 1]
    return next.first.isArticle || trie.mayFollow(next.first.key) || trie.mayFollow(next.exact)
  }

  /// Follows the trie from `node` with the words from `index` on; collects the nodes at which terms end, and the
  /// index after the last word of each.
  ///
  /// - Parameter canEnd: Whether the word before `index` is part of the term, not an article passed over.
  private func walk(
    _ words: [WordKeys], at index: Int, node: Int32, canEnd: Bool,
    into ends: inout [(node: Int32, index: Int)]
  ) {
    if canEnd, trie.hasTerms(at: node) { ends.append((node, index)) }
    guard index < words.count else { return }
    if let next = step(from: node, words[index]) {
      walk(words, at: index + 1, node: next, canEnd: next != node, into: &ends)
    }
    if words[index].exact >= 0, let next = trie.child(of: node, words[index].exact) {
      walk(words, at: index + 1, node: next, canEnd: true, into: &ends)
    }
  }

  /// The node after a word; articles inside of a term may be passed over.
  private func step(from node: Int32, _ word: WordKeys) -> Int32? {
    guard let next = step(from: node, word.first) else { return nil }
    return word.second.map { step(from: next, $0) } ?? next
  }

  private func step(from node: Int32, _ part: WordKeys.Part) -> Int32? {
    if part.key >= 0, let next = trie.child(of: node, part.key) { return next }
    return part.isArticle && node != TermTrie.root ? node : nil
  }
}
