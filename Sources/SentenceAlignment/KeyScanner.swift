import UnicodeText

/// Cuts a sentence into comparison keys.
///
/// A word's key is its first five letters, lower case and without accents, which joins inflected forms and makes
/// many cognates equal (`información`, `information`). Numbers lose their separators (`1.234,5` and `1,234.5` are
/// equal); identifiers (`utf8`, `max_size`) stay whole; scripts without spaces give pairs of characters; of
/// punctuation, the marks that translations keep are keys (question, exclamation, colon, quotes, brackets).
struct KeyScanner {
  private static let wordLetters = 5
  private static let hangulLetters = 2
  private let folding = KeyFolding()
  private var token = Token()
  /// The keys of the sentence scanned last, in text order, with repetitions.
  private(set) var found: [(hash: UInt64, kind: Vocabulary.Kind)] = []

  /// Finds the keys of a sentence and returns how many characters it has, blanks left out.
  mutating func scan(_ sentence: String) -> Int {
    found.removeAll(keepingCapacity: true)
    var length = 0
    for scalar in folding(sentence).unicodeScalars {
      let kind = ScalarKind(scalar)
      if kind != .space { length += 1 }
      take(scalar, kind)
    }
    endToken()
    return length
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ kind: ScalarKind) {
    switch kind {
    case .letter, .hangul, .digit, .underscore:
      if token.isSpaceless || (token.hasPendingSeparator && kind != .digit) { endToken() }
      token.append(scalar, kind, limit: kind == .hangul ? Self.hangulLetters : Self.wordLetters)
    case .spaceless:
      if !token.isSpaceless { endToken() }
      if let pair = token.pair(with: scalar) { found.append((pair, .word)) }
    case .separator where token.isNumber && !token.hasPendingSeparator:
      token.hasPendingSeparator = true
    case .separator, .space, .other:
      endToken()
      if scalar == ":" { found.append((Token.hash(of: scalar), .mark)) }
    case .mark:
      endToken()
      found.append((Token.hash(of: ScalarKind.canonicalMark(scalar)), .mark))
    }
  }

  private mutating func endToken() {
    if let key = token.key { found.append((key, token.kind)) }
    token = Token()
  }
}

/// A key in the making.
private struct Token {
  /// FNV-1a over scalars, with its published 64-bit basis and prime.
  private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  private var prefix = basis
  private var whole = basis
  private var letterCount = 0
  /// How many letters make the key.
  private var limit = 0
  private var digitCount = 0
  private var hasUnderscore = false
  private var lastSpaceless: Unicode.Scalar?
  private var pairCount = 0
  var hasPendingSeparator = false

  static func hash(of scalar: Unicode.Scalar) -> UInt64 { mix(step(basis, scalar)) }

  var isNumber: Bool { digitCount > 0 && letterCount == 0 && !hasUnderscore }
  var isIdentifier: Bool { letterCount > 0 && (digitCount > 0 || hasUnderscore) }
  var isSpaceless: Bool { lastSpaceless != nil }

  var kind: Vocabulary.Kind {
    if isNumber || isIdentifier { return .number }
    return letterCount >= limit - 1 ? .word : .shortWord
  }

  /// The key's hash; `nil` when there is nothing left to emit.
  var key: UInt64? {
    if let lastSpaceless { return pairCount == 0 ? Self.hash(of: lastSpaceless) : nil }
    if isNumber || isIdentifier { return Self.mix(whole) }
    return letterCount > 0 ? Self.mix(prefix) : nil
  }

  mutating func append(_ scalar: Unicode.Scalar, _ kind: ScalarKind, limit: Int) {
    hasPendingSeparator = false
    self.limit = limit
    whole = Self.step(whole, scalar)
    switch kind {
    case .digit: digitCount += 1
    case .underscore: hasUnderscore = true
    default:
      if letterCount < limit { prefix = Self.step(prefix, scalar) }
      letterCount += 1
    }
  }

  /// Takes a character of a script without spaces; returns the key that it makes with the one before.
  mutating func pair(with scalar: Unicode.Scalar) -> UInt64? {
    defer { lastSpaceless = scalar }
    guard let lastSpaceless else { return nil }
    pairCount += 1
    return Self.mix(Self.step(Self.step(Self.basis, lastSpaceless), scalar))
  }

  private static func step(_ hash: UInt64, _ scalar: Unicode.Scalar) -> UInt64 {
    (hash ^ UInt64(scalar.value)) &* prime
  }

  /// Spreads the last scalar over all bits (the finaliser of MurmurHash3).
  private static func mix(_ hash: UInt64) -> UInt64 {
    var h = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    h = (h ^ (h >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return h ^ (h >> 33)
  }
}
