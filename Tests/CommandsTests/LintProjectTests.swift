import Foundation
import TestSupport
import Testing

/// A tree of files in a folder of a test's own.
struct ScratchTree {
  let scratch: ScratchFolder

  init(_ files: [String: String]) throws {
    scratch = try ScratchFolder()
    for (path, text) in files { try write(path, text) }
  }

  func write(_ path: String, _ text: String) throws {
    let url = scratch.url.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  var path: String { scratch.url.path }
}

@Suite("glosa lint over a project") struct LintProjectTests {
  private static let i18next = [
    "locales/en/a.json": #"{"open": "Open 12 files", "save": "Save"}"#,
    "locales/es/a.json": #"{"open": "Abrir 21 archivos", "old": "Viejo"}"#,
    "locales/en/b.json": #"{"x": "Yes"}"#,
  ]

  @Test("recognises a layout without configuration, and says what it took") func layout() throws {
    let tree = try ScratchTree(Self.i18next)
    let result = glosa("lint", tree.path, "--config", "none")
    #expect(
      result.messages.contains(
        "taken for i18next (3 files, es): locales/en/**.json -> locales/{lang}/**.json"))
    #expect(
      result.output.contains("locales/es/a.json:1:17: error:") && result.output.contains("[number/value]"))
    #expect(result.output.contains("warning: the key save is missing in"))
    #expect(result.output.contains("[key/orphaned]"))
    #expect(result.output.contains("locales/en/b.json:1:1: note: there is no "))
    #expect(result.code == 1)
  }

  @Test("takes the nearest configuration, with its levels by file and language") func configuration() throws {
    var files = Self.i18next
    files[".glosa.yml"] = """
      source: en
      targets: [es]
      pairs: locales/en/** -> locales/{lang}/**
      rules: {key: off, project: off}
      overrides:
        - paths: "locales/es/**"
          rules: {number/value: note}
      fail-on: warning
      """
    let tree = try ScratchTree(files)
    let result = glosa("lint", tree.path)
    #expect(result.output.split(separator: "\n").first?.contains(": note: ") ?? false, "\(result.output)")
    #expect(!result.output.contains("[key/") && result.code == 0)
    #expect(glosa("lint", tree.path, "--rule", "number=warning").code == 1)
    #expect(glosa("lint", tree.path, "--fail-on", "note").code == 1)
    #expect(glosa("lint", tree.path, "--exclude", "locales/es").output.isEmpty)
    let one = glosa("lint", tree.path + "/locales/es/a.json", "--config", tree.path + "/.glosa.yml")
    #expect(one.output == result.output)
    try tree.write(".glosa.yml", "sorce: en\n")
    let refused = glosa("lint", tree.path)
    #expect(
      refused.code == 2
        && refused.messages.contains(".glosa.yml:1:1: error: unknown key \"sorce\"; did you mean source?"))
  }

  @Test("reads bilingual files by pattern, and documents in pairs") func kinds() throws {
    let tree = try ScratchTree([
      ".glosa.yml": "source: en\nfiles: po/*.po\npairs: docs/en/** -> docs/{lang}/**\ntargets: [es]\n",
      "po/es.po": "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Take 12\"\nmsgstr \"Tome 21\"\n",
      "po/fr.po": "msgid \"Take 12\"\nmsgstr \"Prenez 21\"\n",
      "docs/en/g.md": "# Guide\n\nTake 12 drops every day.\n",
      "docs/es/g.md": "# Guía\n\nTome 21 gotas cada día.\n",
      "docs/en/e.md": "\n", "docs/es/e.md": "\n", "docs/en/i.png": "x", "docs/es/i.png": "x",
    ])
    let result = glosa("lint", tree.path, "--only", "number/value")
    #expect(
      result.output.contains("po/es.po:5:") && result.output.contains("docs/es/g.md:3:"), "\(result.output)")
    #expect(!result.output.contains("fr.po") && result.code == 1, "\(result.messages)")
  }

  @Test("survives what trees hold") func hostile() throws {
    var files = Self.i18next
    files["locales/es/broken.json"] = "{"
    files["locales/en/broken.json"] = "{}"
    files["locales/en/a\u{1}b é'\"$.json"] = #"{"a": "12"}"#
    files["locales/es/a\u{1}b é'\"$.json"] = #"{"a": "21"}"#
    let tree = try ScratchTree(files)
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: tree.path + "/locales/es/loop", withDestinationPath: "..")
    try manager.createSymbolicLink(
      atPath: tree.path + "/locales/es/self.json", withDestinationPath: "self.json")
    _ = try Programs.output(
      of: "/bin/sh",
      ["-c", "cd '\(tree.path)/locales/es' && mkfifo pipe.json && touch \"$(printf '\\351.json')\""])
    let result = glosa("lint", tree.path, "--config", "none")
    #expect(result.code == 2)
    #expect(result.messages.contains("locales/es/broken.json:1:2: error:"), "\(result.messages)")
    #expect(result.messages.contains(".json: error: the file's name is no UTF-8; rename it"))
    #expect(result.output.contains("[number/value]"))
    #expect(result.messages.split(separator: "\n").count == 3, "\(result.messages)")
  }

  @Test("reads more than fits into a batch") func large() throws {
    var files: [String: String] = [:]
    let filler = String(repeating: "word ", count: 60_000)
    for number in 0..<40 {
      files["locales/en/\(number).json"] = #"{"a": "Take 12", "b": "\#(filler)"}"#
      files["locales/es/\(number).json"] = #"{"a": "Tome 21", "b": "\#(filler)"}"#
    }
    let tree = try ScratchTree(files)
    let result = glosa("lint", tree.path, "--config", "none", "--only", "number/value", "--quiet")
    #expect(result.output.split(separator: "\n").count { $0.contains("[number/value]") } == 40)
    #expect(
      glosa("lint", tree.path, "--config", "none", "--only", "number/value", "--quiet", "--threads", "1")
        .output == result.output)
  }

  @Test("says that nothing is recognised") func nothing() throws {
    let tree = try ScratchTree(["a.c": "int x;"])
    let result = glosa("lint", tree.path, "--config", "none")
    #expect(
      result.code == 2
        && result.messages.contains(
          "no translations are recognised here; name files, or write .glosa.yml: glosa init")
    )
  }
}

@Suite("glosa init and config") struct InitCommandTests {
  @Test(
    "writes what lint then reads",
    arguments: [
      ["po/es.po"], ["locales/en.json", "locales/es.json"],
      ["config/locales/en.yml", "config/locales/es.yml"],
      ["app/src/main/res/values/strings.xml", "app/src/main/res/values-es/strings.xml"],
      ["App/en.lproj/L.strings", "App/es.lproj/L.strings"], ["lib/l10n/app_en.arb", "lib/l10n/app_es.arb"],
      ["locales/en/a.ftl", "locales/es/a.ftl"],
      ["docusaurus.config.js", "docs/a.md", "i18n/es/docusaurus-plugin-content-docs/current/a.md"],
      ["hugo.toml", "content/en/a.md", "content/es/a.md"], ["_config.yml", "_data/en.yml", "_data/es.yml"],
      ["book.toml", "po/es.po"], ["docs/conf.py", "docs/locale/es/LC_MESSAGES/index.po"], ["App/L.xcstrings"],
    ])
  func layouts(_ paths: [String]) throws {
    let tree = try ScratchTree(Dictionary(uniqueKeysWithValues: paths.map { ($0, "") }))
    let shown = glosa("init", tree.path, "--dry-run")
    #expect(shown.code == 0 && !FileManager.default.fileExists(atPath: tree.path + "/.glosa.yml"))
    let result = glosa("init", tree.path)
    #expect(result.code == 0, "\(result.messages)")
    #expect(try String(contentsOfFile: tree.path + "/.glosa.yml", encoding: .utf8) == shown.output)
    #expect(glosa("init", tree.path).code == 2)
    #expect(glosa("init", tree.path, "--force").code == 0)
    let listing = glosa("config", "--config", tree.path + "/.glosa.yml")
    #expect(listing.output.contains("source: en"), "\(listing.output)\(listing.messages)")
    let target = paths.last ?? ""
    let own = glosa("config", tree.path + "/" + target, "--config", tree.path + "/.glosa.yml")
    #expect(
      own.code == 0
        && (own.output.contains("the translation of") || own.output.contains("holds both languages")),
      "\(own.output)\(own.messages)")
  }

  @Test("says what holds for a file, and why") func explanation() throws {
    let tree = try ScratchTree([
      ".glosa.yml":
        "extends: base.yml\nsource: en\nfiles: po/*.po\nexclude: po/old*\noverrides:\n  - languages: es\n    rules: {term: off}\n",
      "base.yml": "rules:\n  number/value: note\n", "po/es.po": "", "po/old.po": "", "a.md": "",
    ])
    let configuration = ["--config", tree.path + "/.glosa.yml"]
    let result = glosa(["config", tree.path + "/po/es.po"] + configuration)
    #expect(
      result.output.contains("number/value: note  # ") && result.output.contains("base.yml:2:3"),
      "\(result.output)")
    #expect(result.output.contains("  term/preferred: off  # ") && result.output.contains(".glosa.yml:7:13"))
    #expect(result.output.contains("other rules run at their own levels"))
    #expect(
      glosa(["config", tree.path + "/po/es.po", "--all"] + configuration).output.contains("its own level"))
    #expect(
      glosa(["config", tree.path + "/po/old.po"] + configuration).output.contains("left out by po/old*  # "))
    #expect(glosa(["config", tree.path + "/a.md"] + configuration).output.contains("in no pair"))
    #expect(glosa("config", "--schema").output.contains("\"number/value\""))
  }
}
