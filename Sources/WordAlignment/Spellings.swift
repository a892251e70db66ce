import UnicodeText

/// Folded words as numbers of letters, for comparing the spelling of two languages.
struct Spellings: Sendable {
  /// The number of each letter, shared by the languages to be compared.
  typealias Alphabet = [UInt32: UInt16]

  /// How many letters of a word are looked at.
  static let maximumLength = 64

  private let letters: [UInt16]
  private let starts: [Int]
  /// Whether each word holds a letter, so is neither number nor punctuation.
  private let areWords: [Bool]

  init(_ words: [String], alphabet: inout Alphabet) {
    var letters: [UInt16] = []
    var starts = [0]
    var areWords: [Bool] = []
    for word in words {
      var isWord = false
      for scalar in word.unicodeScalars.prefix(Self.maximumLength) {
        let next = UInt16(truncatingIfNeeded: alphabet.count)
        let letter = alphabet[scalar.value] ?? next
        if letter == next { alphabet[scalar.value] = next }
        letters.append(letter)
        isWord = isWord || scalar.scalarClass.isLetter
      }
      starts.append(letters.count)
      areWords.append(isWord)
    }
    self.letters = letters
    self.starts = starts
    self.areWords = areWords
  }

  var count: Int { areWords.count }

  func isWord(_ word: Int) -> Bool { areWords[word] }

  func letters(of word: Int) -> ArraySlice<UInt16> { letters[starts[word]..<starts[word + 1]] }
}
