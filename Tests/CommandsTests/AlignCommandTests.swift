import FoundationEssentials
import Testing

@testable import Commands

@Suite("glosa align") struct AlignCommandTests {
  /// Runs the command on two files in a folder of its own.
  private func align(_ source: String, _ target: String, _ options: String...) throws -> (Int32, Console) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "align-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sourceFile = folder.appending(path: "guide.es.txt"),
      targetFile = folder.appending(path: "guide.en.txt")
    try Data(source.utf8).write(to: sourceFile)
    try Data(target.utf8).write(to: targetFile)
    let console = Console(captured: true)
    return (Glosa.run(["align", sourceFile.path, targetFile.path] + options, console: console), console)
  }

  private static let source =
    "El gato duerme en casa.\nEl perro corre por el campo, y ladra.\nHay 12 sillas.\n"
  private static let target =
    "The cat sleeps at home.\nThe dog runs through the field.\nIt barks.\nThere are 12 chairs.\n"

  @Test("links name every sentence once") func links() throws {
    let (code, console) = try align(Self.source, Self.target, "--segmented", "--output-format", "links")
    #expect(code == 0)
    #expect(console.output == "0:0\n1:1,2\n2:3\n")
  }

  @Test("a byte-order mark and CRLF change nothing") func lineEnds() throws {
    let source = "\u{FEFF}" + Self.source.split(separator: "\n").joined(separator: "\r\n")
    let (code, console) = try align(source, Self.target, "--segmented", "--output-format", "links")
    #expect(code == 0)
    #expect(console.output == "0:0\n1:1,2\n2:3\n")
  }

  @Test("TSV has a header, escapes, and the tags of the file names") func tsv() throws {
    let (code, console) = try align("Uno\\dos.\n", "One\ttwo.\n", "--segmented")
    #expect(code == 0)
    #expect(console.output == "es\ten\nUno\\\\dos.\tOne\\ttwo.\n")
  }

  @Test("paragraphs are cut into sentences") func paragraphs() throws {
    let (code, console) = try align("Hola. ¿Qué tal?\n\nAdiós.\n", "Hello. How are you?\n\nGoodbye.\n")
    #expect(code == 0)
    #expect(console.output == "es\ten\nHola.\tHello.\n¿Qué tal?\tHow are you?\nAdiós.\tGoodbye.\n")
  }

  @Test("empty files are aligned") func empty() throws {
    #expect(try align("", "", "--segmented", "--output-format", "links").1.output == "")
    #expect(try align("", "One.\n", "--segmented", "--output-format", "links").1.output == ":0\n")
  }

  @Test(
    "what cannot be used is said",
    arguments: [
      (["--output-format", "docx"], "error: align cannot write docx; use --output-format links or tsv"),
      (["--segmented", "--anchor", "9:1"], "--anchor 9:1 names sentence 9"),
      (["--anchor", "one"], "one"), (["--max-bead", "5"], "--max-bead takes a whole number from 1 to 4"),
    ])
  func refusals(_ options: [String], _ message: String) throws {
    let console = Console(captured: true)
    let folder = FileManager.default.temporaryDirectory.appending(path: "align-\(UUID()).es")
    try Data("Uno.\n".utf8).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(Glosa.run(["align", folder.path, folder.path] + options, console: console) == 2)
    #expect(console.messages.contains(message))
  }

  @Test("bytes that are not UTF-8 are refused with their line") func invalid() throws {
    let console = Console(captured: true)
    let file = FileManager.default.temporaryDirectory.appending(path: "align-\(UUID()).es")
    try Data([0x61, 0x0A, 0xFF, 0x0A]).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(Glosa.run(["align", file.path, file.path, "--segmented"], console: console) == 2)
    #expect(console.messages.contains(".es:2: error: the line is not UTF-8"))
  }
}
