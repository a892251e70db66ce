import Formats
import TestSupport
import TextModel
import Testing

@testable import Reporting

@Suite("Page to review") struct ReviewPageTests {
  private func page(_ documents: [ReviewDocument]) throws -> String {
    var bytes: [UInt8] = []
    var writer = ByteWriter { bytes += $0 }
    try ReviewPage(source: "es", target: "en", toolVersion: "1").write(documents, to: &writer)
    try writer.flush()
    return String(decoding: bytes, as: UTF8.self)
  }

  private func unit(_ source: String, _ target: String?, _ confidence: Float) -> TranslationUnit {
    TranslationUnit(
      id: "1", source: source, targets: target.map { [$0] } ?? [],
      sourceLocation: Location(file: "a", line: 3, column: 1),
      confidence: confidence)
  }

  @Test("texts cannot become markup") func escaping() throws {
    let attack = "</td><script>alert(1)</script>\u{0}\u{1B}&\"'"
    let html = try page([
      ReviewDocument(
        source: attack, target: attack, notes: [ReviewNote(attack)], units: [unit(attack, attack, 0.95)])
    ])
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;\u{FFFD}\u{FFFD}&amp;&quot;&#39;"))
    #expect(html.components(of: "<script") == 1)
    #expect(html.contains("default-src 'none'"))
    #expect(!html.contains("http://") && !html.contains("https://"), "works offline")
  }

  @Test("notes lead to the rows that they are about") func notes() throws {
    let notes = [ReviewNote("doubtful: line 3", row: 1), ReviewNote("untranslated")]
    let html = try page([
      ReviewDocument(
        source: "a", target: "b", notes: notes, units: [unit("uno", "one", 1), unit("dos", "two", 0.2)])
    ])
    #expect(html.contains("<li><a href=\"#d1r1\">doubtful: line 3</a></li>\n<li>untranslated</li>"))
    #expect(html.contains("<tr id=\"d1r1\" class=\"doubtful stretch\""))
    #expect(html.components(of: " stretch\"") == 1)
  }

  @Test("moved pairs are marked and lead to their place") func moved() throws {
    var units = [unit("uno", "one", 1), unit("dos", "two", 1), unit("tres", "three", 1)]
    for (n, line) in [3, 1, 2].enumerated() {
      units[n].targetLocation = Location(file: "b", line: line, column: 1)
      units[n].properties = [UnitProperty(ReviewPage.sourceNumbers, "\(n + 1)")]
    }
    units[0].flags = ["moved"]
    let html = try page([ReviewDocument(source: "a", target: "b", units: units)])
    #expect(html.contains("<span class=\"flag\">moved</span> <a href=\"#d1r2\">to its place</a>"))
    #expect(html.contains("<tr id=\"d1r2\"") && html.contains("sentence 1, line 3"))
    #expect(html.components(of: "<a ") == 1)
  }

  @Test("confidence is told by words and signs, not by colour alone") func grades() throws {
    let html = try page([
      ReviewDocument(
        source: "a.es", target: "a.en",
        units: [
          unit("uno", "one", 0.97), unit("dos", "two", 0.8), unit("tres", "three", 0.2),
          unit("cuatro", nil, 0.9),
        ])
    ])
    for (sign, percent, grade) in [
      ("●", "97 %", "sure"), ("◐", "80 %", "fair"), ("?", "20 %", "doubtful"), ("∅", "90 %", "alone"),
    ] {
      #expect(html.contains("\(sign)</span> \(percent) <span class=\"grade\">\(grade)</span>"))
    }
    #expect(html.contains("lang=\"es\" dir=\"auto\">tres"))
    #expect(html.contains("no counterpart"))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
