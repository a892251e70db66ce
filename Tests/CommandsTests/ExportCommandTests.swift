import Foundation
import TestSupport
import Testing

@Suite("glosa export") struct ExportCommandTests {
  @Test("turns a table round for the other direction") func reversed() throws {
    let scratch = try ScratchFolder()
    let table = try scratch.file(
      "a.csv", "source,target,source_lang,target_lang\nhola,hello,es,en\nadiós,,es,en\n")
    let result = glosa("export", table, "--from", "en", "--to", "es", "--output-format", "tsv")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("id\ten\tes\n1\thello\thola\n"))
    #expect(result.messages.contains("left out: 1 unit in other languages than asked for"))
  }

  @Test("takes the sources of a catalogue for English where nothing tells") func catalogue() throws {
    let scratch = try ScratchFolder()
    let header = "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n"
    let file = try scratch.file("a.po", header + "msgid \"OK\"\nmsgstr \"Vale\"\n")
    let result = glosa("export", file, "--output-format", "tmx")
    #expect(result.code == 0 && result.output.contains("<tuv xml:lang=\"en\"><seg>OK</seg>"))
    #expect(result.messages.contains("the source is taken for English (en); --from says otherwise"))
    let again = glosa("export", file, "--output-format", "po")
    #expect(!again.output.contains("X-Source-Language") && !again.messages.contains("taken for"))
    let nameless = try scratch.file("b.po", "msgid \"OK\"\nmsgstr \"Vale\"\n")
    let refused = glosa("export", nameless, "--output-format", "tmx")
    #expect(refused.code == 2)
    #expect(
      refused.messages.contains("b.po:1:8: error: TMX needs the language of its translations; give --to"))
  }

  @Test("of two verdicts on a pair the stricter goes out, and the other is counted") func verdicts() throws {
    let scratch = try ScratchFolder()
    let rows = "en,es,status\nbug,bicho,approved\nbug,error,approved\nbug,bicho,forbidden\n"
    let table = try scratch.file("a.csv", rows)
    let result = glosa("export", table, "--output-format", "tsv")
    #expect(result.code == 0)
    #expect(result.output.contains("bug\tbicho\tforbidden"))
    #expect(!result.output.contains("bug\tbicho\tapproved"))
    #expect(result.messages.contains("1 row with a milder verdict on the same pair"))
  }

  @Test("leaves candidates out when asked to") func approvedOnly() throws {
    let scratch = try ScratchFolder()
    let table = try scratch.file("a.csv", "en,es,status\nbug,error,approved\nrow,fila,candidate\n")
    let result = glosa("export", table, "--profile", "deepl", "--approved-only")
    #expect(result.output == "bug\terror\n")
    #expect(result.messages.contains("left out: 1 candidate"))
    #expect(glosa("export", table, "--profile", "deepl", "--output-format", "csv").code != 0)
  }

  @Test("refuses a column that stands twice, and reads UTF-16 without a mark") func headers() throws {
    let scratch = try ScratchFolder()
    let twice = try scratch.file("a.csv", "source,target,note,Note\na,b,c,d\n")
    let refused = glosa("export", twice, "--from", "en", "--to", "es", "--output-format", "tsv")
    #expect(refused.code == 2)
    #expect(refused.messages.contains("a.csv:1:20: error: the column \"Note\" stands twice in the header"))
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let path = scratch.path("w.csv")
      let bytes = try #require("source,target\nhola,hello\n".data(using: encoding))
      try bytes.write(to: URL(filePath: path))
      let read = glosa("export", path, "--from", "es", "--to", "en", "--output-format", "tsv")
      #expect(read.output == "id\tes\ten\n1\thola\thello\n")
    }
  }

  private static let table = """
    source,target,score,status,count_pair,owner,id,source_lang,target_lang
    código abierto,open source,0.9,candidate,41,Ana,oss,es,en
    fuente abierta,open source,0.1,forbidden,0,,bad,es,en
    =SUMA,=SUM,0.5,approved,1,,sum,es,en

    """

  private static let memory = """
    <tmx version="1.4"><header srclang="es"/><body>
    <tu tuid="1" creationdate="20240102T030405Z"><prop type="client">A</prop><tuv xml:lang="es-MX"><seg>uno <ph x="1">%s</ph></seg></tuv>
    <tuv xml:lang="en"><seg>one</seg></tuv></tu>
    <tu><tuv xml:lang="es-MX"><seg>solo</seg></tuv></tu></body></tmx>
    """

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test(
    "keeps every column of a glossary table through every format",
    arguments: ["csv", "tsv", "jsonl", "yml", "tbx"])
  func evidence(_ suffix: String) throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("g.csv", Self.table)
    let (middle, end) = (scratch.path("m.\(suffix)"), scratch.path("end.csv"))
    let first = glosa("export", input, "-o", middle)
    #expect(
      first.code == 0 && first.messages == "read 3 concepts in es, en\nwrote 3 entries\n", "\(first.messages)"
    )
    #expect(glosa("export", middle, "-o", end).code == 0)
    let back = try text(end)
    for part in ["código abierto", "0.9", "41", "Ana", "oss", "es,en", "forbidden"] {
      #expect(back.contains(part), "\(part) in \(back)")
    }
    let generic = scratch.path("generic.csv")
    #expect(glosa("export", input, "--profile", "generic", "-o", generic).code == 0)
    #expect(try text(generic) == back)
  }

  @Test("leaves out what TMX must not offer, and says so")
  func forbidden() throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("g.csv", Self.table)
    let result = glosa("export", input, "-o", scratch.path("g.tmx"))
    #expect(result.messages == "read 3 concepts in es, en\nwrote 2 entries; left out: 1 forbidden term\n")
    #expect(!(try text(scratch.path("g.tmx"))).contains("fuente abierta"))
  }

  @Test("guards formulas when asked to, counts them, and undoes it")
  func formulas() throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("g.csv", Self.table)
    let safe = scratch.path("safe.csv")
    let result = glosa("export", input, "--spreadsheet-safe", "-o", safe)
    #expect(result.messages.contains("2 formula cells guarded"))
    #expect(try text(safe).contains("'=SUMA,'=SUM,"))
    #expect(glosa("export", safe, "-o", scratch.path("back.csv")).code == 0)
    #expect(glosa("export", input, "-o", scratch.path("same.csv")).code == 0)
    #expect(try text(scratch.path("back.csv")) == text(scratch.path("same.csv")))
    #expect(try text(scratch.path("same.csv")).contains("\n=SUMA,=SUM,"))
  }

  @Test("counts units for each pair of languages and what was passed over")
  func counts() throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("m.tmx", Self.memory)
    let result = glosa("export", input, "-o", scratch.path("m.csv"))
    #expect(
      result.messages
        == "read 1 unit es-MX → en; left out: 1 unit without a text in en\nwrote 1 unit; left out: 1 inline code\n",
      "\(result.messages)")
    #expect(try text(scratch.path("m.csv")).contains("client"))
    #expect(glosa("export", scratch.path("m.csv"), "-o", scratch.path("back.tmx")).code == 0)
    #expect(try text(scratch.path("back.tmx")).contains("creationdate=\"20240102T030405Z\""))
  }

  @Test("names the languages there are when there is no unit for those asked for")
  func noUnits() throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("m.tmx", Self.memory)
    let result = glosa("export", input, "--from", "es", "--to", "de", "-o", scratch.path("m.csv"))
    #expect(
      result.code == 2 && result.messages.contains("it holds texts in es-MX (2), en (1)"),
      "\(result.messages)")
    #expect(scratch.names == ["m.tmx"])
  }

  @Test("writes as much of the origin as is asked for, and inline codes unless level 1 is")
  func options() throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("m.tmx", Self.memory)
    func export(_ options: String...) throws -> String {
      #expect(glosa(["export", input, "-o", scratch.path("o.tmx")] + options).code == 0)
      return try text(scratch.path("o.tmx"))
    }
    #expect(try export().contains("<ph x=\"1\">%s</ph>"))
    #expect(try !export("--tmx-level", "1").contains("<ph"))
    #expect(try !export("--provenance", "none").contains("client"))
    #expect(try export("--provenance", "full").contains("m.tmx:2</prop>"))
    #expect(try export("--bare-languages").contains("xml:lang=\"es\""))
    #expect(glosa("export", input, "-o", scratch.path("o.tmx"), "--tmx-level", "3").code == 2)
    #expect(glosa("export", input, "-o", scratch.path("o.tmx"), "--provenance", "some").code == 2)
  }

  @Test("refuses characters that XML cannot hold, or replaces and counts them")
  func unfit() throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("m.tsv", "es\ten\nuno\u{1}\tone\n")
    let refused = glosa("export", input, "-o", scratch.path("m.tmx"))
    #expect(refused.code == 2 && refused.messages.contains("U+0001, which XML cannot hold"))
    let replaced = glosa("export", input, "-o", scratch.path("m.tmx"), "--replace-unfit")
    #expect(
      replaced.code == 0 && replaced.messages.contains("wrote 1 unit, 1 character replaced by U+FFFD"))
    #expect(try text(scratch.path("m.tmx")).contains("uno\u{FFFD}"))
  }

  @Test("complains about a missing file before anything else")
  func missing() {
    let result = glosa("export", "missing.txt")
    #expect(
      result.code == 2 && result.messages == "missing.txt: error: there is no such file; check the path\n")
  }

  @Test("guesses the languages of a table without a header only when they are plain")
  func guesses() throws {
    let scratch = try ScratchFolder()
    let rows = (1...12).map { number in
      "El perro y los gatos de las casas \(number) comen con una cuchara, pero no hay más.\t"
        + "The dog and the cats of the houses \(number) eat with a spoon, but there is no more.\n"
    }
    let clear = glosa("export", try scratch.file("a.tsv", rows.joined()), "-o", scratch.path("a.tmx"))
    #expect(
      clear.code == 0
        && clear.messages.contains("the source is taken for Spanish (es); --from says otherwise"))
    #expect(clear.messages.contains("read 12 units es → en"))
    let unclear = glosa(
      "export", try scratch.file("b.tsv", "licencia\tlicence\n"), "-o", scratch.path("b.tmx"))
    #expect(unclear.code == 2 && unclear.messages.contains("--from"), "\(unclear.messages)")
  }

  @Test("writes several files of build, or none")
  func allOrNothing() throws {
    let scratch = try ScratchFolder()
    let input = try scratch.file("m.tsv", "es\ten\ncasa blanca\twhite house\ncasa blanca\twhite house\n")
    let result = glosa("build", input, "-o", scratch.path("a.csv"), "-o", scratch.path("no/b.csv"))
    #expect(result.code == 2 && scratch.names == ["m.tsv"])
    #expect(glosa("build", input, "-o", scratch.path("a.csv"), "-o", scratch.path("b.tmx")).code == 0)
    #expect(scratch.names == ["a.csv", "b.tmx", "m.tsv"])
  }
}
