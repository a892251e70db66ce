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
  /// What a word is for the matcher.
  struct WordKeys: Sendable {
    struct Part: Sendable {
      /// -1 where no term has the key.
      var key: Int32
      var isArticle: Bool
    }

    /// The parts of a contraction, else the word itself.
    var parts: [Part]
    /// Key of the exact spelling; -1 where no term is spelt so.
    var exact: Int32

    /// A token that no term has.
    static let unknown = WordKeys(parts: [], exact: -1)
    /// Whether no term can begin with the word.
    var isStranger: Bool { exact < 0 && (parts.first?.key ?? -1) < 0 }
  }

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
  func keys(of word: String) -> WordKeys {
    let parts = parts(of: word)
    // The plural of an acronym: `LLMs`.
    let exact = exactIDs[word] ?? (word.hasSuffix("s") ? exactIDs[String(word.dropLast())] : nil)
    return WordKeys(
      parts: parts.map { .init(key: keyIDs[keyer.key($0)] ?? -1, isArticle: articles.contains($0)) },
      exact: exact ?? -1)
  }

  /// All matches in a sequence of words, in order of their start; longest first where several begin.
  func matches(_ words: [WordKeys], tokens: [Token]) -> [TermMatch] {
    var result: [TermMatch] = []
    for start in words.indices where !words[start].isStranger {
      let before = result.count
      walk(words, tokens, from: start, at: start, node: TermTrie.root, into: &result)
      if result.count > before + 1 {
        result[before...].sort {
          ($1.tokens.count, $0.concept, $0.term) < ($0.tokens.count, $1.concept, $1.term)
        }
      }
    }
    markMaximal(&result)
    return result
  }

  /// Follows the trie from `node` with the words from `index` on.
  ///
  /// - Parameter canEnd: Whether the word before `index` is part of the term, not an article passed over.
  private func walk(
    _ words: [WordKeys], _ tokens: [Token], from start: Int, at index: Int, node: Int32, canEnd: Bool = true,
    into result: inout [TermMatch]
  ) {
    if node != TermTrie.root, canEnd { add(trie.terms(at: node), start..<index, tokens, to: &result) }
    guard index < words.count else { return }
    let word = words[index]
    if let next = step(from: node, word) {
      walk(words, tokens, from: start, at: index + 1, node: next, canEnd: next != node, into: &result)
    }
    if word.exact >= 0, let next = trie.child(of: node, word.exact) {
      walk(words, tokens, from: start, at: index + 1, node: next, into: &result)
    }
  }

  /// The node after a word; articles inside of a term may be passed over.
  private func step(from node: Int32, _ word: WordKeys) -> Int32? {
    guard !word.parts.isEmpty else { return nil }
    var node = node
    for part in word.parts {
      if part.key >= 0, let next = trie.child(of: node, part.key) {
        node = next
      } else if !part.isArticle || node == TermTrie.root {
        return nil
      }
    }
    return node
  }

  private func add(
    _ entries: [TermTrie.Entry], _ span: Range<Int>, _ tokens: [Token], to result: inout [TermMatch]
  ) {
    for entry in entries {
      let match = TermMatch(
        tokens: span,
        range: tokens[span.lowerBound].range.lowerBound..<tokens[span.upperBound - 1].range.upperBound,
        concept: Int(entry.concept), term: Int(entry.term))
      if !result.contains(match) { result.append(match) }
    }
  }

  private func markMaximal(_ matches: inout [TermMatch]) {
    for i in matches.indices {
      let span = matches[i].tokens
      // Matches are sorted by start: only those around it can cover it.
      matches[i].isMaximal = !matches.contains { other in
        other.tokens.count > span.count && other.tokens.lowerBound <= span.lowerBound
          && span.upperBound <= other.tokens.upperBound
      }
    }
  }
}
