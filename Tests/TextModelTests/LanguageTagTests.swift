import TestSupport
import TextModel
import Testing

@Suite("Language tags") struct LanguageTagTests {
  @Test(
    "take their canonical case",
    arguments: [("ES", "es"), ("es_mx", "es-MX"), ("ZH-hant-tw", "zh-Hant-TW"), ("de-1996", "de-1996")])
  func canonical(_ text: String, expected: String) {
    #expect(LanguageTag(text)?.description == expected)
  }

  @Test("refuse what is no tag", arguments: ["", "e", "es-", "español", "1a", "es mx", "abcdefghi"])
  func refused(_ text: String) { #expect(LanguageTag(text) == nil) }

  @Test("fall back to shorter forms") func fallbacks() {
    #expect(("zh-Hant-TW" as LanguageTag).fallbacks.map(\.description) == ["zh-Hant-TW", "zh-Hant", "zh"])
    #expect(("es-MX" as LanguageTag).matches("es-AR") == true)
    #expect(("es" as LanguageTag).matches("en") == false)
  }
}
