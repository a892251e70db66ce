import Testing
import TextModel

@testable import Formats

@Suite("XLIFF reading") struct XLIFFReaderTests {
  private func version12(_ body: String, file: String = "source-language=\"en\" target-language=\"es\"")
    -> String
  {
    """
    <?xml version="1.0"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.html" \(file) datatype="html">
    <header><note>no</note><tool tool-id="x" tool-name="y"/></header><body>\(body)</body></file></xliff>
    """
  }

  private func version2(_ body: String) -> String {
    """
    <x:xliff version="2.1" srcLang="en" trgLang="es" xmlns:x="urn:oasis:names:tc:xliff:document:2.0">
    <x:file id="f1" original="b.html"><x:skeleton>no</x:skeleton>\(body)</x:file></x:xliff>
    """
  }

  @Test("takes units out of groups, with states, notes and attributes")
  func units12() throws {
    let body = """
      <group translate="no"><trans-unit id="1"><source>v1</source></trans-unit></group>
      <group><trans-unit id="2" resname="menu.open" maxwidth="20" size-unit="char"><source>Open</source>
      <seg-source><mrk mid="0" mtype="seg">Open</mrk></seg-source><target state="needs-translation">Abrir</target>
      <note from="dev">A verb</note><alt-trans><source>x</source><target>y</target></alt-trans></trans-unit></group>
      """
    let units = try read(version12(body), as: .xliff)
    #expect(units.map(\.id) == ["1", "2"] && units.map(\.document) == ["a.html", "a.html"])
    #expect(units[0].targets.isEmpty && units[0].flags == ["read-only"])
    #expect(units[1].targets == ["Abrir"] && units[1].notes == ["A verb"])
    #expect(units[1].flags == ["max-length:20", "fuzzy"])
    #expect(units[1].properties.contains(UnitProperty("@resname", "menu.open")))
    #expect(units[1].sourceLanguage == "en" && units[1].targetLanguage == "es")
  }

  @Test("takes the codes of version 1.2")
  func codes12() throws {
    let source =
      "<g id=\"1\" ctype=\"bold\">Open <x id=\"2\" equiv-text=\"{n}\"/></g> all<bx id=\"3\"/> <mrk mtype=\"term\">files</mrk><ex id=\"3\"/>"
    let unit = try read(
      version12("<trans-unit id=\"1\"><source>\(source)</source></trans-unit>"), as: .xliff)[0]
    #expect(unit.source == "Open  all files")
    #expect(
      unit.sourceCodes == [
        InlineCode(.open, at: 0, id: "1", pair: "1", type: "bold"),
        InlineCode(.standalone, at: 5, id: "2", content: "{n}"),
        InlineCode(.close, at: 5, id: "1", pair: "1", type: "bold"),
        InlineCode(.open, at: 9, id: "3", pair: "3"),
        InlineCode(.markOpen, at: 10, type: "term"), InlineCode(.markClose, at: 15, type: "term"),
        InlineCode(.close, at: 15, id: "3", pair: "3"),
      ])
  }

  @Test("takes the segments and codes of version 2, whatever its prefix")
  func version2() throws {
    let body = """
      <x:unit id="u1" name="menu"><x:notes><x:note>Hi</x:note></x:notes>
      <x:originalData><x:data id="d1">&lt;b></x:data><x:data id="d2">&lt;/b></x:data></x:originalData>
      <x:segment id="s1" state="reviewed"><x:source>A <x:pc id="1" dataRefStart="d1" dataRefEnd="d2">bold</x:pc>
      </x:source><x:target>Una <x:sc id="1" dataRef="d1"/>negrita<x:ec startRef="1" dataRef="d2"/></x:target></x:segment>
      <x:ignorable><x:source> </x:source></x:ignorable>
      <x:segment><x:source>x<x:cp hex="0001"/><x:ph id="2" equiv="%s" type="fmt" subType="xlf:lb"/></x:source></x:segment>
      </x:unit>
      """
    let units = try read(version2(body), as: .xliff)
    #expect(units.map(\.id) == ["u1/s1", "u1/2"] && units[0].document == "b.html")
    #expect(units[0].targets == ["Una negrita"] && units[0].notes == ["Hi"])
    #expect(units[0].properties == [UnitProperty("@state", "reviewed"), UnitProperty("@name", "menu")])
    #expect(units[0].sourceCodes.map(\.content) == ["<b>", "</b>"])
    #expect(units[0].targetCodes.map(\.offset) == [4, 11])
    #expect(
      units[1].source == "x\u{1}"
        && units[1].sourceCodes == [
          InlineCode(.standalone, at: 2, id: "2", type: "lb", content: "%s")
        ])
  }

  @Test(
    "refuses other versions and languages, with the place",
    arguments: [
      ("<xliff version=\"3.0\"/>", "test:1:22: error: XLIFF 3.0 is not known; this program reads"),
      ("<xliff version=\"2.0\" srcLang=\"1\"/>", "test:1:34: error: \"1\" is no language tag"),
      (
        "<xliff version=\"2.0\" srcLang=\"en\"><file id=\"f\"/></xliff>",
        "test: error: the file holds no unit"
      ),
      (
        "<xliff version=\"2.0\" srcLang=\"en\"><unit><segment><source><cp hex=\"D800\"/>",
        "this <cp> holds no character"
      ),
      ("<xliff version=\"1.2\"><file><trans-unit id=\"1\"><source>a", "the XML is not well formed"),
    ])
  func refuses(_ text: String, message: String) {
    #expect(defect(text, as: .xliff).contains(message), "\(defect(text, as: .xliff))")
  }

  @Test("refuses a pair that the file does not hold")
  func otherPair() {
    #expect(throws: InputError.self) {
      try read(
        version12("<trans-unit id=\"1\"><source>a</source></trans-unit>"), as: .xliff, from: "fr", to: "es")
    }
  }

  @Test("passes over the files of other languages")
  func otherLanguages() throws {
    let file = { (tag: String) in
      """
      <file original="a" source-language="en" target-language="\(tag)" datatype="plaintext"><body>
      <trans-unit id="1"><source>a</source><target>\(tag)</target></trans-unit></body></file>
      """
    }
    let text = "<xliff version=\"1.2\">\(file("es"))\(file("fr"))\(file("es-MX"))</xliff>"
    #expect(try read(text, as: .xliff, from: "en", to: "es").map(\.target) == ["es", "es-MX"])
    #expect(throws: InputError.self) { try read(text, as: .xliff, from: "en", to: "de") }
  }
}
