import Testing
import TextModel

@testable import Formats

@Suite("TMX reading") struct TMXReaderTests {
  /// A TMX document with the given body.
  static func tmx(_ body: String, header: String = "srclang=\"es\"", prolog: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    \(prolog)<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
    adminlang="en" \(header) datatype="plaintext"/><body>
    \(body)
    </body></tmx>
    """
  }

  static func unit(_ source: String, _ target: String, from: String = "es", to: String = "en") -> String {
    "<tu><tuv xml:lang=\"\(from)\"><seg>\(source)</seg></tuv><tuv xml:lang=\"\(to)\"><seg>\(target)</seg></tuv></tu>"
  }

  static func pairs(_ units: [TranslationUnit]) -> [[String]] { units.map { [$0.source] + $0.targets } }

  @Test("joins text, CDATA and references")
  func text() throws {
    let units = try read(
      Self.tmx(Self.unit("a<![CDATA[<b> & ]]>c&lt;&#233;&#x1F600;", "x&#13;&#10;y")), as: .tmx)
    #expect(Self.pairs(units) == [["a<b> & c<é😀", "x\r\ny"]])
  }

  @Test("undoes the references in attributes")
  func attributes() throws {
    let body = Self.unit("uno", "one").replacing(
      "<tu>", with: "<tu tuid=\"a &amp; b &#38; c &amp;amp; &lt;&quot;&#9;\">")
    #expect(try read(Self.tmx(body), as: .tmx)[0].id == "a & b & c &amp; <\"\t")
  }

  @Test("takes inline codes out of the text and keeps them")
  func codes() throws {
    let source =
      "Un <bpt i=\"1\" x=\"7\" type=\"bold\">&lt;b<sub>no</sub>&gt;</bpt>gran <hi>día</hi><ept i=\"1\">&lt;/b&gt;</ept> <ph>%s</ph>!"
    let unit = try read(Self.tmx(Self.unit(source, "<it pos=\"begin\">x</it>A<ut>y</ut>")), as: .tmx)[0]
    #expect(unit.source == "Un gran día !" && unit.target == "A")
    var bold = InlineCode(.open, at: 3, id: "7", pair: "1", type: "bold", content: "<bno>")
    bold.subflows = [Subflow(2..<4)]
    #expect(
      unit.sourceCodes == [
        bold, InlineCode(.markOpen, at: 8), InlineCode(.markClose, at: 12),
        InlineCode(.close, at: 12, id: "7", pair: "1", type: "bold", content: "</b>"),
        InlineCode(.standalone, at: 13, content: "%s"),
      ])
    #expect(unit.targetCodes.map(\.kind) == [.isolatedOpen, .standalone])
  }

  @Test("reads versions 1.1 and 1.2: lang for xml:lang")
  func oldVersions() throws {
    let body =
      "<tu tuid=\"7\"><tuv lang=\"ES\"><seg>uno</seg></tuv><tuv lang=\"en-us\"><seg>one</seg></tuv></tu>"
    let units = try read(Self.tmx(body, prolog: "<!DOCTYPE tmx SYSTEM \"tmx11.dtd\">\n"), as: .tmx)
    #expect(Self.pairs(units) == [["uno", "one"]])
    #expect(units[0].id == "7" && units[0].targetLanguage == "en-US")
  }

  @Test("picks the pair by base tag, exact tags first")
  func languagePairs() throws {
    let body = """
      <tu><tuv xml:lang="en-GB"><seg>colour</seg></tuv><tuv xml:lang="es-MX"><seg>color</seg></tuv>
      <tuv xml:lang="en-US"><seg>color (US)</seg></tuv><tuv xml:lang="fr"><seg>couleur</seg></tuv></tu>
      """
    func targets(_ from: LanguageTag, _ to: LanguageTag) throws -> [[String]] {
      Self.pairs(try read(Self.tmx(body), as: .tmx, from: from, to: to))
    }
    #expect(try targets("es", "en") == [["color", "colour"]])
    #expect(try targets("es", "en-US") == [["color", "color (US)"]])
    #expect(try targets("en-GB", "en-US") == [["colour", "color (US)"]])
    #expect(try targets("fr", "es") == [["couleur", "color"]])
  }

  @Test("takes the languages from the file when they are clear")
  func guessedPair() throws {
    #expect(Self.pairs(try read(Self.tmx(Self.unit("uno", "one")), as: .tmx)) == [["uno", "one"]])
    #expect(Self.pairs(try read(Self.tmx(Self.unit("uno", "one")), as: .tmx, to: "es")) == [["one", "uno"]])
    let any = Self.tmx(Self.unit("uno", "one"), header: "srclang=\"*all*\"")
    #expect(Self.pairs(try read(any, as: .tmx)) == [["uno", "one"]])
    let three = Self.tmx(Self.unit("uno", "one") + Self.unit("dos", "deux", to: "fr"))
    #expect(
      defect(three, as: .tmx)
        == "test:3:176: error: the file holds more than two languages: es, en, fr; say which two to use with --from and --to"
    )
  }

  @Test("takes two variants of one language for a pair when there is nothing else")
  func variants() throws {
    let text = Self.tmx(Self.unit("colour", "color", from: "en-GB", to: "en-US"), header: "srclang=\"en-GB\"")
    let units = try read(text, as: .tmx)
    #expect(Self.pairs(units) == [["colour", "color"]] && units[0].targetLanguage == "en-US")
  }

  @Test("says which languages it found when there is nothing for the pair")
  func noUnits() {
    do {
      _ = try read(
        Self.tmx(Self.unit("uno", "one") + Self.unit("dos", "two")), as: .tmx, from: "es", to: "de")
      Issue.record("was read")
    } catch {
      #expect(
        error.description
          == "test: error: the file holds no unit for es and de; it holds texts in en (2), es (2); passed over: 2 units without a text in de; check --from and --to"
      )
    }
    #expect(
      defect(Self.tmx(""), as: .tmx).contains("the file holds no unit; check that this is the right file"))
  }

  @Test("counts what it passes over")
  func summary() throws {
    let body = Self.unit("uno", "one") + "<tu><tuv xml:lang=\"es\"><seg>solo</seg></tuv></tu>"
    var bitext = try Bitext(InputFile(Array(Self.tmx(body).utf8)))
    _ = try bitext.readAll()
    #expect(bitext.summary.unitCount == 1)
    #expect(bitext.summary.languages == ["es": 2, "en": 1])
    #expect(bitext.summary.skippedList == ["1 unit without a text in en"])
  }

  @Test("keeps an empty text apart from a missing one")
  func emptyTexts() throws {
    #expect(Self.pairs(try read(Self.tmx(Self.unit("", "<![CDATA[]]>")), as: .tmx)) == [["", ""]])
  }

  @Test("reads notes and the properties that we write")
  func properties() throws {
    let body = """
      <tu tuid="a"><note>First</note><note>Second</note><prop type="x-context">menu</prop><prop type="other">z</prop>
      <tuv xml:lang="es"><note>not this</note><seg>uno</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>
      """
    let unit = try read(Self.tmx(body), as: .tmx)[0]
    #expect(unit.notes == ["First", "Second"] && unit.context == "menu")
    #expect(unit.properties == [UnitProperty("other", "z")])
  }

  @Test("reads ISO-8859-1 when it is declared")
  func latin1() throws {
    let text = Self.tmx(Self.unit("ñandú", "rhea")).replacing("UTF-8", with: "ISO-8859-1")
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    #expect(Self.pairs(try read(bytes, as: .tmx)) == [["ñandú", "rhea"]])
  }
}

@Suite("Hostile XML") struct HostileXMLTests {
  private func document(_ prolog: String, _ text: String) -> String {
    TMXReaderTests.tmx(TMXReaderTests.unit(text, "x"), prolog: prolog)
  }

  @Test(
    "refuses entities of every kind, with the place",
    arguments: [
      ("<!DOCTYPE tmx [<!ENTITY a \"aaaa\">]>\n", "&a;", "declares the entity a"),
      ("<!DOCTYPE tmx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n", "&a;", "declares the entity a"),
      ("<!DOCTYPE tmx [<!ENTITY % p SYSTEM \"http://localhost/x\"> %p;]>\n", "x", "declares the entity p"),
      ("<!DOCTYPE tmx [%p;]>\n", "x", "entity &p; is unknown"),
      ("<!DOCTYPE tmx [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]>\n", "&b;", "declares the entity a"),
      (
        "<!DOCTYPE tmx [<!NOTATION n SYSTEM \"n\"><!ENTITY a SYSTEM \"x\" NDATA n>]>\n", "x",
        "declares the entity a"
      ),
      ("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n", "a&nbsp;b", "entity &nbsp; is unknown"),
      ("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n", "a<ph x=\"&nbsp;\"/>b", "entity &nbsp; is unknown"),
      ("", "a&nbsp;b", "entity &nbsp; is unknown"),
    ])
  func entities(prolog: String, text: String, message: String) {
    let error = defect(document(prolog, text), as: .tmx)
    #expect(error.contains(message), "\(error)")
    #expect(
      error.hasPrefix("test:2:") || error.hasPrefix("test:3:") || error.hasPrefix("test:4:"), "\(error)")
  }

  @Test(
    "refuses what is not well formed, with the place",
    arguments: [
      "a < b", "a & b", "</seg>", "a</seg", "<b>", "\u{1}", "]]>", "&#0;", "&#xD800;", "&#xFFFE;",
      "<a b=\"1\" b=\"2\"/>",
      "<a b=1/>", "<a b=\"<\"/>", "<x:y/>", "<!-- a -- b -->", "<?xml version=\"1.0\"?>",
    ])
  func illFormed(_ text: String) {
    #expect(defect(document("", text), as: .tmx).hasPrefix("test:3:"))
  }

  @Test("refuses nesting, texts, attributes and variants beyond the limits")
  func limits() {
    let deep = String(repeating: "<hi>", count: 100_000)
    #expect(defect(document("", deep), as: .tmx).contains("elements are nested more than 64 deep"))
    let long = String(repeating: "palabra ", count: 200_000)
    #expect(defect(document("", long), as: .tmx).contains("a text is longer than 1024 KiB"))
    let attribute = "<ph x=\"" + String(repeating: "y", count: 70_000) + "\"/>"
    #expect(defect(document("", attribute), as: .tmx).contains("an attribute is longer than 64 KiB"))
    let remarks = String(repeating: "<prop type=\"a\">b</prop>", count: 20_000)
    #expect(
      defect(TMXReaderTests.tmx("<tu>\(remarks)</tu>"), as: .tmx).contains(
        "more than 10000 notes and properties"))
    let comment = "<!--" + String(repeating: "x", count: 11_000_000) + "-->"
    #expect(defect(document("", comment), as: .tmx).contains("the document type is longer than 10 MB"))
    let codes = String(repeating: "<ph/>", count: 20_000)
    #expect(defect(document("", codes), as: .tmx).contains("more than 10000 inline codes"))
    let variants = String(repeating: "<tuv xml:lang=\"es\"><seg>a</seg></tuv>", count: 100)
    #expect(
      defect(TMXReaderTests.tmx("<tu>\(variants)</tu>"), as: .tmx).contains("more than 64 language variants"))
  }

  @Test(
    "refuses another root, a missing language and a wrong one",
    arguments: [
      ("<html/>", "test:1:6: error: the root element is <html>, not <tmx>; give a TMX file"),
      (
        "<tmx><body><tu><tuv><seg>a</seg></tuv></tu></body></tmx>",
        "test:1:20: error: this <tuv> names no language"
      ),
      ("<tmx><tu><tuv xml:lang=\"!\"/></tu></tmx>", "\"!\" is no language tag; use tags such as es or pt-BR"),
      ("<tmx><tu><seg>a</seg></tu></tmx>", "this <seg> is outside a <tuv>"),
    ])
  func structure(_ text: String, message: String) {
    #expect(defect(text, as: .tmx).contains(message), "\(defect(text, as: .tmx))")
  }

  @Test("refuses wrong and mixed encodings")
  func encodings() {
    let text = TMXReaderTests.tmx(TMXReaderTests.unit("ñandú", "rhea"))
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    #expect(
      defect(latin, as: .tmx).hasPrefix(
        "test:3:29: error: the XML is not well formed: Input is not proper UTF-8"))
    var mixed = Array(text.utf8)
    mixed.replaceSubrange(mixed.firstRange(of: Array("rhea".utf8))!, with: [0x72, 0xE9, 0x61])
    #expect(defect(mixed, as: .tmx).hasPrefix("test:3:71: error:"))
    let unknown = text.replacing("UTF-8", with: "x-klingon")
    #expect(defect(unknown, as: .tmx).contains("error:"))
    let wide: [UInt8] = [0xFF, 0xFE, 0, 0] + text.utf8.flatMap { [$0, 0, 0, 0] as [UInt8] }
    #expect(defect(wide, as: .tmx) == "test: error: the file is in UTF-32; save it as UTF-8")
  }

  @Test("a language that nobody asked for may be no tag at all") func strangeTag() throws {
    let unit = """
      <tu><tuv xml:lang="es"><seg>a</seg></tuv><tuv xml:lang="x0"><seg>z</seg></tuv>\
      <tuv xml:lang="en"><seg>b</seg></tuv></tu>
      """
    let text = TMXReaderTests.tmx(unit)
    #expect(try read(text, as: .tmx, from: "es", to: "en").map(\.targets) == [["b"]])
    #expect(defect(text, as: .tmx).contains("\"x0\" is no language tag"))
  }

  @Test("what the header and single languages say is counted") func remarks() throws {
    let unit = """
      <tu><tuv xml:lang="es"><note>n</note><prop type="p">v</prop><seg>a</seg></tuv>\
      <tuv xml:lang="en"><seg>b</seg></tuv></tu>
      """
    var bitext = try Bitext(InputFile(Array(TMXReaderTests.tmx(unit).utf8), name: "x"), format: .tmx)
    _ = try bitext.readAll()
    #expect(bitext.summary.skippedList == ["2 notes and properties of one language"])
  }

  @Test("elements that TMX does not know leave their text and are counted") func unknownElements() throws {
    let text = TMXReaderTests.tmx(TMXReaderTests.unit("a <b>bold</b>", "b"))
    var bitext = try Bitext(InputFile(Array(text.utf8), name: "x"), format: .tmx)
    #expect(try bitext.readAll().map(\.source) == ["a bold"])
    #expect(bitext.summary.skippedList == ["1 element that TMX does not know"])
  }

  @Test("a blank file is told from a broken one", arguments: ["  \n", "\n\n"])
  func blank(_ text: String) { #expect(defect(text, as: .tmx) == "test: error: the file is empty") }
}
