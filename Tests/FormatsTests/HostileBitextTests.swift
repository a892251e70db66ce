import TestSupport
import Testing
import TextModel

@testable import Formats

/// Files that were damaged, or made to do harm: refused with their place, or read without loss.
@Suite("Hostile bitexts") struct HostileBitextTests {
  /// A file of the format with one unit whose source is `text`.
  private func file(_ text: String, _ format: Format, id: String = "1") throws -> [UInt8] {
    try write(
      [TranslationUnit(id: id, source: text, targets: ["x"], sourceLanguage: "es", targetLanguage: "en")],
      as: format)
  }

  @Test("bytes changed at random are read or refused, never trapped on", arguments: Format.all)
  func mutations(_ format: Format) throws {
    let bytes = try write(ConformanceTests.units + [ConformanceTests.coded], as: format)
    var random = RandomTexts(seed: 11)
    for _ in 0..<800 {
      var changed = bytes
      for _ in 0...random.number(4) {
        let place = random.number(changed.count)
        switch random.number(3) {
        case 0: changed[place] = UInt8(random.number(256))
        case 1: changed.removeSubrange(place..<min(changed.count, place + random.number(8)))
        default: changed.insert(contentsOf: random.text().utf8, at: place)
        }
      }
      do { _ = try read(changed, as: format) } catch { #expect(error.location?.file == "test") }
    }
  }

  @Test("random bytes are refused or read, whatever they are taken for", arguments: Format.all)
  func noise(_ format: Format) {
    var random = RandomTexts(seed: 12)
    for length in [1, 2, 3, 7, 64, 1000] {
      for _ in 0..<50 {
        let bytes = (0..<length).map { _ in UInt8(random.number(256)) }
        _ = try? read(bytes, as: format)
        _ = try? read(bytes)
      }
    }
  }

  @Test("60 MB in one text are refused with their place, in little memory, or read", arguments: Format.all)
  func hugeText(_ format: Format) throws {
    let huge = String(repeating: "palabra ", count: 60 << 17)
    let bytes = try file(huge, format)
    do {
      #expect(try read(bytes, as: format)[0].source == huge)
    } catch {
      #expect(error.location?.file == "test" && error.location?.line ?? 0 > 0, "\(error)")
    }
  }

  @Test("a unit name that comes twice costs no text", arguments: Format.all)
  func duplicates(_ format: Format) throws {
    let units = ["uno", "dos"].map {
      TranslationUnit(id: "same", source: $0, targets: [$0 + "!"], sourceLanguage: "es", targetLanguage: "en")
    }
    let back = try read(try write(units, as: format), as: format)
    #expect(Set(back.map(\.source)) == ["uno", "dos"])
  }

  @Test(
    "half a surrogate pair is refused", arguments: [Format.tmx, .xliff, .csv, .tsv, .po, .jsonl],
    [true, false])
  func surrogates(_ format: Format, isHigh: Bool) throws {
    var text = String(decoding: try file("a☃b", format), as: UTF8.self)
    text.replace("encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
    let half: UInt16 = isHigh ? 0xD83D : 0xDE00
    let units = [0xFEFF] + text.utf16.map { $0 == 0x2603 ? half : $0 }
    let bytes = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(defect(bytes, as: format).hasPrefix("test:"))
  }

  @Test("UTF-16 without a mark is read where XML declares it, or where it begins with ASCII, else refused")
  func unmarked() throws {
    func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }
    let tmx = String(decoding: try file("ñandú", .tmx), as: UTF8.self).replacing("UTF-8", with: "UTF-16")
    #expect(try read(utf16(tmx))[0].source == "ñandú")
    #expect(try read(utf16("uno,ñandú\n"), as: .csv)[0].targets == ["ñandú"])
    #expect(defect(utf16("日本,Japan\n"), as: .csv).contains("not valid UTF-8"))
    #expect(defect(Array("ab\0,c\n".utf8), as: .csv).contains("NUL"))
  }

  @Test(
    "quotation marks that do not close are refused where they open",
    arguments: [
      ("source,target\n\"a,b\nc,d\n", Format.csv, "test:2:1:"),
      ("source,target\na,\"b\nc,d\n", .csv, "test:2:3:"),
      ("source,target\na,\"b\"\"\n", .csv, "test:2:3:"), ("msgid \"a\nmsgstr \"b\"\n", .po, "test:1:7:"),
      ("{\"source\":\"a,\"target\":\"b\"}\n", .jsonl, "test:1:"),
    ])
  func quotes(_ text: String, format: Format, place: String) {
    #expect(defect(text, as: format).hasPrefix(place), "\(defect(text, as: format))")
  }

  @Test("lines that end in CR alone are lines", arguments: [Format.csv, .tsv, .po])
  func carriageReturns(_ format: Format) throws {
    let text =
      format == .po
      ? "msgid \"a\"\rmsgstr \"b\"\r\rmsgid \"c\"\rmsgstr \"d\"\r"
      : format == .csv ? "source,target\ra,b\rc,d\r" : "source\ttarget\ra\tb\rc\td\r"
    let units = try read(text, as: format)
    #expect(units.map(\.source) == ["a", "c"] && units.map(\.sourceLocation.line).last ?? 0 > 2)
  }

  @Test("nesting 100,000 deep is refused", arguments: [Format.tmx, .xliff])
  func nesting(_ format: Format) throws {
    let text = String(decoding: try file("☃", format), as: UTF8.self)
      .replacing("☃", with: String(repeating: "<g>", count: 100_000))
    #expect(defect(text, as: format).contains("nested more than 64 deep"))
  }

  @Test("entities are refused in XLIFF as in TMX")
  func entities() throws {
    let text = String(decoding: try file("☃", .xliff), as: UTF8.self)
    let bomb = text.replacing(
      "?>\n", with: "?>\n<!DOCTYPE xliff [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>\n")
    #expect(defect(bomb.replacing("☃", with: "&c;"), as: .xliff).contains("declares the entity a"))
    #expect(defect(text.replacing("☃", with: "&nbsp;"), as: .xliff).contains("the entity &nbsp; is unknown"))
  }

  @Test("a table of many columns and a record of many cells are refused, with the line")
  func wide() {
    let cells = String(repeating: "a,", count: 1_000_000)
    let error = "error: the record has more than 10000 cells; check the delimiter"
    #expect(defect("source,target\n" + cells, as: .csv) == "test:2: \(error)")
    #expect(defect("source,target," + cells, as: .csv) == "test:1: \(error)")
  }
}

@Suite("What a file without a name looks like") struct FormatGuessingTests {
  @Test("is told by its beginning", arguments: Format.all.filter { $0 != .xliff2 })
  func formats(_ format: Format) throws {
    let bytes = try write(ConformanceTests.units, as: format)
    #expect(Format.guessing(bytes) == format)
    #expect(try read(bytes, name: "-").count == ConformanceTests.units.count)
  }

  @Test(
    "even without a header",
    arguments: [
      ("Hola, amigo.\tHello, friend.\nAdiós.\tBye.\n", Format.tsv), ("uno;one\ndos;two\n", .csv),
      ("# comment\nmsgid \"\"\nmsgstr \"\"\n", .po), ("\u{FEFF}uno\tone\n", .tsv),
    ])
  func headless(_ text: String, format: Format) { #expect(Format.guessing(Array(text.utf8)) == format) }

  @Test(
    "and is nothing when it is prose",
    arguments: ["Hola.\nUn texto.\n", "", "# Title\n\nText, more text.\nEnd.\n"])
  func prose(_ text: String) { #expect(Format.guessing(Array(text.utf8)) == nil) }
}
