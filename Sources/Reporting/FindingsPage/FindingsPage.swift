import LintEngine
import TextModel

/// The findings as one page that needs no network, with filters by level, rule and file; without scripts all of them
/// are shown.
struct FindingsPage: ReportWriter {
  private let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func report(_ run: LintRun) -> String {
    var page = HTMLPage.head(title: title, style: FindingsPageStyle.text, toolVersion: options.version)
    page += header(run) + "<main>\n" + ruleTable(run)
    if run.findings.isEmpty { page += "<p class=\"none\">Nothing was found.</p>\n" }
    for (number, group) in run.findings.byFile([]).enumerated() {
      page += section(group.file, group.findings, number: number)
    }
    page += "<p class=\"none\" id=\"none\" hidden>No finding fits the filters.</p>\n</main>\n"
    return page + HTMLPage.foot(script: FindingsPageScript.text)
  }

  private let title = "Findings"

  private func header(_ run: LintRun) -> String {
    """
    <header>
    <h1>\(title)</h1>
    <p class="counts">\(counts(run))</p>
    <div class="tools" role="search">
    <label>Search <input id="search" type="search" autocomplete="off" spellcheck="false"></label>
    <label>Level <select id="level"><option value="">all</option>\(levelChoices)</select></label>
    <label>Rule <select id="rule"><option value="">all</option>\(choices(run.rules))</select></label>
    <label>File <select id="file"><option value="">all</option>\(choices(run.fileCounts))</select></label>
    <button id="previous" type="button">Previous <kbd>k</kbd></button>
    <button id="next" type="button">Next <kbd>j</kbd></button>
    <span id="status" role="status"></span>
    </div>
    <p class="help"><kbd>j</kbd> and <kbd>k</kbd> go to the next and the previous finding, <kbd>/</kbd> to the \
    search, <kbd>Esc</kbd> back.</p>
    </header>

    """
  }

  private func counts(_ run: LintRun) -> String {
    let levels = Level.allCases.reversed().map { level in
      "<span class=\"\(level.rawValue)\"><span class=\"sign\" aria-hidden=\"true\">\(level.sign)</span> "
        + "\(level.counted(run.findings.count { $0.level == level }))</span>"
    }
    var text = levels.joined(separator: " ")
    if run.unitCount > 0 { text += " <span>units: \(run.unitCount), files: \(run.files.count)</span>" }
    if let known = run.known { text += " <span>known: \(known.count), gone: \(run.goneCount)</span>" }
    return text
  }

  private var levelChoices: String {
    Level.allCases.reversed().map { "<option>\($0.rawValue)</option>" }.joined()
  }

  private func choices(_ names: [(name: String, count: Int)]) -> String {
    names.map { name, count in
      let value = HTMLText.escaped(name.visible)
      return "<option value=\"\(value)\">\(value) (\(count))</option>"
    }.joined()
  }

  private func ruleTable(_ run: LintRun) -> String {
    if run.findings.isEmpty { return "" }
    let summaries = Dictionary(options.rules.map { ($0.id, $0.summary) }) { first, _ in first }
    let rows = run.rules.map { rule, count in
      "<tr><td class=\"number\">\(count)</td><td><code>\(HTMLText.escaped(rule))</code></td>"
        + "<td>\(HTMLText.escaped(summaries[rule] ?? ""))</td></tr>\n"
    }
    return """
      <details class="rules"><summary>By rule</summary>
      <table><thead><tr><th scope="col">Findings</th><th scope="col">Rule</th><th scope="col">Reports</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table>
      </details>

      """
  }

  private func section(_ file: String, _ findings: [Finding], number: Int) -> String {
    let name = HTMLText.escaped(file.visible)
    var text = "<section aria-labelledby=\"f\(number)\" data-file=\"\(name)\">\n"
    text += "<h2 id=\"f\(number)\">\(name) <span class=\"soft\">\(findings.count)</span></h2>\n"
    for finding in findings { text += article(finding) }
    return text + "</section>\n"
  }

  private func article(_ finding: Finding) -> String {
    let (level, place) = (finding.level, finding.location)
    let position = place.column > 0 ? "\(place.line):\(place.column)" : String(place.line)
    var text = "<article class=\"\(level.rawValue)\" data-level=\"\(level.rawValue)\""
    text += " data-rule=\"\(HTMLText.escaped(finding.rule))\" tabindex=\"-1\">\n"
    text += "<p class=\"what\"><span class=\"sign\" aria-hidden=\"true\">\(level.sign)</span> "
    text += "<span class=\"level\">\(level.rawValue)</span> <span class=\"place\">\(position)</span> "
    text +=
      "\(HTMLText.escaped(finding.message.visible)) <code>\(HTMLText.escaped(finding.rule))</code></p>\n<dl>\n"
    text += row(finding.source, finding.sourceRange, finding.sourceLanguage, "source")
    text += row(finding.target ?? "", finding.targetRange, finding.targetLanguage, "target")
    if let entry = finding.entry { text += "<dt>glossary</dt><dd>\(HTMLText.escaped(entry.visible))</dd>\n" }
    return text + "</dl>\n</article>\n"
  }

  private func row(_ text: String, _ range: Range<Int>?, _ language: LanguageTag?, _ name: String) -> String {
    if text.isEmpty { return "" }
    let tag = language.map { " lang=\"\($0)\"" } ?? ""
    return "<dt>\(language?.description ?? name)</dt><dd class=\"text\"\(tag) dir=\"auto\">"
      + "\(MarkedText(text, range).html)</dd>\n"
  }
}

/// A text with a range marked, for HTML; an empty range is shown as a thin mark.
private struct MarkedText {
  let html: String

  init(_ text: String, _ range: Range<Int>?) {
    let bytes = Array(text.utf8)
    let part = { (range: Range<Int>) in
      String(decoding: bytes[range], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .map { HTMLText.escaped($0.visible) }.joined(separator: "\n")
    }
    guard let range, range.upperBound <= bytes.count else {
      html = part(0..<bytes.count)
      return
    }
    html =
      part(0..<range.lowerBound) + (range.isEmpty ? "<mark class=\"gap\">" : "<mark>") + part(range)
      + "</mark>"
      + part(range.upperBound..<bytes.count)
  }
}

extension LintRun {
  fileprivate var goneCount: Int { gone.reduce(0) { $0 + $1.count } }

  /// Rules with their findings, most frequent first.
  fileprivate var rules: [(name: String, count: Int)] {
    Statistics(findings, files: 0, units: 0).byRule.map { (name: $0.rule, count: $0.count) }
  }

  /// Files with their findings.
  fileprivate var fileCounts: [(name: String, count: Int)] {
    findings.byFile([]).map { (name: $0.file, count: $0.findings.count) }
  }
}

extension Level {
  /// A sign that tells the level without colour.
  fileprivate var sign: String {
    switch self {
    case .error: "✖"
    case .warning: "▲"
    case .note: "●"
    }
  }
}
