import Formats
import Foundation
import GlossaryModel
import LocaleProfiles
import SentenceAlignment
import Terminology
import TestSupport
import TextModel
import Testing

// The function between the marks is the README's example, letter for letter; the test below compares them.
// example begins
func glossary(_ spanish: String, _ english: String) throws -> [String] {
  let source = try LocaleLibrary.shared.load("es")
  let target = try LocaleLibrary.shared.load("en")
  let units = try DocumentAligner(source: source, target: target).units(
    TextDocument.plainText(InputFile(spanish)), TextDocument.plainText(InputFile(english)))
  let glossary = try GlossaryBuilder(source: source, target: target).build(units)
  return glossary.entries.map { "\($0.source) = \($0.target): \($0.reason)" }
}
// example ends

@Suite("README") struct ReadmeTests {
  private let example = "Glossaries/ai-open-source/example/"

  @Test("its Swift example compiles and runs") func swiftExample() throws {
    let file = try String(contentsOfFile: #filePath, encoding: .utf8)
    let code = file.components(separatedBy: "// example begins\n")[1].components(
      separatedBy: "// example ends")[0]
    let readme = try String(contentsOfFile: PackageFiles.path("README.md"), encoding: .utf8)
    #expect(readme.contains(code.trimmingCharacters(in: .newlines)))
    let entries = try glossary(
      PackageFiles.path(example + "article.es.txt"), PackageFiles.path(example + "article.en.txt"))
    #expect(entries.contains { $0.hasPrefix("código abierto = open source: ") })
  }

  @Test("its glossary and its findings are what the program prints") func outputs() throws {
    let readme = try String(contentsOfFile: PackageFiles.path("README.md"), encoding: .utf8)
    let (source, target) = (
      PackageFiles.path(example + "article.es.txt"), PackageFiles.path(example + "article.en.txt")
    )
    let blocks = readme.components(separatedBy: "```\n")
    let table = try #require(blocks.first { $0.contains("    es  ") })
    let printed = glosa("build", source, target, "--output-format", "table").output.split(separator: "\n")
    let shown = table.split(separator: "\n").dropFirst()
    for (line, expected) in zip(printed.dropFirst(), shown) {
      #expect(words(line).prefix(words(expected).count).elementsEqual(words(expected)))
    }
    let glossary = PackageFiles.path("Glossaries/ai-open-source/concepts.yml")
    let findings = glosa("lint", source, target, "--glossary", glossary).output
    for line in readme.split(separator: "\n") where line.hasPrefix("article.es.txt:") {
      #expect(findings.contains(line), "\(line)")
    }
  }

  private func words(_ line: Substring) -> [Substring] { line.split(separator: " ") }
}
