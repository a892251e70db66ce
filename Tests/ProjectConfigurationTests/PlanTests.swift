import ProjectConfiguration
import Resources
import TestSupport
import Testing
import TextModel

@Suite("Project plans") struct PlanTests {
  private func plan(_ paths: [String], _ text: String? = nil) throws -> ProjectPlan {
    let scratch = try ScratchFolder()
    let settings = try text.map {
      try ProjectSettings(file: try scratch.file(".glosa.yml", $0), rules: allRules)
    }
    return ProjectPlan(paths, settings: settings ?? ProjectSettings(rules: allRules)) {
      !$0.hasSuffix(".png")
    }
  }

  @Test("takes what the layout says without configuration") func layout() throws {
    let plan = try plan([
      "locales/en/a.json", "locales/es/a.json", "locales/es/old.json", "locales/en/new.json",
      "node_modules/locales/en/x.json",
    ])
    #expect(plan.source == "en")
    #expect(plan.layouts.map(\.name) == ["i18next"])
    #expect(
      plan.items.map(\.paths) == [
        ["locales/en/a.json", "locales/es/a.json"], ["locales/en/new.json"], ["locales/es/old.json"],
      ])
  }

  @Test("takes gettext files of many folders as one layout") func gettext() throws {
    let plan = try plan((1...6).flatMap { ["a\($0)/locale/es/LC_MESSAGES/django.po", "a\($0)/x.py"] })
    #expect(plan.layouts.map(\.files) == [["**/locale/*/LC_MESSAGES/**/*.po"]])
    #expect(plan.items.count == 6)
  }

  @Test("takes what the configuration says, and finds the languages") func configured() throws {
    let plan = try plan(
      ["docs/a.md", "docs/a.es.md", "docs/a.de.md", "docs/x.png", "docs/b.md", "docs/zz/a.md"],
      "source: en\npairs: ['docs/{name}.md -> docs/{name}.{lang}.md']\n")
    #expect(
      plan.items.map(\.paths) == [
        ["docs/a.md", "docs/a.de.md"], ["docs/a.md", "docs/a.es.md"], ["docs/b.md"], ["docs/b.md"],
      ])
  }

  @Test("a rule without {lang} is about the language in its path") func literal() throws {
    let plan = try plan(
      ["en/a.md", "es/a.md", "fr/a.md"],
      "source: en\ntargets: [es, fr]\npairs: [en/** -> es/**, en/** -> fr/**]\n")
    #expect(plan.items.contains { $0.paths == ["en/a.md", "es/a.md"] })
    #expect(!plan.items.contains { if case .missing = $0 { true } else { false } })
  }
}
