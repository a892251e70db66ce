import TestSupport
import Testing
import TextModel

@testable import Formats

/// What codes hold and are called, in the formats that have codes.
@Suite("Inline codes") struct InlineCodeTests {
  /// A unit with a code that has two texts in it.
  static let image: TranslationUnit = {
    var unit = TranslationUnit(
      id: "7", source: "See  here", targets: ["Vea  aquí"], sourceLanguage: "en", targetLanguage: "es")
    for (path, text, title) in [
      (\TranslationUnit.sourceCodes, "A red cár", "Car"), (\.targetCodes, "Un coche", "C"),
    ] {
      let content = "<img alt=\"\(text)\" title=\"\(title)\"/>"
      var code = InlineCode(.standalone, at: 4, id: "1", content: content)
      let second = 10 + text.utf8.count + 9
      code.subflows = [
        Subflow(10..<10 + text.utf8.count, type: "alt"), Subflow(second..<second + title.utf8.count),
      ]
      unit[keyPath: path] = [code]
    }
    return unit
  }()

  @Test("keep the texts in them that are to be translated", arguments: [Format.tmx, .xliff, .jsonl])
  func subflows(_ format: Format) throws {
    let bytes = try write([Self.image], as: format)
    #expect(try read(bytes, as: format).map(\.withoutPlaces) == [Self.image])
    if format != .jsonl {
      #expect(String(decoding: bytes, as: UTF8.self).contains(">A red cár</sub>\" title=\"<sub>Car</sub>"))
    }
  }

  @Test(
    "with such texts are valid",
    .enabled(if: Schemas.areThere, "needs ../shared/schemas and xmllint"),
    arguments: [
      (Format.tmx, "--dtdvalid", "tmx/tmx14.dtd"),
      (.xliff, "--schema", "xliff-1.2/xliff-core-1.2-strict.xsd"),
    ])
  func validity(_ format: Format, option: String, schema: String) throws {
    #expect(try Schemas.validate(try write([Self.image], as: format), option, schema))
  }

  @Test("give their texts as units of their own where that is asked for") func subflowUnits() throws {
    let file = InputFile(try write([Self.image], as: .tmx), name: "a.tmx")
    var options = ReadOptions()
    options.takesSubflows = true
    var bitext = try Bitext(file, options: options)
    let units = try bitext.readAll()
    #expect(units.map(\.id) == ["7", "7/sub1", "7/sub2"])
    #expect(units[1].source == "A red cár" && units[1].targets == ["Un coche"])
    #expect(units[2].source == "Car" && units[2].targets == ["C"])
    #expect(bitext.summary.unitCount == 1)
    var unpaired = Self.image
    unpaired.targetCodes[0].subflows.removeLast()
    #expect(unpaired.subflowUnits.map(\.targets) == [[], []])
  }

  @Test("stay whole in XLIFF 2, which says that their texts became parts of them") func version2() throws {
    var summary = WriteSummary()
    let bytes = try write([Self.image], as: .xliff2, options: WriteOptions(), summary: &summary)
    #expect(summary.noteList == ["4 texts inside codes made parts of them"])
    #expect(try read(bytes, as: .xliff2)[0].sourceCodes[0].content == Self.image.sourceCodes[0].content)
  }

  @Test("may hold elements in their texts, and texts outside of codes are texts") func nested() throws {
    let seg = "a<ph>x<sub>y<bpt i=\"1\">b<sub>c</sub></bpt>z</sub>w</ph><sub>d</sub>"
    let unit = try read(TMXReaderTests.tmx(TMXReaderTests.unit(seg, "x")), as: .tmx)[0]
    #expect(unit.source == "ad" && unit.sourceCodes.map(\.content) == ["xybczw"])
    #expect(unit.sourceCodes[0].subflows == [Subflow(1..<5)])
    let version12 = """
      <xliff version="1.2"><file source-language="en" target-language="es"><body><trans-unit id="1"><source>a<ph \
      id="1">x<sub ctype="x-alt">y<bpt id="2">b<sub>c</sub></bpt>z</sub>w</ph></source></trans-unit></body></file></xliff>
      """
    let code = try read(version12, as: .xliff)[0].sourceCodes[0]
    #expect(code.content == "xybczw" && code.subflows == [Subflow(1..<5, type: "x-alt")])
  }

  @Test("of any length or with any number of texts are refused", arguments: [Format.tmx, .xliff])
  func limits(_ format: Format) throws {
    let file = String(decoding: try write([Self.image], as: format), as: UTF8.self)
    let many = file.replacing("A red cár</sub>", with: "</sub>" + String(repeating: "<sub/>", count: 20_000))
    #expect(defect(many, as: format).contains("a text has more than 10000 inline codes"))
    let long = file.replacing("A red cár", with: String(repeating: "palabra ", count: 200_000))
    #expect(defect(long, as: format).contains("is longer than 1024 KiB"))
  }

  @Test("with texts that stand outside of them are refused", arguments: [Format.tmx, .xliff, .xliff2])
  func unsound(_ format: Format) {
    for range in [0..<99, 12..<18] {
      var unit = Self.image
      unit.sourceCodes[0].subflows = [Subflow(range)]
      unit.sourceCodes[0].content = "<img alt=\"áé\"/>"
      if range == 12..<18 { unit.sourceCodes[0].subflows = [Subflow(11..<13)] }
      #expect(throws: InputError.self) { try write([unit], as: format) }
    }
  }

  @Test(
    "and marks of any type and id come back from XLIFF 1.2",
    arguments: [
      "", "comment", "x-foo", "x-", "x-glosa-", "x-glosa-y", "mark", "fmt", "a b", "bold", "seg", "ñ",
    ])
  func types(_ type: String) throws {
    var unit = TranslationUnit(
      id: "1", source: "abc", targets: ["abc"], sourceLanguage: "en", targetLanguage: "es")
    let codes = [
      InlineCode(.markOpen, at: 0, id: "7 8", type: type), InlineCode(.markOpen, at: 0, type: "term"),
      InlineCode(.standalone, at: 1, id: "3", type: type), InlineCode(.markClose, at: 2, type: "term"),
      InlineCode(.markClose, at: 3, id: "7 8", type: type),
    ]
    (unit.sourceCodes, unit.targetCodes) = (codes, [])
    let bytes = try write([unit], as: .xliff)
    #expect(try read(bytes, as: .xliff).map(\.withoutPlaces) == [unit])
    if Schemas.areThere {
      #expect(try Schemas.validate(bytes, "--schema", "xliff-1.2/xliff-core-1.2-strict.xsd"))
    }
  }

  @Test("and ids that come twice come back from both versions of XLIFF", arguments: [Format.xliff, .xliff2])
  func repeatedIDs(_ format: Format) throws {
    let units = ["a", "b"].map {
      TranslationUnit(id: "5", source: $0, targets: [$0], sourceLanguage: "en", targetLanguage: "es")
    }
    #expect(try read(try write(units, as: format), as: format).map(\.withoutPlaces) == units)
  }

  @Test("Characters that XML cannot hold go into XLIFF 2, NUL excepted") func codePoints() throws {
    var unit = TranslationUnit(
      id: "1", source: "a\u{7}b\u{FFFE}", targets: ["\u{1F}"], sourceLanguage: "en", targetLanguage: "es")
    unit.sourceCodes = [InlineCode(.standalone, at: 2, id: "1", content: "\u{1}x\u{FFFF}")]
    let bytes = try write([unit], as: .xliff2)
    #expect(try read(bytes, as: .xliff2).map(\.withoutPlaces) == [unit])
    #expect(String(decoding: bytes, as: UTF8.self).contains("a<cp hex=\"0007\"/>"))
    if Schemas.areThere { #expect(try Schemas.validate(bytes, "--schema", "xliff-2.1/xliff_core_2.0.xsd")) }
    unit.source = "\0"
    unit.sourceCodes = []
    #expect(throws: InputError.self) { try write([unit], as: .xliff2) }
  }
}
