import GlossaryModel
import LocaleProfiles
import Segmentation
import TestSupport
import TextModel
import Testing

@testable import Terminology

@Suite("Term scanner") struct TermScannerTests {
  private static let terms = [
    Term("modelo de lenguaje", in: "es"), Term("código abierto", in: "es"), Term("red", in: "es"),
    Term("IA", in: "es", kind: .acronym), Term("C++", in: "es", isCaseSensitive: true),
    Term("CI/CD", in: "es", isCaseSensitive: true), Term("conjunto de datos", in: "es"),
  ]

  private func matchers() throws -> (TermMatcher, TermScanner, WordSegmenter) {
    let glossary = Glossary(concepts: Self.terms.enumerated().map { Concept(id: "c\($0)", terms: [$1]) })
    let profile = LocaleLibrary.shared.profile(for: "es")
    let matcher = try TermMatcher(glossary, profile: profile)
    return (
      matcher, try TermScanner(matcher, profile: profile), try WordSegmenter(profile: profile)
    )
  }

  @Test(
    "finds what the matcher finds in the words of the text",
    arguments: [
      "", " ", "Dos modelos de lenguaje.", "«Código abierto», código-abierto; ¡códigos abiertos!",
      "El conjunto\tde los\ndatos y la IA (IA), e IA/IA.", "C++ y CI/CD en `la red de C++` o en la red.",
      "Una\u{00A0}red\u{00A0}de\u{00A0}redes", "https://red.example/red red@red.example red…",
      "レッド red 红色red",
    ])
  func agreement(_ text: String) throws {
    var (matcher, scanner, segmenter) = try matchers()
    let expected = matcher.matches(in: segmenter(text)).map {
      [$0.concept, $0.range.lowerBound, $0.range.upperBound]
    }
    // Twice: the second time the words are remembered.
    for _ in 0..<2 {
      let found = scanner.matches(in: Array(text.utf8)).map {
        [$0.concept, $0.range.lowerBound, $0.range.upperBound]
      }
      #expect(found == expected)
    }
  }

  @Test("agrees on running text in any order of words") func random() throws {
    var (matcher, scanner, segmenter) = try matchers()
    let words = [
      "red", "redes,", "código", "abierto.", "modelo", "de", "el", "lenguaje", "IA", "¿C++?", "datos",
      "conjunto",
    ]
    var generator = SplitMix(seed: 7)
    for _ in 0..<200 {
      let text = (0..<20).map { _ in words[Int(generator.next() % UInt64(words.count))] }.joined(
        separator: " ")
      #expect(
        scanner.matches(in: Array(text.utf8)).map(\.range)
          == matcher.matches(in: segmenter(text)).map(\.range)
      )
    }
  }

  @Test("takes any bytes") func bytes() throws {
    var (_, scanner, _) = try matchers()
    #expect(scanner.matches(in: [0xFF, 0x00, 0x80, 0x20, 0xC3]).isEmpty)
    #expect(scanner.matches(in: Array(repeating: UInt8(ascii: "x"), count: 100_000)).isEmpty)
  }

  @Test("chooses the matches that cover most, not the first") func exclusive() {
    let spans = [0..<1, 0..<2, 1..<3, 2..<4, 3..<4]
    var matches = spans.sorted { ($0.lowerBound, $1.count) < ($1.lowerBound, $0.count) }.enumerated().map {
      TermMatch(tokens: $1, range: $1, concept: $0, term: 0)
    }
    #expect(matches.exclusive().map(\.tokens) == [0..<2, 2..<4])
    matches.markMaximal()
    #expect(matches.filter(\.isMaximal).map(\.tokens) == [0..<2, 1..<3, 2..<4])
  }
}

/// Steele, Lea and Flood's SplitMix64 (2014): the same numbers on every machine.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
