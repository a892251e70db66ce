import Foundation
import TestSupport
import Testing

/// What `make dist` adds to the program.
@Suite("Packaging") struct PackagingTests {
  private static let tools = ["/usr/bin/python3", "/usr/bin/mandoc"]

  @Test(
    "the manual page has every command, and no mistake",
    .enabled(
      if: tools.allSatisfy(Programs.has) && Programs.glosa != nil, "needs Python, mandoc and the program"))
  func manual() throws {
    let script = PackageFiles.path(".ci/dist/manual.py")
    let page = try Programs.output(of: "/usr/bin/python3", ["-B", script, try #require(Programs.glosa)])
    let help = glosa("--help").output.components(separatedBy: "SUBCOMMANDS:\n")[1]
    let commands = help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first }.filter { $0 != "See" }
    #expect(commands.count > 10)
    for command in commands {
      #expect(page.contains(".SS glosa \(command.replacing("-", with: "\\-"))\n"), "\(command)")
    }
    let scratch = try ScratchFolder()
    let path = try scratch.file("glosa.1", page)
    #expect(try Programs.output(of: "/usr/bin/mandoc", ["-T", "lint", "-W", "warning", path]) == "")
  }

  @Test("NOTICE names the licence of every text that words were counted in, and of every package")
  func notice() throws {
    let notice = try read("NOTICE")
    let rows = try read("Locales/pairs/sources.tsv").split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows[0].last == "licence" && rows.count > 20)
    for row in rows.dropFirst() { #expect(notice.contains(row[4]), "\(row[1])") }
    let manifest = try read("Package.swift")
    for (url, name) in [
      ("apple/swift-argument-parser", "Swift Argument Parser"), ("jpsim/Yams", "Yams"),
    ] {
      #expect(manifest.contains(url) && notice.contains(name))
    }
    #expect(
      manifest.components(separatedBy: ".package(url:").count == 3, "a package that NOTICE may not name")
  }

  @Test("NOTICE names every data file that is not our own")
  func data() throws {
    let notice = try read("NOTICE")
    for folder in ["Locales", "Glossaries"] {
      let root = PackageFiles.path(folder)
      let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".txt") }
      #expect(!files.isEmpty)
      for file in files {
        let head = try read(folder + "/" + file).split(separator: "\n").prefix { $0.hasPrefix("#") }.joined()
        if head.contains("Counted from") { #expect(notice.contains("\(folder)/\(file)")) }
      }
    }
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: PackageFiles.path(path), encoding: .utf8)
  }
}
