import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite("glosa lint --fix") struct LintFixTests {
  /// A file of each format with double spaces, and what remains of it.
  static let files: [(name: String, text: String)] = [
    ("a.tsv", "id\ten\tes\r\nu1\tSave\\nall\tGuardar\\n todo  ya\r\nu2\tOK\tOK\r\n"),
    ("a.csv", "en,es\n\"Say \"\"hi\"\"\",\"Diga  \"\"hola\"\"\"\nTwo,dos  x\n"),
    (
      "a.jsonl",
      "{\"source\": \"Save\", \"target\": \"Guardar  \\u00e9l\"}\n{\"source\":\"x\",\"target\":[\"un  a\",\"d  b\"]}\n"
    ),
    (
      "a.po",
      "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n#, fuzzy-no\nmsgid \"Save all of it\"\nmsgstr \"\"\n\"Guardar \"\n\"todo  ya\"\n\n"
        + "msgid \"a file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"un  archivo\"\nmsgstr[1] \"%d  archivos\"\n"
    ),
    (
      "a.tmx",
      "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>Save &amp; go</seg></tuv>"
        + "<tuv xml:lang=\"es\"><seg>Guardar <ph x=\"1\">%s</ph>ya  &amp; seguir</seg></tuv></tu></body></tmx>\n"
    ),
    (
      "a.xlf",
      "<?xml version=\"1.0\"?><xliff version=\"1.2\"><file source-language=\"en\" target-language=\"es\"><body>\n"
        + "<trans-unit id=\"1\"><source>Save <g id=\"1\">all</g></source><target>Guardar <g id=\"1\">todo</g>  ya</target>"
        + "</trans-unit></body></file></xliff>\n"
    ),
    (
      "a.ts",
      "<?xml version=\"1.0\"?><!DOCTYPE TS><TS version=\"2.1\" language=\"es\" sourcelanguage=\"en\"><context><name>M</name>\n"
        + "<message><source>Save</source><translation>Guardar  ya</translation></message></context></TS>\n"
    ),
  ]

  /// Documents whose paragraphs are wrapped and hold mark-up: a translation, and where 21 stands in it.
  static let documents: [(name: String, source: String, text: String, place: String)] = [
    ("md", "Take *12* drops.", "Tome *hoy*\nsus  café 21 gotas.\n", "2:11"),
    ("md", "> * Take 12 drops.", "> * Tome\n>   sus *x*  café 21 gotas.\n", "2:19"),
    ("html", "<p>Take <b>12</b> drops.</p>", "<p>Tome <b>sus</b>\n &lt;  café 21 gotas.</p>\n", "2:13"),
    ("rst", "Take **12** drops.", "Tome **sus** y `l <http://x>`_  café 21 gotas.\n", "1:38"),
    ("adoc", "Take *12* drops.", "Tome *sus*  café 21 gotas.\n", "1:18"),
  ]

  @Test("places findings in documents behind mark-up and line ends", arguments: documents)
  func places(_ name: String, _ source: String, _ text: String, _ place: String) throws {
    let scratch = try ScratchFolder()
    let from = try scratch.file("a.en.\(name)", source + "\n")
    let file = try scratch.file("a.es.\(name)", text)
    let arguments = ["lint", from, file, "--from", "en", "--to", "es", "--config", "none"]
    let result = glosa(arguments + ["--only", "number/value"])
    #expect(result.output.contains("a.es.\(name):\(place):"), "\(result.output)\(result.messages)")
  }

  @Test("changes the fixed bytes and no others, and nothing the second time", arguments: files)
  func formats(_ name: String, _ text: String) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(name, text)
    let arguments = ["lint", file, "--from", "en", "--to", "es", "--only", "text/double-space", "--fix"]
    let result = glosa(arguments)
    let fixed = text.replacing("  ", with: " ")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == fixed, "\(result.messages)")
    #expect(result.code == 0 && result.output.isEmpty)
    #expect(glosa(arguments).messages.hasPrefix("mended: 0"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == fixed)
  }

  @Test("mends both documents of a pair, and only the translation of messages") func pairs() throws {
    let scratch = try ScratchFolder()
    let source = "# One\n\nFirst  *sentence* here. Second  one\nwith a line end.\n"
    let target = "# Uno\n\nPrimera  *frase* aquí. Segunda  frase\ncon un fin de línea.\n"
    let documents = [try scratch.file("g.en.md", source), try scratch.file("g.es.md", target)]
    _ = glosa(["lint"] + documents + ["--only", "text/double-space", "--fix"])
    #expect(try String(contentsOfFile: documents[0], encoding: .utf8) == source.replacing("  ", with: " "))
    #expect(try String(contentsOfFile: documents[1], encoding: .utf8) == target.replacing("  ", with: " "))
    let messages = "{\"a\": \"Open <b>all\\u00a0</b>\"}"
    let translated = "{\"a\": \"Abrir  <b>todo\\u00a0</b>\"}"
    let english = try scratch.file("en.json", messages), spanish = try scratch.file("es.json", translated)
    _ = glosa("lint", english, spanish, "--from", "en", "--to", "es", "--only", "text/double-space", "--fix")
    #expect(try String(contentsOfFile: english, encoding: .utf8) == messages)
    #expect(try String(contentsOfFile: spanish, encoding: .utf8) == translated.replacing("  ", with: " "))
  }

  @Test("makes suggested fixes when asked, and fixes that others uncover") func modes() throws {
    let scratch = try ScratchFolder()
    let table = "en\tes\nthe end\tla palabra palabra  final\n"
    let file = try scratch.file("a.tsv", table)
    let only = ["--only", "text/doubled-word,text/double-space"]
    _ = glosa(["lint", file, "--fix"] + only)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasSuffix("la palabra palabra final\n"))
    _ = try scratch.file("a.tsv", table)
    let result = glosa(["lint", file, "--fix=suggested"] + only)
    #expect(
      try String(contentsOfFile: file, encoding: .utf8).hasSuffix("la palabra final\n"), "\(result.messages)")
  }

  @Test(
    "prints a patch that git applies, with the same result", .enabled(if: Programs.has("/usr/bin/git")),
    arguments: files)
  func patches(_ name: String, _ text: String) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(name, text)
    let arguments = ["lint", file, "--from", "en", "--to", "es", "--only", "text/double-space", "--fix"]
    let patch = glosa(arguments + ["--dry-run"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    #expect(patch.output.contains("\n@@ -"))
    // The patch names the file from the working folder on.
    let local = patch.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("--- a/") ? "--- a/\(name)" : line.hasPrefix("+++ b/") ? "+++ b/\(name)" : String(line)
    }.joined(separator: "\n")
    let stored = try scratch.file("x.patch", local)
    _ = try Programs.output(of: "/usr/bin/git", ["-C", scratch.url.path, "apply", stored])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text.replacing("  ", with: " "))
  }

  @Test("patches files without a line end, and with more or fewer lines")
  func unifiedDiff() {
    let text = { (old: String, new: String) in
      String(decoding: UnifiedDiff.patch("a b", from: Array(old.utf8), to: Array(new.utf8)), as: UTF8.self)
    }
    #expect(text("x", "x").isEmpty)
    #expect(
      text("a\nb", "a\nc")
        == "--- a/a b\t\n+++ b/a b\t\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )
    #expect(text("a\nb\nc\n", "a\nc\n").hasSuffix("@@ -1,3 +1,2 @@\n a\n-b\n c\n"))
    #expect(text("", "a\n").hasSuffix("@@ -0,0 +1,1 @@\n+a\n"))
  }

  @Test("writes nothing when one file cannot be written") func allOrNothing() throws {
    let scratch = try ScratchFolder()
    let table = "en\tes\nSave\tGuardar  ya\n"
    let files = [try scratch.file("a.tsv", table), try scratch.file("b.tsv", table)]
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: files[1])
    // The superuser may write anything.
    guard getuid() != 0 else { return }
    #expect(glosa(["lint"] + files + ["--fix"]).code == 2)
    #expect(try String(contentsOfFile: files[0], encoding: .utf8) == table)
  }

  @Test("leaves whole files when it is killed", .enabled(if: executable != nil)) func killed() throws {
    let scratch = try ScratchFolder()
    let rows = (0..<3_000).map { "Save file \($0)\tGuardar  archivo \($0)\n" }
    let table = "en\tes\n" + rows.joined()
    let fixed = table.replacing("  ", with: " ")
    for round in 0..<20 {
      let names = ["a.tsv", "b.tsv"]
      let files = try names.map { try scratch.file($0, table) }
      let process = Process()
      process.executableURL = URL(filePath: try #require(Self.executable))
      process.arguments = ["lint"] + files + ["--fix", "--only", "text/double-space"]
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      usleep(UInt32(round) * 25_000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for file in files {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text == table || text == fixed)
      }
      #expect(scratch.names.filter { !$0.hasPrefix(".") } == names)
    }
  }

  /// The program that was built with the tests.
  static let executable: String? = {
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return nil
    }
    let path = URL(filePath: own).deletingLastPathComponent().appending(path: "glosa").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()
}
