import TestSupport
import Testing
import TextModel

@testable import Formats

/// Reading what was written gives the same units, for units with every odd character in every part.
@Suite("Reading undoes writing") struct RoundTripTests {
  private static let count = 300

  /// A unit with everything, as far as a format can hold it.
  private static func unit(_ number: Int, _ texts: inout RandomTexts, _ format: Format) -> TranslationUnit {
    var unit = TranslationUnit(
      id: "\(number) \(texts.line())", source: texts.text(), targets: [texts.text()], sourceLanguage: "es-MX",
      targetLanguage: "en")
    if texts.once(in: 2) {
      unit.document = texts.line().replacing("\u{2068}", with: "").replacing("\u{2069}", with: "") + ".txt"
    }
    if texts.once(in: 2) { unit.context = texts.text() }
    if texts.once(in: 3) {
      unit.flags = ["f" + texts.line().replacing(",", with: "x") + "x", "python-format"]
    }
    for _ in 0..<texts.number(3) { unit.notes.append(texts.line()) }
    if texts.once(in: 3) { unit.confidence = Float(texts.number(1000)) / 1000 }
    if [.tmx, .xliff, .xliff2, .jsonl].contains(format) {
      unit.sourceCodes = codes(in: unit.source, &texts)
      unit.properties = (0..<texts.number(3)).map { UnitProperty("p\($0)", texts.text()) }
    }
    if format == .jsonl || format == .po, texts.once(in: 4) {
      unit.targets.append(texts.text())
      unit.properties.append(UnitProperty("msgid_plural", texts.text()))
    }
    return unit
  }

  /// A pair and a placeholder at scalar boundaries.
  private static func codes(in text: String, _ texts: inout RandomTexts) -> [InlineCode] {
    if texts.once(in: 2) { return [] }
    let offsets = text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) }
    let places = (0..<3).map { _ in texts.pick(offsets) }.sorted()
    let type = texts.pick(["", "bold", "x-own", "comment", "lb", "other"])
    return [
      InlineCode(.open, at: places[0], id: "1", pair: "1", type: type, content: texts.text()),
      InlineCode(.standalone, at: places[1], id: "2", content: texts.text()),
      InlineCode(.close, at: places[2], id: "1", pair: "1", type: type, content: texts.text()),
    ]
  }

  private static func units(_ format: Format, seed: UInt64) -> [TranslationUnit] {
    var texts = RandomTexts(seed: seed)
    let units = (1...count).map { unit($0, &texts, format) }
    return format == .po || format == .mo ? messages(units, format) : units
  }

  /// What gettext keeps: messages have no ids and are told apart by context and source; compiled ones are sorted.
  private static func messages(_ units: [TranslationUnit], _ format: Format) -> [TranslationUnit] {
    var kept = units.enumerated().map { number, unit in
      var unit = unit
      unit.context = "\(number) \(unit.context)"
      unit.confidence = nil
      if format == .mo { (unit.document, unit.flags, unit.notes) = ("", [], []) }
      return unit
    }
    if format == .mo { kept.sort { key($0).utf8.lexicographicallyPrecedes(key($1).utf8) } }
    for index in kept.indices { kept[index].id = String(index + 1) }
    return kept
  }

  private static func key(_ unit: TranslationUnit) -> String { unit.context + "\u{4}" + unit.source }

  @Test("in every format", arguments: Format.all, [1, 2, 3] as [UInt64])
  func identity(_ format: Format, seed: UInt64) throws {
    let units = Self.units(format, seed: seed)
    let bytes = try write(units, as: format)
    let back = try read(bytes, as: format).map(\.withoutPlaces)
    for (unit, expected) in zip(back, units) where unit != expected {
      Issue.record("\(format): \(expected)\nbecame \(unit)")
      break
    }
    #expect(back.count == units.count)
    #expect(try write(back, as: format) == bytes, "writing is deterministic")
  }

  @Test("in tables that are safe for spreadsheets", arguments: [Format.csv, .tsv])
  func guarded(_ format: Format) throws {
    var options = WriteOptions(columns: Set(UnitColumn.allCases))
    options.isSpreadsheetSafe = true
    let units = Self.units(format, seed: 4)
    var summary = WriteSummary()
    let bytes = try write(units, as: format, options: options, summary: &summary)
    #expect(try read(bytes, as: format).map(\.withoutPlaces) == units)
    #expect(summary.notes["formula cells guarded"] ?? 0 > 20)
    var records = DelimitedRecords(
      TextSource(try ByteSource(Array(bytes.dropFirst(3)), name: "-")),
      dialect: format == .tsv ? .tsv : .csv(),
      limits: Limits())
    while try records.next() {
      for text in records.texts { #expect(!"=+-@\t\r".contains(text.first ?? "x"), "\(text)") }
    }
  }

  @Test("keeps the columns of a table that mean nothing here")
  func properties() throws {
    let table = "id,source,target,owner,score\n1,uno,one,Ana,0.5\n2,dos,two,,0.25\n"
    var bitext = try Bitext(InputFile(Array(table.utf8), name: "a.csv"))
    let units = try bitext.readAll()
    #expect(bitext.propertyNames == ["owner", "score"])
    #expect(units[0].properties == [UnitProperty("owner", "Ana"), UnitProperty("score", "0.5")])
    var options = WriteOptions(columns: [.id])
    options.propertyNames = bitext.propertyNames
    var summary = WriteSummary()
    #expect(
      String(decoding: try write(units, as: .csv, options: options, summary: &summary), as: UTF8.self)
        == table)
    #expect(summary.skipped.isEmpty)
  }

  @Test(
    "keeps properties whatever they are called", arguments: [Format.csv, .tsv],
    [("en", "es"), ("en-US", "en-GB"), ("en", nil), (nil, nil), ("mul", "pos")]
      as [(LanguageTag?, LanguageTag?)])
  func oddNames(_ format: Format, languages: (LanguageTag?, LanguageTag?)) throws {
    let names = [
      "file", "id", "Note", "note", "source", "en", "pos", "Spanish", "property:file", "", " ", "A", "a",
      "fr", "a,b\"",
      "key", "target_lang",
    ]
    var options = WriteOptions(columns: [.id, .document, .notes])
    options.propertyNames = names
    let units = (1...2).map { number in
      var unit = TranslationUnit(
        id: "\(number)", document: "d", source: "uno", targets: ["one"], sourceLanguage: languages.0,
        targetLanguage: languages.1)
      unit.properties = names.map { UnitProperty($0, "\($0)=\(number)") }
      return unit
    }
    var summary = WriteSummary()
    let bytes = try write(units, as: format, options: options, summary: &summary)
    #expect(summary.skippedList.isEmpty)
    let back = try read(bytes, as: format).map(\.withoutPlaces)
    let header = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
    #expect(back.map { Set($0.properties) } == units.map { Set($0.properties) }, "\(header)")
    #expect(back.map(\.document) == ["d", "d"] && back.map(\.source) == ["uno", "uno"], "\(header)")
    #expect(back[0].sourceLanguage == languages.0 && back[0].targetLanguage == languages.1, "\(header)")
  }

  @Test("except where TMX level 1 or less provenance is asked for")
  func levels() throws {
    var options = WriteOptions()
    options.tmxLevel = 1
    var summary = WriteSummary()
    let plain = try write([ConformanceTests.coded], as: .tmx, options: options, summary: &summary)
    #expect(summary.skippedList == ["9 inline codes"])
    #expect(try read(plain, as: .tmx)[0].sourceCodes.isEmpty)
    options.provenance = .none
    let bare = try read(
      try write(ConformanceTests.units, as: .tmx, options: options, summary: &summary), as: .tmx)
    #expect(bare.allSatisfy { $0.document.isEmpty && $0.confidence == nil && $0.properties.isEmpty })
    options.provenance = .full
    var unit = ConformanceTests.units[0]
    unit.sourceLocation = Location(file: "a.txt", line: 7, column: 2)
    let full = try read(try write([unit], as: .tmx, options: options, summary: &summary), as: .tmx)
    #expect(full[0].properties == [UnitProperty("x-origin-source", "a.txt:7")])
  }

  @Test("as much of the origin as is asked for goes to every format", arguments: Format.all)
  func provenance(_ format: Format) throws {
    var unit = TranslationUnit(
      id: "1", document: "secret.txt", source: "uno", targets: ["one"], sourceLanguage: "es",
      targetLanguage: "en", sourceLocation: Location(file: "from.txt", line: 7), confidence: 0.5)
    unit.properties = [UnitProperty("reference", "secret.c:1")]
    var options = WriteOptions(columns: Set(UnitColumn.allCases))
    options.propertyNames = ["reference"]
    options.provenance = .none
    var summary = WriteSummary()
    let bare = String(
      decoding: try write([unit], as: format, options: options, summary: &summary), as: UTF8.self)
    #expect(!bare.contains("secret") && !bare.contains("0.5"), "\(bare)")
    options.provenance = .full
    let full = String(
      decoding: try write([unit], as: format, options: options, summary: &summary), as: UTF8.self)
    #expect(format == .mo || full.contains("from.txt:7"), "\(full)")
  }

  @Test("memories hold no fuzzy translations") func fuzzy() throws {
    var units = ConformanceTests.units
    units[0].flags.append("fuzzy")
    var summary = WriteSummary()
    _ = try write(units, as: .tmx, options: WriteOptions(), summary: &summary)
    #expect(summary.skipped["fuzzy units"] == 1 && summary.unitCount == units.count - 1)
  }

  @Test(
    "states of translations are valid in both XLIFF versions and come back",
    arguments: [
      ("needs-translation", "initial"), ("signed-off", "reviewed"), ("x-mine", "initial"), ("final", "final"),
      ("needs-work", "initial"),
    ])
  func states(_ state: String, version2: String) throws {
    var unit = TranslationUnit(
      id: "1", source: "a", targets: ["b"], sourceLanguage: "es", targetLanguage: "en")
    unit.properties = [UnitProperty("@state", state)]
    let second = try write([unit], as: .xliff2)
    #expect(String(decoding: second, as: UTF8.self).contains("<segment state=\"\(version2)\""))
    let first = try write(try read(second, as: .xliff2), as: .xliff)
    let known = state == "needs-work" ? "state=\"x-needs-work\"" : "state=\"\(state)\""
    #expect(
      String(decoding: first, as: UTF8.self).contains(known), "\(String(decoding: first, as: UTF8.self))")
  }

  @Test(
    "and characters that XML cannot hold are refused, or replaced and counted",
    arguments: [Format.tmx, .xliff])
  func unfit(_ format: Format) throws {
    var unit = TranslationUnit(
      id: "7", source: "a\u{1}\u{FFFE}b", targets: ["c\u{0}"], sourceLanguage: "es", targetLanguage: "en")
    #expect(throws: InputError.self) { try write([unit], as: format) }
    unit.sourceCodes = [InlineCode(.standalone, at: 5, id: "1", content: "\u{1F}")]
    var replacer = CharacterReplacer()
    replacer.replace(in: &unit)
    #expect(replacer.count == 4)
    #expect(unit.source == "a\u{FFFD}\u{FFFD}b" && unit.targets == ["c\u{FFFD}"])
    #expect(try read(try write([unit], as: format), as: format).map(\.withoutPlaces) == [unit])
  }
}
