import Foundation
import ProjectConfiguration
import Resources
import TestSupport
import Testing
import TextModel

/// `GLOSA_WRITE_GOLDEN=1` rewrites the schema.
@Suite("The JSON schema") struct SchemaTests {
  private static let path = PackageFiles.path("docs/glosa.schema.json")
  private static let python = "/usr/bin/python3"

  private static func runs(_ code: String, _ arguments: [String] = []) -> Bool {
    (try? Programs.output(of: python, ["-c", code] + arguments)) != nil
  }

  private static let hasValidator = runs("import jsonschema, yaml")

  @Test("is shipped as it is") func shipped() throws {
    let text = ConfigurationSchema.text(rules: allRules)
    if ProcessInfo.processInfo.environment["GLOSA_WRITE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: URL(filePath: Self.path))
    }
    let shipped = try? String(contentsOfFile: Self.path, encoding: .utf8)
    #expect(shipped == text, "docs/glosa.schema.json is stale; run the tests with GLOSA_WRITE_GOLDEN=1")
  }

  private static let validation = """
    import json, jsonschema, sys, yaml
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(open(sys.argv[2])), schema)
    """

  @Test(
    "says what the reader says", .enabled(if: hasValidator, "needs Python's jsonschema and PyYAML"),
    arguments: [
      ("source: en\ntargets: [es, pt-BR]\nfail-on: warning\n", true), ("", true), ("exclude:\n", true),
      ("rules: {number/value: off, term: note}\n", true), ("pairs: a -> b\n", true),
      ("overrides: {paths: a, rules: {number: error}}\n", true), ("overrides: [{languages: [es]}]\n", true),
      ("sources: en\n", false), ("rules: {number/valeu: off}\n", false), ("rules: {number: loud}\n", false),
      ("source: [en]\n", false), ("fail-on: all\n", false), ("pairs: [a]\n", false),
      ("baseline: known.tsv\nrespect-gitignore: false\n", true), ("respect-gitignore: perhaps\n", false),
      ("overrides: [a]\n", false), ("rules: {length/max: {characters: 40, level: off}}\n", true),
      ("rules: {number: {except: [24/7, 365]}, punct/quotes-mixed: {prefer: «»}}\n", true),
      ("rules: {length/max: {characters: none}}\n", false), ("rules: {length/max: {words: 4}}\n", false),
      ("rules: {suppression/unused: {except: a}}\n", false), ("rules: {number: {prefer: a}}\n", false),
      ("targets: [e]\n", false), ("exclude: [{a: b}]\n", false), ("only: [numbre]\n", false),
      ("- a\n", false),
    ])
  func agreement(_ text: String, _ isValid: Bool) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(".glosa.yml", text)
    let schema = try scratch.file("schema.json", ConfigurationSchema.text(rules: allRules))
    #expect(Self.runs(Self.validation, [schema, file]) == isValid)
    #expect(((try? ProjectSettings(file: file, rules: allRules)) != nil) == isValid)
  }

  @Test("the template of init is read, with what was found") func template() throws {
    let paths = [
      "locales/en/a.json", "locales/es/a.json", "po/no.po", "res/values/strings.xml",
      "res/values-es/strings.xml",
    ]
    let (source, layouts) = RepositoryLayout.recognizing(paths)
    let text = ConfigurationTemplate(source: source, layouts: layouts, glossaries: ["terms.yml"]).text
    let scratch = try ScratchFolder()
    let settings = try ProjectSettings(file: try scratch.file(".glosa.yml", text), rules: allRules)
    #expect(settings.source?.value == "en" && settings.targets.map(\.value) == ["es", "no"])
    #expect(settings.pairs.count == 2 && settings.files.count == 1 && settings.glossaries.count == 1)
    // What is commented out is right too.
    let all = text.split(separator: "\n").map {
      $0.hasPrefix("# ") && !$0.hasSuffix(".") ? $0.dropFirst(2) : $0
    }
    let file = try scratch.file(
      "all.yml", all.joined(separator: "\n").replacing("extends: ../glosa-base.yml", with: ""))
    #expect(throws: Never.self, "\(all.joined(separator: "\n"))") {
      try ProjectSettings(file: file, rules: allRules)
    }
  }
}
