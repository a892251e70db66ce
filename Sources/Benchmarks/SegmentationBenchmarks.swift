import LocaleProfiles
import Segmentation
import TextModel
import UnicodeText

/// Sentences with byte ranges, against ICU's sentence iterator alone.
struct SentenceBenchmark: Benchmark {
  let language: LanguageTag
  var name: String { "sentences \(language)" }

  func run() throws -> [BenchmarkRow] {
    let text = try SampleText(language: language.description)
    let segmenter = try SentenceSegmenter(profile: LocaleLibrary.shared.profile(for: language))
    return try compare(name, text, kind: .sentence, locale: language.description) { paragraph, sum in
      for range in segmenter.sentences(in: paragraph) { sum.add(range.lowerBound) }
    }
  }
}

/// Words with byte ranges, against ICU's word iterator alone.
struct WordBenchmark: Benchmark {
  let language: LanguageTag
  var name: String { "words \(language)" }

  func run() throws -> [BenchmarkRow] {
    let text = try SampleText(language: language.description)
    let segmenter = try WordSegmenter(profile: LocaleLibrary.shared.profile(for: language))
    return try compare(name, text, kind: .word, locale: language.description) { paragraph, sum in
      for token in segmenter(paragraph).tokens { sum.add(token.range.lowerBound) }
    }
  }
}

/// ICU's row and ours.
private func compare(
  _ name: String, _ text: SampleText, kind: BreakKind, locale: String,
  _ body: (String, inout Checksum) -> Void
) throws -> [BenchmarkRow] {
  let breaker = try Breaker(kind, locale: locale)
  let bare = Stopwatch.best {
    var sum = Checksum()
    for paragraph in text.paragraphs { sum.add(breaker.count(in: paragraph)) }
    return sum.value
  }
  let ours = Stopwatch.best {
    var sum = Checksum()
    for paragraph in text.paragraphs { body(paragraph, &sum) }
    return sum.value
  }
  return [
    BenchmarkRow(
      name: "\(name), ICU alone", bytes: text.bytes, scalars: text.scalars, seconds: bare.seconds,
      checksum: bare.checksum),
    BenchmarkRow(
      name: name, bytes: text.bytes, scalars: text.scalars, seconds: ours.seconds, checksum: ours.checksum,
      ratio: bare.seconds / ours.seconds),
  ]
}
