import Testing
import TextModel

@testable import Formats

@Suite("Where texts come from") struct OriginTests {
  private let unit = TranslationUnit(
    id: "1", source: "a", targets: ["b"], sourceLanguage: "es", targetLanguage: "en")

  private func text(_ format: Format, _ provenance: Provenance = .min) throws -> [UInt8] {
    var options = WriteOptions(toolVersion: "7.8.9")
    (options.licence, options.provenance) = ("CC0 & \"free\"", provenance)
    var summary = WriteSummary()
    return try write([unit], as: format, options: options, summary: &summary)
  }

  @Test(
    "tool and licence go with the texts, and the licence comes back",
    arguments: [Format.tmx, .xliff, .xliff2, .po, .mo])
  func kept(_ format: Format) throws {
    let bytes = try text(format)
    #expect(String(decoding: bytes, as: UTF8.self).contains("7.8.9"))
    var bitext = try Bitext(InputFile(bytes, name: "x"), format: format)
    #expect(try bitext.readAll().map(\.source) == ["a"])
    var options = WriteOptions()
    options.metadata = bitext.metadata
    #expect(options.writtenLicence == "CC0 & \"free\"")
  }

  @Test("neither goes out when nothing is to be said", arguments: Format.all)
  func none(_ format: Format) throws {
    let text = String(decoding: try text(format, .none), as: UTF8.self)
    #expect(!text.contains("7.8.9") && !text.contains("CC0"))
  }

  @Test("the program that made a catalogue stays named") func generator() throws {
    let text = """
      msgid ""
      msgstr "Content-Type: text/plain; charset=UTF-8\\nX-Generator: Other 1\\n"

      msgid "a"
      msgstr "b"
      """
    var bitext = try Bitext(InputFile(Array(text.utf8), name: "x.po"))
    let units = try bitext.readAll()
    var options = WriteOptions(toolVersion: "7.8.9")
    options.metadata = bitext.metadata
    var summary = WriteSummary()
    let written = String(
      decoding: try write(units, as: .po, options: options, summary: &summary), as: UTF8.self)
    #expect(written.contains("X-Generator: Other 1") && !written.contains("7.8.9"))
  }
}
