/// How a folded word is cut to its key.
enum WordKeying: Sendable {
  /// Not at all: inflected forms are told apart.
  case whole
  /// To its first letters.
  case prefix
  /// To its first letters, of which there are more, without the commonest endings: plural -s, then a vowel of gender.
  case stem
  /// Not at all, without those endings: close to a dictionary's form.
  case uninflected

  /// The letters of a prefix; measured best of 4, 5 and 6 on the developers' gold.
  private static let prefixLength = 5
  private static let stemLength = 6
  /// Shorter words keep their endings.
  private static let leastLength = 4
  private static let genderVowels: [Unicode.Scalar] = ["a", "e", "o"]

  /// The key of a folded word.
  func key(of word: String) -> Substring {
    let letters = Substring(word).unicodeScalars
    return switch self {
    case .whole: Substring(letters)
    case .prefix: Substring(letters.prefix(Self.prefixLength))
    case .stem: Substring(Self.withoutEnding(letters).prefix(Self.stemLength))
    case .uninflected: Substring(Self.withoutEnding(letters))
    }
  }

  private static func withoutEnding(_ word: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var letters = word
    if letters.count >= leastLength, letters.last == "s" { letters.removeLast() }
    if letters.count >= leastLength, let last = letters.last, genderVowels.contains(last) {
      letters.removeLast()
    }
    return letters
  }
}
