import Normalization
import TextModel

/// Prints how fast the parts of Glosa are; words on the command line choose benchmarks by a part of their name.
@main struct Main {
  /// Every benchmark, in the order of the table.
  static let all: [any Benchmark] = [
    SentenceBenchmark(language: "en"), SentenceBenchmark(language: "es"),
    WordBenchmark(language: "en"), WordBenchmark(language: "es"),
    NormalizationBenchmark(steps: [.nfc]), NormalizationBenchmark(steps: [.nfkc, .quotes, .accents]),
    KeyBenchmark(), MatchingBenchmark(), SentenceAlignmentBenchmark(), FormatBenchmark(), ResourceBenchmark(),
  ]

  static func main() throws {
    let wanted = CommandLine.arguments.dropFirst()
    print(BenchmarkRow.header)
    for benchmark in all where wanted.isEmpty || wanted.contains(where: benchmark.name.contains) {
      for row in try benchmark.run() { print(row) }
    }
  }
}
