import ProjectConfiguration
import Testing

@Suite("Globs") struct GlobTests {
  @Test(
    "match as in .gitignore",
    arguments: [
      ("*.po", "po/es.po", true), ("*.po", "po/es.pot", false), ("po/*.po", "po/es.po", true),
      ("po/*.po", "a/po/es.po", false), ("**/po/*.po", "a/b/po/es.po", true),
      ("**/po/*.po", "po/es.po", true),
      ("/po", "po/es.po", true), ("/po", "a/po/es.po", false), ("vendor", "a/vendor/b/c.md", true),
      ("vendor/", "a/vendor/b/c.md", true), ("docs/**", "docs/a/b.md", true),
      ("docs/**", "docs2/a.md", false),
      ("docs/**/*.md", "docs/a.md", true), ("docs/**/*.md", "docs/a/b/c.md", true),
      ("a?c.md", "aéc.md", true),
      ("a?c", "a/c", false), ("*.{yml,yaml}", "x/a.yaml", true), ("*.{yml,yaml}", "x/a.yxml", false),
      ("docs/{en,es}/*.md", "docs/es/a.md", true), ("", "a", false), ("**", "a/b", true),
      ("./a.md", "a.md", true),
      ("docs", "docs", true), ("a/b", "a/b/c", true), ("a/b", "a/bc", false), ("[x].md", "[x].md", true),
      ("**.md", "a/b.md", true),
    ])
  func matching(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(Glob(pattern).matches(path) == expected, "\(pattern) on \(path)")
  }

  @Test("the last pattern that matches decides") func order() {
    let globs = ["docs/**", "!docs/keep.md"].map { Glob($0) }
    #expect(globs.choose("docs/a.md") && !globs.choose("docs/keep.md") && !globs.choose("a.md"))
  }

  @Test("a pattern full of signs takes no time") func hostile() {
    let glob = Glob("x/" + String(repeating: "*a**", count: 500) + "b")
    #expect(!glob.matches("x/" + String(repeating: "a", count: 500)))
    #expect(!Glob(String(repeating: "{a,b}", count: 40)).matches("c"))
  }
}
