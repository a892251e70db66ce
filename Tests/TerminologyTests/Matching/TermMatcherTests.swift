import GlossaryModel
import LocaleProfiles
import Segmentation
import Terminology
import Testing
import TextModel

@Suite("Term matcher") struct TermMatcherTests {
  /// The maximal matches of terms in a text, as the words that they cover.
  private func found(_ terms: [Term], in text: String, _ language: LanguageTag) throws -> [String] {
    let glossary = Glossary(concepts: terms.enumerated().map { Concept(id: "c\($0)", terms: [$1]) })
    let profile = LocaleLibrary.shared.profile(for: language)
    let matcher = try TermMatcher(glossary, profile: profile)
    let words = try WordSegmenter(profile: profile)(text)
    return matcher.matches(in: words).filter(\.isMaximal).map { words[$0.range] }
  }

  @Test(
    "finds inflected forms, articles inside, contractions and hyphens",
    arguments: [
      ("modelo de lenguaje", "Dos modelos de lenguaje.", "es", ["modelos de lenguaje"]),
      ("conjunto de datos", "El conjunto de los datos", "es", ["conjunto de los datos"]),
      ("centro del mundo", "en el centro de un mundo", "es", ["centro de un mundo"]),
      ("open source", "an open-source model", "en", ["open-source"]),
      ("red", "La reducción de la pared", "es", []),
      ("data set", "data", "en", []),
      ("open source", "OPEN SOURCE", "en", ["OPEN SOURCE"]),
      ("red", "", "es", []),
    ] as [(String, String, LanguageTag, [String])])
  func inflection(_ term: String, text: String, language: LanguageTag, words: [String]) throws {
    #expect(try found([Term(term, in: language)], in: text, language) == words)
  }

  @Test("compares acronyms and case-sensitive terms letter by letter")
  func exactCase() throws {
    let terms = [
      Term("LLM", in: "en", kind: .acronym), Term("Windows", in: "en", isCaseSensitive: true),
      Term("LF AI & Data", in: "en", isCaseSensitive: true),
    ]
    #expect(try found(terms, in: "LLMs and llm", "en") == ["LLMs"])
    #expect(try found(terms, in: "windows of Windows", "en") == ["Windows"])
    #expect(try found(terms, in: "at LF AI & Data, and LF AI, Data", "en") == ["LF AI & Data"])
  }

  @Test("marks the longest of matches that lie in one another")
  func maximal() throws {
    let terms = [Term("red", in: "es"), Term("red neuronal", in: "es"), Term("neuronal profunda", in: "es")]
    #expect(try found(terms, in: "una red neuronal profunda", "es") == ["red neuronal", "neuronal profunda"])
  }

  @Test("does not end a match with an article")
  func articles() throws {
    #expect(try found([Term("casa", in: "es")], in: "la casa la vi", "es") == ["casa"])
  }
}
