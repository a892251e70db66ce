import TestSupport
import Testing
import UnicodeText

/// The published test data of UAX #29 and UAX #15 in full.
@Suite(
  "Unicode conformance", .enabled(if: UnicodeTestFile.areInstalled, "the unicode-data package is absent"))
struct UnicodeConformanceTests {
  /// Lines where ICU does otherwise, by file. A line that starts to pass fails the test.
  ///
  /// CLDR lets a colon join letters in Swedish and Finnish only (CLDR root tailoring of UAX #29, MidLetter).
  static let deviations: [String: Set<Int>] = [
    "WordBreakTest": Set([1253, 1254, 1267, 1268, 1712] + Array(1283...1292))
  ]

  @Test(
    "finds the boundaries of the test file",
    arguments: [
      (BreakKind.grapheme, "GraphemeBreakTest"), (.word, "WordBreakTest"), (.sentence, "SentenceBreakTest"),
    ])
  func boundaries(_ kind: BreakKind, file: String) throws {
    let breaker = try Breaker(kind, locale: "en")
    let samples = try UnicodeTestFile.breakSamples(file)
    #expect(samples.count > 400)
    for (text, breaks, line) in samples {
      let isRight = breaker.boundaries(in: text).map(\.offset) == breaks
      #expect(isRight == (Self.deviations[file]?.contains(line) != true), "\(file).txt:\(line)")
    }
  }

  @Test("normalises as the test file says")
  func normalization() throws {
    let rows = try UnicodeTestFile.normalizationRows()
    #expect(rows.count > 18_000)
    for row in rows {
      for (column, text) in row.enumerated() {
        let isCanonical = column < 3
        expect(UnicodeForm.nfc(text), isCanonical ? row[1] : row[3])
        expect(UnicodeForm.nfd(text), isCanonical ? row[2] : row[4])
        expect(UnicodeForm.nfkc(text), row[3])
        expect(UnicodeForm.nfkd(text), row[4])
      }
    }
  }

  @Test("leaves alone every sign that the test file does not name")
  func normalizationOfTheRest() throws {
    let named = Set(try UnicodeTestFile.normalizationRows().compactMap(\.first))
    let rest = (0...0x10FFFF).compactMap(Unicode.Scalar.init).map { String($0) }.filter {
      !named.contains($0)
    }
    let forms = [UnicodeForm.nfc, UnicodeForm.nfd, UnicodeForm.nfkc, UnicodeForm.nfkd]
    let changed = rest.filter { text in forms.contains { !$0(text).utf8.elementsEqual(text.utf8) } }
    #expect(changed.isEmpty)
  }

  private func expect(_ a: String, _ b: String) { #expect(a.utf8.elementsEqual(b.utf8)) }
}
