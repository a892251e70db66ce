/// Finds how alike the spelling of words is, one source word against many target words.
///
/// The measure is the length of the longest common subsequence over that of the longer word (Melamed 1995),
/// computed with the bit vectors of Hyyrö (2004), one step a letter.
struct CognateScorer: Sendable {
  /// Words at least this alike are taken for cognates.
  static let minimumRatio: Float = 0.6
  /// Shorter words are alike by chance.
  static let minimumLength = 4

  private let source: Spellings
  private let target: Spellings
  /// Where the current source word has each letter, as bits.
  private var positions: [UInt64]
  private var current = 0

  /// - Parameters:
  ///   - source: The folded spellings of the source keys.
  ///   - target: The folded spellings of the target keys.
  init(source: [String], target: [String]) {
    var alphabet = Spellings.Alphabet()
    self.source = Spellings(source, alphabet: &alphabet)
    self.target = Spellings(target, alphabet: &alphabet)
    positions = [UInt64](repeating: 0, count: Int(UInt16.max) + 1)
  }

  /// Makes `word` the source word of the comparisons to come.
  mutating func begin(_ word: Int) {
    for letter in source.letters(of: current) { positions[Int(letter)] = 0 }
    current = word
    for (place, letter) in source.letters(of: word).enumerated() {
      positions[Int(letter)] |= 1 << UInt64(place)
    }
  }

  /// Whether a target word is spelt like the current source word: a cognate, the same name, number or mark.
  func isAlike(_ word: Int) -> Bool {
    let (ours, theirs) = (source.letters(of: current), target.letters(of: word))
    let (shorter, longer) = (min(ours.count, theirs.count), max(ours.count, theirs.count))
    guard shorter > 0, Float(shorter) >= Self.minimumRatio * Float(longer) else { return false }
    if !source.isWord(current) || !target.isWord(word) { return ours == theirs }
    guard shorter >= Self.minimumLength else { return false }
    return Float(commonLength(theirs, in: ours.count)) >= Self.minimumRatio * Float(longer)
  }

  /// The length of the longest common subsequence of some letters and the current word of `length` letters.
  private func commonLength(_ letters: ArraySlice<UInt16>, in length: Int) -> Int {
    var open = UInt64.max
    for letter in letters {
      let matches = open & positions[Int(letter)]
      open = (open &+ matches) | (open &- matches)
    }
    let mask = length == 64 ? UInt64.max : (1 << UInt64(length)) - 1
    return (~open & mask).nonzeroBitCount
  }
}
