import GlossaryModel
import LocaleProfiles
import Segmentation
import Terminology
import TextModel

/// Terms of a glossary of 10,000 concepts found in a text: word by word, and by the scanner for large texts.
struct MatchingBenchmark: Benchmark {
  let name = "match 10,000 terms"

  func run() throws -> [BenchmarkRow] {
    let text = try SampleText(language: "en")
    let profile = LocaleLibrary.shared.profile(for: "en")
    let segmenter = try WordSegmenter(profile: profile)
    let matcher = try TermMatcher(glossary(text, segmenter), profile: profile)
    let byWord = Stopwatch.best {
      checksum(text) { matcher.matches(in: segmenter($0)) }
    }
    let scanned = try Stopwatch.best {
      var scanner = try TermScanner(matcher, profile: profile)
      return checksum(text) { scanner.matches(in: Array($0.utf8)) }
    }
    return [
      row("\(name), words", text, byWord, ratio: nil),
      row("\(name), scanner", text, scanned, ratio: byWord.seconds / scanned.seconds),
    ]
  }

  private func checksum(_ text: SampleText, _ matches: (String) -> [TermMatch]) -> UInt64 {
    var sum = Checksum()
    for paragraph in text.paragraphs {
      for match in matches(paragraph) {
        sum.add(match.range.lowerBound)
        sum.add(match.concept)
      }
    }
    return sum.value
  }

  /// Every tenth pair of neighbours in the text is a term; the others share words with it and occur nowhere.
  private func glossary(_ text: SampleText, _ segmenter: WordSegmenter) -> Glossary {
    let words = text.paragraphs.prefix(200).flatMap { paragraph in
      let tokens = segmenter(paragraph)
      return tokens.tokens.filter { $0.kind == .word }.map { tokens[$0] }
    }
    let concepts = (0..<10_000).map { number in
      let first = words[number % (words.count - 1)]
      let second = number % 10 == 0 ? words[number % (words.count - 1) + 1] : "x\(number)"
      return Concept(id: "c\(number)", terms: [Term("\(first) \(second)", in: "en")])
    }
    return Glossary(concepts: concepts)
  }

  private func row(
    _ name: String, _ text: SampleText, _ result: (seconds: Double, checksum: UInt64), ratio: Double?
  ) -> BenchmarkRow {
    BenchmarkRow(
      name: name, bytes: text.bytes, scalars: text.scalars, seconds: result.seconds,
      checksum: result.checksum,
      ratio: ratio)
  }
}
