import Formats
import Testing
import TextModel

@testable import GlossaryModel

@Suite("Glossaries in tables, JSON Lines and TMX") struct GlossaryTableTests {
  static let glossary = Glossary(
    name: "g", languages: ["en", "es"],
    concepts: [
      Concept(
        id: "open-source", subject: "licensing",
        terms: [
          Term("open source", in: "en", partOfSpeech: "noun"),
          Term("OSS", in: "en", status: .admitted, kind: .acronym),
          Term("código abierto", in: "es", partOfSpeech: "noun"),
          Term("software abierto", in: "es", status: .admitted),
          Term("fuente abierta", in: "es", status: .forbidden, note: "calque"),
          Term("código libre", in: "es", status: .deprecated),
        ]),
      Concept(id: "linux", isTranslatable: false, terms: [Term("Linux", in: "en"), Term("Linux", in: "es")]),
      Concept(id: "agent", status: .candidate, terms: [Term("agent", in: "en"), Term("agente", in: "es")]),
    ])

  private func text(_ format: GlossaryFormat, from: LanguageTag? = nil, to: LanguageTag? = nil) throws
    -> String
  {
    try collect { output in
      _ = try Self.glossary.write(
        as: format, options: WriteOptions(from: from, to: to, toolVersion: "1"), to: &output)
    }
  }

  private func read(
    _ text: String, _ format: GlossaryFormat, from: LanguageTag? = nil, to: LanguageTag? = nil
  ) throws -> Glossary {
    try Glossary(
      InputFile(Array(text.utf8), name: "g"), format: format, options: ReadOptions(from: from, to: to))
  }

  private func message(
    _ text: String, _ format: GlossaryFormat, from: LanguageTag? = nil, to: LanguageTag? = nil
  ) -> String {
    do {
      _ = try read(text, format, from: from, to: to)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("write one row a pair, with its status")
  func csv() throws {
    #expect(
      try text(.csv) == """
        source,target,status,pos,note,domain,id,source_lang,target_lang
        open source,código abierto,approved,noun,,licensing,open-source,en,es
        open source,software abierto,approved,noun,,licensing,open-source,en,es
        open source,fuente abierta,forbidden,noun,calque,licensing,open-source,en,es
        open source,código libre,deprecated,noun,,licensing,open-source,en,es
        OSS,código abierto,approved,noun,,licensing,open-source,en,es
        Linux,Linux,do-not-translate,,,,linux,en,es
        agent,agente,candidate,,,,agent,en,es

        """)
    #expect(try text(.csv, from: "es", to: "en").contains("software abierto,open source,approved"))
  }

  @Test("never write a forbidden or deprecated term into TMX")
  func tmx() throws {
    let memory = try text(.tmx)
    #expect(!memory.contains("fuente abierta") && !memory.contains("código libre"))
    #expect(
      memory.contains("<seg>Linux</seg>") && memory.contains("<prop type=\"x-flags\">no-translate</prop>"))
    var summary = WriteSummary()
    _ = try collect { output in
      summary = try Self.glossary.write(as: .tmx, options: WriteOptions(), to: &output)
    }
    #expect(summary.unitCount == 5)
    #expect(
      summary.skippedList == [
        "1 deprecated term", "1 domain", "1 forbidden term", "1 kind of terms", "2 parts of speech",
      ])
  }

  @Test("read back what a flat table can hold", arguments: [GlossaryFormat.csv, .tsv, .jsonl])
  func roundTrip(_ format: GlossaryFormat) throws {
    let first = try text(format)
    let back = try read(first, format, from: "en", to: "es")
    #expect(back.concepts.map(\.id) == ["open-source", "linux", "agent"])
    #expect(
      back.concepts[0].terms(in: "es").map(\.status) == [.preferred, .admitted, .forbidden, .deprecated])
    #expect(back.concepts[0].terms(in: "en").map(\.text) == ["open source", "OSS"])
    #expect(!back.concepts[1].isTranslatable && back.concepts[2].status == .candidate)
    let second = try collect { output in
      _ = try back.write(as: format, options: WriteOptions(from: "en", to: "es"), to: &output)
    }
    #expect(second == first)
  }

  @Test("read terms from TMX as approved, names as names")
  func readTMX() throws {
    let back = try read(try text(.tmx), .tmx)
    #expect(back.concepts.map(\.id) == ["open-source", "oss", "linux", "agent"])
    #expect(back.concepts[0].terms(in: "es").map(\.text) == ["código abierto", "software abierto"])
    #expect(!back.concepts[2].isTranslatable)
  }

  @Test("names in capitals that stay as they are are no words of the language") func capitals() throws {
    let glossary = try read(
      "source;target;status\nREAD ONLY;READ ONLY;dnt\nLinux;;dnt\nPUMP;BOMBA;\n", .csv, from: "en", to: "es")
    let terms = glossary.concepts.map { $0.terms[0].isCaseSensitive }
    #expect(terms == [true, false, false])
  }

  @Test("read a header of language tags, and plain pairs")
  func headers() throws {
    let many = try read("en,es,fr\nopen source,código abierto,open source\nagent,,agent\n", .csv)
    #expect(many.languages == ["en", "es", "fr"])
    #expect(many.concepts.map(\.terms.count) == [3, 2])
    let plain = try read("agent\tagente\nmodel\tmodelo\n", .tsv, from: "en", to: "es")
    #expect(plain.concepts.map(\.id) == ["agent", "model"])
    let names = try read("source;target;status\nLinux;;do-not-translate\n", .csv, from: "en", to: "es")
    #expect(names.concepts[0].terms.map(\.text) == ["Linux", "Linux"])
  }

  @Test(
    "refuse what is unclear",
    arguments: [
      ("agent,agente\n", "g:1:1: error: the languages of the terms are not known; give --from and --to"),
      (
        "en,es,status\na,b,maybe\n",
        "g:2:5: error: unknown status \"maybe\"; choose one of candidate, approved"
      ),
      ("en,es\na,b,c\n", "g:2:1: error: the record has 3 cells where 2 are expected"),
      ("en,es,id\n,,7\n", "g:2:1: error: the record holds no term"),
      ("en,es\n", "g: error: the file holds no term"),
      ("", "g: error: the file holds no term"),
    ])
  func refuses(_ table: String, expected: String) {
    #expect(message(table, .csv).hasPrefix(expected), "\(message(table, .csv))")
  }

  @Test("make ids from terms of any script")
  func ids() {
    var ids = ConceptIDs()
    #expect(ids.make(for: "Código  Abierto (©)") == "codigo-abierto")
    #expect(ids.make(for: "Código abierto") == "codigo-abierto-2")
    #expect(ids.insert("codigo-abierto-3") && !ids.insert("codigo-abierto-3"))
    #expect(ids.make(for: "código abierto") == "codigo-abierto-4")
    #expect(ids.make(for: "日本語") == "concept" && ids.make(for: "中文") == "concept-2")
  }
}

@Suite("Entries with evidence") struct GlossaryEntryTests {
  static let entries: GlossaryEntries = {
    var entry = GlossaryEntry(
      id: "codigo-abierto", source: "código abierto", target: "open source", score: 0.98765,
      reason: "linked in 40 units")
    (entry.sourceCount, entry.targetCount, entry.pairCount, entry.alignedCount) = (41, 44, 40, 38)
    entry.documentCount = 2
    entry.measures = [.init("dice", 0.9412), .init("log_likelihood", 12.5)]
    entry.sourceVariants = ["códigos abiertos"]
    entry.alternatives = [.init("open code", count: 3), .init("free, open", count: 1)]
    entry.examples = [
      TermExample(
        source: .init(
          "Es de código abierto, \"claro\".", terms: [6..<21],
          at: Location(file: "a.es.txt", line: 3, column: 1)),
        target: .init(
          "It is open source.", terms: [6..<17], at: Location(file: "a.en.txt", line: 4, column: 1)))
    ]
    return GlossaryEntries(
      source: "es", target: "en",
      entries: [
        entry, GlossaryEntry(id: "no", source: "fuente abierta", target: "open source", status: .forbidden),
        GlossaryEntry(id: "lf", source: "Linux", target: "Linux", score: 1, status: .doNotTranslate),
      ])
  }()

  private func text(_ format: Format) throws -> String {
    try collect { output in _ = try Self.entries.write(as: format, to: &output, toolVersion: "1") }
  }

  @Test("go to CSV in the columns of the contract")
  func csv() throws {
    #expect(
      try text(.csv) == """
        source,target,score,status,count_source,count_target,count_pair,documents,source_variants,target_variants,\
        alternatives,reason,example_source,example_target,id,source_lang,target_lang,count_aligned,dice,\
        log_likelihood,aligned_share,domain_ratio,example_places
        código abierto,open source,0.9877,candidate,41,44,40,2,códigos abiertos,,"open code 3 | free, open 1",\
        linked in 40 units,"Es de código abierto, ""claro"".",It is open source.,codigo-abierto,es,en,38,0.9412,\
        12.5000,,,a.es.txt:3 = a.en.txt:4
        fuente abierta,open source,0.0000,forbidden,0,0,0,0,,,,,,,no,es,en,0,,,,,
        Linux,Linux,1.0000,do-not-translate,0,0,0,0,,,,,,,lf,es,en,0,,,,,

        """)
    #expect(try text(.tsv).split(separator: "\n").count == 4)
  }

  @Test("go to JSON Lines with lists and numbers")
  func jsonLines() throws {
    let line = try text(.jsonl).split(separator: "\n")[0]
    #expect(
      line.hasPrefix(
        #"{"id":"codigo-abierto","source":"código abierto","target":"open source","source_lang":"es","#))
    #expect(line.contains(#""score":0.9877,"status":"candidate","count_source":41,"#))
    #expect(
      line.contains(
        #""alternatives":[{"text":"open code","count":3,"share":0.7500},{"text":"free, open","count":1,"share":0.2500}]"#
      ))
    #expect(line.contains(#""scores":{"dice":0.9412,"log_likelihood":12.5000}"#))
    #expect(
      line.contains(#""target":"It is open source.","target_terms":[[6,17]],"target_file":"a.en.txt","#))
  }

  @Test("go to TMX without forbidden ones")
  func tmx() throws {
    let memory = try text(.tmx)
    #expect(memory.contains("<note>linked in 40 units</note>"))
    #expect(!memory.contains("fuente abierta"))
    #expect(memory.contains("<seg>Linux</seg>"))
  }

  @Test("can be read back as a glossary", arguments: [Format.csv, .tsv, .jsonl])
  func readBack(_ format: Format) throws {
    let glossary = try Glossary(
      InputFile(Array(try text(format).utf8), name: "g"), format: GlossaryFormat.named(format.name),
      options: ReadOptions(from: "es", to: "en"))
    #expect(glossary.concepts.map(\.id) == ["codigo-abierto", "no", "lf"])
    #expect(glossary.concepts[0].status == .candidate)
  }
}
