import LintEngine
import ProjectConfiguration
import Resources
import Testing
import TextModel

@Suite("Suppressions in comments") struct SuppressionReaderTests {
  private func reader(_ name: String, _ text: String) throws -> (SuppressionReader, ResourceFile) {
    let bytes = Array(text.utf8)
    let format = try #require(ResourceFormats.format(of: name, head: bytes))
    let file = try ResourceFile(bytes, name: name, format: format)
    return (SuppressionReader(file), file)
  }

  /// The units that a suppression is about, by key.
  private func covered(_ suppression: Suppression, _ file: ResourceFile) -> [String] {
    file.units.filter { unit in
      guard case .region(let from, let to) = suppression.reach else { return true }
      let place = file.location(ofByte: 0, in: unit)
      return from <= place && place <= to
    }.map(\.key)
  }

  @Test(
    "are read in the syntax of each format, and are about the next text",
    arguments: [
      ("a.yml", "es:\n  a: A\n  # glosa:ignore number/value -- why\n  b: B\n  c: C\n", "3:5"),
      ("a.properties", "a=A\n# glosa:ignore number/value -- why\nb=B\nc=C\n", "2:3"),
      ("a.properties", "a=A\n!glosa:ignore number/value -- why\nb=B\nc=C\n", "2:2"),
      (
        "a.json",
        "{\"a\": \"A\",\n \"//\": \"glosa:ignore number/value -- why\",\n \"b\": \"B\", \"c\": \"C\"}", "2:9"
      ),
      (
        "a.json", "{\"a\": {\"x\": \"A\"}, \"// b\": \"glosa:ignore number/value -- why\", \"b\": \"B\"}",
        "1:28"
      ),
      (
        "a.strings",
        "\"a\" = \"A\";\n/* glosa:ignore number/value -- why */\n\"b\" = \"B\";\n\"c\" = \"C\";\n", "2:4"
      ),
      (
        "a.strings",
        "\"a\" = \"A\";\n/* Menu.\n * glosa:ignore number/value -- why\n */\n\"b\" = \"B\";\n\"c\" = \"C\";\n",
        "3:4"
      ),
      (
        "a.strings", "\"a\" = \"A\";\n// glosa:ignore number/value -- why\n\"b\" = \"B\";\n\"c\" = \"C\";\n",
        "2:4"
      ),
      ("a.ftl", "a = A\n# glosa:ignore number/value -- why\nb = B\nc = C\n", "2:3"),
      ("a.ini", "a=A\n; glosa:ignore number/value -- why\nb=B\nc=C\n", "2:3"),
      ("a.toml", "a = \"A\"\n# glosa:ignore number/value -- why\nb = \"B\"\nc = \"C\"\n", "2:3"),
      (
        "a.php",
        "<?php return [\n'a' => 'A',\n// glosa:ignore number/value -- why\n'b' => 'B', 'c' => 'C'];\n", "3:4"
      ),
      (
        "strings.xml",
        "<resources><string name=\"a\">A</string>\n<!-- glosa:ignore number/value: why -->\n<string name=\"b\">B</string><string name=\"c\">C</string></resources>",
        "2:6"
      ),
      (
        "a.resx",
        "<root><data name=\"a\"><value>A</value></data>\n<!-- glosa:ignore number/value: why -->\n<data name=\"b\"><value>B</value></data><data name=\"c\"><value>C</value></data></root>",
        "2:6"
      ),
      (
        "a.po",
        "msgid \"a\"\nmsgstr \"A\"\n\n# glosa:ignore number/value -- why\nmsgid \"b\"\nmsgstr \"B\"\n\nmsgid \"c\"\nmsgstr \"C\"\n",
        "4:3"
      ),
      (
        "a.po",
        "msgid \"a\"\nmsgstr \"A\"\n\n#. glosa:ignore number/value — why\nmsgid \"b\"\nmsgstr \"B\"\n\nmsgid \"c\"\nmsgstr \"C\"\n",
        "4:4"
      ),
    ])
  func syntaxes(_ name: String, _ text: String, _ place: String) throws {
    let (reader, file) = try reader(name, text)
    let found = try #require(reader.suppressions.first)
    #expect(reader.suppressions.count == 1 && reader.defects.isEmpty)
    #expect(found.rules == ["number/value"] && found.reason == "why")
    #expect("\(found.location.line):\(found.location.column)" == place)
    #expect(covered(found, file) == ["b"])
  }

  @Test(
    "are read in documents",
    arguments: [
      ("a.md", "One.\n\n<!-- glosa:ignore number -- why -->\nTwo. Two.\n\nThree.\n"),
      ("a.md", "One.\n\n<!-- glosa:ignore number -- why -->\n\nTwo. Two.\n\nThree.\n"),
      ("a.md", "One.\n\nTwo. <!-- glosa:ignore number -- why --> Two.\n\nThree.\n"),
      ("a.html", "<p>One.</p>\n<!-- glosa:ignore number -- why --><p>Two.</p><p>Three.</p>"),
      ("a.rst", "One.\n\n.. glosa:ignore number -- why\n\nTwo.\n\nThree.\n"),
      ("a.adoc", "One.\n\n// glosa:ignore number -- why\n\nTwo.\n\nThree.\n"),
      ("a.tex", "\\begin{document}\nOne.\n\n% glosa:ignore number -- why\nTwo.\n\nThree.\n\\end{document}\n"),
      (
        "a.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\nNOTE glosa:ignore number -- why\n\n00:03.000 --> 00:04.000\nTwo.\n\n00:05.000 --> 00:06.000\nThree.\n"
      ),
    ])
  func documents(_ name: String, _ text: String) throws {
    let (reader, file) = try reader(name, text)
    let found = try #require(reader.suppressions.first, "\(reader.defects)")
    let keys = covered(found, file)
    let texts = file.units.filter { keys.contains($0.key) }.map(\.text)
    #expect(texts.count == 1 && texts.allSatisfy { $0.hasPrefix("Two.") }, "\(texts)")
  }

  @Test("behind a text, they are about that text") func trailing() throws {
    let (reader, file) = try reader("a.yml", "a: A\nb: B # glosa:ignore\nc: C\n")
    #expect(reader.suppressions.map { covered($0, file) } == [["b"]])
    #expect(reader.suppressions[0].rules.isEmpty && reader.suppressions[0].covers("any/rule"))
  }

  @Test("blocks reach to their end, and may lie in one another") func blocks() throws {
    let (reader, file) = try reader(
      "a.yml",
      "a: A\n# glosa:ignore-start term\nb: B\n# glosa:ignore-start number\nc: C\n# glosa:ignore-end\nd: D\n# glosa:ignore-end\ne: E\n# glosa:ignore-file length/ratio, text\n"
    )
    let byRules = Dictionary(uniqueKeysWithValues: reader.suppressions.map { ($0.rules, covered($0, file)) })
    #expect(byRules[["term"]] == ["b", "c", "d"])
    #expect(byRules[["number"]] == ["c"])
    #expect(byRules[["length/ratio", "text"]]?.count == 5)
    #expect(reader.defects.isEmpty)
  }

  @Test(
    "defects are told",
    arguments: [
      ("a: A\n# glosa:ignore-end\n", "ends nothing"),
      ("# glosa:ignore-start\na: A\n", "has no glosa:ignore-end"),
      ("a: A\n# glosa:ignored x\n", "no such sign"), ("a: A\n# glosa:ignore x\n", "no text follows"),
    ])
  func defects(_ text: String, _ message: String) throws {
    let (reader, _) = try reader("a.yml", text)
    #expect(reader.defects.first?.message.contains(message) ?? false)
  }

  @Test(
    "texts that look like comments are texts",
    arguments: [
      ("a.yml", "a: \"A # glosa:ignore\"\nb: B\n"), ("a.md", "```\n<!-- glosa:ignore -->\n```\n\nText\n"),
      ("a.json", "{\"a\": \"glosa:ignore x\", \"b\": \"// glosa:ignore\"}"),
      ("a.po", "msgid \"# glosa:ignore\"\nmsgstr \"# glosa:ignore\"\n"), ("a.txt", "<!-- glosa:ignore -->\n"),
    ])
  func texts(_ name: String, _ text: String) throws {
    #expect(try reader(name, text).0.suppressions.isEmpty)
  }

  @Test("plural forms go together") func plurals() throws {
    let (reader, file) = try reader(
      "strings.xml",
      """
      <resources><!-- glosa:ignore --><plurals name="n"><item quantity="one">A</item><item quantity="other">B</item></plurals>
      <string name="z">Z</string></resources>
      """)
    #expect(reader.suppressions.map { covered($0, file).count } == [2])
  }
}
