import LintEngine
import Testing
import TextModel

@testable import Reporting

@Suite("Page of findings") struct FindingsPageTests {
  /// Reports the whole target.
  private struct Everything: LintRule {
    static let metadata = RuleMetadata(
      id: "text/everything", level: .error, summary: "All <b>of</b> it.", rationale: "", accepts: [],
      rejects: [])

    func check(_ unit: UnitContext, report: (Problem) -> Void) {
      report(Problem("all of \(unit.unit.targets[0])", target: 0..<unit.target.bytes.count))
    }
  }

  private func page(_ target: String, file: String) throws -> String {
    let unit = TranslationUnit(
      id: "1", source: "s", targets: [target], sourceLanguage: "en", targetLanguage: "es",
      sourceLocation: Location(file: file, line: 3, column: 1))
    var options = ReportOptions()
    options.rules = [Everything.metadata]
    return ReportFormat.html.writer(options).report(try Linter(rules: [Everything()]).lint([unit]))
  }

  @Test("no text can become markup, and nothing is loaded") func escaping() throws {
    let attack = "</mark><script>alert(1)</script><img src=x onerror=alert(2)>\u{1B}\u{202E}\"'"
    let html = try page(attack, file: attack)
    #expect(!html.contains("<script>alert") && !html.contains("<img"))
    #expect(html.split(separator: "<script").count == 2)
    #expect(html.contains("&lt;script&gt;alert(1)") && html.contains("⟨U+202E⟩") && html.contains("⟨U+001B⟩"))
    #expect(html.contains("All &lt;b&gt;of&lt;/b&gt; it."))
    #expect(html.contains("default-src 'none'"))
    #expect(!html.contains("http://") && !html.contains("https://"), "works offline")
  }

  @Test("findings carry what the filters go by, and languages for readers") func structure() throws {
    let html = try page("hola", file: "a.tsv")
    #expect(
      html.contains(
        "<article class=\"error\" data-level=\"error\" data-rule=\"text/everything\" tabindex=\"-1\">"))
    #expect(html.contains("<dd class=\"text\" lang=\"es\" dir=\"auto\"><mark>hola</mark></dd>"))
    #expect(html.contains("<option value=\"a.tsv\">a.tsv (1)</option>"))
    #expect(html.contains("<span class=\"place\">3:1</span>"))
    #expect(ReportFormat.html.writer().report([]).contains("Nothing was found."))
  }
}
