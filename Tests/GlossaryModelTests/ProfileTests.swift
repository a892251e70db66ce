import Formats
import Foundation
import TestSupport
import Testing
import TextModel

@testable import GlossaryModel

@Suite("Export profiles") struct ProfileTests {
  /// Concepts with everything that programs treat differently.
  static let glossary = Glossary(
    name: "demo", title: "Demo | *test*", languages: ["en-GB", "es"], licence: "Apache-2.0; see file",
    source: "Written here",
    concepts: [
      Concept(
        id: "open-source", subject: "licensing",
        definitions: ["en-GB": "May be used, studied & changed.", "es": "Se puede usar."],
        terms: [
          Term("open source", in: "en-GB", partOfSpeech: "noun"),
          Term("OSS", in: "en-GB", status: .admitted, kind: .acronym, isCaseSensitive: true),
          Term(
            "código abierto", in: "es", partOfSpeech: "noun", gender: "masculine", note: "the \"usual\" term"),
          Term("software abierto", in: "es", status: .admitted),
          Term("fuente abierta", in: "es", status: .forbidden, note: "calque"),
          Term("código libre", in: "es", status: .deprecated),
        ]),
      Concept(
        id: "linux", isTranslatable: false, note: "A name",
        terms: [
          Term("Linux", in: "en-GB", partOfSpeech: "proper-noun", isCaseSensitive: true),
          Term("Linux", in: "es", partOfSpeech: "proper-noun"),
        ]),
      Concept(
        id: "sum", status: .candidate, terms: [Term("=SUM", in: "en-GB"), Term("+34 <tel>", in: "es")]),
      Concept(
        id: "hash", terms: [Term("#hashtag", in: "en-GB"), Term("etiqueta", in: "es", note: "two\nlines")]),
    ])

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures/Profiles")

  /// Compares with a golden file; `GLOSA_WRITE_GOLDEN=1` rewrites it.
  private func compare(_ text: String, _ name: String) throws {
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["GLOSA_WRITE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(text.utf8.elementsEqual(try Data(contentsOf: file)), "\(name) differs from its golden file")
  }

  @Test("write what each program wants", arguments: ExportProfile.all.map(\.name))
  func golden(_ name: String) throws {
    let profile = try ExportProfile.named(name)
    try compare(
      try collect { output in _ = try profile.write(Self.glossary, to: &output) }, "\(name).expected.txt")
  }

  @Test("write readable tables and UTX", arguments: [GlossaryFormat.markdown, .html, .utx])
  func readable(_ format: GlossaryFormat) throws {
    try compare(
      try collect { output in _ = try Self.glossary.write(as: format, to: &output) },
      "\(format.name).expected.txt")
  }

  @Test("never pass a term that must not be used for a translation", arguments: ExportProfile.all.map(\.name))
  func forbidden(_ name: String) throws {
    let profile = try ExportProfile.named(name)
    let text = try collect { output in _ = try profile.write(Self.glossary, to: &output) }
    for line in text.split(whereSeparator: \.isNewline) where line.contains("fuente abierta") {
      switch name {
      case "generic", "excel": #expect(line.contains("forbidden"))
      case "prompt": #expect(line.contains("(not: fuente abierta"))
      case "weblate":
        #expect(text.contains("fuente abierta</term>\n<termNote type=\"administrativeStatus\">forbidden<"))
      case "multiterm", "crowdin", "pontoon":
        #expect(
          text.contains(
            "fuente abierta</term>\n<termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts<"))
      default: Issue.record("\(name): \(line)")
      }
    }
  }

  @Test("count what they leave out")
  func counts() throws {
    func summary(_ profile: ExportProfile) throws -> WriteSummary {
      var summary = WriteSummary()
      _ = try collect { output in summary = try profile.write(Self.glossary, to: &output) }
      return summary
    }
    #expect(
      try summary(.omegat).skippedList == [
        "1 deprecated term", "1 forbidden term", "1 term that would be taken for comments",
      ])
    #expect(
      try summary(.deepl).skippedList == [
        "1 deprecated term", "1 forbidden term", "1 further translation of a term",
      ])
    #expect(try summary(.excel).noteList == ["2 formula cells guarded"])
    var long = Self.glossary
    long.concepts[0].terms[0].text = String(repeating: "ñ", count: 600)
    var written = WriteSummary()
    _ = try collect { output in written = try ExportProfile.deepl.write(long, to: &output) }
    #expect(written.skipped["terms longer than 1024 bytes"] == 1)
  }

  @Test("guard formulas so that reading undoes it")
  func guards() throws {
    let options = ReadOptions(from: "en-GB", to: "es")
    let texts = ["=1+1", "-5", "+34", "@x", "'=x", "''-", "'quoted'", "plain", "\t=x", "\r"]
    let glossary = Glossary(
      languages: ["en-GB", "es"],
      concepts: texts.enumerated().map {
        Concept(id: "c\($0)", terms: [Term($1, in: "en-GB"), Term($1, in: "es")])
      })
    let text = try collect { output in _ = try ExportProfile.excel.write(glossary, to: &output) }
    let back = try Glossary(InputFile(Array(text.utf8), name: "g.csv"), options: options)
    #expect(back.concepts.map { $0.terms[0].text } == texts)
    #expect(!text.contains("\n=1+1") && text.contains("'=1+1") && text.contains("''=x"))
  }

  @Test("UTX and the native format keep names that stay as they are, whatever must not be written for them")
  func names() throws {
    let glossary = Glossary(
      languages: ["en", "es"],
      concepts: [
        Concept(
          id: "kubectl", isTranslatable: false,
          terms: [Term("kubectl", in: "en"), Term("cubectl", in: "es", status: .forbidden)])
      ])
    for format in [GlossaryFormat.utx, .csv, .tsv, .jsonl] {
      let text = try collect { output in _ = try glossary.write(as: format, to: &output) }
      let back = try Glossary(InputFile(Array(text.utf8), name: "g"), format: format)
      #expect(back.concepts[0].isTranslatable == false, "\(format)")
      #expect(back.concepts[0].terms.contains { $0.text == "kubectl" && $0.language == "es" }, "\(format)")
    }
    let deepl = try collect { output in _ = try ExportProfile.deepl.write(glossary, to: &output) }
    #expect(deepl == "kubectl\tkubectl\n")
  }

  @Test(
    "no term of a rejected concept leaves as a good one",
    arguments: [
      GlossaryFormat.tbx, .tbx3, .tbxMin, .tbxCore,
    ])
  func rejectedConcepts(_ format: GlossaryFormat) throws {
    var glossary = Self.glossary
    glossary.concepts[0].status = .deprecated
    let text = try collect { output in _ = try glossary.write(as: format, to: &output) }
    let entry = text.split(separator: "id=\"linux\"")[0]
    #expect(!entry.contains("preferredTerm") && !entry.contains("admittedTerm"))
    if format == .tbxCore { #expect(!text.contains("open source")) }
  }

  @Test("only the languages asked for are written, and one that is not there is refused")
  func languages() throws {
    var options = WriteOptions(from: "en", to: "es")
    var glossary = Self.glossary
    glossary.languages.append("fr")
    glossary.concepts[0].terms.append(Term("code ouvert", in: "fr"))
    glossary.concepts[1].isTranslatable = true
    for profile in [ExportProfile.weblate, .crowdin, .pontoon] {
      let text = try collect { output in _ = try profile.write(glossary, options: options, to: &output) }
      #expect(!text.contains("code ouvert") && text.contains("código abierto"))
    }
    options.hasBareLanguages = true
    let bare = try collect { output in _ = try glossary.write(as: .tbx, options: options, to: &output) }
    #expect(!bare.contains("en-GB") && bare.contains("xml:lang=\"en\""))
    options.to = "de"
    for profile in [ExportProfile.weblate, .phrase, .lokalise] {
      #expect(throws: InputError.self) {
        try collect { output in _ = try profile.write(glossary, options: options, to: &output) }
      }
    }
  }

  @Test("UTX reads back what it writes")
  func utx() throws {
    let first = try collect { output in _ = try Self.glossary.write(as: .utx, to: &output) }
    let back = try Glossary(InputFile(Array(first.utf8), name: "g.utx"))
    #expect(back.languages == ["en-GB", "es"] && back.licence == "Apache-2.0, see file")
    #expect(try collect { output in _ = try back.write(as: .utx, to: &output) } == first)
  }

  @Test(
    "UTX refuses a file without its header",
    arguments: [
      ("a\tb\n", "the UTX header is missing"), ("#UTX 1.11; english\n#src\ttgt\n", "names no two languages"),
      (
        "#UTX 1.11; en/es;\n#src\ttgt\tterm status\na\tb\tmaybe\n",
        "g.utx:3:5: error: unknown term status \"maybe\""
      ),
      ("#UTX 1.11; en/es;\n#src\ttgt\n-\t-\n", "the line holds no term"),
      ("#UTX 1.11; en/es\n#src\ttgt\tsrc:pos\tterm status\na\tb\n", "g.utx:3:1: error: the line has 2 cells"),
      ("#UTX 1.11; en/es;\n", "the file holds no term"),
    ])
  func badUTX(_ text: String, message: String) {
    do {
      _ = try Glossary(InputFile(Array(text.utf8), name: "g.utx"))
      Issue.record("was read")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test("take the delimiter from the file's name, and refuse names of other types")
  func fileNames() throws {
    func text(_ profile: ExportProfile, _ file: String) throws -> String {
      let fitting = try profile.forFile(named: file)
      return try collect { output in _ = try fitting.write(Self.glossary, to: &output) }
    }
    for profile in [ExportProfile.deepl, .google, .azure, .omegat] {
      #expect(try text(profile, "g.csv").split(separator: "\n")[0].contains(","), "\(profile.name)")
      #expect(try text(profile, "g.tsv").split(separator: "\n")[0].contains("\t"), "\(profile.name)")
    }
    for profile in ExportProfile.all {
      #expect(try text(profile, "-") == text(profile, "x/g"))
      #expect(throws: InputError.self) { try profile.forFile(named: "g.xlsx") }
      for suffix in profile.fileExtensions { _ = try text(profile, "a.b/g.\(suffix.uppercased())") }
    }
    #expect(
      throws: InputError(
        "the profile deepl writes no .tbx files", at: Location(file: "g.tbx"),
        remedy: "let the name end in .tsv or .csv")
    ) { try ExportProfile.deepl.forFile(named: "g.tbx") }
  }
}
