import Testing

@testable import SentenceAlignment

@Suite("Comparison keys") struct KeyScannerTests {
  /// The key numbers of both texts in a common vocabulary.
  private func keys(_ texts: String...) -> [[UInt32]] {
    var vocabulary = Vocabulary()
    var scanner = KeyScanner()
    return texts.map { text in
      _ = scanner.scan(text)
      return scanner.found.map { vocabulary.number(of: $0.hash, kind: $0.kind) }
    }
  }

  @Test(
    "texts with equal keys",
    arguments: [
      ("Información", "information"), ("GRÖSSE", "größe"), ("1.234,5", "1,234.5"), ("¿Qué?", "?que?"),
      ("«a»", "“a”"), ("（x）", "(x)"), ("l’homme", "l homme"), ("", " \t. , "), ("한국어를", "한국말을"),
    ])
  func equal(_ a: String, _ b: String) {
    let found = keys(a, b)
    #expect(found[0] == found[1])
  }

  @Test(
    "texts with other keys",
    arguments: [
      ("utf8", "utf16"), ("max_size", "max_sum"), ("12", "1 2"), ("2024", "2025"), ("casa", "cosa"),
      ("日本", "本日"),
    ])
  func different(_ a: String, _ b: String) {
    let found = keys(a, b)
    #expect(found[0] != found[1])
  }

  @Test(
    "how many keys a text has",
    arguments: [
      ("one two", 2), ("a 3.14 b", 3), ("end 2024.", 2), ("x: y", 3), ("日本語", 2), ("日", 1), ("日本a", 2),
      ("1.2.3", 1), ("1..2", 2),
    ])
  func counts(_ text: String, _ count: Int) { #expect(keys(text)[0].count == count) }

  @Test("length leaves blanks out") func length() {
    var scanner = KeyScanner()
    #expect(scanner.scan(" ab\tc d\u{A0}") == 4)
    #expect(scanner.scan("") == 0)
  }
}
