import Testing

@testable import LintRules

@Suite("Fluent parser") struct FluentParserTests {
  @Test(
    "reads entries",
    arguments: [
      "Hi { $name }", "a\n.title = b", ".title = b",
      "{ $n ->\n  [one] a\n *[other] { NUMBER($n, min: 1) }\n}",
      "{ \"\\u00e9\" }", "{ -brand.case ->\n *[a] b\n}", "{ message.attr }", "a {\n  b\n}",
    ])
  func reads(_ text: String) throws { _ = try FluentParser.entry(text, isTerm: false) }

  @Test(
    "refuses what the grammar refuses",
    arguments: [
      "", " ", "a }", "{ a", "{ $n -> *[other] a\n}", "{ $n ->\n [a] b\n}", "{ $n ->\n *[a] b }",
      "a\n.b = c\n.b = d",
      "{ \"\\x\" }", "{ -term.attr }", "{ message ->\n *[a] b\n}", "[a", "{ 1.x }", "{ f() }", "\n.9a = b",
    ])
  func refuses(_ text: String) {
    #expect(throws: FluentError.self) { try FluentParser.entry(text, isTerm: false) }
  }

  @Test("survives deep nesting") func deep() {
    #expect(throws: FluentError.self) {
      try FluentParser.entry(String(repeating: "{", count: 10_000), isTerm: false)
    }
  }

  @Test("counts references by default and at most") func references() throws {
    let value = try #require(
      FluentParser.entry("{ $n ->\n [a] { $n } { $n }\n *[b] { -t }\n} { $n }", isTerm: false).value)
    #expect(value.defaultReferences == ["$n": 1, "-t": 1])
    #expect(value.mostReferences == ["$n": 3, "-t": 1])
  }
}

@Suite("ICU message parser") struct MessageParserTests {
  @Test("finds arguments with their types and cases") func arguments() {
    let parser = MessageParser(Array("{a} {n, plural, offset:1 =0 {x} one {# {b, date}} other {#}}".utf8))
    #expect(parser.failure == nil)
    #expect(parser.arguments.map(\.name) == ["a", "n", "b"])
    #expect(parser.arguments[1].keys == ["=0", "one", "other"])
  }

  @Test("tells what is wrong", arguments: ["{", "}", "{}", "{a", "{n, plural, one}", "{n, select, a {x}"])
  func failures(_ text: String) { #expect(MessageParser(Array(text.utf8)).failure != nil) }

  @Test("takes quoted braces for text") func quotes() {
    #expect(MessageParser(Array("it's '{a}' and ''".utf8)).arguments.isEmpty)
  }
}

@Suite("Markup reader") struct MarkupReaderTests {
  @Test("accepts whole markup", arguments: ["", "a < b", "<p class=\"x\">a<br>b</p>", "&amp; & c&#b"])
  func whole(_ text: String) throws { _ = try MarkupReader.elements(text) }

  @Test(
    "refuses broken markup",
    arguments: ["<p>", "</p>", "<p></P>", "<p a>", "<p a=b></p>", "<!-- -->", "a&b", "<span/>", "<br></br>"])
  func broken(_ text: String) { #expect(throws: MarkupError.self) { try MarkupReader.elements(text) } }
}
