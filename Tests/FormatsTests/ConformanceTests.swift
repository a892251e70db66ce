import Testing
import TextModel

@testable import Formats

/// What every bilingual format must hold to.
@Suite("Every bitext format") struct ConformanceTests {
  /// Texts that break careless writers: markup, delimiters, quotes, line ends, escapes, other scripts.
  static let units: [TranslationUnit] = [
    ("plain", "Hola", "Hello"),
    ("markup", "a < b && c > d ]]> <seg>", "\"q\" 'a' &amp; &#65;"),
    ("delimiters", "uno, dos; tres\tcuatro", "one, \"two\"; three\tfour"),
    ("line ends", "primera\nsegunda\r\ntercera\rcuarta", "first\nsecond\r\nthird\rfourth"),
    ("escapes", "C:\\new\\table \\\\ \\t", "\\u0041 \\"),
    ("scripts", "日本語 עברית العربية e\u{301} 👩‍👩‍👧 𐍈", "क्षि \u{FEFF}x \u{2028}y"),
    ("spaces", " dos  espacios ", "\u{A0}no-break "),
    ("formula", "=1+1", "-5 +3 @x"),
  ].map { id, source, target in
    TranslationUnit(
      id: id, document: "doc.txt", source: source, targets: [target], sourceLanguage: "es",
      targetLanguage: "en",
      flags: ["python-format", "max-length:30"], context: "menu", notes: ["first", "second"], confidence: 0.25
    )
  }

  /// What is left of the units in a format: gettext has neither ids nor confidences, and compiled, only texts.
  static func units(in format: Format) -> [TranslationUnit] {
    if format != .po && format != .mo { return units }
    let kept =
      format == .po ? units : units.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
    return kept.enumerated().map { number, unit in
      var unit = unit
      (unit.id, unit.confidence) = (String(number + 1), nil)
      if format == .mo { (unit.document, unit.flags, unit.notes) = ("", [], []) }
      return unit
    }
  }

  /// The formats that are text.
  static let textFormats = Format.all.filter { $0 != .mo }

  @Test("reads back what it writes", arguments: Format.all)
  func roundTrip(_ format: Format) throws {
    let bytes = try write(Self.units, as: format)
    let back = try read(bytes, as: format).map(\.withoutPlaces)
    #expect(back == Self.units(in: format))
    #expect(try write(back, as: format) == bytes)
  }

  /// A unit with codes of every kind, in and out of order with each other, and with properties.
  static let coded: TranslationUnit = {
    var unit = TranslationUnit(
      id: "codes", source: "Pulse Intro ya", targets: ["Press ñ now"], sourceLanguage: "es",
      targetLanguage: "en")
    unit.sourceCodes = [
      InlineCode(.isolatedClose, at: 0, id: "0", content: "</i>"),
      InlineCode(.open, at: 6, id: "1", pair: "1", type: "bold", content: "<b class=\"x\">"),
      InlineCode(.open, at: 6, id: "2", pair: "2"),
      InlineCode(.close, at: 11, id: "1", pair: "1", type: "bold", content: "</b>"),
      InlineCode(.close, at: 11, id: "2", pair: "2"),
      InlineCode(.standalone, at: 14, id: "3", type: "lb", content: "<br/> & more"),
    ]
    unit.targetCodes = [
      InlineCode(.markOpen, at: 6, id: "4", type: "term"),
      InlineCode(.markClose, at: 8, id: "4", type: "term"),
      InlineCode(.isolatedOpen, at: 12, id: "5", content: "<i>"),
    ]
    unit.properties = [UnitProperty("@creationdate", "20240102T030405Z"), UnitProperty("client", "A & B")]
    return unit
  }()

  @Test(
    "keeps codes and properties, where it can hold them", arguments: [Format.tmx, .xliff, .xliff2, .jsonl])
  func codes(_ format: Format) throws {
    let unit = Self.coded
    let bytes = try write([unit], as: format)
    let back = try read(bytes, as: format).map(\.withoutPlaces)
    #expect(back == [unit])
    #expect(try write(back, as: format) == bytes)
  }

  @Test("counts what it leaves out", arguments: [Format.csv, .tsv])
  func leftOut(_ format: Format) throws {
    var output = ByteWriter { _ in }
    var writer = format.writer(WriteOptions())
    for unit in Self.units.prefix(1) + [Self.coded] { try writer.write(unit, to: &output) }
    #expect(
      writer.summary.skippedList == [
        "1 context without a column", "1 flag without a column", "9 inline codes",
        "1 note without a column",
        "2 properties",
      ])
  }

  @Test("reads a byte order mark away", arguments: textFormats)
  func byteOrderMark(_ format: Format) throws {
    let bytes = try write(Self.units, as: format)
    #expect(try read([0xEF, 0xBB, 0xBF] + bytes, as: format).map(\.withoutPlaces) == Self.units(in: format))
  }

  @Test("reads UTF-16 with a mark", arguments: textFormats, [true, false])
  func utf16(_ format: Format, bigEndian: Bool) throws {
    var text = String(decoding: try write(Self.units, as: format), as: UTF8.self)
    text.replace("encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
    let bytes = ("\u{FEFF}" + text).utf16.flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    #expect(try read(bytes, as: format).map(\.withoutPlaces) == Self.units(in: format))
  }

  @Test("reads gzip", arguments: Format.all)
  func gzip(_ format: Format) throws {
    let bytes = try write(Self.units, as: format)
    let packed = Deflater().deflate(bytes, isLast: true)
    #expect(try read(packed, as: format).map(\.withoutPlaces) == Self.units(in: format))
    for end in 0..<packed.count - 1 {
      #expect(defect(Array(packed[..<end]), as: format).contains("error:"))
    }
  }

  @Test("reads CRLF and CR line ends", arguments: textFormats, ["\r\n", "\r"])
  func lineEnds(_ format: Format, end: String) throws {
    // JSON Lines end in LF; a CR before it is space.
    if format == .jsonl && end == "\r" { return }
    let units = Self.units(in: format).filter { !$0.source.hasPrefix("primera") }.map { unit in
      var unit = unit
      unit.notes = ["one"]
      return unit
    }
    var text = String(decoding: try write(units, as: format), as: UTF8.self)
    text = String(
      text.unicodeScalars.flatMap { $0 == "\n" ? Array(end.unicodeScalars) : [$0] }.map(Character.init))
    let back = try read(text, as: format).map(\.withoutPlaces)
    #expect(back.map(\.source) == units.map(\.source) && back.map(\.targets) == units.map(\.targets))
  }

  @Test("reads or refuses a file cut anywhere, and never invents text", arguments: Format.all)
  func truncation(_ format: Format) throws {
    let bytes = try write(Self.units, as: format)
    for end in 0..<bytes.count {
      do {
        if end == bytes.count - 1 { continue }  // only the last line end is missing
        let units = try read(Array(bytes[..<end]), as: format).map(\.withoutPlaces)
        // A table cut at a record's end, or inside its last cell, cannot be told from a whole one.
        #expect([.tsv, .csv, .jsonl, .po].contains(format), "cut at \(end)")
        #expect(units.dropLast().elementsEqual(Self.units(in: format).prefix(max(0, units.count - 1))))
      } catch {
        #expect(error.location != nil)
      }
    }
  }

  @Test("refuses bytes that are no text, with their place", arguments: textFormats)
  func invalid(_ format: Format) throws {
    var bytes = try write(Self.units, as: format)
    let place = bytes.firstRange(of: Array("Hola".utf8))!.lowerBound
    bytes[place] = 0xFF
    #expect(defect(bytes, as: format).hasPrefix("test:"))
    bytes[place] = 0
    #expect(defect(bytes, as: format).hasPrefix("test:"))
  }

  @Test("is empty or a refusal without units", arguments: Format.all)
  func empty(_ format: Format) {
    #expect(defect("", as: format) == "test: error: the file is empty")
    #expect(defect("\n\n", as: format).contains("error:"))
  }

  @Test("gives each text its place", arguments: textFormats)
  func places(_ format: Format) throws {
    let bytes = try write(Self.units, as: format)
    let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    let unit = try read(bytes, as: format)[0]
    func rest(_ location: Location) -> String {
      String(String.UnicodeScalarView(lines[location.line - 1].dropFirst(location.column - 1)))
    }
    #expect(rest(unit.sourceLocation).hasPrefix("Hola"))
    #expect(rest(unit.targetLocation).hasPrefix("Hello"))
  }
}
