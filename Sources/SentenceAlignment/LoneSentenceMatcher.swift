/// Finds lines that an alignment in order leaves alone on both sides, but which translate each other.
struct LoneSentenceMatcher {
  let document: DocumentTables
  let lexicon: Lexicon
  /// Weight of the lexicon against chance.
  let share: Float

  /// Keys of more lone lines tell them apart no better than chance.
  private static let mostHolders = 60
  /// Pairs with less evidence, as a log ratio against chance, are none.
  private static let leastEvidence: Float = 2

  /// The lines of `sources` and `targets` that are each other's best match, by source line.
  ///
  /// - Parameters:
  ///   - sources: Source lines, ascending.
  ///   - targets: Target lines, ascending.
  /// - Complexity: Linear in the lines.
  func pairs(_ sources: [Int], _ targets: [Int]) -> [SentenceAnchor] {
    if sources.isEmpty || targets.isEmpty { return [] }
    let index = Index(targets, document.target)
    var best = [(source: Int, evidence: Float)](repeating: (-1, Self.leastEvidence), count: targets.count)
    var choices = [Int](repeating: -1, count: sources.count)
    var scores = [Float](repeating: 0, count: targets.count)
    for (n, source) in sources.enumerated() {
      var leading: Float = Self.leastEvidence
      for target in evidence(source, index, &scores) {
        let value = scores[target]
        scores[target] = 0
        if value > leading { (leading, choices[n]) = (value, target) }
        if value > best[target].evidence { best[target] = (n, value) }
      }
    }
    return choices.indices.filter { choices[$0] >= 0 && best[choices[$0]].source == $0 }
      .map { SentenceAnchor(source: sources[$0], target: targets[choices[$0]]) }
  }

  /// The lone target lines, by the keys that few of them have.
  private struct Index {
    /// Numbers of the lines that hold a key.
    var holders: [UInt32: [Int]] = [:]
    /// How many keys each line has, frequent ones left out.
    var sizes: [Int]

    init(_ lines: [Int], _ table: LineTable) {
      for (n, line) in lines.enumerated() {
        for k in table.keyRange(line) { holders[table.keys[k], default: []].append(n) }
      }
      holders = holders.filter { $0.value.count <= LoneSentenceMatcher.mostHolders }
      sizes = [Int](repeating: 0, count: lines.count)
      for numbers in holders.values { for n in numbers { sizes[n] += 1 } }
    }
  }

  /// Sets the scores of the target lines that a source line says anything about, as ``LexicalScorer`` scores them;
  /// returns their numbers, ascending.
  private func evidence(_ source: Int, _ index: Index, _ scores: inout [Float]) -> [Int] {
    let range = document.source.keyRange(source)
    let weight = share / Float(max(1, range.count))
    var sums: [UInt32: Float] = [:]
    var mass: Float = 0
    for k in range {
      let key = document.source.keys[k]
      mass += lexicon.forward.masses[Int(key)]
      for e in lexicon.forward.row(key) {
        let entry = lexicon.forward.entries[e]
        if index.holders[entry.key] != nil { sums[entry.key, default: 0] += entry.ratio }
      }
    }
    let floor = FastMath.log(1 - mass * weight)
    var found: Set<Int> = []
    for (key, sum) in sums.sorted(by: { $0.key < $1.key }) {
      let value = FastMath.log(1 - mass * weight + weight * sum) - floor
      for n in index.holders[key] ?? [] {
        scores[n] += value
        found.insert(n)
      }
    }
    for n in found { scores[n] += Float(index.sizes[n]) * floor }
    return found.sorted()
  }
}
