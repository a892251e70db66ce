import Formats
import Resources
import Testing
import TextModel

@Suite("Footnotes and index entries in XML") struct AsideTests {
  private static let files = [
    (
      "a.docbook",
      """
      <article xmlns="http://docbook.org/ns/docbook"><title>T</title>
      <para>Water<footnote><para>Of any <emphasis>kind</emphasis>.</para></footnote>, <emphasis>always
      cold<indexterm><primary>Heat</primary></indexterm></emphasis>.</para></article>
      """, ["T", "Water, always cold.", "Of any kind.", "Heat"]
    ),
    (
      "a.dita",
      "<topic id='t'><title>T</title><body><p>Water<fn>Of any kind.</fn> cold.</p></body></topic>",
      ["T", "Water cold.", "Of any kind."]
    ),
  ]

  @Test("the text goes on behind them", arguments: files)
  func texts(_ name: String, _ text: String, _ texts: [String]) throws {
    #expect(try ResourceFile(InputFile(Array(text.utf8), name: name)).units.map(\.text) == texts)
  }

  @Test("a part of either text is rewritten", arguments: files)
  func rewriting(_ name: String, _ text: String, _ texts: [String]) throws {
    let file = try ResourceFile(InputFile(Array(text.utf8), name: name))
    let edits = [
      ResourceEdit(unit: 1, range: 0..<5, text: "Oil"), ResourceEdit(unit: 2, range: 0..<2, text: "Not of"),
    ]
    let changed = String(decoding: try file.replacing(edits), as: UTF8.self)
    #expect(changed == text.replacing("Water", with: "Oil").replacing("Of any", with: "Not of any"))
  }

  @Test("a text that would lose its footnote is refused") func loss() throws {
    let file = try ResourceFile(InputFile(Array(Self.files[0].1.utf8), name: "a.docbook"))
    #expect(throws: InputError.self) { try file.replacing([ResourceEdit(unit: 1, text: "Oil")]) }
  }
}
