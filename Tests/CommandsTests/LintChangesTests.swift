import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite("glosa lint: changed lines", .enabled(if: Programs.has("/usr/bin/git"))) struct LintChangesTests {
  /// A repository with one commit.
  private struct Repository {
    let scratch = try! ScratchFolder()  // a test without a folder has nothing to test

    init(_ files: [(String, String)]) throws {
      try git("init", "-q", ".")
      for (name, text) in files { try write(name, text) }
      try commit()
    }

    func write(_ name: String, _ text: String) throws {
      let url = scratch.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    func git(_ arguments: String...) throws {
      let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
      _ = try Programs.output(of: "/usr/bin/git", ["-C", scratch.url.path] + identity + arguments)
    }

    func commit() throws {
      try git("add", "-A")
      try git("commit", "-q", "-m", "x")
    }

    func lint(_ name: String, _ arguments: String...) -> CommandResult {
      glosa(["lint", scratch.path(name), "--from", "en", "--to", "es"] + arguments)
    }
  }

  private let old = "en\tes\nTake 12\tTome 21\nFour 4\tCuatro 5\n"

  @Test("reports what lies on lines that changed, in files of any name") func lines() throws {
    for name in ["a.tsv", "with space.tsv", "\"quoted\" ñ\t.tsv"] {
      let repository = try Repository([(name, old)])
      #expect(repository.lint(name, "--diff", "HEAD").output.isEmpty)
      try repository.write(name, old + "Six 6\tSeis 7\n")
      let result = repository.lint(name, "--diff", "HEAD")
      #expect(result.code == 1 && result.output.split(separator: "\n").count { $0.hasSuffix("]") } == 1)
      #expect(result.output.contains(":4:"), "\(result.output)\(result.messages)")
    }
  }

  @Test("tells translations that are older than their sources, when asked to") func stale() throws {
    let repository = try Repository([
      (".glosa.yml", "source: en\ntargets: [es]\npairs: [\"{name}.en.md -> {name}.{lang}.md\"]\n"),
      ("a.en.md", "One text.\n"), ("a.es.md", "Un texto.\n"), ("b.en.md", "Two texts.\n"),
      ("b.es.md", "Dos textos.\n"),
    ])
    let lint = { glosa("lint", repository.scratch.url.path, "--only", "project/stale-file") }
    #expect(lint().output.isEmpty)
    try repository.write("a.en.md", "One new text.\n")
    try repository.git("add", "-A")
    try repository.git("commit", "-q", "-m", "x", "--date", "2090-01-01T00:00:00+00:00")
    let result = lint()
    #expect(result.code == 0 && result.output.contains("a.es.md:1:1"), "\(result.output)\(result.messages)")
    #expect(result.output.contains("was changed on 2090-01-01") && !result.output.contains("b.es.md"))
  }

  @Test("follows renames, takes untracked files whole, and knows merge bases") func files() throws {
    let repository = try Repository([("a.tsv", old)])
    try repository.git("mv", "a.tsv", "b.tsv")
    #expect(repository.lint("b.tsv", "--diff", "HEAD").output.isEmpty)
    try repository.write("new.tsv", old)
    #expect(
      repository.lint("new.tsv", "--diff", "HEAD").output.split(separator: "\n").count { $0.hasSuffix("]") }
        == 2)
    try repository.commit()
    #expect(repository.lint("new.tsv", "--diff", "HEAD").output.isEmpty)
    #expect(repository.lint("new.tsv", "--diff", "HEAD~1...").code == 1)
  }

  @Test("counts a changed source as a change of the unit, in one file and in two") func units() throws {
    let catalog =
      "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n#: a.c\nmsgid \"Take 12\"\nmsgstr \"\"\n\"Tome \"\n\"12\"\n"
    let repository = try Repository([
      ("es.po", catalog + "\nmsgid \"Four 4\"\nmsgstr \"Cuatro 5\"\n"),
      ("en.json", "{\n\"a\": \"Take 12\",\n\"b\": \"Four 4\"\n}\n"),
      ("es.json", "{\n\"a\": \"Tome 12\",\n\"b\": \"Cuatro 5\"\n}\n"),
    ])
    try repository.write(
      "es.po", catalog.replacing("Take 12", with: "Take 13") + "\nmsgid \"Four 4\"\nmsgstr \"Cuatro 5\"\n")
    let result = repository.lint("es.po", "--diff", "HEAD")
    #expect(result.output.contains("es.po:8:2: error:") && !result.output.contains("Cuatro"))
    try repository.write("en.json", "{\n\"a\": \"Take 13\",\n\"b\": \"Four 4\"\n}\n")
    let pair = glosa(
      "lint", repository.scratch.path("en.json"), repository.scratch.path("es.json"), "--diff", "HEAD")
    #expect(pair.output.contains("es.json:2:") && !pair.output.contains("es.json:3:"))
  }

  @Test("looks at what is staged, whatever the files are now") func staged() throws {
    let repository = try Repository([("a.tsv", old)])
    try repository.write("a.tsv", old + "Six 6\tSeis 7\nEight 8\tOcho 9\n")
    try repository.git("add", "-A")
    // Not staged: a line before, and one of the two staged lines put right.
    try repository.write(
      "a.tsv", "en\tes\nTwo 2\tDos 3\n" + old.dropFirst(6) + "Six 6\tSeis 6\nEight 8\tOcho 9\n")
    let result = repository.lint("a.tsv", "--staged")
    #expect(result.output.split(separator: "\n").count { $0.hasSuffix("]") } == 2)
    #expect(result.output.contains(":4:") && result.output.contains(":5:"), "\(result.output)")
    // Fixes are made where the staged lines stand now.
    try repository.write("a.tsv", "en\tes\nTwo 2\tDos  2\nTake 12\tTome 12\n")
    try repository.git("add", "-A")
    try repository.write("a.tsv", "en\tes\nOne 1\tUno  1\nTwo 2\tDos  2\nTake 12\tTome 12\n")
    #expect(repository.lint("a.tsv", "--staged", "--fix").code == 0)
    #expect(
      try String(contentsOfFile: repository.scratch.path("a.tsv"), encoding: .utf8)
        == "en\tes\nOne 1\tUno  1\nTwo 2\tDos 2\nTake 12\tTome 12\n")
  }

  @Test("services are told paths from the top of the repository") func paths() throws {
    let repository = try Repository([("deep/er/a.tsv", old)])
    let path = repository.scratch.path("deep/er/a.tsv")
    for form in ["github", "gitlab", "sarif", "checkstyle"] {
      let output = glosa("lint", path, "--from", "en", "--to", "es", "--format", form).output
      #expect(output.contains("deep/er/a.tsv") && !output.contains(path), "\(output)")
    }
  }

  @Test("says what is wrong where git cannot help") func refusals() throws {
    let repository = try Repository([("a.tsv", old)])
    #expect(
      repository.lint("a.tsv", "--diff", "none").messages.contains("git does not know the commit \"none\""))
    #expect(repository.lint("a.tsv", "--diff=--output=x").code == 2)
    #expect(repository.scratch.names.contains("x") == false)
    let scratch = try ScratchFolder()
    let outside = glosa("lint", try scratch.file("a.tsv", old), "--staged")
    #expect(outside.code == 2 && outside.messages.contains("the file is in no git repository"))
    #expect(repository.lint("a.tsv", "--diff", "HEAD", "--staged").code == 2)
  }

  @Test("moves line numbers over later hunks") func moving() throws {
    var lines = LineSet.none
    for line in [1, 3, 5] { lines.append(line...line) }
    let hunks = try ["@@ -1,0 +2 @@", "@@ -3 +4,0 @@ x"].map { try #require(DiffHunk($0)) }
    #expect(lines.moved(by: hunks).ranges == [1...1, 5...5])
    #expect(LineSet.all.meets(7...7) && !LineSet.none.meets(1...9))
    #expect(DiffHunk("@@ x @@") == nil)
  }
}
