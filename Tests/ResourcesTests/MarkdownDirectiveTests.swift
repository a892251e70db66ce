import Testing

@testable import Resources

@Suite("Directives of Markdown") struct MarkdownDirectiveTests {
  @Test(
    "the title is text, the rest is mark-up",
    arguments: [
      (":::tip[Warm up]", "Warm up"), (":::tip[A [link](b) too]{.wide}", "A [link](b) too"),
      (":::note Warm up", "Warm up"), ("::: details Click me {open}", "Click me"),
      ("::: warning Hot :::", "Hot"), (":::{admonition} Water", "Water"), (":::{figure} a.png", nil),
      (":::", nil), (":::note", nil), ("::::", nil), ("::: {.box}", nil), (":::tip{title=\"x\"}", nil),
      ("::: my.module.Name", nil), (":::tip[never closed", nil), (":::tip[]", nil),
      (":::tip[\\] x]", "\\] x"),
      ("", nil),
    ] as [(String, String?)])
  func titles(_ line: String, _ title: String?) {
    let bytes = Array("> \(line)".utf8)[2...]
    let found = MarkdownDirective.title(of: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(found == title)
  }
}
