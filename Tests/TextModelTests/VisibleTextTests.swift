import Testing
import TextModel

@Suite("Visible text") struct VisibleTextTests {
  @Test(
    "writes out what is not seen",
    arguments: [
      ("plain «é» 日本", "plain «é» 日本"), ("a\u{202E}b", "a⟨U+202E⟩b"),
      ("x\u{200B}y\u{0}", "x⟨U+200B⟩y⟨U+0000⟩"),
      ("👩\u{200D}🔬", "👩\u{200D}🔬"), ("\u{2066}a\u{2069}", "⟨U+2066⟩a⟨U+2069⟩"), ("\u{E0041}", "⟨U+E0041⟩"),
      ("", ""),
    ])
  func visible(_ text: String, expected: String) { #expect(text.visible == expected) }
}
