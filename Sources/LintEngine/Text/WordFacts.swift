import LocaleProfiles
import Normalization

/// What is known of a word as it is written, found out once a task; a plain value, since texts have many.
public struct WordFacts: Sendable {
  /// A hash of the exact spelling, the same in every run.
  public let hash: UInt64
  /// A hash of the lower-case form; 0 for a token that is no word.
  public let lowerHash: UInt64
  /// Which of the task's words it is, in the order in which they were met.
  let number: Int32
  /// A hash of the first four letters, folded; 0 for function words and words under four bytes.
  public let stem: UInt64
  /// Number of the month that the word names; 0 for other words.
  public private(set) var month: UInt8
  private var flags: UInt32

  private static let capital: UInt32 = 1
  private static let acronym: UInt32 = 2
  private static let alphabetic: UInt32 = 4
  private static let ownFunction: UInt32 = 8
  private static let otherFunction: UInt32 = 16
  private static let negation: UInt32 = 32
  private static let digit: UInt32 = 64
  private static let lowercase: UInt32 = 128
  private static let familiar: UInt32 = 256
  private static let formal: UInt32 = 512
  private static let familiarCommand: UInt32 = 1024
  private static let formalCommand: UInt32 = 2048
  private static let falseFriend: UInt32 = 4096
  private static let commandVerb: UInt32 = 8192
  private static let denial: UInt32 = 16384
  private static let weekday: UInt32 = 32768
  private static let address: UInt32 = 65536
  private static let plain: UInt32 = 262144
  private static let small: UInt32 = 524288
  private static let unaccented: UInt32 = 1_048_576

  /// Begins with a capital letter.
  public var isCapitalised: Bool { flags & Self.capital != 0 }
  /// All letters are capitals, two at least.
  public var isAcronym: Bool { flags & Self.acronym != 0 }
  /// Has letters only.
  public var isAlphabetic: Bool { flags & Self.alphabetic != 0 }
  /// Is a function word of the text's language.
  public var isFunctionWord: Bool { flags & Self.ownFunction != 0 }
  /// Is a function word of the other text's language.
  public var isForeignFunctionWord: Bool { flags & Self.otherFunction != 0 }
  /// Denies something by itself: one of the closed class, whose loss changes the meaning.
  public var isNegation: Bool { flags & Self.negation != 0 }
  /// Denies something in any way: a translation of a negation.
  public var isDenial: Bool { flags & Self.denial != 0 }
  /// Names a day of the week.
  public var isWeekday: Bool { flags & Self.weekday != 0 }
  /// Addresses the reader.
  public var isAddress: Bool { flags & Self.address != 0 }
  /// Has an ASCII digit.
  public var hasDigit: Bool { flags & Self.digit != 0 }
  /// Is written without capitals.
  public var isLowercase: Bool { flags & Self.lowercase != 0 }
  /// Has no accents that folding takes away.
  public var isPlain: Bool { flags & Self.plain != 0 }
  /// Is known to be right without an accent.
  public var isUnaccented: Bool { flags & Self.unaccented != 0 }
  /// Begins with a letter of a script with capitals, capital or not.
  public var isCased: Bool { flags & Self.small != 0 }
  /// Addresses the reader familiarly.
  public var isFamiliar: Bool { flags & Self.familiar != 0 }
  /// Addresses the reader politely.
  public var isFormal: Bool { flags & Self.formal != 0 }
  /// Is a familiar command, when it begins a sentence.
  public var isFamiliarCommand: Bool { flags & Self.familiarCommand != 0 }
  /// Is a polite command, when it begins a sentence.
  public var isFormalCommand: Bool { flags & Self.formalCommand != 0 }
  /// Addresses the reader in one way or the other, anywhere or at the beginning of a sentence.
  public var isAddressing: Bool {
    flags & (Self.familiar | Self.formal | Self.familiarCommand | Self.formalCommand) != 0
  }
  /// Looks like a word of another language that means something else.
  public var isFalseFriend: Bool { flags & Self.falseFriend != 0 }
  /// Is a verb that begins commands.
  var isCommandVerb: Bool { flags & Self.commandVerb != 0 }

  init(
    _ word: String, lower: String, folded: String, hash: UInt64, number: Int32, tools: LanguageTools,
    other: LanguageTools
  ) {
    self.hash = hash
    self.number = number
    lowerHash = Self.hash(lower)
    var flags: UInt32 = 0
    if word.unicodeScalars.first?.properties.isUppercase ?? false { flags |= Self.capital }
    flags |= Self.letterFlags(word)
    let own = tools.roles[lower] ?? []
    for (role, flag) in Self.roleFlags where own.contains(role) { flags |= flag }
    if lower.utf8.last == UInt8(ascii: "t"), lower.hasSuffix("n't") || lower.hasSuffix("n’t") {
      flags |= Self.negation | Self.denial
    }
    if other.functionWords.contains(lower) { flags |= Self.otherFunction }
    if lower == word { flags |= Self.lowercase }
    if folded == lower { flags |= Self.plain }
    if lower.unicodeScalars.first?.properties.isLowercase ?? false { flags |= Self.small }
    month = UInt8(tools.lintWords.months[lower] ?? 0)
    self.flags = flags
    stem = own.contains(.function) || word.utf8.count < 4 ? 0 : Self.stem(folded)
  }

  private static let roleFlags: [(WordRoles, UInt32)] = [
    (.function, ownFunction), (.negation, negation), (.denial, denial), (.familiar, familiar),
    (.formal, formal), (.familiarCommand, familiarCommand), (.formalCommand, formalCommand),
    (.falseFriend, falseFriend), (.weekday, weekday), (.address, address), (.unaccented, unaccented),
    (.commandVerb, commandVerb),
  ]

  /// What the letters of a word tell.
  private static func letterFlags(_ word: String) -> UInt32 {
    var (letters, capitals, others) = (0, 0, 0)
    var hasDigit = false
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if ASCII.isLetter(byte) { letters += 1 } else { others += 1 }
        if ASCII.isUpper(byte) { capitals += 1 }
        hasDigit = hasDigit || ASCII.isDigit(byte)
      } else if scalar.properties.isAlphabetic {
        letters += 1
        if scalar.properties.isUppercase { capitals += 1 }
      } else {
        others += 1
      }
    }
    return (letters >= 2 && capitals == letters ? acronym : 0) | (others == 0 ? alphabetic : 0)
      | (hasDigit ? digit : 0)
  }

  /// The hash of the first four letters.
  private static func stem(_ folded: String) -> UInt64 {
    var prefix = Fingerprint()
    for scalar in folded.unicodeScalars.prefix(4) {
      prefix.add(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return prefix.value
  }

  /// Takes on what another word is, but for its hashes.
  mutating func formUnion(_ other: WordFacts) {
    month |= other.month
    flags |= other.flags
  }

  /// A token that is no word.
  static let none = WordFacts()

  /// The hash of a lower-case form; never 0.
  package static func hash(_ lower: String) -> UInt64 { hash(Array(lower.utf8)) }

  /// A hash of a text; never 0.
  package static func hash(_ bytes: [UInt8]) -> UInt64 {
    Fingerprint.hash(bytes.span, 0..<bytes.count) | 1
  }

  private init() {
    hash = 0
    lowerHash = 0
    number = 0
    stem = 0
    month = 0
    flags = 0
  }
}
