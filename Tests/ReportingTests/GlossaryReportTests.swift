import Formats
import Foundation
import GlossaryModel
import TestSupport
import Testing
import TextModel

@testable import Reporting

@Suite("The glossary report") struct GlossaryReportTests {
  static let hostile = "</script><img src=x onerror=alert(1)><!--&amp;'\"\u{2028}"

  static func entries(_ text: String = "código abierto") -> GlossaryEntries {
    var entry = GlossaryEntry(id: text, source: text, target: text, score: .nan, reason: text)
    entry.measures = [.init(text, .infinity)]
    entry.sourceVariants = [text]
    entry.targetVariants = [text]
    entry.alternatives = [.init(text, count: 2)]
    entry.examples = [
      TermExample(
        source: .init("👍 \(text)", terms: [5..<(5 + text.utf8.count)], at: Location(file: text, line: 1)),
        target: .init(text, terms: [0..<text.utf8.count]), document: text)
    ]
    return GlossaryEntries(source: "es", target: "en", entries: [entry, entry])
  }

  private func page(_ entries: GlossaryEntries) throws -> String {
    final class Collector { var bytes: [UInt8] = [] }
    let collector = Collector()
    var output = ByteWriter { bytes throws(InputError) in collector.bytes += bytes }
    _ = try GlossaryReport(entries).write(to: &output)
    try output.flush()
    return String(decoding: collector.bytes, as: UTF8.self)
  }

  private func data(_ page: String) throws -> [String: Any] {
    let json = page.components(separatedBy: "id=\"data\">")[1].components(separatedBy: "</script>")[0]
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test("holds hostile terms as text only") func hostile() throws {
    let page = try page(Self.entries(Self.hostile))
    #expect(!page.contains("<img"))
    #expect(page.components(separatedBy: "</script>").count == 3, "the data and the script")
    let rows = try #require(try data(page)["entries"] as? [[Any]])
    #expect(rows[0][0] as? String == Self.hostile)
  }

  @Test("keeps each segment once, with places in UTF-16 units") func segments() throws {
    let data = try data(page(Self.entries()))
    #expect((data["segments"] as? [Any])?.count == 1)
    let row = try #require((data["entries"] as? [[Any]])?.first)
    let example = try #require((row[10] as? [[Any]])?.first)
    #expect(example[1] as? [Int] == [3, 17] && example[2] as? [Int] == [0, 14])
  }

  @Test("names script and style in the policy's own quotation marks") func quotes() {
    #expect(GlossaryReport.policy.contains("script-src 'sha256-"))
    #expect(GlossaryReport.policy.contains("style-src 'sha256-"))
    #expect(!GlossaryReport.policy.contains("''"))
  }

  @Test("lets nothing run but its own script, and loads nothing") func policy() throws {
    let page = try page(Self.entries())
    #expect(page.contains("default-src 'none'"))
    for word in ["http://", "https://", "innerHTML", "eval(", "onclick", "style=", "unsafe"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(try page == self.page(Self.entries()), "the same bytes in every run")
  }

  @Test(
    "names its script and style by their hashes",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")),
    arguments: [("report.js", GlossaryReport.scriptHash), ("report.css", GlossaryReport.styleHash)])
  func hashes(_ file: String, hash: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = [
      "dgst", "-sha256", "-binary", PackageFiles.path("Sources/Reporting/Glossary/\(file)"),
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let digest = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(hash == "'sha256-\(digest.base64EncodedString())'", "put this into GlossaryReport+Assets.swift")
  }
}
