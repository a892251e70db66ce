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
      ([.caseFold], "STRAßE", "strasse"), ([.accents], "Árbol ÑU", "Arbol NU"), ([.nfc], "e\u{301}", "é"),
      ([.spaces, .quotes, .caseFold], "« A »", "\" a \""),
    ])
  func rewrites(_ steps: [NormalizationStep], text: String, expected: String) {
    #expect(Array(Normalizer(steps)(text).text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "does what the step's name says and no more",
    arguments: [
      (NormalizationStep.accents, "Éﬁß\u{200B}Ａ", "Eﬁß\u{200B}Ａ"), (.caseFold, "Éﬁ\u{200B}", "éfi\u{200B}"),
      (.width, "ﬁＡÉ", "ﬁAÉ"), (.accents, "e\u{323}\u{302}", "e"), (.accents, "한글 か\u{3099}", "한글 が"),
      (.skeleton, "p\u{430}ypal 1l", "paypal ll"), (.accents, "שָׁלוֹם", "שלום"), (.accents, "कि", "कि"),
    ])
  func noMore(_ step: NormalizationStep, text: String, expected: String) {
    #expect(Array(Normalizer([step])(text).text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("keeps the letters of the language in the accents step")
  func keptLetters() {
    let spanish = LocaleLibrary.shared.profile(for: "es")
    #expect(Normalizer([.accents], profile: spanish)("Año AÑÓN n\u{303}").text == "Año AÑON ñ")
  }

  @Test(
    "folds the dotted and the dotless i of Turkish", arguments: [("tr", "ısi"), ("az", "ısi"), ("en", "isi̇")])
  func turkish(_ language: String, expected: String) {
    let profile = LocaleLibrary.shared.profile(for: LanguageTag(language) ?? "und")
    #expect(Normalizer([.caseFold], profile: profile)("ISİ").text == expected)
  }

  @Test(
    "has stretches that lead back",
    arguments: [
      ([NormalizationStep.nfkc], "aﬁb", [[0, 1, 0, 1], [1, 3, 1, 4], [3, 4, 4, 5]]),
      ([.invisible], "a\u{AD}b", [[0, 1, 0, 1], [1, 2, 3, 4]]), ([.nfc], "plain", [[0, 5, 0, 5]]),
      ([.nfc], "", []),
      ([.spaces], "a \u{A0} b", [[0, 1, 0, 1], [1, 2, 1, 5], [2, 3, 5, 6]]),
    ])
  func stretches(_ steps: [NormalizationStep], text: String, expected: [[Int]]) {
    let stretches = Normalizer(steps)(text).map.stretches
    #expect(
      stretches.map {
        [$0.rewritten.lowerBound, $0.rewritten.upperBound, $0.original.lowerBound, $0.original.upperBound]
      } == expected)
  }

  /// Texts put together from the signs that the steps rewrite, the same in every run.
  static let generated: [String] = {
    let signs = [
      "a", "B", " ", "  ", "\t", "\u{A0}", "é", "e\u{301}", "\u{323}", "ﬁ", "Ａ", "ｶ", "ﾞ", "«", "’", "—", "٣",
      "\u{AD}", "\u{200B}", "ẞ", "İ", "I", "ñ", "한", "\u{1100}", "\u{1161}", "𝔘", "👩‍🔬", "\u{FEFF}", "。",
      "ש\u{5C1}",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<300).map { _ in (0..<next(24)).map { _ in signs[next(signs.count)] }.joined() }
  }()

  @Test(
    "maps any composition of steps back: monotone, covering, as the steps one by one", arguments: generated)
  func compositions(_ text: String) {
    let all = NormalizationStep.allCases
    for (i, first) in all.enumerated() {
      let steps = [first, all[(i * 3 + text.utf8.count) % all.count], all[(i * 7 + 1) % all.count]]
      let whole = Normalizer(steps)(text)
      expectMap(whole, of: text)
      let one = Normalizer([steps[0]])(text)
      let rest = Normalizer(Array(steps.dropFirst()))(one.text)
      #expect(whole.text.utf8.elementsEqual(rest.text.utf8))
      #expect(whole.map == one.map.followed(by: rest.map))
    }
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

  /// The stretches cover the rewritten text without a gap; what no stretch of the original covers was left out, and
  /// where each byte stands for one byte, the way there and back gives that byte.
  private func expectCover(_ result: NormalizedText, of text: String) {
    let stretches = result.map.stretches
    #expect(stretches.map(\.rewritten.count).reduce(0, +) == result.text.utf8.count)
    #expect(
      zip(stretches, stretches.dropFirst()).allSatisfy { $0.rewritten.upperBound == $1.rewritten.lowerBound })
    let original = Array(text.utf8)
    let rewritten = Array(result.text.utf8)
    for stretch in stretches where Array(rewritten[stretch.rewritten]) == Array(original[stretch.original]) {
      #expect(result.map.original(of: stretch.rewritten) == stretch.original)
    }
  }

  private func expectMap(_ result: NormalizedText, of text: String) {
    let map = result.map
    #expect(map.originalLength == text.utf8.count)
    #expect(map.rewrittenLength == result.text.utf8.count)
    expectCover(result, of: text)
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
