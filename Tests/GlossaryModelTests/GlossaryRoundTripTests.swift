import Formats
import TestSupport
import Testing
import TextModel

@testable import GlossaryModel

/// Reading what was written gives the same glossary, for texts with every odd character.
@Suite("Reading undoes writing of glossaries") struct GlossaryRoundTripTests {
  /// A glossary with everything that the native format holds, or that tables hold too.
  private static func glossary(seed: UInt64, isFlat: Bool = false) -> Glossary {
    var texts = RandomTexts(seed: seed)
    // A row of a table is a verdict on a pair: a rejected concept comes back as one with rejected translations.
    let statuses = isFlat ? [.candidate, .approved] : Concept.Status.allCases
    let concepts = (1...80).map { number in
      var concept = Concept(
        id: "c\(number)", status: texts.pick(statuses), isTranslatable: !texts.once(in: 5))
      if texts.once(in: 2) { concept.subject = texts.line() }
      if texts.once(in: 3) { concept.definitions = ["en": texts.line(), "es-MX": texts.line()] }
      if texts.once(in: 4) { concept.note = texts.line() }
      for tag in ["en", "es-MX"] as [LanguageTag] {
        for index in 0...texts.number(2) {
          var term = Term("\(index)\(texts.line())", in: tag, status: index == 0 ? .preferred : .admitted)
          // A row of a table has one part of speech for both of its terms.
          term.partOfSpeech = isFlat ? "noun" : texts.pick(["", "noun", "proper-noun", "verb"])
          term.gender = texts.pick(["", "feminine"])
          term.kind = texts.pick(Term.Kind.allCases)
          term.isCaseSensitive = texts.once(in: 4)
          if texts.once(in: 3) { term.note = texts.line() }
          if texts.once(in: 3) { term.properties = [UnitProperty("owner", texts.line())] }
          concept.terms.append(term)
        }
      }
      return concept
    }
    return Glossary(
      name: "demo", title: texts.line(), languages: ["en", "es-MX"], licence: texts.line(),
      source: texts.line(),
      concepts: concepts)
  }

  private func read(_ text: String, _ format: GlossaryFormat) throws -> Glossary {
    try Glossary(InputFile(Array(text.utf8), name: "g"), format: format)
  }

  @Test(
    "in the formats that hold everything", arguments: [GlossaryFormat.yaml, .tbx, .tbx3],
    [1, 2, 3] as [UInt64])
  func exact(_ format: GlossaryFormat, seed: UInt64) throws {
    let glossary = Self.glossary(seed: seed)
    let first = try collect { output in _ = try glossary.write(as: format, to: &output) }
    let back = try read(first, format)
    #expect(
      back.title == glossary.title && back.licence == glossary.licence && back.source == glossary.source)
    for (concept, expected) in zip(back.concepts, glossary.concepts) where concept != expected {
      Issue.record("\(format): \(expected)\nbecame \(concept)")
      break
    }
    #expect(back.concepts.count == glossary.concepts.count)
    #expect(try collect { output in _ = try back.write(as: format, to: &output) } == first)
  }

  @Test(
    "in tables and JSON Lines, pair by pair", arguments: [GlossaryFormat.csv, .tsv, .jsonl],
    [1, 2, 3] as [UInt64])
  func pairs(_ format: GlossaryFormat, seed: UInt64) throws {
    let glossary = Self.glossary(seed: seed, isFlat: true)
    let first = try collect { output in _ = try glossary.write(as: format, to: &output) }
    let back = try read(first, format)
    #expect(back.languages == glossary.languages)
    #expect(try collect { output in _ = try back.write(as: format, to: &output) } == first)
  }

  @Test(
    "and in tables and JSON Lines no translation of a rejected concept comes back usable",
    arguments: [GlossaryFormat.csv, .tsv, .jsonl])
  func rejected(_ format: GlossaryFormat) throws {
    let glossary = Self.glossary(seed: 4)
    let rejected = glossary.concepts.filter { $0.status == .deprecated }
    let targets = Set(rejected.flatMap { $0.terms(in: "es-MX").map(\.text) })
    let text = try collect { output in _ = try glossary.write(as: format, to: &output) }
    let back = try read(text, format)
    let usable = back.concepts.filter { $0.status != .deprecated }
      .flatMap { $0.terms(in: "es-MX") }.filter(\.status.isAllowed).map(\.text)
    #expect(!rejected.isEmpty)
    #expect(targets.isDisjoint(with: usable))
  }

  @Test("and what build writes keeps all its evidence", arguments: [Format.csv, .tsv, .jsonl])
  func evidence(_ format: Format) throws {
    let entries = GlossaryEntryTests.entries
    let built = try collect { output in _ = try entries.write(as: format, to: &output) }
    let name = try #require(GlossaryFormat.named(format.name))
    let glossary = try read(built, name)
    let properties = try #require(glossary.concepts[0].terms(in: "en").first).properties
    for name in [
      "alternatives", "count_aligned", "count_pair", "count_source", "count_target", "dice", "documents",
      "example_places", "example_source", "example_target", "log_likelihood", "reason", "score",
      "source_variants",
    ] { #expect(properties.contains { $0.name == name && !$0.value.isEmpty }, "\(name)") }
    #expect(properties.first { $0.name == "alternatives" }?.value == "open code 3 | free, open 1")
    for other in [GlossaryFormat.yaml, .tbx, .tbx3, .csv, .jsonl] {
      let text = try collect { output in _ = try glossary.write(as: other, to: &output) }
      let kept = try read(text, other).concepts[0].terms(in: "en")[0].properties
      // Tables have the places of examples alone.
      let expected = properties.filter { other != .csv || $0.name != "examples" }
      #expect(Set(kept) == Set(expected), "\(other)")
    }
    let json = try collect { output in _ = try glossary.write(as: .jsonl, to: &output) }
    if format == .jsonl {
      let examples = try #require(built.firstRange(of: "\"examples\":[{")).lowerBound
      #expect(json.contains(built[examples...].prefix { $0 != "]" }) && !json.contains("example_places"))
    }
    #expect(json.contains(#""score":0.9877"#) && json.contains(#""source_variants":["códigos abiertos"]"#))
    #expect(
      json.contains(#""alternatives":[{"text":"open code","count":3},{"text":"free, open","count":1}]"#))
    var options = WriteOptions()
    options.provenance = .none
    let bare = try collect { output in _ = try glossary.write(as: .csv, options: options, to: &output) }
    #expect(bare.hasPrefix("source,target,status,pos,note,domain,id,source_lang,target_lang\n"))
  }

  @Test("and characters that XML cannot hold are replaced and counted")
  func unfit() throws {
    var glossary = TBXTests.glossary
    glossary.concepts[0].terms[0].text = "a\u{1}b\u{FFFF}"
    #expect(throws: InputError.self) { try collect { _ = try glossary.write(as: .tbx, to: &$0) } }
    var replacer = CharacterReplacer()
    glossary.replaceUnfitCharacters(&replacer)
    #expect(replacer.count == 2 && glossary.concepts[0].terms[0].text == "a\u{FFFD}b\u{FFFD}")
    #expect(try read(try collect { _ = try glossary.write(as: .tbx, to: &$0) }, .tbx) == glossary)
  }

  @Test(
    "and TBX with every odd character is valid",
    .enabled(if: Schemas.areThere, "needs ../shared/schemas and xmllint"),
    arguments: [
      (GlossaryFormat.tbx, "--dtdvalid", "tbx-v2/TBXcoreStructV02.dtd"),
      (.tbx3, "--relaxng", "tbx-v3/TBXcoreStructV03.rng"),
      (.tbxMin, "--relaxng", "tbx-v3/TBXcoreStructV03.rng"),
      (.tbxCore, "--relaxng", "tbx-v3/TBXcoreStructV03_TBX-Core_integrated.rng"),
    ])
  func validity(_ format: GlossaryFormat, option: String, schema: String) throws {
    let text = try collect { output in _ = try Self.glossary(seed: 5).write(as: format, to: &output) }
    #expect(try Schemas.validate(Array(text.utf8), option, schema))
  }

  @Test(
    "and the profiles that write TBX write valid TBX",
    .enabled(if: Schemas.areThere, "needs ../shared/schemas and xmllint"),
    arguments: [
      ("multiterm", "--dtdvalid", "tbx-v2/TBXcoreStructV02.dtd"),
      ("crowdin", "--dtdvalid", "tbx-v2/TBXcoreStructV02.dtd"),
      ("pontoon", "--relaxng", "tbx-v3/TBXcoreStructV03.rng"),
    ])
  func profiles(_ name: String, option: String, schema: String) throws {
    let profile = try ExportProfile.named(name)
    let text = try collect { output in _ = try profile.write(ProfileTests.glossary, to: &output) }
    #expect(try Schemas.validate(Array(text.utf8), option, schema))
  }

  @Test(
    "and a glossary as TMX is valid TMX",
    .enabled(if: Schemas.areThere, "needs ../shared/schemas and xmllint"))
  func memory() throws {
    let text = try collect { output in _ = try Self.glossary(seed: 6).write(as: .tmx, to: &output) }
    #expect(try Schemas.validate(Array(text.utf8), "--dtdvalid", "tmx/tmx14.dtd"))
  }
}
