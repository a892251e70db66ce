import Foundation
import LintRules
import Reporting
import TestSupport
import Testing

@Suite("glosa lint: reports and baselines") struct LintReportTests {
  private let table = "id\ten\tes\nu1\tTake 12 drops\tTome 21 gotas\nu2\tSave all\tGuardar  todo\n"

  @Test("writes several forms in one run, and nothing to standard output then") func outputs() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", table)
    let (sarif, page, suite) = (scratch.path("l.sarif"), scratch.path("l.html"), scratch.path("l.xml"))
    let result = glosa("lint", file, "-o", sarif, "-o", page, "-o", "junit=" + suite)
    #expect(result.code == 1 && result.output.isEmpty)
    #expect(try String(contentsOfFile: sarif, encoding: .utf8).hasPrefix("{\"$schema\""))
    #expect(try String(contentsOfFile: page, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    #expect(try String(contentsOfFile: suite, encoding: .utf8).contains("<testsuites"))
    let both = glosa("lint", file, "-o", "-", "-o", "csv=" + scratch.path("x"))
    #expect(both.output.contains("[number/value]"))
    #expect(glosa("lint", file, "-o", scratch.path("l.xml")).code == 2)
    #expect(glosa("lint", file, "-o", sarif, "-o", scratch.path("none/x.csv")).code == 2)
  }

  @Test("writes XML and JSON that others read", arguments: ["junit", "checkstyle", "sarif", "gitlab"])
  func wellFormed(_ format: String) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a&b.tsv", table + "u3\t<b>\u{1}1\t]]>2\u{FFFE}\n")
    let text = glosa("lint", file, "--format", format).output
    if format == "sarif" || format == "gitlab" {
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    } else {
      #expect(XMLCheck.isWellFormed(text))
    }
  }

  @Test("says how often each rule speaks, and how long it took only on standard error") func statistics()
    throws
  {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", table)
    let result = glosa("lint", file, "--statistics")
    #expect(result.output.contains("  1  500.0  number/value\n"))
    #expect(result.output.contains("1 can be mended with --fix, 0 more with --fix=suggested"))
    #expect(result.messages.contains("checking ") && !result.output.contains(" s\n"))
  }

  @Test("has an MQM dimension for every family of rules") func dimensions() {
    for family in RuleRegistry.families {
      #expect(ScoreCard.dimension(of: family + "/x") != .style, "\(family) has no dimension")
    }
  }

  @Test("scores") func scores() throws {
    let scratch = try ScratchFolder()
    let result = glosa("lint", try scratch.file("a.tsv", table), "--format", "mqm")
    #expect(result.output.hasPrefix("MQM score card: 2 findings in 5 words\n"))
  }

  @Test("points at the line of a wrapped string, and behind escapes") func wrapped() throws {
    let scratch = try ScratchFolder()
    let catalog = try scratch.file(
      "es.po",
      """
      msgid ""
      msgstr "Language: es\\n"

      msgid "Take the medicine 12 times"
      msgstr ""
      "Tome el medicamento "
      "21 veces"

      """)
    #expect(glosa("lint", catalog, "--from", "en").output.contains("es.po:7:2: error:"))
    let table = try scratch.file("a.tsv", "en\tes\nTake\\n12\tTome\\n21\n")
    #expect(glosa("lint", table).output.contains("a.tsv:2:16: error:"))
    let lines = try scratch.file("b.jsonl", #"{"source":"Take 12","target":"Tome 21"}"# + "\n")
    #expect(glosa("lint", lines, "--from", "en", "--to", "es").output.contains("b.jsonl:1:36: error:"))
    let row = #"{"source":"Take 12","target":"\"Tome\" 21"}"#
    let others = try scratch.file("c.jsonl", #"{"source":"Take 1","target":"Tome 1"}"# + "\r\n\r\n\(row)\r\n")
    #expect(glosa("lint", others, "--from", "en", "--to", "es").output.contains("c.jsonl:3:40: error:"))
  }

  @Test("reports only what a baseline does not have") func baseline() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", table)
    let baseline = scratch.path("base.tsv")
    let written = glosa("lint", file, "--write-baseline", baseline)
    #expect(written.code == 0 && written.output.isEmpty)
    #expect(try String(contentsOfFile: baseline, encoding: .utf8).contains("\na.tsv\tnumber/value\t"))
    let quiet = glosa("lint", file, "--baseline", baseline)
    #expect(quiet.code == 0 && quiet.output.isEmpty)
    _ = try scratch.file(
      "a.tsv",
      "id\ten\tes\nk2\tSave all\tGuardar todo\nu3\tFour 4\tCuatro 5\nk1\tTake 12 drops\tTome 21 gotas\n")
    let changed = glosa("lint", file, "--baseline", baseline)
    #expect(changed.code == 1)
    #expect(changed.output.contains("a.tsv:3:") && !changed.output.contains("a.tsv:4:"))
    #expect(changed.messages.contains("known findings that are gone: 1"))
    let sarif = glosa("lint", file, "--baseline", baseline, "--format", "sarif").output
    for state in ["new", "unchanged", "absent"] { #expect(sarif.contains("\"baselineState\": \"\(state)\"")) }
    #expect(glosa("lint", file, "--baseline", baseline, "--write-baseline", baseline).code == 0)
    let pruned = try String(contentsOfFile: baseline, encoding: .utf8)
    #expect(!pruned.contains("double-space") && pruned.contains("number/value") && !pruned.contains("Four"))
    #expect(glosa("lint", file, "--baseline", scratch.path("none")).code == 2)
  }
}

/// Whether a text is XML.
private enum XMLCheck {
  static func isWellFormed(_ text: String) -> Bool {
    guard Programs.has("/usr/bin/xmllint"), let scratch = try? ScratchFolder(),
      let file = try? scratch.file("x.xml", text)
    else { return true }
    return (try? Programs.output(of: "/usr/bin/xmllint", ["--noout", file])) != nil
  }
}
