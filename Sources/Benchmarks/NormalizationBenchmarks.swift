import LocaleProfiles
import Normalization
import Segmentation
import TextModel

/// Named steps with their offset maps.
struct NormalizationBenchmark: Benchmark {
  let steps: [NormalizationStep]
  var name: String { "normalize " + steps.map(\.rawValue).joined(separator: ",") }

  func run() throws -> [BenchmarkRow] {
    let text = try SampleText(language: "es")
    let normalizer = Normalizer(steps)
    let result = Stopwatch.best {
      var sum = Checksum()
      for paragraph in text.paragraphs { sum.add(normalizer(paragraph).map.rewrittenLength) }
      return sum.value
    }
    return [
      BenchmarkRow(
        name: name, bytes: text.bytes, scalars: text.scalars, seconds: result.seconds,
        checksum: result.checksum)
    ]
  }
}

/// Keys of words, each word's form looked at anew.
struct KeyBenchmark: Benchmark {
  let name = "word keys es"

  func run() throws -> [BenchmarkRow] {
    let profile = LocaleLibrary.shared.profile(for: "es")
    let text = try SampleText(language: "es", size: 400_000)
    let segmenter = try WordSegmenter(profile: profile)
    let words = text.paragraphs.flatMap { paragraph in
      let tokens = segmenter(paragraph)
      return tokens.tokens.filter { $0.kind == .word }.map { tokens[$0] }
    }
    let keyer = WordKeyer(profile: profile)
    let result = Stopwatch.best {
      var sum = Checksum()
      for word in words { sum.add(keyer.key(word).utf8.count) }
      return sum.value
    }
    return [
      BenchmarkRow(
        name: name, bytes: words.reduce(0) { $0 + $1.utf8.count },
        scalars: words.reduce(0) { $0 + $1.unicodeScalars.count }, seconds: result.seconds,
        checksum: result.checksum)
    ]
  }
}
