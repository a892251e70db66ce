import LocaleProfiles
import Segmentation
import TestSupport
import Testing
import TextModel

@Suite("Sentence segmenter") struct SentenceSegmenterTests {
  @Test(
    "cuts the hard cases of English",
    arguments: HardCases.english + HardCases.englishSecond + HardCases.englishThird)
  func english(_ sample: String) throws { try expectSentences(sample, in: "en") }

  @Test(
    "cuts the hard cases of Spanish",
    arguments: HardCases.spanish + HardCases.spanishSecond + HardCases.spanishThird)
  func spanish(_ sample: String) throws { try expectSentences(sample, in: "es") }

  @Test("cuts the samples of every language as they are marked", arguments: LocaleLibrary.shared.languages)
  func samples(of language: LanguageTag) throws {
    let samples = LocaleLibrary.shared.profile(for: language).sentenceSamples
    #expect(samples.count >= 30)
    for sample in samples { try expectSentences(sample, in: language) }
  }

  @Test(
    "cuts at the end marks of scripts without a profile",
    arguments: [
      ("यह किताब है। ¦वह घर है।", "hi"), ("Το σπίτι είναι μεγάλο. ¦Πού είναι;", "el"), ("", "und"),
      ("   ", "und"),
    ])
  func otherLanguages(_ sample: String, language: String) throws {
    try expectSentences(sample, in: LanguageTag(language) ?? "und")
  }

  @Test("keeps line ends inside sentences, but not before list items")
  func lineEnds() throws {
    try expectSentences("The night was cold\nand the road was long. ¦Mr.\nHale slept.", in: "en")
    try expectSentences("Bring:\n¦- bread\n¦- salt\n¦2. Cook", in: "en")
  }

  @Test("learns abbreviations and letters from the text itself")
  func learns() throws {
    let sample = """
      Man sieht C gern. Auch C und C, C oder C, auch C, C und C. Im Verz. stehen sie. Das Verz. ist lang.
      Es endet. Es beginnt. Es steht. Es geht. Es kommt. Es bleibt.
      """
    let segmenter = try SentenceSegmenter(
      profile: LocaleLibrary.shared.profile(for: "de"), learnedFrom: sample)
    let rules = segmenter.explain("Es steht im Verz. der Stadt. Es läuft mit C. Namen fehlen.").map(\.rule)
    #expect(rules == [.learnedAbbreviation, .fullStop, .learnedWord])
    let careless = try SentenceSegmenter(
      profile: LocaleLibrary.shared.profile(for: "en"),
      learnedFrom: "we went home. we slept at home. it rained.")
    #expect(careless.explain("we went home. it rained.").map(\.rule) == [.lowerCaseBegins])
  }

  @Test("names the rule of every decision")
  func explains() throws {
    let segmenter = try SentenceSegmenter(profile: LocaleLibrary.shared.profile(for: "en"))
    let decisions = segmenter.explain("See p. 5, Mr. Hale. It is late.")
    #expect(decisions.map(\.rule) == [.abbreviationNumber, .abbreviation, .fullStop])
    #expect(decisions.map(\.isBreak) == [false, false, true])
    #expect(decisions.map(\.offset) == [7, 14, 20])
  }

  @Test(
    "survives hostile text in linear time",
    arguments: [
      String(repeating: "`", count: 20_000), String(repeating: "1. ", count: 20_000),
      String(repeating: "(", count: 20_000), String(repeating: ". ", count: 20_000),
      String(repeating: "a.b", count: 20_000), String(repeating: "\u{301}", count: 20_000),
      String(repeating: "…»", count: 20_000), String(repeating: "[1]", count: 20_000),
      String(repeating: "?\"", count: 20_000), String(repeating: "a \"b. ", count: 20_000),
      String(repeating: "a “B. c” d ", count: 20_000), String(repeating: "。「", count: 20_000),
      "\u{FEFF}.\u{2029}!\u{10FFFF}?",
    ])
  func hostile(_ text: String) throws {
    let segmenter = try SentenceSegmenter(profile: LocaleLibrary.shared.profile(for: "en"))
    let ranges = segmenter.sentences(in: text)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    #expect(ranges.allSatisfy { $0.upperBound <= text.utf8.count && !$0.isEmpty })
  }

  private func expectSentences(_ sample: String, in language: LanguageTag) throws {
    let marked = MarkedText(sample)
    let segmenter = try SentenceSegmenter(profile: LocaleLibrary.shared.profile(for: language))
    let ranges = segmenter.sentences(in: marked.text)
    #expect(ranges.dropFirst().map(\.lowerBound) == marked.marks, "\(language): \(sample)")
  }
}
