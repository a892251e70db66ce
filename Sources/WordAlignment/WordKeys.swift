import UnicodeText

/// Which words of a language count as one: the model keeps its statistics per key, not per word.
///
/// A key is the folded word cut short, so that inflected forms share what is learnt.
struct WordKeys: Sendable {
  /// The keys themselves, numbered.
  let keys: Vocabulary
  /// The key of each word of the text's vocabulary.
  let keyOfWord: [UInt32]
  /// The folded form of the most frequent word of each key.
  let spellings: [String]

  var count: Int { keys.count }

  init(of text: TokenizedSide, keying: WordKeying = .prefix) {
    let folding = KeyFolding()
    var keys = Vocabulary()
    var keyOfWord: [UInt32] = []
    keyOfWord.reserveCapacity(text.vocabulary.count)
    var spellings: [String] = []
    var best: [UInt32] = []
    let frequency = text.wordFrequencies()
    for word in 0..<text.vocabulary.count {
      let folded = folding(text.vocabulary[UInt32(word)])
      let key = Int(keys.intern(keying.key(of: folded)))
      keyOfWord.append(UInt32(key))
      if key == spellings.count {
        spellings.append(folded)
        best.append(frequency[word])
      } else if frequency[word] > best[key] {
        spellings[key] = folded
        best[key] = frequency[word]
      }
    }
    self.keys = keys
    self.keyOfWord = keyOfWord
    self.spellings = spellings
  }
}

/// The keys of a text's tokens.
struct KeyedText: Sendable {
  /// The keys of all segments' tokens in order.
  let tokens: [UInt32]
  /// Where each segment begins in `tokens`; the last entry is the end of the last one.
  let starts: [Int]
  let keyCount: Int

  init(_ text: TokenizedSide, keys: WordKeys) {
    tokens = text.tokens.map { keys.keyOfWord[Int($0)] }
    starts = text.starts
    keyCount = keys.count
  }

  var count: Int { starts.count - 1 }

  func length(of segment: Int) -> Int { starts[segment + 1] - starts[segment] }

  /// The keys of a segment's tokens.
  func tokens(of segment: Int) -> ArraySlice<UInt32> { tokens[starts[segment]..<starts[segment + 1]] }
}
