import Formats
import Resources
import Testing
import TextModel

@Suite("Encodings of resource files") struct EncodingTests {
  private func read(_ bytes: [UInt8], _ name: String) throws -> ResourceFile {
    try ResourceFile(InputFile(bytes, name: name))
  }

  @Test("property files in ISO 8859-1 stay so") func latin1() throws {
    let bytes = Array("a=ma".utf8) + [0xF1] + Array("ana\nb=x\n".utf8)
    let file = try read(bytes, "a.properties")
    #expect(file.text.encoding == .latin1)
    #expect(file.units.map(\.text) == ["mañana", "x"])
    #expect(file.text.fileOffset(of: file.units[1].range.lowerBound) == 11)
    let changed = try file.replacing([ResourceEdit(unit: 1, text: "ñ€")])
    #expect(changed == Array("a=ma".utf8) + [0xF1] + Array("ana\nb=".utf8) + [0xF1] + Array("\\u20ac\n".utf8))
  }

  @Test("an XML file's own encoding is used and kept") func xml() throws {
    let head = Array("<?xml version='1.0' encoding='iso-8859-1'?><resources><string name='a'>".utf8)
    let tail = Array("</string></resources>".utf8)
    let file = try read(head + [0xE9] + tail, "strings.xml")
    #expect(file.units.map(\.text) == ["é"])
    #expect(
      try file.replacing([ResourceEdit(unit: 0, text: "ñ—")]) == head + [0xF1] + Array("&#8212;".utf8) + tail)
  }

  @Test("pages that name no encoding, or a western one, are read in windows-1252; others must be UTF-8")
  func pages() throws {
    for head in ["", "<meta charset=ISO-8859-1>", "<meta content=\"text/html; charset=windows-1252\">"] {
      let file = try read(Array("\(head)<p>".utf8) + [0xE9, 0x97], "a.html")
      #expect(file.units.map(\.text) == ["é—"])
    }
    for name in ["koi8-r", "utf-8"] {
      let bytes = Array("<meta charset=\"\(name)\"><p>".utf8) + [0xE9, 0x97]
      #expect(throws: InputError.self) { try read(bytes, "a.html") }
    }
  }

  @Test("UTF-16 string tables stay so") func utf16() throws {
    var bytes: [UInt8] = [0xFE, 0xFF]
    for unit in "\"a\" = \"é😀\";\n".utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 255)] }
    let file = try read(bytes, "a.strings")
    #expect(file.units.map(\.text) == ["é😀"])
    let same = try file.replacing([ResourceEdit(unit: 0, range: 0..<2, text: "é")])
    #expect(same == bytes)
  }

  @Test("what is no text is refused with its place") func refused() {
    #expect(
      throws: InputError(
        "byte 0xFF is not valid UTF-8", at: Location(file: "a.json", line: 2, column: 3),
        remedy: "save the file as UTF-8")
    ) {
      try read(Array("{\n\"é".utf8) + [0xFF], "a.json")
    }
    #expect(throws: InputError.self) { try read([0xFF, 0xFE, 0x41], "a.strings") }
    #expect(throws: InputError.self) { try read(Array("a\0b=c".utf8), "a.properties") }
    #expect(throws: InputError.self) { try read(Array("x".utf8), "a.unknown") }
  }

  @Test("defects have their line and column") func places() {
    #expect(throws: InputError("a comma or } is missing", at: Location(file: "a.json", line: 2, column: 10)))
    {
      try read(Array("{\n  \"a\": 1 \"b\"}".utf8), "a.json")
    }
    #expect(
      throws: InputError("</b> stands where </a> must", at: Location(file: "a.resx", line: 1, column: 10))
    ) {
      try read(Array("<root><a></b></root>".utf8), "a.resx")
    }
  }

  @Test("text of two encodings is refused with its place") func mixed() {
    let bytes = Array("a=año\nb=a".utf8) + [0xF1] + Array("o\n".utf8)
    #expect(
      throws: InputError(
        "byte 0xF1 is not valid UTF-8", at: Location(file: "a.properties", line: 2, column: 4),
        remedy: "save the file as UTF-8")
    ) {
      try read(bytes, "a.properties")
    }
  }

  @Test("every named character of HTML is known") func entities() throws {
    let file = try read(
      Array("<p>&nbsp;&hellip;&CounterClockwiseContourIntegral;&nGt;&Afr;&unknown; &#8364;&AMP;</p>".utf8),
      "a.html")
    #expect(file.units.map(\.text) == ["\u{A0}…∳≫\u{20D2}𝔄&unknown; €&"])
  }

  @Test(
    "letters that LaTeX writes as commands are read as letters",
    arguments: [
      ("informaci\\'on", "información"), ("ni\\~{n}o", "niño"), ("stra\\ss{}e", "straße"),
      ("gar\\c{c}on", "garçon"),
      ("\\v s\\'{\\i}", "ší"), ("na\\\"\\i ve", "naïve"), ("\\\"Ubung", "Übung"), ("\\cite{x} a", "a"),
      ("\\'", ""),
    ])
  func accents(_ written: String, text: String) throws {
    let file = try read(Array("\\begin{document}\nA \(written)\n\\end{document}\n".utf8), "a.tex")
    #expect(file.units.map { $0.text.dropFirst(2).drop { $0 == " " } } == [text[...]])
  }

  @Test("every index of a PHP assignment is part of the key") func indexes() throws {
    let text = "<?php\n$lang['js']['t'] = 'one';\n$lang['t'] = 'two';\n$lang[\"a\"]['b']['c'] = 'three';\n"
    #expect(try read(Array(text.utf8), "a.php").units.map(\.key) == ["js.t", "t", "a.b.c"])
  }
}
