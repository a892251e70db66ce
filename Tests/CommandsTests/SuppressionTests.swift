import Foundation
import TestSupport
import Testing

@Suite("Suppressed findings") struct SuppressionTests {
  @Test("comments silence findings, and unused ones are reported at their place") func comments() throws {
    let tree = try ScratchTree([
      "en.yml": "en:\n  a: Take 12\n  b: Take 12\n  c: Take 12\n",
      "es.yml":
        "es:\n  # glosa:ignore number/value, term -- the source is wrong\n  a: Tome 21\n  b: Tome 21\n  # glosa:ignore numbre\n  c: Tome 12\n",
    ])
    let arguments = ["lint", tree.path + "/en.yml", tree.path + "/es.yml", "--from", "en", "--to", "es"]
    let result = glosa(arguments + ["--config", "none"])
    #expect(result.output.contains("es.yml:4:") && !result.output.contains("es.yml:3:"), "\(result.output)")
    #expect(
      result.output.contains(
        "es.yml:2:5: warning: nothing of term is to be silenced; take it out [suppression/unused]"))
    #expect(
      result.output.contains(
        "es.yml:5:5: warning: there is no rule numbre; did you mean number? [suppression/invalid]"))
    #expect(!result.output.contains("suppression/reason"))
    let strict = glosa(arguments + ["--config", "none", "--rule", "suppression/reason=error"])
    #expect(strict.output.contains("es.yml:5:5: error: no reason is given; add -- and the reason"))
    let other = glosa(arguments + ["--config", "none", "--only", "punct,suppression"])
    #expect(
      !other.output.contains("suppression/unused"), "rules that do not run are not unused: \(other.output)")
  }

  @Test(
    "comments and flags of a catalogue, notes of others",
    arguments: [
      (
        "a.po",
        "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n#, ignore-number-value\nmsgid \"Take 12\"\nmsgstr \"Tome 21\"\n\n# glosa:ignore number/value\nmsgid \"Take 14\"\nmsgstr \"Tome 41\"\n\n#, ignore-number-value, ignore-same\nmsgid \"Yes\"\nmsgstr \"Sí\"\n",
        12
      ),
      (
        "a.jsonl",
        "{\"source\": \"Take 12\", \"target\": \"Tome 21\", \"flags\": \"ignore-number\"}\n{\"source\": \"Yes\", \"target\": \"Sí\", \"flags\": \"ignore-number\"}\n",
        2
      ),
      (
        "a.tsv",
        "en\tes\tnotes\nTake 12\tTome 21\tglosa:ignore number/value -- so\nYes\tSí\tglosa:ignore number\n", 3
      ),
      (
        "a.xcstrings",
        #"{"sourceLanguage": "en", "version": "1.0", "strings": {"Take 12": {"comment": "glosa:ignore number/value -- so", "localizations": {"es": {"stringUnit": {"state": "translated", "value": "Tome 21"}}}},"#
          + "\n"
          + #""Yes": {"comment": "glosa:ignore number/value", "localizations": {"es": {"stringUnit": {"state": "translated", "value": "Sí"}}}}}}"#,
        2
      ),
    ])
  func catalogues(_ name: String, _ text: String, _ line: Int) throws {
    let tree = try ScratchTree([name: text])
    let result = glosa(
      "lint", tree.path + "/" + name, "--from", "en", "--to", "es", "--config", "none", "--only",
      "number,suppression")
    let lines = result.output.split(separator: "\n").filter { $0.contains("[") }
    #expect(
      lines.count == 1 && lines[0].contains("\(name):\(line):") && lines[0].contains("[suppression/unused]"),
      "\(result.output)\(result.messages)")
  }

  @Test("a description in a translation holds for that language alone") func descriptions() throws {
    let arb = { (text: String, about: String) in
      "{\n  \"a\": \"\(text)\",\n  \"@a\": {\"description\": \"\(about)\"}\n}\n"
    }
    let tree = try ScratchTree([
      "app_en.arb": arb("Take 12", "a dose"), "app_es.arb": arb("Tome 21", "glosa:ignore number/value -- so"),
      "app_fr.arb": arb("Prenez 12", "glosa:ignore number/value -- so"),
    ])
    let lint = { (language: String) in
      glosa(
        "lint", tree.path + "/app_en.arb", tree.path + "/app_\(language).arb", "--config", "none", "--only",
        "number,suppression")
    }
    #expect(lint("es").output.isEmpty, "\(lint("es").output)")
    #expect(lint("fr").output.contains("app_fr.arb:3:"), "\(lint("fr").output)")
  }

  @Test("comments of MDX are comments, not text") func mdx() throws {
    let tree = try ScratchTree([
      "a.en.mdx": "# One\n\nTake 12 pills.\n\nTake 14 pills.\n\nTake 16 pills.\n",
      "a.es.mdx":
        "# Uno\n\n{/* glosa:ignore number/value -- so */}\n\nTome 21 píldoras.\n\n{/* glosa:ignore number/value -- so */}\nTome 41 píldoras.\n\nTome 61 píldoras.\n",
    ])
    let result = glosa(
      "lint", tree.path + "/a.en.mdx", tree.path + "/a.es.mdx", "--config", "none", "--format", "csv")
    let lines = result.output.split(separator: "\n").dropFirst()
    #expect(lines.count == 1 && lines.first?.contains("number/value") ?? false, "\(result.output)")
    #expect(lines.first?.contains("61") ?? false)
  }

  @Test("a comment in a source file holds for all translations, and is unused when it is in all of them")
  func sources() throws {
    let tree = try ScratchTree([
      ".glosa.yml": "source: en\npairs: '{lang}.yml -> {lang}.yml'\n",
      "en.yml":
        "# glosa:ignore number/value -- so\na: Take 12\n# glosa:ignore number/value -- so\nb: Take 14\n",
      "es.yml": "a: Tome 21\nb: Tome 14\n", "fr.yml": "a: Prenez 12\nb: Prenez 14\n",
    ])
    try tree.write(".glosa.yml", "source: en\ntargets: [es, fr]\npairs: 'en.yml -> {lang}.yml'\n")
    let result = glosa("lint", tree.path, "--only", "number,suppression")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].contains("en.yml:3:3: warning:"), "\(result.output)")
  }
}

/// Gives the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
