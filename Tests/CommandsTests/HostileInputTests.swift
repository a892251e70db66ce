import Foundation
import TestSupport
import Testing

/// Every command that reads files refuses what it cannot use with one clear line and exit code 2.
@Suite("Inputs that cannot be used") struct HostileInputTests {
  private static let commands = [["build"], ["align"], ["lint"]]

  private func check(
    _ command: [String], _ path: String, _ other: String, says: String, in scratch: ScratchFolder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let before = scratch.names
    let result = run(command + [path, other, "-o", scratch.path("out.tsv")])
    #expect(result.code == 2, "\(command) \(result.messages)", sourceLocation: sourceLocation)
    #expect(result.messages.contains("error: "), sourceLocation: sourceLocation)
    #expect(result.messages.contains(says), "\(result.messages)", sourceLocation: sourceLocation)
    #expect(
      result.messages.split(separator: "\n").count == 1, "\(result.messages)", sourceLocation: sourceLocation)
    #expect(scratch.names == before, "nothing is left behind", sourceLocation: sourceLocation)
  }

  private func run(_ arguments: [String]) -> CommandResult {
    // `lint` prints its findings; the others write files.
    let arguments = arguments.first == "lint" ? Array(arguments.dropLast(2)) : arguments
    return glosa(arguments)
  }

  @Test("a missing file", arguments: commands) func missing(_ command: [String]) throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("a.en.txt", "Some text.\n")
    check(command, scratch.path("no.es.txt"), good, says: "no.es.txt", in: scratch)
  }

  @Test("a folder", arguments: commands) func folder(_ command: [String]) throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("a.en.txt", "Some text.\n")
    try FileManager.default.createDirectory(
      atPath: scratch.path("b.es.txt"), withIntermediateDirectories: false)
    check(command, scratch.path("b.es.txt"), good, says: "folder", in: scratch)
  }

  @Test("an empty file", arguments: commands) func empty(_ command: [String]) throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("a.en.txt", "Some text.\n")
    check(command, try scratch.file("b.es.txt", ""), good, says: "b.es.txt", in: scratch)
  }

  @Test("a binary file", arguments: commands) func binary(_ command: [String]) throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("a.en.txt", "Some text.\n")
    check(
      command, try scratch.file("b.es.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0]), good, says: "b.es.txt",
      in: scratch)
  }

  @Test("invalid UTF-8, with its place", arguments: commands) func invalidUTF8(_ command: [String]) throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("a.en.txt", "Some text.\n")
    let bad = try scratch.file("b.es.txt", Array("Hola.\nSe".utf8) + [0xF1] + Array("or.\n".utf8))
    check(command, bad, good, says: "b.es.txt:2:3", in: scratch)
  }

  @Test("the same language twice", arguments: commands) func sameLanguage(_ command: [String]) throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.en.txt", "Some text.\n")
    let two = try scratch.file("b.en.txt", "Some other text.\n")
    check(command, one, two, says: "both en", in: scratch)
  }

  @Test(
    "a file that may not be read", .disabled(if: getuid() == 0, "root may read everything"),
    arguments: commands)
  func unreadable(_ command: [String]) throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("a.en.txt", "Some text.\n")
    let bad = try scratch.file("b.es.txt", "Texto.\n")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: bad)
    check(command, bad, good, says: "b.es.txt", in: scratch)
  }

  @Test("an output folder that does not exist") func noOutputFolder() throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.es.txt", "Un texto.\n")
    let two = try scratch.file("b.en.txt", "A text.\n")
    let result = glosa("build", one, two, "-o", scratch.path("no/g.tsv"))
    #expect(result.code == 2)
    #expect(result.messages.contains("no/g.tsv"))
    #expect(scratch.names == ["a.es.txt", "b.en.txt"])
  }

  @Test("an output format that is not known") func unknownFormat() throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.es.txt", "Un texto.\n")
    let two = try scratch.file("b.en.txt", "A text.\n")
    let result = glosa("build", one, two, "-o", scratch.path("g.docx"))
    #expect(result.code == 2)
    #expect(result.messages.contains("g.docx"))
  }
}
