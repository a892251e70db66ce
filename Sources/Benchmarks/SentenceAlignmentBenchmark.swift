import TextModel
import SentenceAlignment

/// Sentence alignment of ever longer texts: speed should not fall with length.
struct SentenceAlignmentBenchmark: Benchmark {
  let name = "align sentences"
  /// Lines a side, each size twice the one before.
  private static let sizes = [1000, 2000, 4000, 8000, 16_000, 32_000]

  func run() throws -> [BenchmarkRow] {
    var rows: [BenchmarkRow] = []
    var baseline = 0.0
    for size in Self.sizes {
      var text = InventedText(seed: 7)
      let (source, target) = text.lines(size)
      let (seconds, checksum) = Stopwatch.best(of: 2) {
        var sum = Checksum()
        for bead in SentenceAligner().align(source, with: target) {
          sum.add(bead.source.lowerBound)
          sum.add(bead.target.lowerBound)
        }
        return sum.value
      }
      let perLine = seconds / Double(size)
      if rows.isEmpty { baseline = perLine }
      rows.append(
        BenchmarkRow(
          name: "\(name), \(size) lines", bytes: (source + target).reduce(0) { $0 + $1.utf8.count },
          scalars: (source + target).reduce(0) { $0 + $1.unicodeScalars.count }, seconds: seconds,
          checksum: checksum, ratio: rows.isEmpty ? nil : baseline / perLine))
    }
    return rows
  }
}

/// Sentences of invented words and their translations, of which some are missing, from a seeded generator.
private struct InventedText {
  private static let vowels = Array("aeiou")
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number under `limit` (Knuth's MMIX generator).
  private mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(limit))
  }

  /// A word: syllables spell its number, with other consonants in either language.
  private static func word(_ number: Int, _ consonants: [Character]) -> String {
    var rest = number + 60
    var word = ""
    while rest > 0 {
      word.append(consonants[rest % consonants.count])
      word.append(vowels[rest / consonants.count % vowels.count])
      rest /= consonants.count * vowels.count
    }
    return word
  }

  private static func sentence(_ words: [Int], _ consonants: [Character]) -> String {
    words.map { word($0, consonants) }.joined(separator: " ") + "."
  }

  /// About so many lines a side; one in forty has no counterpart.
  mutating func lines(_ count: Int) -> (source: [String], target: [String]) {
    var source: [String] = [], target: [String] = []
    for _ in 0..<count {
      // Low numbers are frequent, as words are.
      let words = (0..<(6 + next(18))).map { _ in next(next(next(20_000) + 1) + 1) }
      let drop = next(80)
      if drop != 0 { source.append(Self.sentence(words, Array("bdglmn"))) }
      if drop != 1 { target.append(Self.sentence(words, Array("ptkrsv"))) }
    }
    return (source, target)
  }
}
