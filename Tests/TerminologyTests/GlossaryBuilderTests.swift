import GlossaryModel
import LocaleProfiles
import TestSupport
import TextModel
import Testing

@testable import Terminology

@Suite("Glossary builder") struct GlossaryBuilderTests {
  private func build(_ pairs: [(String, String)], minCount: Int? = nil) throws -> [GlossaryEntry] {
    let units = pairs.enumerated().map {
      TranslationUnit(id: "\($0.offset)", source: $0.element.0, targets: [$0.element.1])
    }
    var options = GlossaryBuilderOptions()
    options.minCount = minCount
    let library = LocaleLibrary.shared
    return try GlossaryBuilder(source: library.load("en"), target: library.load("es"), options: options)
      .build(units)
  }

  /// A few sentences about licences and models, enough to learn their words from.
  private let small = [
    ("The open source model is small.", "El modelo de código abierto es pequeño."),
    ("Open source helps the town.", "El código abierto ayuda al pueblo."),
    ("Nobody trained the neural network.", "Nadie entrenó la red neuronal."),
    ("Two neural networks failed.", "Fallaron dos redes neuronales."),
    ("The model failed.", "El modelo falló."),
    ("Those models are open source.", "Esos modelos son de código abierto."),
    ("The Linux Foundation agreed.", "La Linux Foundation estuvo de acuerdo."),
    ("She asked the Linux Foundation.", "Preguntó a la Linux Foundation."),
    (
      "The town measured the return on investment (ROI).", "El pueblo midió el retorno de la inversión (ROI)."
    ),
    ("The town paid.", "El pueblo pagó."),
  ]

  @Test("joins reordered and inflected terms") func pairs() throws {
    let entries = try build(small)
    let pairs = Set(entries.map { "\($0.source)/\($0.target)" })
    #expect(pairs.contains("open source/código abierto"))
    #expect(pairs.contains("neural network/red neuronal"))
    #expect(pairs.contains("model/modelo"))
  }

  @Test("keeps names as they are, without their article") func names() throws {
    let entry = try build(small).first { $0.source == "Linux Foundation" }
    #expect(entry?.target == "Linux Foundation")
    #expect(entry?.status == .doNotTranslate)
  }

  @Test("knows a long form by its acronym") func acronyms() throws {
    let entry = try build(small).first { $0.source == "return on investment" }
    #expect(entry?.target == "retorno de la inversión")
    #expect(entry?.reason.contains("abbreviated ROI and ROI") == true)
  }

  @Test("makes no entry of function words, verbs and pieces") func rejected() throws {
    let sources = Set(try build(small).map(\.source))
    for word in ["the", "open", "source", "neural", "agreed", "failed", "Foundation"] {
      #expect(!sources.contains(word), "\(word)")
    }
  }

  @Test("says how often it saw a pair") func reason() throws {
    let entry = try #require(try build(small).first { $0.source == "neural network" })
    #expect(entry.sourceCount == 2 && entry.targetCount == 2 && entry.pairCount == 2)
    #expect(entry.reason.hasPrefix("2 of 2 segments with \"neural network\" have \"red neuronal\""))
    #expect(entry.sourceVariants == ["neural networks"])
  }

  @Test("is empty for nothing") func nothing() throws {
    #expect(try build([]).isEmpty)
    #expect(try build([("", "")]).isEmpty)
    #expect(try build([("…", "…")]).isEmpty)
  }

  @Test("keeps the user's approved entries") func approved() throws {
    let glossary = Glossary(
      name: "own",
      concepts: [
        Concept(id: "model", terms: [Term("model", in: "en"), Term("modelo", in: "es")])
      ])
    var options = GlossaryBuilderOptions()
    options.references = [ReferenceGlossary(glossary, isApproved: true)]
    let units = small.enumerated().map {
      TranslationUnit(id: "\($0.offset)", source: $0.element.0, targets: [$0.element.1])
    }
    let library = LocaleLibrary.shared
    let entries = try GlossaryBuilder(
      source: library.load("en"), target: library.load("es"), options: options
    )
    .build(units)
    #expect(entries.first { $0.source == "model" }?.status == .approved)
  }
}
