import TextModel

/// What word alignment has learnt from some bitexts, to be used on others.
///
/// It holds expected counts, not probabilities, so two lexicons are merged by adding them. Its keys are whole folded
/// words, whatever keys a model counts by (see ``WordAligner``), so a lexicon fits any corpus. Counts are multiples of ``leastCount`` and stop at ``maximumCount``, so that sums are exact and grouped as one likes.
public struct Lexicon: Sendable {
  /// A pair of keys and how often they are expected to be linked.
  struct Pair: Hashable, Sendable {
    var source: UInt32
    var target: UInt32
    var count: Float
  }

  /// The counts of one language's keys.
  struct Side: Sendable {
    /// The keys, numbered.
    var keys = Vocabulary()
    /// Expected unlinked tokens of each key, when the other language's tokens are those linked to.
    var unlinked: [Float] = []
    /// For each key how many of its tokens have 0, 1, 2 ... links.
    var fertility: [Float] = []
    /// For each distance from one link to the next how often it occurs, when this language's tokens are linked to.
    var jumps = [Float](repeating: 0, count: JumpWeights.span)
  }

  /// The least count, of which all others are multiples.
  public static let leastCount: Float = 1 / 8
  /// The largest count; up to it, all multiples of the least are exact in 32 bits.
  static let maximumCount: Float = 2_097_152

  /// The sum of two counts.
  static func sum(_ a: Float, _ b: Float) -> Float { min(a + b, maximumCount) }

  /// The nearest multiple of ``leastCount``.
  static func rounded(_ count: Float) -> Float {
    min((count / leastCount).rounded() * leastCount, maximumCount)
  }

  /// The languages that the counts are about.
  public private(set) var sourceLanguage: LanguageTag
  public private(set) var targetLanguage: LanguageTag
  /// One line for each corpus: what it is and under which licence.
  public private(set) var provenance: [String]
  private(set) var source: Side
  private(set) var target: Side
  /// In the order of source and target key.
  private(set) var pairs: [Pair]

  init(
    sourceLanguage: LanguageTag, targetLanguage: LanguageTag, provenance: [String], source: Side,
    target: Side,
    pairs: [Pair]
  ) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.provenance = provenance
    self.source = source
    self.target = target
    self.pairs = pairs
  }

  /// How many pairs of keys it knows.
  public var pairCount: Int { pairs.count }

  /// How many words of both languages it knows.
  public var wordCount: Int { source.keys.count + target.keys.count }

  /// The same counts with the languages exchanged.
  public var transposed: Lexicon {
    let exchanged = pairs.map { Pair(source: $0.target, target: $0.source, count: $0.count) }
    return Lexicon(
      sourceLanguage: targetLanguage, targetLanguage: sourceLanguage, provenance: provenance, source: target,
      target: source, pairs: exchanged.sorted { ($0.source, $0.target) < ($1.source, $1.target) })
  }

  /// The lexicon turned so that it goes from one language to the other.
  /// - Throws: ``InputError`` when it is about other languages.
  public func oriented(from source: LanguageTag, to target: LanguageTag) throws(InputError) -> Lexicon {
    if source.matches(sourceLanguage), target.matches(targetLanguage) { return self }
    if source.matches(targetLanguage), target.matches(sourceLanguage) { return transposed }
    throw InputError(
      "the lexicon is about \(sourceLanguage) and \(targetLanguage), not \(source) and \(target)",
      remedy: "give another lexicon")
  }

  /// The sum of both lexicons' counts, the same for any order in which lexicons are added.
  /// - Throws: ``InputError`` when they are about different languages.
  public func merging(_ other: Lexicon) throws(InputError) -> Lexicon {
    let other = try other.oriented(from: sourceLanguage, to: targetLanguage)
    var merged = self
    merged.provenance += other.provenance.filter { !provenance.contains($0) }
    let sourceNumbers = merged.source.add(other.source)
    let targetNumbers = merged.target.add(other.target)
    let added = other.pairs.map {
      Pair(source: sourceNumbers[Int($0.source)], target: targetNumbers[Int($0.target)], count: $0.count)
    }
    merged.pairs = Self.summed(pairs + added)
    return merged.inOrder
  }

  /// The same counts, with those of all words of a key added up.
  func keyed(by keying: WordKeying) -> Lexicon {
    var (source, target) = (Side(), Side())
    let sourceNumbers = source.add(self.source, keying: keying)
    let targetNumbers = target.add(self.target, keying: keying)
    var lexicon = renumbered(source, sourceNumbers, target, targetNumbers)
    lexicon.pairs = Self.summed(lexicon.pairs)
    return lexicon
  }

  /// The same counts, with keys and provenance in the order of their bytes.
  private var inOrder: Lexicon {
    let (source, sourceNumbers) = source.keeping(nil)
    let (target, targetNumbers) = target.keeping(nil)
    var lexicon = renumbered(source, sourceNumbers, target, targetNumbers)
    lexicon.provenance.sort()
    return lexicon
  }

  private func renumbered(
    _ source: Side, _ sourceNumbers: [UInt32], _ target: Side, _ targetNumbers: [UInt32]
  )
    -> Lexicon
  {
    let pairs = pairs.map {
      Pair(source: sourceNumbers[Int($0.source)], target: targetNumbers[Int($0.target)], count: $0.count)
    }
    return Lexicon(
      sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, provenance: provenance, source: source,
      target: target, pairs: pairs.sorted { ($0.source, $0.target) < ($1.source, $1.target) })
  }

  /// The lexicon without the pairs that hardly ever occur.
  ///
  /// - Parameters:
  ///   - count: Pairs expected less often are left out.
  ///   - share: Pairs with less than this share of both keys' links are left out.
  public func pruned(below count: Float, share: Float) -> Lexicon {
    let totals = linkTotals()
    var pruned = self
    pruned.pairs.removeAll { pair in
      pair.count < count
        || (pair.count < share * totals.source[Int(pair.source)]
          && pair.count < share * totals.target[Int(pair.target)])
    }
    return pruned
  }

  /// Adds lines on the texts and their licence.
  public mutating func addProvenance(_ text: String) {
    provenance += text.split(separator: "\n").map(String.init).filter { !provenance.contains($0) }
  }

  /// The lexicon without the words that are in no pair.
  public var withoutUnlinkedWords: Lexicon {
    let (source, sourceNumbers) = source.keeping(Set(pairs.map(\.source)))
    let (target, targetNumbers) = target.keeping(Set(pairs.map(\.target)))
    return renumbered(source, sourceNumbers, target, targetNumbers)
  }

  /// The expected links of each key.
  func linkTotals() -> (source: [Float], target: [Float]) {
    var totals = (
      source: [Float](repeating: 0, count: source.keys.count),
      target: [Float](repeating: 0, count: target.keys.count)
    )
    for pair in pairs {
      totals.source[Int(pair.source)] += pair.count
      totals.target[Int(pair.target)] += pair.count
    }
    return totals
  }

  /// The pairs in order, equal ones added up.
  static func summed(_ pairs: [Pair]) -> [Pair] {
    var result: [Pair] = []
    for pair in pairs.sorted(by: { ($0.source, $0.target) < ($1.source, $1.target) }) {
      if let last = result.last, last.source == pair.source, last.target == pair.target {
        result[result.count - 1].count = sum(last.count, pair.count)
      } else {
        result.append(pair)
      }
    }
    return result
  }
}

extension Lexicon.Side {
  /// Adds the counts of another side, whose keys are cut first; returns the new number of each of them.
  mutating func add(_ other: Self, keying: WordKeying = .whole) -> [UInt32] {
    let size = ModelCounts.fertilities
    var numbers: [UInt32] = []
    for key in 0..<other.keys.count {
      let number = keys.intern(keying.key(of: other.keys[UInt32(key)]))
      numbers.append(number)
      if Int(number) == unlinked.count {
        unlinked.append(0)
        fertility.append(contentsOf: repeatElement(0, count: size))
      }
      unlinked[Int(number)] = Lexicon.sum(unlinked[Int(number)], other.unlinked[key])
      for cell in 0..<size {
        let place = Int(number) * size + cell
        fertility[place] = Lexicon.sum(fertility[place], other.fertility[key * size + cell])
      }
    }
    for place in jumps.indices { jumps[place] = Lexicon.sum(jumps[place], other.jumps[place]) }
    return numbers
  }

  /// The counts of some keys, or of all for `nil`, in the order of their bytes, and the new number of each of them.
  fileprivate func keeping(_ kept: Set<UInt32>?) -> (side: Self, numbers: [UInt32]) {
    let size = ModelCounts.fertilities
    let old = (0..<UInt32(keys.count)).filter { kept?.contains($0) ?? true }.sorted {
      keys.bytes(of: $0).lexicographicallyPrecedes(keys.bytes(of: $1))
    }
    var ordered = Self()
    var numbers = [UInt32](repeating: 0, count: keys.count)
    for key in old {
      numbers[Int(key)] = ordered.keys.intern(Substring(keys[key]))
      ordered.unlinked.append(unlinked[Int(key)])
      ordered.fertility += fertility[(Int(key) * size)..<(Int(key) * size + size)]
    }
    ordered.jumps = jumps
    return (ordered, numbers)
  }
}
