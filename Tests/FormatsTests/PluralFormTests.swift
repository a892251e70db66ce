import Testing
import TextModel

@testable import Formats

@Suite("Plural forms") struct PluralFormTests {
  private static func message(_ id: String, _ targets: [String]) -> TranslationUnit {
    var unit = TranslationUnit(
      id: id, source: "one file", targets: targets, sourceLanguage: "en", targetLanguage: "es")
    unit.properties = [UnitProperty("msgid_plural", "%d files")]
    return unit
  }

  @Test(
    "come back as one message from formats that hold a unit a form",
    arguments: [Format.tsv, .csv, .jsonl, .tmx, .xliff, .xliff2])
  func joined(_ format: Format) throws {
    let units = [
      Self.message("1", ["un archivo", "%d archivos"]),
      TranslationUnit(id: "2", source: "x", targets: ["y"], sourceLanguage: "en", targetLanguage: "es"),
      Self.message("3", ["un archivo", "dos archivos", "%d archivos"]), Self.message("4", ["a", "b"]),
    ]
    var options = WriteOptions(columns: Set(UnitColumn.allCases))
    options.propertyNames = ["msgid_plural"]
    var summary = WriteSummary()
    let bytes = try write(units, as: format, options: options, summary: &summary)
    var bitext = try Bitext(InputFile(bytes, name: "x"), format: format)
    let back = try bitext.readAll()
    #expect(back.map(\.id) == ["1", "2", "3", "4"])
    #expect(back.map(\.source) == units.map(\.source) && back.map(\.targets) == units.map(\.targets))
    #expect(bitext.summary.unitCount == 4)
  }

  @Test("a form that is not translated stays in its place") func hole() throws {
    var options = WriteOptions()
    options.propertyNames = ["msgid_plural"]
    var summary = WriteSummary()
    let bytes = try write(
      [Self.message("1", ["un archivo", ""])], as: .tsv, options: options, summary: &summary)
    #expect(try read(bytes, as: .tsv).map(\.targets) == [["un archivo", ""]])
  }

  @Test(
    "of different messages stay apart", arguments: ["a[0]\tb[1]", "a[0]\ta[2]", "a[1]\ta[2]", "a[0]\ta[0]"])
  func apart(_ ids: String) throws {
    let rows = ids.split(separator: "\t").map { "\($0)\tone file\tx\t%d files\n" }.joined()
    let units = try read("id\ten\tes\tmsgid_plural\n" + rows, as: .tsv)
    #expect(units.map(\.id) == ids.split(separator: "\t").map(String.init))
  }
}
