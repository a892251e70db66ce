import Formats
import TextModel

/// A page that shows aligned documents side by side, to be reviewed in any browser, without a network.
///
/// Everything is in one file; its content security policy allows no other source of anything. Texts are escaped and
/// isolated, so that neither markup nor bidirectional controls in them reach the page. Confidence is told by a
/// number, a sign and a colour.
public struct ReviewPage: Sendable {
  private let source: LanguageTag
  private let target: LanguageTag
  private let toolVersion: String

  /// The properties of units that tell the numbers of their sentences, counted from 1: `12` or `12-13`.
  public static let sourceNumbers = "source_sentences"
  public static let targetNumbers = "target_sentences"

  public init(source: LanguageTag, target: LanguageTag, toolVersion: String) {
    self.source = source
    self.target = target
    self.toolVersion = toolVersion
  }

  /// Writes the page.
  /// - Throws: ``InputError`` when the output cannot take it.
  public func write(_ documents: [ReviewDocument], to output: inout ByteWriter) throws(InputError) {
    writeHead(documents, &output)
    for (number, document) in documents.enumerated() { try write(document, number: number + 1, &output) }
    output.write("</main>\n" + HTMLPage.foot(script: ReviewPageScript.text))
  }

  private func writeHead(_ documents: [ReviewDocument], _ output: inout ByteWriter) {
    let title =
      documents.count == 1
      ? documents[0].source + " ↔ " + documents[0].target : "\(documents.count) documents"
    output.write(HTMLPage.head(title: title, style: ReviewPageStyle.text, toolVersion: toolVersion))
    output.write(
      """
      <header>
      <h1>\(HTMLText.escaped(title))</h1>
      <p class="counts">\(counts(documents.flatMap(\.units)))</p>
      <div class="tools" role="search">
      <label>Search <input id="search" type="search" autocomplete="off" spellcheck="false"></label>
      <label>Show <select id="show"><option value="">all</option><option value="check">only what to check</option>\
      <option value="doubtful">only doubtful</option></select></label>
      <button id="previous" type="button">Previous <kbd>k</kbd></button>
      <button id="next" type="button">Next <kbd>j</kbd></button>
      <span id="status" role="status"></span>
      </div>
      <details class="help"><summary>Keys and signs</summary>
      <p><kbd>j</kbd> and <kbd>k</kbd> go to the next and the previous pair to check, <kbd>d</kbd> and \
      <kbd>D</kbd> to the next and the previous doubtful one, <kbd>n</kbd> and <kbd>p</kbd> to the next and the \
      previous stretch to look at, <kbd>/</kbd> to the search, <kbd>Esc</kbd> back.</p>
      <ul>\(legend)</ul></details>
      </header>
      <main>

      """)
  }

  private var legend: String {
    let texts: [ReviewGrade: String] = [
      .sure: "sure: 90 % and more", .fair: "fair: 70 to 90 %",
      .doubtful: "doubtful, to check: less than 70 %",
      .alone: "alone, to check: no counterpart was found",
    ]
    return ReviewGrade.allCases.map { grade in
      "<li class=\"\(grade.rawValue)\"><span class=\"sign\">\(grade.sign)</span> \(texts[grade] ?? "")</li>"
    }.joined()
  }

  private func counts(_ units: [TranslationUnit]) -> String {
    let grades = units.map { ReviewGrade($0) }
    return ReviewGrade.allCases.map { grade in
      "<span class=\"\(grade.rawValue)\"><span class=\"sign\" aria-hidden=\"true\">\(grade.sign)</span> "
        + "\(grades.count { $0 == grade }) \(grade.rawValue)</span>"
    }.joined(separator: " ")
  }

  // MARK: - Documents

  private func write(_ document: ReviewDocument, number: Int, _ output: inout ByteWriter) throws(InputError) {
    output.write(
      "<section aria-labelledby=\"d\(number)\">\n<h2 id=\"d\(number)\">\(HTMLText.escaped(document.source))</h2>\n"
    )
    if !document.notes.isEmpty {
      output.write("<details class=\"notes\"><summary>To look at: \(document.notes.count)</summary>\n<ul>\n")
      for note in document.notes {
        let text = HTMLText.escaped(note.text)
        output.write(
          note.row.map { "<li><a href=\"#d\(number)r\($0)\">\(text)</a></li>\n" } ?? "<li>\(text)</li>\n")
      }
      output.write("</ul>\n</details>\n")
    }
    output.write(
      """
      <table>
      <thead><tr><th scope="col">No.</th><th scope="col">\(source): \(HTMLText.escaped(document.source))</th>\
      <th scope="col">\(target): \(HTMLText.escaped(document.target))</th><th scope="col">Confidence</th></tr></thead>
      <tbody>

      """)
    let places = document.placesOfMoved
    let beginnings = Set(document.notes.compactMap(\.row))
    for (row, unit) in document.units.enumerated() {
      write(
        unit, id: "d\(number)r\(row)", beginsStretch: beginnings.contains(row),
        after: places[row].map { "d\(number)r\($0)" }, &output)
      try output.flushIfFull()
    }
    output.write("</tbody>\n</table>\n</section>\n")
  }

  /// - Parameters:
  ///   - beginsStretch: Whether a note leads to the row.
  ///   - after: The row that comes before a moved unit in the target text.
  private func write(
    _ unit: TranslationUnit, id: String, beginsStretch: Bool, after: String?, _ output: inout ByteWriter
  ) {
    let grade = ReviewGrade(unit)
    output.write(
      "<tr id=\"\(id)\" class=\"\(grade.rawValue)\(beginsStretch ? " stretch" : "")\" tabindex=\"-1\">"
        + "<th scope=\"row\">\(HTMLText.escaped(unit.id))</th>")
    output.write(cell(unit.source, source, unit.sourceLocation, unit.value(Self.sourceNumbers)))
    output.write(cell(unit.target ?? "", target, unit.targetLocation, unit.value(Self.targetNumbers)))
    let confidence = unit.confidence.map { Self.percent($0) } ?? ""
    output.write(
      "<td class=\"score\"><span class=\"sign\" aria-hidden=\"true\">\(grade.sign)</span> \(confidence) "
        + "<span class=\"grade\">\(grade.rawValue)</span>\(marks(unit, after: after))</td></tr>\n")
  }

  private func marks(_ unit: TranslationUnit, after: String?) -> String {
    let flags = unit.flags.map { "<br><span class=\"flag\">\(HTMLText.escaped($0))</span>" }.joined()
    let link = after.map { " <a href=\"#\($0)\">to its place</a>" } ?? ""
    return flags + link
      + unit.notes.map { "<br><span class=\"line\">\(HTMLText.escaped($0))</span>" }.joined()
  }

  private func cell(_ text: String, _ language: LanguageTag, _ location: Location, _ numbers: String?)
    -> String
  {
    if text.isEmpty { return "<td class=\"empty\"><span class=\"grade\">no counterpart</span></td>" }
    var places =
      numbers.map { ["\($0.contains("-") ? "sentences" : "sentence") \(HTMLText.escaped($0))"] } ?? []
    if location.line > 0 { places.append("line \(location.line)") }
    let line = places.isEmpty ? "" : "<span class=\"line\">\(places.joined(separator: ", "))</span>"
    return
      "<td><div class=\"text\" lang=\"\(language)\" dir=\"auto\">\(HTMLText.escaped(text))</div>\(line)</td>"
  }

  private static func percent(_ confidence: Float) -> String {
    "\(Int((max(0, min(1, confidence)) * 100).rounded())) %"
  }
}
