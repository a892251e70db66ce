import Foundation
import Resources
import TestSupport
import Testing

@Suite("docs/resource-formats.md") struct PageTests {
  /// Run with GLOSA_WRITE_GOLDEN=1 to write the table anew.
  @Test("holds the table of all formats") func table() throws {
    let path = PackageFiles.path("docs/resource-formats.md")
    var page = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(page.range(of: "| name | format |")?.lowerBound)
    let end = page.range(of: "\n\n", range: start..<page.endIndex)?.lowerBound ?? page.endIndex
    if ProcessInfo.processInfo.environment["GLOSA_WRITE_GOLDEN"] == "1" {
      page.replaceSubrange(start..<end, with: ResourceFormats.table.dropLast())
      try page.write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      #expect(page[start..<end] == ResourceFormats.table.dropLast())
    }
  }

  @Test("what the table promises, the samples have", arguments: ResourceFormats.all.map(\.name))
  func promises(_ name: String) throws {
    let format = try #require(ResourceFormats.named(name))
    if format.isArchive { return }
    let units = try Sample.all.filter { $0.format == name }.flatMap { try $0.read().units }
    let features = format.features
    #expect(features.contains(.plurals) == units.contains { $0.plural != nil })
    #expect(features.contains(.codes) == units.contains { !$0.codes.isEmpty })
    #expect(features.contains(.notes) == units.contains { !$0.notes.isEmpty })
    #expect(features.contains(.bilingual) == units.contains { $0.source != nil })
    #expect(features.contains(.document) == units.contains { $0.kind != .message })
  }
}
