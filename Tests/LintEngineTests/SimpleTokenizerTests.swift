import LocaleProfiles
import Segmentation
import Testing
import TextModel

@testable import LintEngine

@Suite("Simple tokenizer") struct SimpleTokenizerTests {
  @Test(
    "gives what the word rules give, or gives up",
    arguments: [
      "", " ", "The quick brown fox.", "Guarde el archivo, por favor: ya está.", "¿Está seguro? ¡Sí!",
      "Más de 100 personas (51 %) en 2024.", "open-source software", "a 5-day trip", "1,250.50 euros",
      "«Hola» — dijo “ella”", "Well... then", "GPT-4 and C++", "don't stop", "file.txt is here", "x; y: z",
      "Über älter, größer.", "línea 1\nlínea 2", "No. 5, pág. 3", "3 × 4", "e-mail", "The end.)",
      "3.5 euros", "1,5 %", "in 2.4.1 and", "10.000, o 5.", "3.x is", "5.2-rc",
    ])
  func parity(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard let tokens = SimpleTokenizer.tokens(bytes, ByteSet(bytes)) else { return }
    let tools = try LanguageTools(profile: LocaleLibrary.shared.profile(for: "es"))
    #expect(tokens == tools.words(text).tokens)
  }

  @Test(
    "takes plain sentences", arguments: ["Guarde el archivo, por favor.", "An open-source model (2024)."])
  func takes(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(SimpleTokenizer.tokens(bytes, ByteSet(bytes)) != nil)
  }
}

@Suite("Byte set") struct ByteSetTests {
  @Test("knows which bytes occur") func contains() {
    let set = ByteSet(Array("aé5".utf8))
    #expect(set.contains(0x61) && set.contains(0xC3) && !set.contains(0x62))
    #expect(set.hasDigit && set.hasNonASCII)
    #expect(set.containsAny(of: "xyz5") && !set.containsAny(of: "xyz"))
    #expect(set.containsLead(0xC0...0xC4) && !set.containsLead(0xC4...0xFF))
    #expect(!ByteSet([]).hasDigit)
  }
}

@Suite("Words of the lint rules") struct LintWordsTests {
  @Test("have twelve months where they have any", arguments: LocaleLibrary.shared.languages)
  func months(_ language: LanguageTag) throws {
    let words = try LanguageTools(profile: LocaleLibrary.shared.profile(for: language)).lintWords
    #expect(words.months.isEmpty || Set(words.months.values) == Set(1...12))
    #expect(words.plurals.isEmpty || words.plurals.contains { $0.name == "other" && $0.isNeeded })
    #expect(words.familiarCommands.isDisjoint(with: words.formalCommands))
  }
}
