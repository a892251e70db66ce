import Formats
import Resources
import Testing

@Suite("Messages of go-i18n") struct GoMessageTests {
  private func units(_ name: String, _ text: String) throws -> [[String]] {
    try ResourceFile(InputFile(Array(text.utf8), name: name)).units.map { [$0.key, $0.text] + $0.notes }
  }

  private static let files = [
    (
      "active.en.toml",
      """
      bye = "Bye"
      [Pear]
      hash = "sha1-1a"
      description = "On the scales"
      one = "A pear"
      other = "{{.Count}} pears"
      """
    ),
    (
      "active.en.yaml",
      """
      bye: Bye
      Pear:
        hash: sha1-1a
        description: On the scales
        one: A pear
        other: "{{.Count}} pears"
      """
    ),
    (
      "active.en.json",
      """
      {"bye": "Bye", "Pear": {"hash": "sha1-1a", "description": "On the scales", "one": "A pear",
       "other": "{{.Count}} pears"}}
      """
    ),
  ]

  @Test("descriptions and hashes are no texts", arguments: files)
  func notes(_ name: String, _ text: String) throws {
    #expect(
      try units(name, text) == [
        ["bye", "Bye"], ["Pear.one", "A pear", "On the scales"],
        ["Pear.other", "{{.Count}} pears", "On the scales"],
      ])
  }

  @Test("the messages of a list have their identifiers for keys") func list() throws {
    let text = """
      [{"id": "hi", "description": "First", "translation": "Hello"},
       {"id": "pear", "translation": {"one": "A pear", "other": "Pears"}}]
      """
    #expect(
      try units("en.json", text) == [
        ["hi", "Hello", "First"], ["pear.one", "A pear"], ["pear.other", "Pears"],
      ])
  }

  @Test("a description among other texts is a text") func text() throws {
    let text =
      #"{"shop": {"title": "Pears", "description": "All sorts", "other": "More"}, "p": {"description": "P"}}"#
    #expect(
      try units("en.json", text) == [
        ["shop.title", "Pears"], ["shop.description", "All sorts"], ["shop.other", "More"],
        ["p.description", "P"],
      ])
  }

  @Test("a message around everything is no language") func word() throws {
    #expect(try units("a.yml", "Hello:\n  one: A pear\n  other: Pears").first?.first == "Hello.one")
  }
}
