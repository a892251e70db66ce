import Foundation
import TestSupport
import Testing

/// Holds `docs/architecture.md` and its picture against `Package.swift`, and that against what the sources import.
@Suite("docs/architecture.md") struct ArchitecturePageTests {
  private let manifest: Manifest

  init() throws { manifest = try Manifest() }

  @Test("the manifest is read") func reads() throws {
    #expect(manifest.modules.count > 20)
    #expect(manifest.modules.last?.name == "glosa" && manifest.modules.last?.dependencies == ["Commands"])
    let engine = try #require(manifest.modules.first { $0.name == "LintEngine" })
    #expect(engine.level == 5 && engine.dependencies.contains("Terminology"))
  }

  @Test("dependencies point down, or to what is above in the list of the same level") func direction() throws
  {
    var seen: [String: Int] = [:]
    for module in manifest.modules {
      for name in module.dependencies {
        #expect(seen[name].map { $0 <= module.level } == true, "\(module.name) → \(name)")
      }
      seen[module.name] = module.level
    }
  }

  @Test("a module declares what its sources import, and imports what it declares") func imports() throws {
    let names = Set(manifest.modules.map(\.name))
    for module in manifest.modules {
      let sources = try sources(of: module)
      if sources.isEmpty { continue }
      let pattern = /(?m)^(?:@\w+ |public |package |internal |private )*import (\w+)/
      let imported = Set(sources.flatMap { $0.matches(of: pattern).map { String($0.1) } }).intersection(names)
      #expect(imported == Set(module.dependencies), "\(module.name)")
    }
  }

  @Test("the table has every module with its level and what it imports") func table() throws {
    let page = try read("docs/architecture.md")
    let rows = page.split(separator: "\n").filter {
      $0.hasPrefix("| ") && $0.contains("`") && $0.dropFirst(2).first!.isNumber
    }
    .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    #expect(rows.map { $0[1] } == manifest.modules.map { "`\($0.name)`" })
    for (row, module) in zip(rows, manifest.modules) {
      let imports =
        module.dependencies.isEmpty ? "–" : module.dependencies.map { "`\($0)`" }.joined(separator: " ")
      #expect(
        row.count == 4 && row[0] == String(module.level) && row[3] == imports, "\(module.name): \(imports)")
      #expect(row.count == 4 && row[2].count > 5, "\(module.name) needs a word on what it holds")
    }
  }

  @Test("the picture is the one that is drawn of the manifest") func picture() throws {
    let path = "docs/architecture.svg"
    let svg = ArchitecturePicture(manifest).svg
    if ProcessInfo.processInfo.environment["GLOSA_WRITE_GOLDEN"] == "1" {
      try Data(svg.utf8).write(to: URL(filePath: PackageFiles.path(path)))
    }
    #expect(try read(path) == svg)
    #expect(try read("docs/architecture.md").contains("](architecture.svg)"))
  }

  private func sources(of module: Manifest.Module) throws -> [String] {
    let folder = PackageFiles.path(module.path)
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
      .sorted()
      .map { try read(module.path + "/" + $0) }
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: PackageFiles.path(path), encoding: .utf8)
  }
}
