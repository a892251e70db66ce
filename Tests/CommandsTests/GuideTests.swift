import Foundation
import TestSupport
import Testing

/// Runs the commands of the guides in `docs/guides`, each in a folder with the files that the guide shows.
@Suite(
  "Guides", .enabled(if: Programs.glosa != nil && Programs.has("/usr/bin/git"), "needs git and the program"))
struct GuideTests {
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: PackageFiles.path("docs/guides")))?.sorted() ?? []

  @Test("are what the program prints", arguments: names) func commands(_ name: String) throws {
    let shell = try Shell()
    let page = try PageExamples("docs/guides/" + name)
    #expect(page.blocks.contains { $0.info == "console" })
    try page.check(in: URL(filePath: shell.folder)) { command in
      try shell.run(command).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
        String.init)
    }
  }

  @Test("stand in the README") func linked() throws {
    let readme = try String(contentsOfFile: PackageFiles.path("README.md"), encoding: .utf8)
    #expect(Self.names.count >= 4)
    for name in Self.names { #expect(readme.contains("](docs/guides/\(name))"), "\(name)") }
  }
}
