import Foundation
import TestSupport
import Testing

@Suite("glosa segment and normalize") struct SegmentCommandTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("writes one sentence a line, the language by the file's name")
  func lines() throws {
    let file = try folder.file("x.es.txt", "Hola Sr. Gil.\n¿Qué tal? Es la\nuna.\n")
    let result = glosa("segment", file)
    #expect(result.code == 0)
    #expect(result.output == "Hola Sr. Gil.\n¿Qué tal?\nEs la una.\n")
  }

  @Test("gives byte ranges in the file, a byte order mark counted")
  func ranges() throws {
    let file = try folder.file("x.en.txt", "\u{FEFF}Ça va. “No.” he said.\n\nMr. Ash left.")
    let result = glosa("segment", file, "--output-format", "jsonl", "--words", "spaces")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[0].hasPrefix(
        "{\"text\":\"Ça va.\",\"start\":3,\"end\":10,\"paragraph\":0,\"tokens\":[{\"text\":\"Ça\","))
    #expect(lines[2].contains("\"start\":31,\"end\":44,\"paragraph\":1"))
  }

  @Test("explains each place")
  func explain() throws {
    let file = try folder.file("x.en.txt", "Mr. Ash left. He ran.")
    let result = glosa("segment", "--explain", file)
    #expect(
      result.output
        == "4\tjoin\tabbreviation\tMr. ¦Ash left. He ran.\n14\tbreak\tfull-stop\tMr. Ash left. ¦He ran.\n")
    #expect(
      glosa(
        "segment", "--explain", "--output-format", "jsonl", try folder.file("y.en.txt", "A Fig. 3. It is.")
      ).output
        == "{\"offset\":7,\"break\":false,\"rule\":\"abbreviation-number\"}\n"
        + "{\"offset\":10,\"break\":true,\"rule\":\"full-stop\"}\n")
    #expect(glosa("segment", "--explain", "--words", "lines", file).code == 2)
  }

  @Test("cuts words into lines or between spaces")
  func words() throws {
    let file = try folder.file("x.en.txt", "Use C++. Go.")
    #expect(glosa("segment", file, "--words", "spaces").output == "Use C++ .\nGo .\n")
    let mail = try folder.file("y.en.txt", "An e-mail to a.b@c.org.")
    #expect(glosa("segment", mail, "--words", "spaces").output == "An e-mail to a.b@c.org .\n")
    #expect(glosa("segment", file, "--words", "lines").output == "Use\nC++\n.\n\nGo\n.\n\n")
  }

  @Test("gives the same whatever the size of a paragraph")
  func longParagraph() throws {
    let sentence = "Mr. Ash saw the p. 5 of it, e.g. the U.S. Senate. "
    let file = try folder.file("x.en.txt", String(repeating: sentence, count: 30_000))
    let lines = glosa("segment", file).output.split(separator: "\n")
    #expect(lines.count == 30_000)
    #expect(lines.allSatisfy { $0 == sentence.dropLast() })
  }

  @Test("writes SRX and cuts by it")
  func srx() throws {
    let rules = folder.path("en.srx")
    #expect(glosa("segment", "--write-srx", "--from", "en", "-o", rules).code == 0)
    let file = try folder.file("x.en.txt", "Mr. Ash left. He ran.")
    #expect(glosa("segment", file, "--srx", rules).output == "Mr. Ash left.\nHe ran.\n")
    #expect(glosa("segment", "--write-srx").code == 2)
    let said = glosa("segment", "--write-srx", "--from", "es").messages
    #expect(
      said.contains("rules, which are left out: list-item, ") && said.contains("sample texts of es are cut"))
  }

  @Test(
    "normalises by the steps given",
    arguments: [
      ("nfkc,quotes", "ﬁ “x”\n\nÁ", "fi \"x\"\n\nÁ"), ("accents", "ÁÑ", "AN"), ("case", "ẞ\n", "ss\n"),
      ("nfc", "a\r\n\r\n   b  \n\n", "a\r\n\r\n   b  \n\n"), ("spaces", "a\n\n   b c \n", "a\n\nb c\n"),
      ("nfc, case", "\n\nA\n", "\n\na\n"),
    ])
  func normalize(_ steps: String, text: String, expected: String) throws {
    let file = try folder.file("x.en.txt", text)
    #expect(glosa("normalize", file, "--steps", steps).output == expected)
  }

  @Test("gives the map of each line, in bytes of the file")
  func offsets() throws {
    let file = try folder.file("x.en.txt", "a\nbﬁ “c”\n")
    let result = glosa("normalize", file, "--steps", "nfkc,quotes", "--output-format", "jsonl", "--offsets")
    #expect(
      result.output == """
        {"text":"a","start":0,"end":1,"map":[[0,1,0,1]]}
        {"text":"bfi \\"c\\"","start":2,"end":14,"map":[[0,1,2,3],[1,3,3,6],[3,4,6,7],[4,5,7,10],[5,6,10,11],[6,7,11,14]]}

        """)
    #expect(glosa("normalize", file, "--offsets").code == 2)
  }

  @Test("folds case by the language that is named")
  func turkish() throws {
    let file = try folder.file("x.txt", "ISI İ\n")
    #expect(glosa("normalize", file, "--steps", "case", "--from", "tr").output == "ısı i\n")
  }

  @Test("keeps a line that is too long to be held whole in one piece")
  func longLine() throws {
    let text = String(repeating: "añadir palabras ", count: 200_000)
    let file = try folder.file("long.es.txt", text)
    #expect(glosa("normalize", file, "--steps", "nfc").output == text)
  }

  @Test("writes out in messages what is not seen")
  func visibleMessages() throws {
    #expect(glosa("segment", folder.path("a\u{202E}b")).messages.contains("a⟨U+202E⟩b: error: "))
    #expect(glosa("normalize", "--steps", "n\u{1B}", "x").messages.contains("no step n⟨U+001B⟩"))
    #expect(glosa("segment", "--bo\u{2066}x").messages.contains("'--bo⟨U+2066⟩x'"))
  }

  @Test("refuses what is no text, with exit code 2", arguments: ["segment", "normalize"])
  func refusals(_ command: String) throws {
    for bytes in [[], [0xFF, 0x41], [0x41, 0x00, 0x42], [0x41, 0xC3]] as [[UInt8]] {
      let result = glosa(command, try folder.file("bad.en.txt", bytes))
      #expect(result.code == 2)
      #expect(result.messages.contains("error: "))
    }
    #expect(glosa(command, folder.path("absent.en.txt")).code == 2)
    #expect(glosa(command, folder.url.path).code == 2)
    #expect(glosa("normalize", "--steps", "nfc,nonsense", "x").code == 2)
    #expect(glosa("normalize", "--steps", "nfc,,case", "x").code == 2)
  }
}
