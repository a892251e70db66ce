import Formats
import Resources
import Testing
import TextModel

@Suite("ITS rules in XML documents") struct ITSRulesTests {
  private func units(_ rules: String, _ body: String) throws -> [ResourceUnit] {
    let text = """
      <article xmlns="http://docbook.org/ns/docbook" xmlns:its="http://www.w3.org/2005/11/its">
      <info><its:rules version="2.0">\(rules)</its:rules><title>T</title></info>
      \(body)
      </article>
      """
    return try ResourceFile(InputFile(Array(text.utf8), name: "a.docbook")).units
  }

  @Test(
    "say what is translated, by element, path and attribute",
    arguments: [
      ("//note", false), ("/article/para", false), ("//para[@role='raw']", false),
      ("//para[@role]", false),
      ("//section/para", true), ("/para", true), ("//para[@role='x']", true), ("id('x')", true),
      ("//title | //para", false),
    ])
  func translate(_ selector: String, isTranslatable: Bool) throws {
    let rule = "<its:translateRule selector=\"\(selector)\" translate=\"no\"/>"
    let units = try units(rule, "<para role=\"raw\">Text</para><note><para>ls</para></note>")
    #expect(units.contains { !$0.isTranslatable } == !isTranslatable)
    #expect(!units.contains { $0.text.contains("its:") })
  }

  @Test("give way to attributes, and later rules go before earlier ones") func order() throws {
    let rules = """
      <its:translateRule selector="//para" translate="no"/><its:translateRule selector="//para[@role]" translate="yes"/>
      """
    let units = try units(
      rules, "<para>a</para><para role=\"x\">b</para><para its:translate=\"yes\">c</para>")
    #expect(units.filter(\.isTranslatable).map(\.text) == ["T", "b", "c"])
  }

  @Test("say what belongs to the text around it") func withinText() throws {
    let rules = """
      <its:withinTextRule selector="//phrase" withinText="yes"/><its:withinTextRule selector="//aside" withinText="no"/>
      """
    let units = try units(
      rules, "<para>one <phrase>two</phrase> three</para><para>four <aside>five</aside></para>")
    #expect(units.map(\.text) == ["T", "one two three", "four", "five"])
  }

  @Test("hold notes for translators, which go for what is inside too") func notes() throws {
    let rules = """
      <its:locNoteRule selector="//section" locNoteType="description"><its:locNote>On keys</its:locNote></its:locNoteRule>
      """
    let units = try units(rules, "<section><para>a</para></section><para its:locNote=\"own\">b</para>")
    #expect(units.map(\.notes) == [[], ["On keys"], ["own"]])
  }
}
