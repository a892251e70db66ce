import LocaleProfiles
import TextModel
import Testing

@testable import Terminology

@Suite("Verbs that their sentence shows") struct FiniteVerbsTests {
  /// The words of a text that are verbs where they stand, though not by themselves.
  private func verbs(_ text: String, _ language: LanguageTag) throws -> [String] {
    var side = try TermSide(profile: LocaleLibrary.shared.load(language))
    side.append(text)
    return side.range(of: 0).filter { side.tokens[$0].traits.contains(.verb) }.compactMap {
      side.word(of: $0)?.text
    }
  }

  @Test(
    "between a noun and what a verb governs",
    arguments: [
      ("en", "The river turbine transforms the water into power.", "transforms"),
      ("en", "Roof panels convert light.", "convert"), ("en", "A new meter measures gas use.", "measures"),
      ("fr", "La vieille éolienne transforme le vent.", "transforme"),
      ("fr", "Un compteur récent mesure des débits.", "mesure"),
      ("es", "La turbina pequeña transforma el agua.", "transforma"),
      ("it", "Un contatore nuovo misura il gas.", "misura"),
      ("pt", "A turbina pequena transforma a água.", "transforma"),
      ("ca", "La turbina petita transforma l'aigua.", "transforma"),
    ] as [(LanguageTag, String, String)])
  func between(_ language: LanguageTag, _ text: String, _ verb: String) throws {
    #expect(try verbs(text, language) == [verb])
  }

  @Test("in a sentence that has no other") func lonely() throws {
    #expect(try verbs("Open source wins.", "en") == ["wins"])
    #expect(try verbs("La fuente abierta gana.", "es") == ["gana"])
  }

  @Test(
    "nouns stay nouns",
    arguments: [
      "Run the unit tests.", "She likes open source.", "Run unit tests.", "The systems design was changed.",
      "Open and closed models.",
      "It returns the water level.", "Some power plants.", "The heat pump of the house is old.",
    ])
  func nouns(_ text: String) throws {
    #expect(try verbs(text, "en") == [])
  }
}
