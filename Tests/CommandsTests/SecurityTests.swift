import Foundation
import TestSupport
import Testing

/// What SECURITY.md promises of files that somebody else wrote.
@Suite("Security") struct SecurityTests {
  /// Marks that would do something if they were not escaped: to a page, a terminal, a spreadsheet, a CI log.
  static let hostile = [
    "<script>document.title='owned'</script>", "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>", "\" autofocus onfocus=\"document.title='owned'",
    "javascript:document.title='owned'", "\u{1B}]0;owned\u{07}\u{1B}[2J", "\u{202E}owned\u{2066}",
    "\u{9B}31m",
    "::error file=x::owned", "%0A::error::owned", "=HYPERLINK(\"owned\")", "]]>&owned;", "\u{2028}\u{2029}",
  ]

  /// A bitext whose texts, notes and findings hold the hostile marks.
  private func bitext(_ scratch: ScratchFolder) throws -> String {
    let units = Self.hostile.enumerated().map { number, mark in
      let texts = ["en": "Save the file \(number) \(mark).", "es": "Guarde  el archivo 99 \(mark)"]
      return ["source": texts["en"] ?? "", "target": texts["es"] ?? "", "from": "en", "to": "es"]
    }
    let lines = try units.map { try JSONSerialization.data(withJSONObject: $0) }
    return try scratch.file("a.jsonl", lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined())
  }

  private func documents(_ scratch: ScratchFolder) throws -> (String, String) {
    let text = Self.hostile.map { "The free software licence \($0) is good.\n\n" }.joined()
    return try (scratch.file("a.en.txt", text + text), scratch.file("a.es.txt", text + text))
  }

  /// Whether a text holds what a terminal obeys.
  private func isObeyed(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      (scalar.value < 32 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }

  @Test("a terminal sees signs, not commands") func terminal() throws {
    let scratch = try ScratchFolder()
    let (path, (source, target)) = try (bitext(scratch), documents(scratch))
    for arguments in [
      ["lint", "--from", "en", "--to", "es", path], ["lint", source, target],
      ["lint", "--from", "en", "--to", "es", path, "--format", "github"],
      ["build", source, target, "--output-format", "table"], ["build", scratch.path("\u{1B}[31m\u{202E}")],
      ["explain", "\u{1B}[31m"],
    ] {
      let result = glosa(arguments)
      #expect(!isObeyed(result.output), "\(arguments)")
      #expect(!isObeyed(result.messages), "\(arguments)")
    }
  }

  @Test("JSON and SARIF stay what they are", arguments: ["json", "sarif", "gitlab"])
  func json(_ format: String) throws {
    let scratch = try ScratchFolder()
    let result = glosa("lint", "--from", "en", "--to", "es", try bitext(scratch), "--format", format)
    #expect(result.code <= 1, "\(result.messages)")
    // The native format is an object a line.
    let documents = format == "json" ? result.output.split(separator: "\n").map(String.init) : [result.output]
    #expect(!documents.isEmpty)
    for document in documents { _ = try JSONSerialization.jsonObject(with: Data(document.utf8)) }
  }

  @Test("CI obeys no line that a text smuggles in") func annotations() throws {
    let scratch = try ScratchFolder()
    let result = glosa("lint", "--from", "en", "--to", "es", try bitext(scratch), "--format", "github")
    for line in result.output.split(separator: "\n") {
      #expect(
        line.hasPrefix("::warning file=") || line.hasPrefix("::error file=")
          || line.hasPrefix("::notice file="))
      #expect(line.components(separatedBy: "::error").count <= 3)
    }
    #expect(!result.output.contains("\n::error::owned"))
  }

  @Test("names in a file's contents name no file") func escapes() throws {
    let outer = try ScratchFolder()
    let inner = outer.url.appending(path: "a/b/c")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let path = inner.appending(path: "x.xliff").path
    try Data(
      """
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
      <file original="../../../owned.txt" source-language="en" target-language="es" datatype="plaintext"><body>
      <trans-unit id="../../owned"><source>One  file.</source><target>Un  archivo</target></trans-unit>
      </body></file></xliff>
      """.utf8
    ).write(to: URL(filePath: path))
    let out = inner.appending(path: "out").path
    for arguments in [
      ["export", path, "-o", out + ".tmx"], ["lint", path, "--fix"], ["lint", path, "-o", out + ".html"],
      ["align", inner.path, inner.path, "-o", out + "/", "--output-format", "tmx"],
      ["build", path, "-o", out + ".tsv"],
    ] { _ = glosa(arguments) }
    #expect(outer.names == ["a"])
    let below = FileManager.default.enumerator(atPath: outer.url.path)?.allObjects as? [String] ?? []
    #expect(!below.contains { $0.contains("owned") }, "\(below)")
  }

  @Test(
    "works the same without a network",
    .enabled(if: Self.canUnshare && Programs.glosa != nil, "needs unshare -n and the program"))
  func offline() throws {
    let program = try #require(Programs.glosa)
    let example = PackageFiles.path("Glossaries/ai-open-source/example/article.")
    for arguments in [["build", example + "es.txt", example + "en.txt"], ["rules"]] {
      let alone = try Programs.output(of: "/usr/bin/unshare", ["-rn", program] + arguments)
      #expect(try alone == Programs.output(of: program, arguments))
    }
  }

  private static let canUnshare =
    Programs.has("/usr/bin/unshare")
    && (try? Programs.output(of: "/usr/bin/unshare", ["-rn", "true"])) != nil

  // MARK: - Pages in a browser

  private static let browser = ["/usr/bin/chromium", "/usr/bin/google-chrome"].first(where: Programs.has)

  /// The page as the browser has it when its scripts have run.
  private func rendered(_ path: String, _ scratch: ScratchFolder) throws -> String {
    try Programs.output(
      of: #require(Self.browser),
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--virtual-time-budget=2000",
        "--user-data-dir=" + scratch.path("browser"), "--dump-dom", "file://" + path,
      ])
  }

  private func title(_ page: String) -> String {
    page.components(separatedBy: "<title>").dropFirst().first?.components(separatedBy: "</title>").first ?? ""
  }

  @Test("a browser runs no script of a text", .enabled(if: Self.browser != nil, "needs Chromium"))
  func pages() throws {
    let scratch = try ScratchFolder()
    let control = try scratch.file("control.html", "<title>x</title>" + Self.hostile.joined())
    #expect(title(try rendered(control, scratch)) == "owned", "the marks work where nothing is escaped")
    let (path, (source, target)) = try (bitext(scratch), documents(scratch))
    let pages = ["glossary.html", "findings.html", "review.html"].map(scratch.path)
    _ = glosa("build", source, target, "-o", pages[0])
    _ = glosa("lint", "--from", "en", "--to", "es", path, "-o", pages[1])
    _ = glosa("align", source, target, "-o", pages[2])
    for page in pages {
      let text = try String(contentsOfFile: page, encoding: .utf8)
      #expect(text.contains("default-src 'none'"), "\(page)")
      let shown = try rendered(page, scratch)
      #expect(shown.contains("owned") && !title(shown).contains("owned"), "\(page): \(title(shown))")
    }
  }
}
