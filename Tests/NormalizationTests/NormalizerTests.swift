import LocaleProfiles
import Normalization
import Testing
import TextModel

@Suite("Normalizer") struct NormalizerTests {
  static let texts = [
    "", "a", "plain text", "«Él dijo: “ﬁn”»", "e\u{301}a\u{323}\u{307}", "Ａ１\u{3000}ｶﾞ",
    "a  \t b\u{A0}\u{2009}c",
    "co\u{AD}op\u{200B}er", "٣٤ and ७", "👩‍🔬𝔘𝔫𝔦", "ẞ İstanbul ſ", "שָׁלוֹם عَرَبِيّ", "\u{1100}\u{1161}\u{11A8}",
    "x\u{338}=\u{338}", "\u{FEFF}bom", "–—‑−", "日本語。",
  ]

  @Test(
    "rewrites as the steps say",
    arguments: [
      ([NormalizationStep.quotes], "«a» ‘b’", "\"a\" 'b'"), ([.dashes], "a–b—c", "a-b-c"),
      ([.spaces], "a \t\u{A0}b", "a b"),
      ([.digits], "٣٤", "34"), ([.width], "Ａ１", "A1"), ([.invisible], "co\u{AD}op", "coop"),
      ([.nfkc], "ﬁ", "fi"),
      ([.caseFold], "STRAßE", "strasse"), ([.accents], "Árbol ÑU", "arbol nu"), ([.nfc], "e\u{301}", "é"),
      ([.spaces, .quotes, .caseFold], "« A »", "\" a \""),
    ])
  func rewrites(_ steps: [NormalizationStep], text: String, expected: String) {
    #expect(Array(Normalizer(steps)(text).text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("keeps the letters of the language in the accents step")
  func keptLetters() {
    let spanish = LocaleLibrary.shared.profile(for: "es")
    #expect(Normalizer([.accents], profile: spanish)("Año").text == "año")
  }

  @Test("maps every byte back, in order, covering the original", arguments: texts)
  func maps(_ text: String) {
    for steps in NormalizationStep.allCases.map({ [$0] }) + [NormalizationStep.allCases] {
      expectMap(Normalizer(steps)(text), of: text)
    }
  }

  @Test("gives the same again when run on its result", arguments: texts, NormalizationStep.allCases)
  func idempotent(_ text: String, step: NormalizationStep) {
    let once = Normalizer([step])(text).text
    #expect(Normalizer([step])(once).text.utf8.elementsEqual(once.utf8))
  }

  @Test("composes maps like the steps one after the other", arguments: texts)
  func composition(_ text: String) {
    let first = Normalizer([.nfkc, .spaces])(text)
    let second = Normalizer([.accents])(first.text)
    let both = Normalizer([.nfkc, .spaces, .accents])(text)
    #expect(both.text == second.text)
    for i in 0..<both.map.rewrittenLength {
      #expect(both.map.original(of: i..<i + 1) == first.map.original(of: second.map.original(of: i..<i + 1)))
    }
  }

  private func expectMap(_ result: NormalizedText, of text: String) {
    let map = result.map
    #expect(map.originalLength == text.utf8.count)
    #expect(map.rewrittenLength == result.text.utf8.count)
    var last = 0..<0
    for i in 0..<map.rewrittenLength {
      let range = map.original(of: i..<i + 1)
      #expect(range.lowerBound >= last.lowerBound && range.upperBound >= last.upperBound)
      #expect(range.upperBound <= text.utf8.count)
      last = range
    }
    let whole = map.original(of: 0..<map.rewrittenLength)
    // Removed signs at the ends belong to no byte of the result.
    #expect(whole.count <= text.utf8.count)
  }
}
