import Testing
import TextModel

@testable import Formats

@Suite("CSV and TSV") struct TableTests {
  private func pairs(_ text: String, as format: Format = .csv) throws -> [[String]] {
    try read(text, as: format, from: "es", to: "en").map { [$0.source, $0.target ?? "-"] }
  }

  @Test(
    "follows RFC 4180",
    arguments: [
      ("a,b\n", [["a", "b"]]),
      ("a,b", [["a", "b"]]),
      ("\"a\",\"b\"", [["a", "b"]]),
      ("\"a,1\",\"b\"\"2\"\"\"\n", [["a,1", "b\"2\""]]),
      ("\"a\nb\",\"c\r\nd\"\r\nx,y\r\n", [["a\nb", "c\r\nd"], ["x", "y"]]),
      ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
      ("a,\nc,d\n", [["a", "-"], ["c", "d"]]),
      ("\n\na,b\n\n\nc,d\n\n", [["a", "b"], ["c", "d"]]),
      ("a\"b,c\"\"d\n", [["a\"b", "c\"\"d"]]),
      ("\"\u{301}a\",\u{301}b\n", [["\u{301}a", "\u{301}b"]]),
      (" a , b \n", [[" a ", " b "]]),
      ("\u{FEFF}source,target\na,b\n", [["a", "b"]]),
      ("a,b\\n\n", [["a", "b\\n"]]),
    ])
  func rfc4180(_ text: String, expected: [[String]]) throws {
    #expect(try pairs(text) == expected)
  }

  @Test(
    "finds the delimiter",
    arguments: [
      ("source;target\nuno, dos;one, two\n", [["uno, dos", "one, two"]]),
      ("uno, dos;one, two\ntres;three\n", [["uno, dos", "one, two"], ["tres", "three"]]),
      ("uno\tone\ndos, o más\ttwo\n", [["uno", "one"], ["dos, o más", "two"]]),
      ("en,es\n\"one; two\",\"uno; dos\"\n", [["uno; dos", "one; two"]]),
      ("uno,one\n", [["uno", "one"]]),
    ])
  func delimiter(_ text: String, expected: [[String]]) throws {
    #expect(try pairs(text) == expected)
  }

  @Test(
    "undoes the escapes of TSV and nothing else",
    arguments: [
      ("a\\tb\tc\\nd\\r\\\\\n", [["a\tb", "c\nd\r\\"]]),
      ("C:\\dir\t\\\n", [["C:\\dir", "\\"]]),
      ("\"a\t\"b\"\n", [["\"a", "\"b\""]]),
      ("a\t\n", [["a", "-"]]),
    ])
  func tsv(_ text: String, expected: [[String]]) throws {
    #expect(try pairs(text, as: .tsv) == expected)
  }

  @Test(
    "refuses what it would have to guess",
    arguments: [
      ("a,b\n\"c,d\ne,f\n", "test:2:1: error: the quotation mark that opens this cell is never closed"),
      ("a,b\n\"c\"x,d\n", "test:2:4: error: text follows the closing quotation mark of a cell"),
      ("source,target\na,b\nc\n", "test:3:1: error: the record has 1 cells, the header has 2"),
      ("source,target\na,b\nc,d,e\n", "test:3:1: error: the record has 3 cells, the header has 2"),
      ("a,b,c\n", "test:1:1: error: the record has 3 cells where source and target are expected; say what"),
      (
        "a\n",
        "test:1:1: error: the record has 1 cells where source and target are expected; check the delimiter"
      ),
      ("de,en,es\na,b,c\n", "test:1:1: error: the file holds de, en, es; say which two"),
      (
        "source,target,confidence\na,b,high\n",
        "test:2:5: error: the confidence \"high\" is no number from 0 to 1"
      ),
      ("source,target\n", "test: error: the file holds no unit"),
      ("a,b\nñ\u{0},d\n", "test:2:2: error: the file holds a NUL byte, so it is no text; give a text file"),
    ])
  func refuses(_ text: String, message: String) {
    #expect(defect(text, as: .csv).hasPrefix(message), "\(defect(text, as: .csv))")
  }

  @Test("gives places inside quoted cells, in scalars")
  func places() throws {
    let units = try read("source,target\n\"a\r\nb\",\"ñ\nc\"\n\"👩‍👧\",x\n", as: .csv)
    #expect(units[0].sourceLocation == Location(file: "test", line: 2, column: 2))
    #expect(units[0].targetLocation == Location(file: "test", line: 3, column: 5))
    #expect(units[1].sourceLocation == Location(file: "test", line: 5, column: 2))
    #expect(units[1].targetLocation == Location(file: "test", line: 5, column: 7))
  }

  @Test("reads headers in any order, and takes the pair asked for")
  func headers() throws {
    let text = "id,en,doc,es-MX,fr,Note\n7,one,a.txt,uno,un,hola\n"
    let unit = try read(text, as: .csv, from: "es", to: "en")[0]
    #expect(
      [unit.id, unit.document, unit.source, unit.target, unit.notes.first] == [
        "7", "a.txt", "uno", "one", "hola",
      ])
    #expect(unit.sourceLanguage == "es-MX" && unit.targetLanguage == "en")
    #expect(try read("es\ten\nuno\tone\n", as: .tsv)[0].sourceLanguage == "es")
  }

  @Test(
    "takes ordinary words for words, not for language tags",
    arguments: [
      "open\tabierto\n", "the\tel\n", "code\tcódigo\n",
    ])
  func noHeader(_ text: String) throws {
    #expect(try read(text, as: .tsv).count == 1)
  }

  @Test(
    "reads a header of languages and other names, as it is written",
    arguments: [
      "en\tes\tclient name\na\tb\tc\n", "en\tes\tprevious\na\tb\tc\n",
      "id\ten\tes\tx-reference\n1\ta\tb\tc\n",
    ])
  func properties(_ text: String) throws {
    let units = try read(text, as: .tsv)
    #expect(units.map(\.source) == ["a"] && units[0].target == "b" && units[0].targetLanguage == "es")
    #expect(units[0].properties.map(\.value) == ["c"])
  }

  @Test("joins properties of one name and says so")
  func repeated() throws {
    var unit = TranslationUnit(id: "1", source: "a", targets: ["b"])
    unit.properties = [UnitProperty("previous", "one"), UnitProperty("previous", "two")]
    var options = WriteOptions()
    options.propertyNames = ["previous"]
    var summary = WriteSummary()
    let bytes = try write([unit], as: .csv, options: options, summary: &summary)
    #expect(try read(bytes, as: .csv)[0].properties == [UnitProperty("previous", "one\ntwo")])
    #expect(summary.noteList == ["1 property of one name joined"])
  }

  @Test("holds records across the pieces of a file")
  func pieces() throws {
    let record = "\"" + String(repeating: "ñ\"\",\r\n", count: 5000) + "\",b\r\n"
    let units = try read(String(repeating: record, count: 40), as: .csv)
    #expect(units.count == 40)
    #expect(units.allSatisfy { $0.source == units[0].source && $0.target == "b" })
    #expect(units[39].sourceLocation.line == 39 * 5001 + 1)
  }

  @Test("a header alone holds no texts in any language") func headerAlone() {
    #expect(
      defect("en,es\n", as: .csv) == "test: error: the file holds no unit; check that this is the right file")
  }

  @Test("refuses a record without end before memory runs out")
  func limit() {
    let text = "a,b\n\"" + String(repeating: "palabras y más palabras\n", count: 1 << 20)
    #expect(
      defect(text, as: .csv).hasPrefix("test:2: error: the record that begins here is longer than 16 MiB"))
  }

  @Test(
    "a header may name languages, with spaces, beside other columns",
    arguments: [
      "en, es, pos", "English,Spanish,pos", "inglés,español,pos", "source,target,pos",
    ])
  func spokenHeader(_ header: String) throws {
    let units = try read(header + "\nhouse,casa,noun\n", as: .csv)
    #expect(units.map(\.source) == ["house"] && units.map(\.targets) == [["casa"]])
    #expect(units[0].properties.map(\.value) == ["noun"])
  }

  @Test("a first line that announces the delimiter is no record", arguments: [";", ",", "\t"])
  func announced(_ delimiter: String) throws {
    let lines = ["sep=" + delimiter, "en\(delimiter)es", "a\(delimiter)b"]
    for end in ["\n", "\r\n"] {
      let units = try read(lines.joined(separator: end), as: .csv)
      #expect(units.map(\.source) == ["a"] && units.map(\.targets) == [["b"]])
    }
  }
}
