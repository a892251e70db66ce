import Testing
import UnicodeText

@Suite("Spoof checker") struct SpoofCheckerTests {
  @Test(
    "sees mixed scripts, mixed digits and invisible signs",
    arguments: [
      ("glosa", []), ("gl\u{43E}sa", .mixedScripts), ("глоса", []), ("日本語テスト", []),
      ("1٢", .mixedNumbers), ("a\u{301}\u{301}", .invisible), ("", []),
    ] as [(String, SpoofChecker.Findings)])
  func check(_ word: String, findings: SpoofChecker.Findings) {
    #expect(SpoofChecker.check(word).contains(findings))
    #expect(SpoofChecker.check(word).isEmpty == findings.isEmpty)
  }

  @Test("knows look-alikes")
  func confusables() {
    #expect(SpoofChecker.areConfusable("paypal", "p\u{430}ypal"))
    #expect(!SpoofChecker.areConfusable("paypal", "paypal"))
    #expect(!SpoofChecker.areConfusable("glosa", "prosa"))
    #expect(SpoofChecker.skeleton("") == "")
  }
}

@Suite("Regular expression") struct RegularExpressionTests {
  @Test("finds matches by bytes")
  func matches() throws {
    #expect(try RegularExpression("é+").matches(in: "aéé é") == [1..<5, 6..<8])
    #expect(try RegularExpression("").matches(in: "é") == [0..<0, 2..<2])
    #expect(try RegularExpression("es(-.*)?").matchesWhole("es-MX"))
    #expect(try !RegularExpression("es").matchesWhole("est"))
  }

  @Test("refuses what is no pattern")
  func defect() { #expect(throws: (any Error).self) { try RegularExpression("(") } }

  @Test("ends a hostile search")
  func hostile() throws {
    let text = String(repeating: "a", count: 5_000)
    #expect(try RegularExpression("(a+)+b").matches(in: text).isEmpty)
  }
}
