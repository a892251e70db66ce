import TestSupport
import Testing
import TextModel

@testable import Formats

@Suite("gettext") struct GettextTests {
  static let sample = """
    msgid ""
    msgstr ""
    "Project-Id-Version: demo 1.0\\n"
    "Language: es_MX\\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
    "MIME-Version: 1.0\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"
    "Content-Transfer-Encoding: 8bit\\n"

    # A translator's remark
    #. Shown in the title bar
    #: src/a.c:12 src/b.c:3
    #, fuzzy, c-format
    #| msgid "Open"
    msgctxt "menu"
    msgid "Open \\"%s\\""
    msgstr "Abrir «%s»"

    msgid "%d file"
    msgid_plural "%d files"
    msgstr[0] "%d archivo"
    msgstr[1] "%d archivos"

    msgid ""
    "first\\n"
    "second\\ttab\\\\"
    msgstr ""

    """

  private func open(_ text: String) throws(InputError) -> Bitext {
    try Bitext(InputFile(Array(text.utf8), name: "test.po"))
  }

  @Test("reads every part of a message")
  func parts() throws {
    let units = try read(Self.sample, as: .po)
    #expect(units.map(\.source) == ["Open \"%s\"", "%d file", "first\nsecond\ttab\\"])
    #expect(units[0].context == "menu" && units[0].notes == ["Shown in the title bar"])
    #expect(units[0].flags == ["fuzzy", "c-format"] && units[0].targetLanguage == "es-MX")
    #expect(
      units[0].properties == [
        UnitProperty("translator-comment", "A translator's remark"),
        UnitProperty("reference", "src/a.c:12 src/b.c:3"), UnitProperty("previous", "msgid \"Open\""),
      ])
    #expect(units[0].sourceLocation == Location(file: "test", line: 16, column: 8))
    #expect(units[0].targetLocation == Location(file: "test", line: 17, column: 9))
    #expect(units[1].targets == ["%d archivo", "%d archivos"])
    #expect(units[1].properties == [UnitProperty("msgid_plural", "%d files")])
    #expect(units[2].targets.isEmpty)
  }

  @Test("writes exactly what it read, header included")
  func identity() throws {
    var bitext = try open(Self.sample)
    let units = try bitext.readAll()
    var options = WriteOptions()
    options.metadata = bitext.metadata
    let collected = Collected()
    var output = ByteWriter { bytes throws(InputError) in collected.bytes += bytes }
    var writer = Format.po.writer(options)
    for unit in units { try writer.write(unit, to: &output) }
    try writer.finish(&output)
    try output.flush()
    #expect(String(decoding: collected.bytes, as: UTF8.self) == Self.sample)
  }

  private final class Collected { var bytes: [UInt8] = [] }

  @Test("passes over obsolete messages and counts them")
  func obsolete() throws {
    var bitext = try open(
      Self.sample + "\n#~ msgid \"old\"\n#~ msgstr \"viejo\"\n\nmsgid \"new\"\nmsgstr \"nuevo\"\n")
    #expect(try bitext.readAll().map(\.source).last == "new")
    #expect(bitext.summary.skippedList == ["1 obsolete message"])
  }

  @Test(
    "undoes escapes",
    arguments: [
      ("a\\303\\261\\xC3\\xB1", "aññ"), ("\\n\\t\\r\\\"\\\\", "\n\t\r\"\\"),
      ("\\a\\b\\f\\v", "\u{7}\u{8}\u{C}\u{B}"), ("\\101\\x42c", "ABc"),
    ])
  func escapes(_ text: String, expected: String) throws {
    #expect(try read("msgid \"\(text)\"\nmsgstr \"x\"\n", as: .po)[0].source == expected)
  }

  @Test(
    "refuses what is no PO, with the place",
    arguments: [
      ("msgid \"a\"\n", "test:1:8: error: the message has no msgstr; fetch the whole file"),
      ("msgid \"a\nmsgstr \"b\"\n", "test:1:7: error: the string is not closed on its line"),
      ("msgid \"a\" b\nmsgstr \"b\"\n", "test:1:10: error: text follows the end of the string"),
      ("msgid a\nmsgstr \"b\"\n", "test:1:8: error: a string in quotation marks is missing"),
      ("msgstr \"b\"\n", "test:1:1: error: \"msgstr\" is not expected here"),
      ("msgid \"a\"\nmsgstr[0] \"b\"\n", "test:2:1: error: \"msgstr[0]\" is not expected here"),
      (
        "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n",
        "test:3:1: error: \"msgstr[1]\" is not expected here"
      ),
      ("msgid \"ñ\\q\"\nmsgstr \"b\"\n", "test:1:9: error: this escape is not known"),
      ("msgid \"\\0\"\nmsgstr \"b\"\n", "test:1:8: error: this escape is not known"),
      ("msgid \"a\\303\"\nmsgstr \"\"\n", "test:1:9: error: the bytes of this escape are not valid UTF-8"),
      ("msgid \"a\"\nmsgid_plural \"b\"\n\nmsgid \"c\"\n", "test:1:8: error: the message has no msgstr"),
      ("\"a\"\n", "test:1:1: error: this string belongs to no keyword"),
      ("hello \"world\"\n", "test:1:1: error: \"hello\" is not expected here"),
      ("msgid", "test:1:6: error: a string in quotation marks is missing"),
    ])
  func refuses(_ text: String, message: String) {
    #expect(
      defect(text, as: .po) == message || defect(text, as: .po).hasPrefix(message), "\(defect(text, as: .po))"
    )
  }

  @Test("refuses a damaged catalogue anywhere it is cut or changed")
  func damagedCatalogue() throws {
    let bytes = try write(ConformanceTests.units, as: .mo)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x81
      _ = try? read(changed, as: .mo)
      _ = try? read(Array(bytes[..<index]), as: .mo)
    }
    #expect(
      defect(Array(bytes.dropLast(30)), as: .mo).hasPrefix("test: error: the catalogue is damaged at byte "))
    var wrong = bytes
    wrong[wrong.lastIndex(of: UInt8(ascii: "q"))!] = 0xFF
    let error = defect(wrong, as: .mo)
    #expect(error.contains("is not valid UTF-8: it begins at byte "), "\(error)")
  }

  @Test("keeps the comments on the header, and as many empty plural forms as there are")
  func header() throws {
    let text = """
      # Spanish messages
      # Licence: MIT
      #, fuzzy
      msgid ""
      msgstr ""
      "Language: es\\n"
      "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
      "MIME-Version: 1.0\\n"
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"

      msgid "%d file"
      msgid_plural "%d files"
      msgstr[0] ""
      msgstr[1] ""

      """
    var bitext = try open(text)
    var options = WriteOptions()
    let units = try bitext.readAll()
    options.metadata = bitext.metadata
    var summary = WriteSummary()
    let bytes = try write(units, as: .po, options: options, summary: &summary)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(
    "puts plural forms together again that formats without plurals hold one by one",
    arguments: [
      Format.tmx, .xliff, .xliff2, .jsonl,
    ])
  func plurals(_ format: Format) throws {
    var unit = try read(Self.sample, as: .po)[1]
    (unit.sourceLanguage, unit.targetLanguage) = ("en", "es-MX")
    let back = try read(try write([unit], as: format), as: format)
    let text = String(decoding: try write(back, as: .po), as: UTF8.self)
    #expect(text.contains("\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\""))
    #expect(
      text.hasSuffix(
        """
        msgid "%d file"
        msgid_plural "%d files"
        msgstr[0] "%d archivo"
        msgstr[1] "%d archivos"

        """), "\(text)")
  }

  @Test(
    "reads the charset that the header names, and refuses one that is not known",
    arguments: [
      ("ISO-8859-1", [0xF1] as [UInt8], "ñ"), ("windows-1251", [0xE6], "ж"), ("EUC-JP", [0xA4, 0xA2], "あ"),
      ("CHARSET", [0xC3, 0xB1], "ñ"), ("x-bogus", [0x41], nil), ("EUC-JP", [0xA4], nil),
    ])
  func charsets(_ name: String, bytes: [UInt8], text: String?) throws {
    let head = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=\(name)\\n\"\n\nmsgid \"a\"\nmsgstr \""
    let file = Array(head.utf8) + bytes + Array("\"\n".utf8)
    let units = try? read(file, as: .po)
    #expect(units?.first?.target == text)
  }

  @Test("agrees with msgfmt", .enabled(if: pathKind("/usr/bin/msgfmt") == .file, "needs gettext"))
  func msgfmt() throws {
    let folder = TemporaryFolder()
    let bytes = try write(ConformanceTests.units, as: .po)
    let path = try folder.write(String(decoding: bytes, as: UTF8.self), to: "a.po")
    _ = try Schemas.run("/usr/bin/msgfmt", ["--check-format", "-o", "\(folder.path)/a.mo", path])
    var compiled = try Bitext(InputFile("\(folder.path)/a.mo"))
    #expect(try compiled.readAll().map(\.source) == ConformanceTests.units(in: .mo).map(\.source))
  }

  @Test("an empty translation is none in a compiled catalogue") func emptyTranslation() throws {
    let units = try read("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", as: .po)
    var empty = units
    empty[1].targets = [""]
    var summary = WriteSummary()
    let bytes = try write(empty, as: .mo, options: WriteOptions(), summary: &summary)
    #expect(summary.skippedList == ["1 untranslated unit"])
    #expect(try read(bytes, as: .mo).map(\.source) == ["a"])
  }

  @Test("more comments and longer texts than anybody writes are refused") func limits() {
    let comments = String(repeating: "# a\n", count: 20_000) + "msgid \"a\"\nmsgstr \"b\"\n"
    #expect(
      defect(comments, as: .po).hasPrefix("test:10001:1: error: the message has more than 10000 comments"))
    let line = "\"" + String(repeating: "x", count: 1 << 16) + "\"\n"
    let long = "msgid \"\"\n" + String(repeating: line, count: 300) + "msgstr \"b\"\n"
    #expect(defect(long, as: .po).contains("the text is longer than 16 MiB"))
  }

  @Test("strings side by side are one string") func sideBySide() throws {
    let units = try read("msgid \"a\" \"b\"\"c\"\nmsgstr \"x\"\t\"y\"\n", as: .po)
    #expect(units.map(\.source) == ["abc"] && units.map(\.targets) == [["xy"]])
    #expect(defect("msgid \"a\" b\nmsgstr \"\"\n", as: .po).contains("1:10: error: text follows"))
  }
}
