import GlossaryModel
import LocaleProfiles
import Segmentation
import Terminology
import TextModel

/// One text of a unit with everything that rules share, each part made once, on first use.
public final class UnitText {
  public let side: Side
  public let text: String
  /// The text's UTF-8.
  public let bytes: [UInt8]
  public let language: LanguageTag?
  /// What is known of the language.
  public let tools: LanguageTools
  /// Which bytes occur.
  package let signs: ByteSet
  private let flags: [String]
  /// Whether the text is known to hold no variables.
  private let isProse: Bool
  private let memory: WordMemory

  init(
    _ text: String, side: Side, language: LanguageTag?, tools: LanguageTools, flags: [String],
    isProse: Bool, memory: WordMemory
  ) {
    self.text = text
    self.side = side
    self.language = language
    self.tools = tools
    self.flags = flags
    self.isProse = isProse
    self.memory = memory
    bytes = Array(text.utf8)
    signs = ByteSet(bytes)
  }

  /// Markup tags and references.
  private lazy var markup = TagScanner(bytes)
  /// Markup tags in order.
  public var tags: [Tag] { mayHaveMarkup ? markup.tags : [] }
  private var mayHaveMarkup: Bool { signs.containsAny(of: "<&") }
  /// Character references such as `&amp;`.
  public var entities: [Range<Int>] { mayHaveMarkup ? markup.entities : [] }

  /// URLs and addresses, wherever they stand, also inside of tags.
  public lazy var links: [Placeable] = linkScan.filter { $0.kind != .code }
  private lazy var linkScan: [Placeable] =
    signs.containsAny(of: "`:@") ? LinkScanner(bytes).placeables : []

  /// Contents of code elements, and code in backticks with the backticks.
  public lazy var code: [Range<Int>] = {
    let elements = mayHaveMarkup ? markup.code : []
    let spans = linkScan.filter { $0.kind == .code }.map(\.range)
    return (elements + spans).sorted { $0.lowerBound < $1.lowerBound }
  }()

  /// Variables, wherever they stand.
  public lazy var placeholders: [Placeholder] =
    !isProse && signs.containsAny(of: "%{$&~@") ? PlaceholderScanner(bytes, flags: flags).placeholders : []

  /// Mark-up of a document that stands in the text as U+FFFC.
  private lazy var objects: [Placeable] =
    signs.containsLead(0xEF...0xEF)
    ? bytes.indices.filter { bytes.has("\u{FFFC}", at: $0) }.map { Placeable(.object, $0..<$0 + 3) } : []

  /// Everything that is no language, sorted by where it begins; stretches may lie in one another.
  public lazy var placeables: [Placeable] = {
    guard signs.containsAny(of: "<&`:@%{$~") || !objects.isEmpty else { return [] }
    var all = tags.map { Placeable(.tag, $0.range) } + entities.map { Placeable(.entity, $0) }
    all += code.map { Placeable(.code, $0) } + links
    all += placeholders.map { Placeable(.placeholder, $0.range) } + objects
    return all.sorted {
      ($0.range.lowerBound, $1.range.upperBound, $0.kind.rawValue)
        < ($1.range.lowerBound, $0.range.upperBound, $1.kind.rawValue)
    }
  }()

  /// The text's bytes with tags as spaces and most other placeables as `X`, so that offsets stay.
  public lazy var masked: [UInt8] = {
    guard !placeables.isEmpty else { return bytes }
    var result = bytes
    for placeable in placeables where isBlank(placeable) {
      for i in placeable.range { result[i] = 0x20 }
    }
    for placeable in placeables where !isBlank(placeable) {
      for i in placeable.range { result[i] = Self.maskByte }
    }
    return result
  }()

  /// Whether a placeable parts words rather than standing for one; an object does so behind a letter.
  private func isBlank(_ placeable: Placeable) -> Bool {
    switch placeable.kind {
    case .tag: true
    case .object: placeable.range.lowerBound > 0 && ASCII.isAlnum(bytes[placeable.range.lowerBound - 1])
    default: false
    }
  }

  /// What stands for a byte of a placeable in ``masked``.
  public static let maskByte = UInt8(ascii: "X")

  /// The placeable that an offset lies in; an inner one when they lie in one another.
  public func placeable(at offset: Int) -> Placeable? {
    placeables.last { $0.range.contains(offset) }
  }

  /// For every byte whether it lies in a placeable; empty when there are none.
  public lazy var opaque: [Bool] = {
    guard !placeables.isEmpty else { return [] }
    var result = [Bool](repeating: false, count: bytes.count)
    for placeable in placeables { for i in placeable.range { result[i] = true } }
    return result
  }()

  /// Whether a byte belongs to a placeable.
  public func isOpaque(_ offset: Int) -> Bool { !opaque.isEmpty && opaque[offset] }

  /// Words and marks of the masked text; placeables other than tags are tokens of the kind `code`.
  public lazy var words: TokenizedText = {
    if placeables.isEmpty {
      if let tokens = SimpleTokenizer.tokens(bytes, signs) {
        return TokenizedText(text: text, tokens: tokens)
      }
      return tools.words(text)
    }
    let plain =
      SimpleTokenizer.tokens(masked, ByteSet(masked))
      ?? tools.words(String(decoding: masked, as: UTF8.self)).tokens
    let tokens = plain.map { token in
      token.kind == .word && isOpaque(token.range.lowerBound) || isOpaque(token.range.upperBound - 1)
        ? Token(range: token.range, kind: .code, isJoined: token.isJoined) : token
    }
    return TokenizedText(text: text, tokens: tokens)
  }()

  public var tokens: [Token] { words.tokens }

  /// A token as written.
  public func string(_ token: Token) -> String { bytes.string(token.range) }

  /// The text of a byte range.
  public func string(_ range: Range<Int>) -> String { bytes.string(range) }

  /// Byte ranges of the sentences.
  public lazy var sentences: [Range<Int>] = {
    let signs = placeables.isEmpty ? signs : ByteSet(masked)
    let range = placeables.isEmpty ? trimmed : Self.trimmed(masked)
    if let ranges = SimpleSentences.ranges(masked, signs, trimmed: range, tools.abbreviations) {
      return ranges
    }
    return tools.sentences(placeables.isEmpty ? text : String(decoding: masked, as: UTF8.self))
  }()

  /// Numbers outside of placeables, in order.
  public lazy var numbers: [NumberMention] =
    signs.hasDigit || signs.containsLead(0xD9...0xE1) || signs.containsLead(0xE4...0xF7)
    ? NumberScale(self).scaled(NumberScanner(self).mentions) : []

  /// Dates that name their month, in order.
  public lazy var dates: [DateMention] = DateScanner(self).dates

  /// What is known of the word tokens, in step with ``tokens``; of no use for others.
  public lazy var facts: [WordFacts] = memory.words(bytes, tokens)

  /// Lower-case form of the word at an index of ``tokens``; empty for other tokens.
  public func lower(_ index: Int) -> String {
    facts[index].lowerHash == 0 ? "" : memory.lower(facts[index])
  }

  /// The lower-case form of the word at an index of ``tokens``, with accents folded.
  package func folded(_ index: Int) -> String { memory.folded(facts[index]) }

  /// Whether the word at an index of ``tokens`` is a verb form of the profile's list, or begins commands.
  public func isVerb(_ index: Int) -> Bool { memory.isVerb(facts[index]) }

  /// The preferred term of a concept in the text's language.
  func preferredTerm(of concept: Int, in language: LanguageTag) -> Term? {
    memory.preferredTerm(of: concept, in: language)
  }

  /// Whether a word is spelt so somewhere in the text.
  public func hasWord(_ word: WordFacts) -> Bool {
    summary.mayHold(word)
      && longText?.hashes.contains(word.hash) ?? facts.contains { $0.hash == word.hash }
  }

  /// Whether a content word begins like another, as words of one root do.
  package func hasStem(of word: WordFacts) -> Bool {
    summary.mayHoldStem(word)
      && longText?.stems.contains(word.stem) ?? facts.contains { $0.stem == word.stem }
  }

  /// The words of a long text, which are quicker to look up than to go through; `nil` for others.
  private lazy var longText =
    facts.count > 256
    ? (hashes: Set(facts.map(\.hash)), stems: Set(facts.map(\.stem))) : nil

  /// What some word of the text is: `any.isAcronym` tells whether one is an acronym.
  package var any: WordFacts { summary.union }

  /// Whether there are content words.
  package var hasStems: Bool { summary.hasStems }

  private lazy var summary = WordSummary(facts)

  /// Whether the bytes of another text's range occur anywhere in this text.
  package func contains(_ other: [UInt8], _ range: Range<Int>) -> Bool { bytes.holds(other, range) }

  /// Glossary terms, in order.
  public lazy var terms: [TermMatch] = memory.terms(in: self)

  /// Whether there are words outside of placeables.
  public lazy var hasWords: Bool = tokens.contains { $0.kind == .word }

  /// The kind of mark that the text ends with.
  package lazy var endMark = EndMark(self)

  /// The range without spaces of any kind at both ends.
  public lazy var trimmed: Range<Int> = {
    let start = bytes.skip(from: 0) { ASCII.isBlank($0) }
    var end = bytes.count
    while end > start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    // Spaces outside of ASCII begin with C2, E1, E2 or E3.
    let first = bytes.at(start)
    guard first == 0xC2 || (0xE1...0xE3).contains(first) || bytes.at(end - 1) >= 0x80 else {
      return start..<end
    }
    return wideTrimmed
  }()

  /// The range without ASCII blanks at both ends.
  private static func trimmed(_ bytes: [UInt8]) -> Range<Int> {
    let start = bytes.skip(from: 0) { ASCII.isBlank($0) }
    var end = bytes.count
    while end > start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Like ``trimmed``, for texts that may begin or end with wide spaces.
  private var wideTrimmed: Range<Int> {
    var start = 0
    var end = bytes.count
    for scalar in text.unicodeScalars {
      guard scalar.properties.isWhitespace else { break }
      start += UTF8.width(scalar)
    }
    for scalar in text.unicodeScalars.reversed() {
      guard scalar.properties.isWhitespace, end > start else { break }
      end -= UTF8.width(scalar)
    }
    return start..<end
  }
}
