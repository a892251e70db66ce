import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite("glosa lint: the cache") struct LintCacheTests {
  /// A project whose findings need every kind of vote: of a unit, a document, the project, and of suppressions.
  private static func project() throws -> ScratchTree {
    var files = [
      ".glosa.yml": """
      source: en
      targets: [es]
      files: po/*.po
      pairs:
        - locales/en/** -> locales/{lang}/**
        - docs/en/** -> docs/{lang}/**
      glossaries: terms.tsv
      """,
      "terms.tsv": "source\ttarget\tstatus\nnetwork\tred\tapproved\nnetwork\tmalla\tforbidden\n",
      "docs/en/g.md": "# Guide\n\nTake 12 drops every day. Open the network.\n",
      "docs/es/g.md": "# Guía\n\nTome 21 gotas cada día. Abra la malla.\n",
      "docs/en/lost.md": "# Lost\n", "locales/es/orphan.json": "{}",
    ]
    for number in 0..<6 {
      var (english, spanish) = ("", "")
      for key in 0..<8 {
        english += "\"k\(key)\": \"Save file \(key), then leave.\",\n"
        spanish += "\"k\(key)\": \"Guarde  el archivo \(key + key % 2), y salga\",\n"
      }
      files["locales/en/\(number).json"] = "{\n\(english)\"only\": \"Yes\"\n}\n"
      files["locales/es/\(number).json"] =
        "{\n\"//\": \"glosa:ignore number/value -- so\",\n\(spanish)\"old\": \"No\"\n}\n"
    }
    files["po/es.po"] =
      "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n# glosa:ignore term -- so\nmsgid \"Take 12\"\nmsgstr \"\"\n\"Tome \"\n\"21\"\n"
    files["po/fr.po"] = "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Take 12\"\nmsgstr \"Prenez 21\"\n"
    return try ScratchTree(files)
  }

  private func lint(_ tree: ScratchTree, _ arguments: String...) -> CommandResult {
    glosa(
      ["lint", tree.path, "--cache-dir", tree.path + "/.cache", "--format", "json", "--statistics", "-q"]
        + arguments)
  }

  private func entries(_ tree: ScratchTree) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: tree.path + "/.cache")
      .filter { $0.hasSuffix(CacheFile.suffix) }.sorted()
  }

  @Test("findings are the same with and without it, in any form") func same() throws {
    let tree = try Self.project()
    defer { withExtendedLifetime(tree) {} }
    for format in ["text", "json", "sarif", "mqm", "html", "csv", "junit"] {
      let without = glosa("lint", tree.path, "--format", format, "--statistics", "--no-cache")
      let arguments = [
        "lint", tree.path, "--format", format, "--statistics", "--cache-dir", tree.path + "/.cache",
      ]
      let first = glosa(arguments)
      let entries = try entries(tree)
      let second = glosa(arguments)
      #expect(without.output == first.output && first.output == second.output, "\(format)")
      #expect(without.code == 1 && first.code == 1 && second.code == 1)
      #expect(try self.entries(tree) == entries)
    }
    #expect(try entries(tree).count >= 9)
    let text = lint(tree).output
    for rule in ["number/value", "text/double-space", "term/forbidden", "key/orphaned", "suppression/unused"]
    {
      #expect(text.contains("\"\(rule)\""), "\(rule)")
    }
    #expect(text.contains("more in"), "habits are gathered")
    #expect(lint(tree, "--threads", "1").output == text)
  }

  @Test("what changes is checked again, and nothing else") func changes() throws {
    let tree = try Self.project()
    defer { withExtendedLifetime(tree) {} }
    _ = lint(tree)
    let before = try entries(tree)
    try tree.write("locales/es/3.json", "{\"k0\": \"Guarde 77\"}")
    let changed = lint(tree)
    #expect(changed.output.contains("Guarde 77"))
    #expect(try entries(tree).count == before.count + 1)
    #expect(changed.output == glosa("lint", tree.path, "--format", "json", "--statistics", "-q").output)
    // A glossary, a level and an option concern all files.
    try tree.write("terms.tsv", "source\ttarget\tstatus\nnetwork\tred\tapproved\n")
    #expect(!lint(tree).output.contains("term/forbidden"))
    #expect(
      lint(tree, "--rule", "number/value=note").output.contains(
        "\"level\": \"note\", \"message\": \"target has"))
    #expect(!lint(tree, "--only", "term").output.contains("number/value"))
    #expect(lint(tree, "--to", "fr").output.isEmpty == false)
  }

  @Test("entries that are broken, cut or forged count as none") func broken() throws {
    let tree = try Self.project()
    defer { withExtendedLifetime(tree) {} }
    let expected = lint(tree).output
    var random = SeededGenerator(state: 5)
    for _ in 0..<12 {
      for name in try entries(tree) {
        let url = URL(filePath: tree.path + "/.cache/" + name)
        var data = try Data(contentsOf: url)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: data = data.prefix(Int.random(in: 0...data.count, using: &random))
        case 1: data[Int.random(in: 0..<data.count, using: &random)] ^= 0x55
        case 2: data += [0]
        default: data = Data()
        }
        try data.write(to: url)
      }
      #expect(lint(tree).output == expected)
    }
    // Contents that pass the check and mean nothing.
    for _ in 0..<200 {
      let body = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let bytes = body + Array(ContentHash.text(of: body).utf8)
      for name in try entries(tree).prefix(1) {
        try Data(bytes).write(to: URL(filePath: tree.path + "/.cache/" + name))
      }
      #expect(lint(tree).output == expected)
    }
  }

  @Test("runs side by side agree") func concurrent() async throws {
    let tree = try Self.project()
    defer { withExtendedLifetime(tree) {} }
    let outputs = await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { lint(tree).output } }
      var all: Set<String> = []
      for await output in group { all.insert(output) }
      return all
    }
    #expect(outputs.count == 1)
    #expect(outputs.first == glosa("lint", tree.path, "--format", "json", "--statistics", "-q").output)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: tree.path + "/.cache").allSatisfy {
        $0.hasSuffix(CacheFile.suffix) || ["CACHEDIR.TAG", ".gitignore", "trimmed"].contains($0)
      })
  }

  @Test("old entries go, and the oldest ones beyond a size") func trimming() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path("cache")
    #expect(CacheFile.prepare(folder))
    func write(_ name: String, daysOld: Double) throws {
      let path = "\(folder)/\(name)\(CacheFile.suffix)"
      CacheFile.write([UInt8](repeating: 1, count: 5_000), to: path)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -86_400 * daysOld)], ofItemAtPath: path)
    }
    for (name, age) in [("a", 1.0), ("b", 2), ("c", 3), ("d", 40)] { try write(name, daysOld: age) }
    CacheFile.trim(folder, bytes: 1 << 20, days: 30)
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".lint") }.sorted()
    }
    #expect(try names() == ["a.lint", "b.lint", "c.lint"])
    CacheFile.trim(folder, bytes: 0, days: 30)
    #expect(try names().count == 3, "once a day")
    try FileManager.default.removeItem(atPath: folder + "/trimmed")
    CacheFile.trim(folder, bytes: 17_000, days: 30)
    #expect(try names() == ["a.lint", "b.lint"])
    CacheFile.markAsUsed(folder + "/b.lint")
    let used =
      try FileManager.default.attributesOfItem(atPath: folder + "/b.lint")[.modificationDate] as? Date
    #expect((used ?? .distantPast).timeIntervalSinceNow > -3_600)
  }

  @Test("a folder that cannot be written is an error when it was asked for") func folder() throws {
    let tree = try ScratchTree(["es.tsv": "en\tes\nTake 12\tTome 21\n", "file": ""])
    let result = glosa("lint", tree.path + "/es.tsv", "--cache-dir", tree.path + "/file/x")
    #expect(result.code == 2 && result.messages.contains("the folder of the cache cannot be written"))
    #expect(glosa("lint", "x.tsv", "--no-cache", "--cache-dir", "x").code == 2)
  }

  @Test("what was said about a file is said again") func messages() throws {
    let tree = try ScratchTree([
      "a.txt": "The house is red.\nThe network is down and the files are lost.\n",
      "b.txt": "La casa es roja.\nLa red no funciona y los archivos se han perdido.\n",
    ])
    let arguments = [
      "lint", tree.path + "/a.txt", tree.path + "/b.txt", "--cache-dir", tree.path + "/.cache",
    ]
    let first = glosa(arguments)
    #expect(!first.messages.isEmpty && glosa(arguments).messages == first.messages)
  }
}
