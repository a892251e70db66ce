import LocaleProfiles
import Segmentation
import Testing
import TextModel

@Suite("Word segmenter") struct WordSegmenterTests {
  @Test(
    "keeps names and code whole",
    arguments: [
      ("We use C++, C# and .NET.", "en", "We|use|C++|,|C#|and|.NET|."),
      ("CI/CD and R&D for GPT-4", "en", "CI/CD|and|R&D|for|GPT-4"),
      ("el I+D, 2+2 y C++", "es", "el|I+D|,|2|+|2|y|C++"),
      ("open-source model's 1,234.5", "en", "open|source|model|'s|1,234.5"),
      ("See https://a.org/b?c=D, or a.b@c.org!", "en", "See|https://a.org/b?c=D|,|or|a.b@c.org|!"),
      ("Run `git push -f` now", "en", "Run|`git push -f`|now"),
      ("l’eau d'Arles", "fr", "l’|eau|d'|Arles"), ("l'acqua dell’uomo", "it", "l'|acqua|dell’|uomo"),
      ("¿Qué código?", "es", "¿|Qué|código|?"), ("", "en", ""), ("\u{301}\u{200D}", "en", ""),
      ("Los EE. UU. y las CC.\u{A0}OO. de hoy.", "es", "Los|EE. UU.|y|las|CC.\u{A0}OO.|de|hoy|."),
      (
        "a <b>bold</b> x<y <!-- <i>no</i> --> z < 3>", "en",
        "a|<b>|bold|</b>|x|<|y|<!-- <i>no</i> -->|z|<|3|>"
      ),
      ("日本語を話す", "ja", "日本語|を|話す"), ("我们学习", "zh", "我们|学习"),
      ("ภาษาไทยง่าย", "th", "ภาษา|ไทย|ง่าย"),
    ])
  func words(_ text: String, language: String, expected: String) throws {
    let profile = LocaleLibrary.shared.profile(for: LanguageTag(language) ?? "und")
    let tokens = try WordSegmenter(profile: profile)(text)
    #expect(tokens.tokens.map { tokens[$0] }.joined(separator: "|") == expected)
  }

  @Test("marks parts that a hyphen joins")
  func joined() throws {
    let tokens = try WordSegmenter(profile: LocaleLibrary.shared.profile(for: "en"))("open-source code")
    #expect(tokens.tokens.map(\.isJoined) == [false, true, false])
  }
}
