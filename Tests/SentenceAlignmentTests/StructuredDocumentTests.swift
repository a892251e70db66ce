import Formats
import LocaleProfiles
import TestSupport
import TextModel
import Testing

@testable import SentenceAlignment

@Suite("Structured documents") struct StructuredDocumentTests {
  /// `kind line:column text` of each block.
  private func blocks(_ name: String, _ text: String) throws -> [String] {
    try StructuredDocument(InputFile(Array(text.utf8), name: name)).blocks.map {
      "\($0.kind) \($0.location.line):\($0.location.column) \($0.text)"
    }
  }

  @Test("Markdown") func markdown() throws {
    let text = """
      ---
      title: A
      ---
      # One #
      First line
      goes on.

      Two
      ===
      - item one
        more of it
      - [x] item two
      1) third

      > said
      > someone

      | Name | Use |
      |------|:---:|
      | a\\|b | c   |

      ```swift
      let x = 1

      let y = 2
      ```
      <!-- not
      shown -->
      <div>
      Text in it.

          indented code

      [here]: https://example.org
      """
    #expect(
      try blocks("guide.es.md", text) == [
        "paragraph 2:8 A", "heading 4:3 One", "paragraph 5:1 First line\ngoes on.", "heading 8:1 Two",
        "listItem 10:3 item one\nmore of it", "listItem 12:3 [x] item two", "listItem 13:4 third",
        "paragraph 15:3 said\nsomeone", "tableCell 18:3 Name", "tableCell 18:10 Use", "tableCell 20:3 a|b",
        "tableCell 20:10 c", "code 23:1 let x = 1\n\nlet y = 2", "paragraph 30:1 Text in it.",
        "code 32:5 indented code",
      ])
  }

  @Test("HTML") func html() throws {
    let text = """
      <!DOCTYPE html><html><head><title>A &amp; B</title>
      <script>if (a < b) { "</p>" }</script><style>p { }</style></head>
      <body><!-- <p>no</p> -->
      <h1 class="a>b">Caf&eacute;</h1>
      <p>One <b>bold</b>  word
        and more.</p>
      <ul><li>first<li>second <p>still</p></ul>
      <table><tr><th>x<td>1 &lt; 2 &bogus;</table>
      <pre>a
        b</pre>
      last &#x3b1;
      """
    let found = try blocks("index.html.es", text)
    #expect(
      found == [
        "heading 1:35 A & B", "heading 4:17 Café", "paragraph 5:4 One bold word and more.",
        "listItem 7:9 first",
        "listItem 7:18 second", "paragraph 7:28 still", "tableCell 8:16 x", "tableCell 8:21 1 < 2 &bogus;",
        "code 9:6 a\n  b", "paragraph 11:1 last α",
      ])
  }

  @Test("Latin-1 where the page says so") func latin1() throws {
    let bytes = Array("<meta charset=iso-8859-1><p>se".utf8) + [0xF1] + Array("or".utf8)
    let document = try StructuredDocument(InputFile(bytes, name: "a.html"))
    #expect(document.blocks.map(\.text) == ["señor"])
  }

  @Test("marks that never end, and nothing at all", arguments: ["a.md", "a.html"]) func unfinished(
    _ name: String
  ) throws {
    for text in [
      "<", "<p", "<!--", "```", "~~~\nx", "| a |\n|--", "> > >", "&#xFFFFFFFF;", "<script>", "- ", "#", "&",
    ] {
      _ = try? StructuredDocument(InputFile(Array((text + "\n").utf8), name: name))
      _ = try? StructuredDocument(InputFile(Array(text.utf8), name: name))
    }
    #expect(throws: (any Error).self) { try StructuredDocument(InputFile(Array(" \n".utf8), name: name)) }
  }

  @Test("sentences are on one line, with their places") func sentences() throws {
    let text = "# Title\n\nOne goes\non. Two is\nhere.\n\n```\na\nb\n```\n"
    let document = try StructuredDocument(InputFile(Array(text.utf8), name: "a.md"))
    let list = try SentenceList(document, profile: LocaleLibrary.shared.load("en"))
    #expect(list.sentences == ["Title", "One goes on.", "Two is here.", "a\nb"])
    #expect(list.locations.map(\.line) == [1, 3, 4, 8])
    #expect(list.blocks == [0, 1, 1, 2])
    #expect(list.kinds == [.heading, .paragraph, .paragraph, .code])
  }
}
