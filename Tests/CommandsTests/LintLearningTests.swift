import Foundation
import LintEngine
import ProjectConfiguration
import TestSupport
import Testing

@testable import Commands

@Suite("glosa lint --learn", .enabled(if: Programs.glosa != nil && Programs.has("/usr/bin/git")))
struct LintLearningTests {
  private static let rows = [
    ("Open the file", "Abra el fichero"), ("Close the file", "Cierre  el fichero"),
    ("Save the file now", "Guarde  el fichero ahora"), ("Print the file", "Imprima  el fichero"),
    ("Go on", "Siga"), ("Wait here", "Espere aquí"),
  ]

  private static func catalogue(_ rows: [(String, String)]) -> String {
    "msgid \"\"\nmsgstr \"Language: es\\n\"\n"
      + rows.map { "\nmsgid \"\($0.0)\"\nmsgstr \"\($0.1)\"\n" }.joined()
  }

  private static let glossary = """
    glosa: 1
    name: files
    languages: [en, es]
    concepts:
      # Comments stay.
      - id: file
        status: approved
        terms:
          en: [{term: file}]
          es:
            - {term: archivo, status: preferred}

    """

  @Test("prints a patch that git applies, after which nothing is learned") func patch() throws {
    let shell = try Shell()
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(filePath: shell.folder + "/" + name))
    }
    try write("es.po", Self.catalogue(Self.rows))
    try write("terms.yml", Self.glossary)
    try write(
      ".glosa.yml",
      "# Ours.\nsource: en\nfiles: '*.po'\nglossaries: terms.yml\nrules:\n  # Kept.\n  number/value: error\n\nfail-on: warning\n"
    )
    let patch = try shell.run(
      "git init -q . && git add . && glosa lint --learn --no-cache | tee ../learned.patch")
    #expect(
      patch.hasPrefix("# \"file\": \"fichero\" in 4 of 4 units without a rendering of the glossary\n"),
      "\(patch)")
    for line in ["+++ b/terms.yml", "+++ b/.glosa.yml", "+  text/double-space: off  # 3 findings in 6 units"]
    {
      #expect(patch.contains(line + "\n"), "\(line)\n\(patch)")
    }
    let changed = try shell.run(
      "git apply --check ../learned.patch && git apply ../learned.patch && git diff --numstat")
    #expect(changed.split(separator: "\n").count == 2, "\(changed)")
    #expect(
      try shell.run("cat .glosa.yml").contains(
        "  # Kept.\n  number/value: error\n  text/double-space: off  #"))
    #expect(try shell.run("cat terms.yml").contains("# Comments stay."))
    #expect(try shell.run("glosa lint --no-cache") == "")
    #expect(try shell.run("glosa lint --learn --no-cache") == "nothing is learned from this corpus\n")
  }

  @Test("tables of terms need no languages of their own, and what is decided stays so") func decided() throws
  {
    let shell = try Shell()
    for (name, text) in [
      ("es.po", Self.catalogue(Self.rows)),
      ("terms.tsv", "source\ttarget\tstatus\nfile\tarchivo\tapproved\n"),
      (".glosa.yml", "source: en\nfiles: '*.po'\nglossaries: terms.tsv\nrules:\n  text/double-space: note\n"),
    ] {
      try Data(text.utf8).write(to: URL(filePath: shell.folder + "/" + name))
    }
    let patch = try shell.run(
      "git init -q . && git add . && glosa lint --learn --no-cache | tee ../learned.patch")
    #expect(patch.contains("+file\tfichero\t"), "\(patch)")
    #expect(!patch.contains("double-space"), "\(patch)")
    #expect(try shell.run("git apply ../learned.patch && git diff --name-only") == "terms.tsv\n")
    #expect(try shell.run("glosa lint --learn --no-cache") == "nothing is learned from this corpus\n")
  }

  @Test("writes a configuration where there is none, and exempts a file that alone has the findings")
  func configuration() throws {
    let shell = try Shell()
    let plain = [("Go on", "Siga"), ("Wait here", "Espere aquí")]
    try shell.run("mkdir po")
    for (name, rows) in [("a", Self.rows), ("b", plain), ("c", plain)] {
      try Data(Self.catalogue(rows).utf8).write(to: URL(filePath: "\(shell.folder)/po/\(name).es.po"))
    }
    _ = try shell.run(
      "git init -q . && glosa lint po/a.es.po po/b.es.po po/c.es.po --learn -q --no-cache > ../learned.patch; git apply ../learned.patch"
    )
    let text = try shell.run("cat .glosa.yml")
    #expect(
      text.hasPrefix(
        "overrides:\n  - paths: 'po/a.es.po'\n    rules:\n      text/double-space: off  # 3 of 3"), "\(text)")
  }

  @Test(
    "writes levels into what is there",
    arguments: [
      ("", "rules:\n  a/b: off  # why\n"),
      ("source: en", "source: en\n\nrules:\n  a/b: off  # why\n"),
      ("rules:\nsource: en\n", "rules:\n  a/b: off  # why\nsource: en\n"),
      (
        "rules: # ours\n    c: note\n\n# end\nsource: en\n",
        "rules: # ours\n    c: note\n    a/b: off  # why\n\n# end\nsource: en\n"
      ),
      ("rules:\r\n  a/b: error # old\r\n  c: note\r\n", "rules:\r\n  a/b: off  # why\r\n  c: note\r\n"),
      ("rules: {c: note}\n", nil),
    ] as [(String, String?)])
  func levels(_ old: String, _ new: String?) {
    var text = ConfigurationText(old)
    let isAdded = text.add(LevelProposal(rule: "a/b", level: nil, reason: "why"))
    #expect((isAdded ? text.text : nil) == new)
  }

  @Test("writes exemptions into what is there") func exemptions() {
    var text = ConfigurationText("overrides:\n- paths: x\n  rules: {c: off}\nsource: en\n")
    let isAdded = text.add(LevelProposal(rule: "a/b", level: .note, path: "it's.po", reason: "why"))
    #expect(
      isAdded
        && text.text
          == "overrides:\n- paths: x\n  rules: {c: off}\n- paths: 'it''s.po'\n  rules:\n    a/b: note  # why\nsource: en\n"
    )
  }
}
