import Formats
import Foundation
import GlossaryModel
import TestSupport
import Testing

@Suite("docs/formats.md") struct FormatsPageTests {
  private func rows() throws -> [String] {
    try String(contentsOfFile: PackageFiles.path("docs/formats.md"), encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| `") }.map(String.init)
  }

  @Test("lists every format and profile, and marks the unverified ones") func lists() throws {
    let rows = try rows()
    for name in Format.all.map(\.name) + GlossaryFormat.all.map(\.name) {
      #expect(rows.contains { $0.prefix { $0 != "." }.contains("`\(name)`") }, "\(name) is not on the page")
    }
    for profile in ExportProfile.all {
      let row = try #require(rows.first { $0.hasPrefix("| `\(profile.name)` |") }, "\(profile.name)")
      if profile.name == "generic" || profile.name == "excel" || profile.name == "prompt" { continue }
      #expect(row.contains("unverified") == !profile.isVerified, "\(row)")
    }
  }
}
