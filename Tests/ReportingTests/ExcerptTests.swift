import Testing

@testable import Reporting

@Suite("Excerpts") struct ExcerptTests {
  @Test(
    "count columns as a terminal shows them",
    arguments: [
      ("abc", 1..<2, "abc", 1, 1),
      ("日本x", 6..<7, "日本x", 4, 1),
      ("日本x", 3..<6, "日本x", 2, 2),
      ("e\u{301}x", 3..<4, "e\u{301}x", 1, 1),
      ("ae\u{301}", 2..<4, "ae\u{301}", 1, 1),
      ("a\tb\nc", 4..<5, "a⇥b⏎c", 4, 1),
      ("a\u{202E}b", 4..<5, "a⟨U+202E⟩b", 9, 1),
      ("a\u{1B}[31m", 1..<2, "a⟨U+001B⟩[31m", 1, 8),
      ("नम\u{200D}स", 9..<12, "नम\u{200D}स", 2, 1),
      ("ab", 1..<1, "ab", 1, 1),
      ("ab", 2..<2, "ab", 2, 1),
    ])
  func columns(_ text: String, _ range: Range<Int>, _ line: String, _ indent: Int, _ length: Int) {
    let excerpt = Excerpt(text, range, width: 96)
    #expect(excerpt.line == line)
    #expect(excerpt.indent == indent && excerpt.length == length, "\(excerpt)")
  }

  @Test("of long texts begin with a whole character") func long() {
    let text = String(repeating: "e\u{301}", count: 200) + "x" + String(repeating: "日", count: 200)
    let excerpt = Excerpt(text, 600..<601, width: 40)
    #expect(excerpt.line.hasPrefix("…e\u{301}") && excerpt.line.hasSuffix("日…"))
    #expect(Array(excerpt.line)[excerpt.indent] == "x")
  }
}
