import LocaleProfiles
import Segmentation
import Testing
import TextModel

@testable import LintEngine

@Suite("Simple sentences") struct SimpleSentencesTests {
  private func ranges(_ text: String, _ language: LanguageTag) throws -> (
    own: [Range<Int>]?, rules: [Range<Int>]
  ) {
    let tools = try LanguageTools(profile: LocaleLibrary.shared.profile(for: language))
    let bytes = Array(text.utf8)
    let start = bytes.prefix { $0 == 0x20 }.count
    let end = bytes.count - bytes.reversed().prefix { $0 == 0x20 }.count
    let own = SimpleSentences.ranges(
      bytes, ByteSet(bytes), trimmed: start..<max(start, end), tools.abbreviations)
    return (own, tools.sentences(text))
  }

  @Test(
    "are those of the rules, or none",
    arguments: [
      "", " ", "One sentence", "One sentence here. Another one there.", "  It works.  It does so well. ",
      "See Dr. Smith today. He knows.", "Use apt. Then go (see below. It helps). Done.",
      "Is this so? Yes! It was.",
      "¿Está seguro? ¡Claro que sí! Vamos.", "El fichero está abierto. Ábralo de nuevo.",
      "Version 2.5 is out. Get it.",
      "Wait... Then go on.", "At 10:30 we left. Nobody came.", "The list: Apples and pears.",
      "Note: see page 5. It is there.",
      "He said “stop”. She did.", "Files, i.e. data. Programs.", "in the U.S. Congress met. It voted.",
      "1. First item. 2. Second item.", "It ended etc. The next began.", "A line\nanother line. More.",
      "Paquetes (p. ej. apt). Otros más.", "It is so. and this goes on.", "Lo hizo él. A continuación salió.",
    ], ["en", "es"] as [LanguageTag])
  func parity(_ text: String, _ language: LanguageTag) throws {
    let (own, rules) = try ranges(text, language)
    if let own { #expect(own == rules) }
  }

  @Test(
    "are found without the rules in plain texts",
    arguments: ["One sentence here. Another one there.", "Only one"])
  func takes(_ text: String) throws { #expect(try ranges(text, "en").own != nil) }
}
