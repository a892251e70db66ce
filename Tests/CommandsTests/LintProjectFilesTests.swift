import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite("glosa lint: the files of a project", .enabled(if: Programs.has("/usr/bin/git")))
struct LintProjectFilesTests {
  private static let error =
    "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Take 12\"\nmsgstr \"Tome 21\"\n"

  private func repository(_ more: [String: String] = [:]) throws -> ScratchTree {
    var files = [
      ".glosa.yml": "source: en\nfiles: '*.po'\n", "es.po": Self.error, "built/es.po": Self.error,
      "a/ignored.es.po": Self.error, "a/kept.es.po": Self.error, "kept/built.es.po": Self.error,
      ".gitignore": "built\n", "a/.gitignore": "ignored*\n",
    ]
    files.merge(more) { $1 }
    let tree = try ScratchTree(files)
    try git(tree, "init", "-q", ".")
    return tree
  }

  private func git(_ tree: ScratchTree, _ arguments: String...) throws {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    _ = try Programs.output(of: "/usr/bin/git", ["-C", tree.path] + identity + arguments)
  }

  /// The files in which something is found, relative to the tree.
  private func files(_ tree: ScratchTree, _ folder: String = "") -> [String] {
    let result = glosa("lint", tree.path + folder, "--only", "number/value", "--format", "csv")
    let lines = result.output.split(separator: "\n").dropFirst()
    return lines.compactMap { line in
      line.split(separator: ",").first { $0.contains(".po") }
        .flatMap { $0.components(separatedBy: tree.scratch.url.lastPathComponent + "/").last }
    }.sorted()
  }

  @Test("what git ignores is left out, unless it is tracked, named, or wanted") func ignored() throws {
    let tree = try repository()
    #expect(files(tree) == ["a/kept.es.po", "es.po", "kept/built.es.po"])
    #expect(files(tree, "/a") == ["a/kept.es.po"])
    #expect(glosa("lint", tree.path + "/built/es.po", "--config", tree.path + "/.glosa.yml").code == 1)
    let shown = glosa("config", tree.path + "/built/es.po", "--config", tree.path + "/.glosa.yml")
    #expect(shown.output.contains("left out by .gitignore"), "\(shown.output)")
    try git(tree, "add", "-f", "a/ignored.es.po")
    #expect(files(tree) == ["a/ignored.es.po", "a/kept.es.po", "es.po", "kept/built.es.po"])
    try tree.write(".glosa.yml", "source: en\nfiles: '*.po'\nrespect-gitignore: false\n")
    #expect(files(tree).count == 5)
    try tree.write(".glosa.yml", "source: en\nrespect-gitignore: perhaps\n")
    #expect(glosa("lint", tree.path).messages.contains(".glosa.yml:2:20: error:"))
  }

  @Test("a project in a folder that is ignored as a whole is checked") func inside() throws {
    let tree = try repository(["built/.glosa.yml": "source: en\nfiles: '*.po'\n"])
    #expect(files(tree, "/built") == ["built/es.po"])
  }

  @Test("the baseline of the configuration holds, and the command line goes before it") func baseline() throws
  {
    let tree = try repository()
    let baseline = tree.path + "/known.tsv"
    try tree.write(".glosa.yml", "source: en\nfiles: '*.po'\nbaseline: known.tsv\n")
    #expect(glosa("lint", tree.path).code == 2, "there is no such file yet")
    let written = glosa("lint", tree.path, "--write-baseline", baseline)
    #expect(written.code == 0 && written.messages.contains("known.tsv: 3 entries"), "\(written.messages)")
    let known = glosa("lint", tree.path)
    #expect(known.code == 0 && known.output.isEmpty)
    #expect(glosa("lint", tree.path, "--baseline", "none").code == 1)
    try tree.write("es.po", Self.error + "\nmsgid \"Take 14\"\nmsgstr \"Tome 41\"\n")
    #expect(glosa("lint", tree.path).output.contains("41"))
    #expect(
      glosa("config", "--config", tree.path + "/.glosa.yml").output.contains("/known.tsv  # "))
  }

  @Test("a folder of a project without configuration is checked as its part") func part() throws {
    let tree = try ScratchTree([
      "locales/en.json": #"{"a": "Take 12"}"#, "locales/es.json": #"{"a": "Tome 21"}"#, "es.po": Self.error,
    ])
    try git(tree, "init", "-q", ".")
    let result = glosa("lint", tree.path + "/locales")
    #expect(result.code == 1 && result.output.contains("locales/es.json:1:"), "\(result.messages)")
    #expect(!result.output.contains("es.po"))
    #expect(glosa("lint", tree.path + "/locales/en.json", tree.path + "/locales/es.json").code == 1)
    #expect(glosa("lint", tree.path).output.contains("es.po:5:"))
  }

  @Test("files that cannot be read are in the reports that services read, and the run fails")
  func unreadable() throws {
    let tree = try repository(["broken.po": "msgid \"a\"\nmsgstr \"b\nmsgid \"c\"\n"])
    for (form, sign) in [
      ("github", "::error file=broken.po,line=2"), ("gitlab", "project/unreadable-file"),
      ("sarif", "\"executionSuccessful\": false"), ("junit", "project/unreadable-file"),
      ("checkstyle", "glosa.project.unreadable-file"), ("json", "project/unreadable-file"),
      ("csv", "project/unreadable-file"), ("html", "project/unreadable-file"),
    ] {
      let result = glosa("lint", tree.path, "--format", form)
      let compact = result.output.replacing("\": ", with: "\":")
      #expect(result.code == 2, "\(form)")
      #expect(compact.contains(sign.replacing("\": ", with: "\":")), "\(form): \(result.output.prefix(2000))")
    }
    let text = glosa("lint", tree.path)
    #expect(!text.output.contains("unreadable-file") && text.messages.contains("broken.po:2:"))
  }

  @Test("patterns that are about no file are told where they stand") func unmatched() throws {
    let tree = try ScratchTree([
      ".glosa.yml": "source: en\nfiles: [es.po, ess.po]\npairs:\n  - webb/en.json -> webb/{lang}.json\n",
      "es.po": Self.error.replacing("21", with: "12"),
    ])
    let result = glosa("lint", tree.path)
    #expect(result.code == 0)
    #expect(result.output.contains(".glosa.yml:2:16: warning: ess.po is about no file"), "\(result.output)")
    #expect(
      result.output.contains(".glosa.yml:4:5: warning: webb/en.json -> webb/{lang}.json is about no file"))
    #expect(glosa("lint", tree.path, "--fail-on", "warning").code == 1)
    #expect(glosa("lint", tree.path, "--rule", "project=off").output.isEmpty)
  }

  @Test("--diff reads only files that changed") func changed() throws {
    let tree = try repository()
    try git(tree, "add", ".")
    try git(tree, "commit", "-q", "-m", "x")
    try tree.write("es.po", Self.error + "\nmsgid \"Take 14\"\nmsgstr \"Tome 41\"\n")
    let result = glosa("lint", tree.path, "--diff", "HEAD", "--statistics")
    #expect(result.output.contains("1 finding in 2 units of 1 file "), "\(result.output)")
    #expect(result.messages.contains("number/value") && result.messages.contains(" on all threads"))
  }

  @Test("a glossary takes one file, and may be repeated") func glossaries() throws {
    let tree = try ScratchTree([
      "a.tsv": "source\ttarget\tstatus\nboat\tbarca\tapproved\nboat\tbote\tforbidden\n",
      "b.tsv": "source\ttarget\tstatus\noar\tremo\tapproved\noar\tpala\tforbidden\n",
      "es.tsv": "en\tes\nthe boat\tel bote\nthe oar\tla pala\n",
    ])
    let result = glosa(
      "lint", "--glossary", tree.path + "/a.tsv", "--glossary", tree.path + "/b.tsv", tree.path + "/es.tsv")
    #expect(result.output.components(separatedBy: "[term/forbidden]").count == 3, "\(result.messages)")
  }
}
