import Foundation
import LintEngine
import LintRules
import ProjectConfiguration
import Resources
import TestSupport
import Testing
import TextModel

/// All rules that there are.
let allRules = RuleRegistry.all.map { type(of: $0).metadata } + ProjectRules.all

@Suite("Project settings") struct SettingsTests {
  private func settings(_ text: String) throws -> (ProjectSettings, ScratchFolder) {
    let scratch = try ScratchFolder()
    return (try ProjectSettings(file: try scratch.file(".glosa.yml", text), rules: allRules), scratch)
  }

  @Test("reads every key") func everything() throws {
    let (settings, scratch) = try settings(
      """
      source: en
      targets: [es, pt_BR, no]
      files: po/*.po
      pairs:
        - docs/en/** -> docs/{lang}/**
      glossaries: [terms.yml, /abs/terms.tbx]
      exclude: [vendor, "!vendor/own/**"]
      rules:
        number/value: warning
        term: off
      overrides:
        - paths: docs/**
          languages: [es]
          rules: {number/value: note}
      fail-on: warning
      """)
    #expect(settings.source?.value == "en")
    #expect(settings.targets.map(\.value) == ["es", "pt-BR", "no"])
    #expect(settings.files.map(\.value.description) == ["po/*.po"])
    #expect(settings.pairs.map(\.value.description) == ["docs/en/** -> docs/{lang}/**"])
    #expect(settings.glossaries.map(\.value) == [scratch.path("terms.yml"), "/abs/terms.tbx"])
    #expect(settings.excludes("a/vendor/x.po") && !settings.excludes("vendor/own/x.po"))
    #expect(settings.failOn?.value == "warning")
    let docs = settings.levels(for: "docs/es/a.md", in: "es-MX")
    #expect(docs["number/value"]?.level == .note)
    #expect(docs["number/value"]?.location?.line == 14)
    #expect(docs["term/forbidden"]?.level == nil)
    #expect(settings.levels(for: "docs/pt-BR/a.md", in: "pt-BR")["number/value"]?.level == .warning)
  }

  @Test("options join those of families, overrides and rules; exceptions add up") func options() throws {
    let (settings, _) = try settings(
      """
      rules:
        number: {except: 24/7}
        number/value: {except: [24/7, 365]}
        length/ratio: {factor: 1.5}
        text/register: {level: note, prefer: polite}
      overrides:
        - languages: es
          rules:
            number/value: {except: 007}
            text/register: {prefer: familiar}
        - paths: legal/**
          rules: {length/ratio: off}
      """)
    let all = settings.levels(for: "a.po", in: "fr")
    #expect(all["number/value"]?.options.texts("except") == ["24/7", "365"])
    #expect(all["number/format"]?.options.texts("except") == ["24/7"])
    #expect(all["number/value"]?.level == .error)
    #expect(all["length/ratio"]?.options.number("factor") == 1.5)
    #expect(all["length/ratio"]?.level == .note, "options switch a rule on")
    let spanish = settings.levels(for: "a.po", in: "es")
    #expect(spanish["number/value"]?.options.texts("except") == ["24/7", "365", "007"])
    #expect(spanish["text/register"]?.options.choice("prefer") == "familiar")
    #expect(spanish["text/register"]?.level == .note)
    #expect(settings.levels(for: "legal/a.po", in: "fr")["length/ratio"]?.level == nil)
    let configuration = settings.configuration(for: "a.po", in: "es")
    #expect(configuration.options["number/value"]?.texts("except").count == 3)
    #expect(configuration.options["term/preferred"] == nil)
  }

  @Test(
    "refuses what it does not know, with the place and the nearest right name",
    arguments: [
      ("sources: en", "1:1: error: unknown key \"sources\"; did you mean source?"),
      (
        "source: en\nrules:\n  number/valeu: error",
        "3:3: error: there is no rule number/valeu; did you mean number/value?"
      ),
      ("rules:\n  number/value: eror", "2:17: error: unknown level \"eror\"; did you mean error?"),
      ("rules:\n  nonsense/at-all: note", "2:3: error: there is no rule nonsense/at-all; see `glosa rules`"),
      ("source: [en, es]", "1:9: error: a text is expected here"),
      ("targets: [e]", "1:11: error: \"e\" is no language tag; use tags such as es or pt-BR"),
      ("source: english", "1:9: error: \"english\" is no language tag; use tags such as es or pt-BR"),
      ("overrides:\n  - path: a", "2:5: error: unknown key \"path\"; did you mean paths?"),
      ("fail-on: errors", "1:10: error: unknown value \"errors\"; did you mean error?"),
      ("pairs: [a.json]", "1:9: error: the pair rule \"a.json\" has no single arrow; write SOURCE -> TARGET"),
      ("rules: strict", "1:8: error: keys and values are expected here"),
      ("- a", "1:1: error: keys and values are expected here"),
      ("source: en\nsource: es", "2:1: error: the key \"source\" stands twice"),
      ("a: [", "error: the YAML is not well formed"),
      ("extends: none.yml", "1:10: error: there is no file"),
      ("extends: .glosa.yml", "1:10: error:"),
      (
        "rules:\n  length/max: {charcters: 3}",
        "2:16: error: unknown option \"charcters\"; did you mean characters?"
      ),
      ("rules:\n  length/max: {characters: 0}", "2:28: error: a number from 1 to 1000000 is expected"),
      ("rules:\n  length/max: {level: loud}", "2:23: error: unknown level \"loud\""),
      ("rules:\n  text/register: {prefer: rude}", "2:27: error: unknown value \"rude\""),
      ("rules:\n  suppression/reason: {except: a}", "2:24: error: unknown option \"except\""),
      ("only: [numbre]", "1:8: error: there is no rule numbre; did you mean number?"),
    ])
  func refusals(_ text: String, _ message: String) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(".glosa.yml", text + "\n")
    let error = #expect(throws: InputError.self) { try ProjectSettings(file: file, rules: allRules) }
    let shown = error?.description ?? ""
    #expect(shown.contains(".glosa.yml") && shown.contains(message), "\(shown)")
  }

  @Test(
    "keys without a value are as good as none", arguments: ["", "# nothing\n", "exclude:\nrules:\n# a: b\n"])
  func blank(_ text: String) throws {
    let (settings, _) = try settings(text)
    #expect(settings.exclude.isEmpty && settings.rules.isEmpty)
  }

  @Test("a file goes before those that it extends, and levels add up") func extending() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.file("grand.yml", "glossaries: terms.yml\nrules: {number: note}\n")
    _ = try scratch.file(
      "base.yml",
      "extends: grand.yml\nsource: de\ntargets: [fr]\nexclude: [a]\nrules: {number/value: error, term: off}\n"
    )
    let file = try scratch.file(
      ".glosa.yml", "extends: [base.yml]\nsource: en\nexclude: [b]\nrules: {term/forbidden: warning}\n")
    let settings = try ProjectSettings(file: file, rules: allRules)
    #expect(settings.source?.value == "en")
    #expect(settings.targets.map(\.value) == ["fr"])
    #expect(settings.exclude.map(\.value.description) == ["a", "b"])
    #expect(settings.glossaries.map(\.value) == [scratch.path("terms.yml")])
    let levels = settings.levels(for: "x", in: nil)
    #expect(levels["number/value"]?.level == .error && levels["number/format"]?.level == .note)
    #expect(levels["term/forbidden"]?.level == .warning)
    #expect(levels["term/preferred"]?.level == nil)
    #expect(levels["term/preferred"]?.location?.file.hasSuffix("base.yml") ?? false)
    #expect(settings.source?.location.line == 2)
  }

  @Test("files that extend one another are refused") func cycle() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.file("base.yml", "extends: .glosa.yml\n")
    let file = try scratch.file(".glosa.yml", "extends: base.yml\n")
    let error = #expect(throws: InputError.self) { try ProjectSettings(file: file, rules: allRules) }
    #expect(error?.description.contains("base.yml:1:10: error:") ?? false, "\(error?.description ?? "")")
  }

  @Test("the command line goes before the file, and only what is asked for runs") func commandLine() throws {
    var (settings, _) = try settings(
      "only: [number, term/collision]\nrules: {number/value: note, number/format: off}\n")
    var levels = settings.levels(for: "x", in: nil)
    #expect(levels["number/value"]?.level == .note && levels["number/format"]?.level == nil)
    #expect(levels["term/collision"]?.level == .note && levels["term/forbidden"]?.level == nil)
    settings.add(levels: [("number", .error)], only: ["number"])
    levels = settings.levels(for: "x", in: nil)
    #expect(levels["number/value"]?.level == .error && levels["term/collision"]?.level == nil)
  }

  @Test(
    "hostile files are refused or read",
    arguments: [
      String(repeating: "[", count: 20_000), "a: &a [*a, *a]", "\u{0}", "rules: {? {a: b}: error}",
      "? [a]\n: b",
      "exclude: [{a: b}]", "overrides: [a]", "rules: [[[]]]", "source: !!binary x", "source: *x",
    ])
  func hostile(_ text: String) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(".glosa.yml", text)
    #expect(throws: InputError.self) { try ProjectSettings(file: file, rules: allRules) }
  }

  @Test("what the documentation shows is read, and it names every key") func documentation() throws {
    let page = try String(contentsOfFile: PackageFiles.path("docs/configuration.md"), encoding: .utf8)
    let scratch = try ScratchFolder()
    _ = try scratch.file("glosa-base.yml", "")
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
    for block in blocks where !block.hasPrefix("es:") && !block.hasPrefix("# locales") {
      let text = block.replacing("../glosa-base.yml", with: "glosa-base.yml")
      let file = try scratch.file(".glosa.yml", text)
      #expect(throws: Never.self, "\(text)") { try ProjectSettings(file: file, rules: allRules) }
    }
    for key in ConfigurationKeys.all { #expect(page.contains("| `\(key.name)` |"), "\(key.name)") }
    for rule in ProjectRules.all { #expect(page.contains("| `\(rule.id)` |"), "\(rule.id)") }
  }
}
