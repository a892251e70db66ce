import LocaleProfiles
import Normalization
import Segmentation
import TextModel
import UnicodeText

/// One language's side of a corpus: its words once, its tokens as numbers.
struct TermSide: Sendable {
  /// A distinct word as written.
  struct Word: Sendable {
    var text: String
    /// Number of the key that its inflected forms share.
    var key: Int32
    var wordClass: WordClass
    /// How common it is in general language, as a Zipf value; 0 where it is not common.
    var generality: Float
  }

  /// A token of a segment.
  struct Token: Sendable {
    /// What the place of a token tells.
    struct Traits: OptionSet, Sendable {
      let rawValue: UInt8

      /// A sentence begins here, so that a capital means nothing.
      static let initial = Traits(rawValue: 1 << 0)
      /// A hyphen joins it to the token before.
      static let joined = Traits(rawValue: 1 << 1)
      /// A bracket opens just before it: an acronym or gloss may follow.
      static let opensBracket = Traits(rawValue: 1 << 2)
      /// It stands among words in capitals, whose case tells nothing.
      static let shouted = Traits(rawValue: 1 << 3)
      /// A colon follows without a space, as behind the keys of settings.
      static let label = Traits(rawValue: 1 << 4)
      /// Its neighbours show that it is a verb here, though the word may be a noun elsewhere.
      static let verb = Traits(rawValue: 1 << 5)
      /// A full stop, a question or an exclamation mark.
      static let fullStop = Traits(rawValue: 1 << 6)
    }

    /// Number of the word; -1 for marks and code, which no candidate crosses.
    var word: Int32
    /// Byte range in the segment's text.
    var start: Int32
    var end: Int32
    var traits: Traits

    var isInitial: Bool { traits.contains(.initial) }
    var isJoined: Bool { traits.contains(.joined) }
    var isShouted: Bool { traits.contains(.shouted) }
  }

  let profile: LocaleProfile
  private let segmenter: WordSegmenter
  private let keyer: WordKeyer
  private let classifier: WordClassifier

  private(set) var words: [Word] = []
  private var wordNumbers: [String: Int32] = [:]
  private(set) var keys: [String] = []
  private var keyNumbers: [String: Int32] = [:]
  /// Keys of the words that are written with small letters only.
  private var smallKeys: Set<Int32> = []
  /// Tokens of all segments, one after the other.
  private(set) var tokens: [Token] = []
  /// Where each segment's tokens begin; one more than there are segments.
  private(set) var starts: [Int] = [0]

  init(profile: LocaleProfile) throws(InputError) {
    self.profile = profile
    segmenter = try WordSegmenter(profile: profile)
    keyer = WordKeyer(profile: profile)
    classifier = WordClassifier(profile: profile)
  }

  /// How many segments end in a full stop, a question or an exclamation mark.
  private(set) var closedCount = 0

  /// How many segments there are.
  var count: Int { starts.count - 1 }

  /// The tokens of a segment.
  func range(of segment: Int) -> Range<Int> { starts[segment]..<starts[segment + 1] }

  func word(of token: Int) -> Word? {
    tokens[token].word < 0 ? nil : words[Int(tokens[token].word)]
  }

  /// The class of a word where it stands: with a capital inside of a sentence no word is a verb (`Llama`), and between
  /// a noun and an article even a noun may be one.
  func wordClass(of token: Int) -> WordClass {
    guard let word = word(of: token) else { return .mark }
    if tokens[token].traits.contains(.verb) { return word.wordClass.union(.verb) }
    let isName =
      word.wordClass.contains(.capitalized) && !tokens[token].isInitial && !tokens[token].isShouted
    return isName ? word.wordClass.subtracting(.verb) : word.wordClass
  }

  /// Whether a word occurs exactly as written here.
  func contains(_ word: String) -> Bool { wordNumbers[word] != nil }

  /// Whether a word stands in small letters somewhere, in any number.
  func hasSmallForm(of word: String) -> Bool {
    guard let key = keyNumbers[keyer.key(word)] else { return false }
    return smallKeys.contains(key)
  }

  /// The keys of a phrase, without articles, as candidates have them; `nil` when a word of it does not occur.
  func keys(ofPhrase text: String) -> [Int32]? {
    let tokenized = segmenter(text)
    var keys: [Int32] = []
    for token in tokenized.tokens {
      guard token.isLexical else { return nil }
      let word = tokenized[token]
      let wordClass = classifier.classify(word, isNumber: token.kind == .number)
      if wordClass.contains(.article) && !wordClass.contains(.inner) { continue }
      guard let number = keyNumbers[key(of: word, wordClass)] else { return nil }
      keys.append(number)
    }
    return keys
  }

  /// Longer words are data, in bytes.
  private static let longestWord = 100

  /// Adds the next segment.
  mutating func append(_ text: String) {
    let tokenized = segmenter(text)
    let bytes = Array(tokenized.text.utf8)
    let shouted = tokenized.shoutedTokens
    var variables = VariableSpans(bytes).ranges[...]
    var startsSentence = true
    var opensBracket = false
    for (index, token) in tokenized.tokens.enumerated() {
      let isShouted = shouted.contains(index)
      while let first = variables.first, first.upperBound <= token.range.lowerBound {
        variables.removeFirst()
      }
      let isVariable = variables.first?.overlaps(token.range) ?? false
      let isLexical =
        !isVariable && token.range.count <= Self.longestWord
        && (token.isLexical || bytes[token.range].elementsEqual([UInt8(ascii: "&")]))
      let number =
        isLexical
        ? intern(tokenized[token], isNumber: token.kind == .number, isShouted: isShouted) : -1
      let first = bytes[token.range.lowerBound]
      var traits: Token.Traits = []
      if startsSentence { traits.insert(.initial) }
      if token.isJoined { traits.insert(.joined) }
      if opensBracket { traits.insert(.opensBracket) }
      if isShouted { traits.insert(.shouted) }
      if !isLexical, ".!?".utf8.contains(first) { traits.insert(.fullStop) }
      tokens.append(
        Token(
          word: number, start: Int32(token.range.lowerBound), end: Int32(token.range.upperBound),
          traits: traits))
      if first == UInt8(ascii: ":"), index > 0,
        tokenized.tokens[index - 1].range.upperBound == token.range.lowerBound
      {
        tokens[tokens.count - 2].traits.insert(.label)
      }
      opensBracket = !isLexical && (first == UInt8(ascii: "(") || first == UInt8(ascii: "["))
      if isLexical || isVariable || token.kind == .code { startsSentence = false }
      if !isLexical && token.kind == .punctuation && startsAfter(first, bytes, token.range) {
        startsSentence = true
      }
    }
    for verb in FiniteVerbs(self, in: starts[starts.count - 1]..<tokens.count).tokens {
      tokens[verb].traits.insert(.verb)
    }
    starts.append(tokens.count)
    if let last = bytes.last, ".!?".utf8.contains(last) { closedCount += 1 }
  }

  /// Whether a capital after this mark may be there because a sentence begins.
  private func startsAfter(_ first: UInt8, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if first < 0x80 { return ".!?:\"'".utf8.contains(first) }
    // ¿ ¡ « “ … and the dashes.
    return first == 0xC2 || first == 0xE2
  }

  private mutating func intern(_ word: String, isNumber: Bool, isShouted: Bool) -> Int32 {
    let text = isShouted ? CaseMapping.lower(word) : word
    if let known = wordNumbers[text] { return known }
    let number = Int32(words.count)
    wordNumbers[text] = number
    let wordClass = classifier.classify(text, isNumber: isNumber)
    let key = intern(key: key(of: text, wordClass))
    if wordClass.isDisjoint(with: [.capitalized, .acronym, .mixed]) { smallKeys.insert(key) }
    words.append(
      Word(text: text, key: key, wordClass: wordClass, generality: classifier.generality(text, wordClass)))
    return number
  }

  /// Contractions count as their first part: `del` is `de`, its article is dropped anyway. Verbs count as their
  /// infinitive, where it is known.
  private func key(of text: String, _ wordClass: WordClass) -> String {
    let lower = CaseMapping.lower(text)
    // `IT` is no form of `it`.
    if wordClass.contains(.acronym), classifier.isFunctionWord(lower) { return text }
    if let parts = profile.contractions[lower], let first = parts.first { return keyer.folded(first) }
    if !wordClass.isDisjoint(with: [.function, .inner, .article]) { return keyer.folded(text) }
    if wordClass.contains(.verb), let infinitive = profile.verbs.infinitive(of: lower) {
      return keyer.folded(infinitive)
    }
    return keyer.key(text)
  }

  /// Whether a key is that of an acronym which is a function word in small letters.
  func isOwnKey(_ word: Word) -> Bool {
    keys[Int(word.key)] == word.text && word.wordClass.contains(.acronym)
  }

  /// Whether a word seems to be a plural in `s`: without it, or without `es`, its key is the same.
  func isPlural(_ word: String) -> Bool {
    let lower = CaseMapping.lower(word)
    guard lower.hasSuffix("s"), lower.count > 3 else { return false }
    let key = keyer.key(lower)
    return [1, 2].contains { keyer.key(String(lower.dropLast($0))) == key }
  }

  private mutating func intern(key: String) -> Int32 {
    if let known = keyNumbers[key] { return known }
    let number = Int32(keys.count)
    keyNumbers[key] = number
    keys.append(key)
    return number
  }
}
