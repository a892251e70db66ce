import Testing
import TextModel

@testable import Formats

@Suite("JSON Lines") struct JSONLTests {
  @Test("reads the fields of the contract")
  func fields() throws {
    let line = """
      {"id": "a", "source": "%d file", "target": ["%d archivo", "%d archivos"], "source_lang": "en", \
      "target_lang": "es", "flags": "c-format, max-length:30", "context": "menu", "doc": "x.po", "other": {"a": [1]}}

      """
    let unit = try read(line, as: .jsonl)[0]
    #expect(unit.targets == ["%d archivo", "%d archivos"] && unit.flags == ["c-format", "max-length:30"])
    #expect([unit.id, unit.context, unit.document] == ["a", "menu", "x.po"])
    #expect(unit.sourceLanguage == "en" && unit.targetLanguage == "es")
  }

  @Test("reads a list of source texts as plural forms")
  func pluralSource() throws {
    let unit = try read(
      #"{"source":["%d file","%d files"],"target":["%d archivo","%d archivos"]}"#, as: .jsonl)[0]
    #expect(unit.source == "%d file" && unit.targets.count == 2)
    #expect(unit.properties == [UnitProperty("msgid_plural", "%d files")])
    #expect(try read(try write([unit], as: .jsonl), as: .jsonl).map(\.withoutPlaces) == [unit.withoutPlaces])
    #expect(String(decoding: try write([unit], as: .po), as: UTF8.self).contains("msgid_plural \"%d files\""))
    let csv = try read(try write([unit], as: .csv), as: .csv)
    #expect(csv.map(\.source) == ["%d file", "%d files"])
  }

  @Test(
    "tells untranslated from empty",
    arguments: [
      ("{\"source\":\"a\"}", []), ("{\"source\":\"a\",\"target\":null}", []),
      ("{\"source\":\"a\",\"target\":\"\"}", [""]),
      ("{\"source\":\"a\",\"target\":[]}", []), ("{\"source\":\"a\",\"target\":[\"\",\"b\"]}", ["", "b"]),
    ])
  func targets(_ line: String, expected: [String]) throws {
    #expect(try read(line, as: .jsonl)[0].targets == expected)
  }

  @Test("undoes escapes")
  func escapes() throws {
    let unit = try read(#"{"source":"\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t","target":"é"}"#, as: .jsonl)[0]
    #expect(unit.source == "é😀\"\\/\u{8}\u{C}\n\r\t")
  }

  @Test(
    "refuses what is not strict JSON, with the place",
    arguments: [
      (#"{"source":"\ud800"}"#, "test:1:12: error: half of a surrogate pair stands alone"),
      (#"{"source":"\udc00x"}"#, "test:1:12: error: half of a surrogate pair stands alone"),
      (#"{"source":"\ud83dA"}"#, "test:1:12: error: half of a surrogate pair stands alone"),
      (#"{"source":"\u0000"}"#, "test:1:12: error: a NUL character stands in a string"),
      (#"{"source":"a","source":"b"}"#, "test:1:16: error: the name \"source\" stands twice"),
      (#"{"source":"a",}"#, "test:1:15: error: a name in quotation marks is missing"),
      (#"{"source":"a"} x"#, "test:1:16: error: text follows the end of the JSON value"),
      (#"{"source":"a"#, "test:1:11: error: the string is never closed"),
      (#"{"source":"ñ\x"}"#, "test:1:13: error: this escape is not known to JSON"),
      (#"{"source":01}"#, "test:1:12: error: a comma or } is missing"),
      (#"{"source":tru}"#, "test:1:14: error: this is no JSON value"),
      (#"{"source":1}{}"#, "test:1:13: error: text follows"),
      ("{\"source\":\"a\tb\"}", "test:1:13: error: a control character stands in a string unescaped"),
      (#"["a"]"#, "test:1:1: error: the line is no JSON object"),
      (#"{"target":"a"}"#, "test:1:1: error: the unit has no \"source\""),
      (#"{"source":{"a":1}}"#, "test:1:11: error: \"source\" is not a string"),
      (#"{"source":[]}"#, "test:1:11: error: \"source\" is not a string or a list of strings"),
      (#"{"source":["a",1]}"#, "test:1:11: error: \"source\" is not a string or a list of strings"),
      (#"{"source":"a","target":{}}"#, "test:1:24: error: \"target\" is not a string or a list of strings"),
      (
        #"{"source":"a","source_lang":"english language"}"#,
        "test:1:30: error: \"source_lang\" is not a language tag"
      ),
      ("{\n\"source\":\"a\"}", "test:1:2: error: a name in quotation marks is missing"),
    ])
  func refuses(_ line: String, message: String) {
    #expect(defect(line, as: .jsonl).hasPrefix(message), "\(defect(line, as: .jsonl))")
  }

  @Test("refuses deep nesting without harm")
  func depth() {
    let text = "{\"source\":" + String(repeating: "[", count: 100_000)
    #expect(defect(text, as: .jsonl).contains("values are nested more than 64 deep"))
  }

  @Test("names the fields it does not use")
  func unknownFields() throws {
    var bitext = try Bitext(InputFile(Array(#"{"source":"a","foo":1}"#.utf8)))
    _ = try bitext.readAll()
    #expect(bitext.summary.skippedList == ["1 field \"foo\" without a meaning here"])
  }
}
