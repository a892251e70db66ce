import Formats
import TestSupport
import Testing
import TextModel

@testable import GlossaryModel

@Suite(
  "translate-toolkit reads our glossaries",
  .enabled(if: TranslateToolkit.isThere, "needs translate-toolkit and lxml"))
struct TranslateToolkitGlossaryTests {
  @Test("as TBX and as TMX, with equal text", arguments: [GlossaryFormat.tbx, .tmx])
  func glossaries(_ format: GlossaryFormat) throws {
    let pairs = [("código abierto", "open source"), ("a < b & \"c\"", "d > e ]]> 'f'"), ("日本 e\u{301}", "👩‍👩‍👧")]
    let glossary = Glossary(
      languages: ["es", "en"],
      concepts: pairs.enumerated().map {
        Concept(
          id: "c\($0)", terms: [Term($1.0, in: "es", note: "n"), Term($1.1, in: "en", partOfSpeech: "noun")])
      })
    let scratch = try ScratchFolder()
    let text = try collect { output in _ = try glossary.write(as: format, to: &output) }
    let path = try scratch.file("g.\(format.fileExtensions[0])", text)
    #expect(try TranslateToolkit.read(path) == pairs.map { [$0.0, $0.1] })
  }
}
