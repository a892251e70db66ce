import GlossaryModel
import LocaleProfiles
import TestSupport
import TextModel
import Testing

@testable import Terminology

@Suite("Glossary builder") struct GlossaryBuilderTests {
  static func build(
    _ pairs: [(String, String)], to target: LanguageTag = "es", minCount: Int? = nil
  ) throws -> [GlossaryEntry] {
    let units = pairs.enumerated().map {
      TranslationUnit(id: "\($0.offset)", source: $0.element.0, targets: [$0.element.1])
    }
    var options = GlossaryBuilderOptions()
    options.minCount = minCount
    let library = LocaleLibrary.shared
    return try GlossaryBuilder(source: library.load("en"), target: library.load(target), options: options)
      .build(units).entries
  }

  /// A few sentences about licences and models, enough to learn their words from.
  static let small = [
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
    let entries = try Self.build(Self.small)
    let pairs = Set(entries.map { "\($0.source)/\($0.target)" })
    #expect(pairs.contains("open source/código abierto"))
    #expect(pairs.contains("neural network/red neuronal"))
    #expect(pairs.contains("model/modelo"))
  }

  @Test("keeps names as they are, without their article") func articles() throws {
    let entry = try Self.build(Self.small).first { $0.source == "Linux Foundation" }
    #expect(entry?.target == "Linux Foundation")
    #expect(entry?.status == .doNotTranslate)
  }

  @Test("knows a long form by its acronym") func acronyms() throws {
    let entry = try Self.build(Self.small).first { $0.source == "return on investment" }
    #expect(entry?.target == "retorno de la inversión")
    #expect(entry?.reason.contains("abbreviated ROI and ROI") == true)
  }

  @Test("a hyphened word keeps its preposition") func compounds() throws {
    let lines = [
      ("The by-product is sold.", "El subproducto se vende."),
      ("Nobody wanted the by-product.", "Nadie quería el subproducto."),
      ("The add-on is small.", "El complemento es pequeño."),
      ("She removed the add-on.", "Quitó el complemento."),
      ("The product is big.", "El producto es grande."),
      ("They sold the product.", "Vendieron el producto."),
    ]
    let pairs = Set(try Self.build(lines).map { "\($0.source)/\($0.target)" })
    #expect(pairs.isSuperset(of: ["by-product/subproducto", "add-on/complemento", "product/producto"]))
    let french = [
      ("The header is long.", "L’en-tête est long."), ("Read the header.", "Lisez l’en-tête."),
      ("The water is cold.", "L’eau est froide."), ("The price of water rose.", "Le prix de l’eau a monté."),
      ("The interface is new.", "L’interface est nouvelle."),
      ("Nobody likes the interface.", "Personne n’aime l’interface."),
    ]
    let entries = Set(try Self.build(french, to: "fr").map { "\($0.source)/\($0.target)" })
    #expect(entries.isSuperset(of: ["header/en-tête", "water/eau", "interface/interface"]))
  }

  @Test("months are no terms") func months() throws {
    let lines = [
      ("The model came in March 2024.", "El modelo llegó en marzo de 2024."),
      ("In March the model failed.", "En marzo falló el modelo."),
    ]
    #expect(!(try Self.build(lines).contains { $0.target == "marzo" }))
  }

  @Test("makes no entry of function words, verbs and pieces") func rejected() throws {
    let sources = Set(try Self.build(Self.small).map(\.source))
    for word in ["the", "open", "source", "neural", "agreed", "failed", "Foundation"] {
      #expect(!sources.contains(word), "\(word)")
    }
  }

  @Test("says how often it saw a pair") func reason() throws {
    let entry = try #require(try Self.build(Self.small).first { $0.source == "neural network" })
    #expect(entry.sourceCount == 2 && entry.targetCount == 2 && entry.pairCount == 2)
    #expect(entry.reason.hasPrefix("2 of 2 segments with \"neural network\" have \"red neuronal\""))
    #expect(entry.sourceVariants == ["neural networks"])
  }

  @Test("a count that is asked for holds for names too") func minCount() throws {
    let pairs = Self.small + [("Ask Debian now.", "Pregunta a Debian ahora.")]
    #expect(try Self.build(pairs).contains { $0.source == "Debian" })
    #expect(try !Self.build(pairs, minCount: 2).contains { $0.source == "Debian" })
    #expect(try Self.build(pairs, minCount: 2).contains { $0.source == "Linux Foundation" })
  }

  @Test("a verb in a name is none, a command with its pronoun is one, and tags are no words") func forms()
    throws
  {
    let pairs = [
      ("We tried Llama 3.3 70B.", "Probamos Llama 3.3 70B."),
      ("They took Llama 3.3 70B.", "Tomaron Llama 3.3 70B."),
      ("Train it now.", "Entrénelo ahora."), ("Train it <b>twice</b>.", "Entrénelo <b>dos veces</b>."),
      ("LLMs failed.", "Fallaron los LLM."), ("Two LLMs failed.", "Fallaron dos LLM."),
    ]
    let entries = try Self.build(pairs)
    let found = entries.map { "\($0.source)/\($0.target)" }
    for pair in ["Llama 3.3 70B/Llama 3.3 70B", "train/entrenar", "LLM/LLM"] {
      #expect(found.contains(pair), "\(pair) in \(found)")
    }
    #expect(entries.first { $0.source == "LLM" }?.sourceVariants == ["LLMs"])
    #expect(!entries.contains { $0.source == "b" || $0.source.contains("<") })
  }

  @Test("a false friend is named, and whether the texts mean it") func falseFriend() throws {
    let pairs = [
      ("The library is open.", "La librería está abierta."), ("Call the library.", "Llama a la librería."),
    ]
    let entry = try Self.build(Self.small + pairs).first { $0.source == "library" }
    #expect(entry?.target == "librería")
    #expect(entry?.reason.contains("false friend: \"library\" is usually \"biblioteca\"") == true)
    let more = [("A library.", "Una librería."), ("Every library closed.", "Cerró cada librería.")]
    let meant = try Self.build(Self.small + pairs + more).first { $0.source == "library" }
    #expect(meant?.reason.contains("but the texts keep to \"librería\"") == true)
    #expect(entry?.reason.contains("keep to") == false)
  }

  @Test("is empty for nothing") func nothing() throws {
    #expect(try Self.build([]).isEmpty)
    #expect(try Self.build([("", "")]).isEmpty)
    #expect(try Self.build([("…", "…")]).isEmpty)
  }

  @Test("keeps the user's approved entries") func approved() throws {
    let glossary = Glossary(
      name: "own",
      concepts: [
        Concept(id: "model", terms: [Term("model", in: "en"), Term("modelo", in: "es")])
      ])
    var options = GlossaryBuilderOptions()
    options.references = [ReferenceGlossary(glossary, isApproved: true)]
    let units = Self.small.enumerated().map {
      TranslationUnit(id: "\($0.offset)", source: $0.element.0, targets: [$0.element.1])
    }
    let library = LocaleLibrary.shared
    let entries = try GlossaryBuilder(
      source: library.load("en"), target: library.load("es"), options: options
    )
    .build(units).entries
    #expect(entries.first { $0.source == "model" }?.status == .approved)
  }

  /// The translations of source terms in a corpus of sentences repeated, so that the words are learnt.
  private func terms(_ pairs: [(String, String)]) throws -> [String: String] {
    let entries = try Self.build(pairs + pairs + pairs)
    return Dictionary(entries.map { ($0.source, $0.target) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("lists verbs of the field under their infinitive, and no verbs of every day") func verbs() throws {
    let found = try terms([
      ("They import the table.", "Importan la tabla."), ("She will import a list.", "Importará una lista."),
      ("Import the value.", "Importe el valor."), ("The table is long.", "La tabla es larga."),
      ("He decided on a list.", "Decidió una lista."), ("The value decided it.", "El valor lo decidió."),
    ])
    #expect(found["import"] == "importar")
    #expect(found["decided"] == nil)
  }

  @Test("keeps capital letters that are names, and particles of names") func names() throws {
    let found = try terms([
      ("We use base R here.", "Aquí usamos R base."),
      ("Many like base R a lot.", "A muchos les gusta R base."),
      ("Ask Le Hors about it.", "Pregunte a Le Hors."), ("I met Le Hors.", "Conocí a Le Hors."),
      ("He works at Smith & Jones now.", "Ahora trabaja en Smith & Jones."),
    ])
    #expect(found["base R"] == "R base")
    #expect(found["Le Hors"] == "Le Hors")
    #expect(found["Smith & Jones"] == "Smith & Jones")
  }

  @Test("reads sentences in capitals as words, not as acronyms") func shouting() throws {
    let found = try terms([
      ("IN NO EVENT SHALL THE AUTHORS BE LIABLE.", "EN NINGÚN CASO LOS AUTORES SERÁN RESPONSABLES."),
      ("The authors wrote it.", "Los autores lo escribieron."),
    ])
    #expect(found["author"] == "autor" || found["authors"] == "autores")
    #expect(!found.keys.contains { $0.contains("SHALL") || $0.contains("EVENT") })
  }

  @Test("takes the whole translation, not its head alone") func whole() throws {
    let found = try terms([
      ("The dataset is small.", "El conjunto de datos es pequeño."),
      ("A dataset was lost.", "Se perdió un conjunto de datos."),
      ("Open the dataset.", "Abra el conjunto de datos."), ("The garden is small.", "El jardín es pequeño."),
    ])
    #expect(found["dataset"] == "conjunto de datos")
  }

  @Test("makes no term of a noun and its participle") func participles() throws {
    let found = try terms([
      ("The variables defined are few.", "Las variables definidas son pocas."),
      ("Variables defined here stay.", "Las variables definidas aquí quedan."),
      ("One variable is enough.", "Una variable basta."),
    ])
    #expect(found["variable"] == "variable")
    #expect(!found.keys.contains("variables defined"))
  }

  @Test("gives a translation to the longest phrase that has it") func sharedTranslation() throws {
    let found = Set(
      try Self.build(
        [
          ("The river water level fell.", "Der Flusswasserstand sank."),
          ("Nobody saw the river water level.", "Niemand sah den Flusswasserstand."),
        ], to: "de"
      ).map(\.source))
    #expect(!found.contains("river water") && !found.contains("water level"))
  }

  @Test(
    "joins no verb to its subject, in one sentence",
    arguments: [
      ("de", "Ein neuer Zähler misst die Wärme.", "meter/Zähler"),
      ("fr", "Un compteur neuf mesure la chaleur.", "heat/chaleur"),
      ("it", "Un contatore nuovo misura il calore.", "heat/calore"),
    ] as [(LanguageTag, String, String)])
  func verbsOfSubjects(_ language: LanguageTag, _ text: String, _ pair: String) throws {
    let entries = try Self.build([("A new meter measures the heat.", text)], to: language)
    #expect(!entries.contains { $0.source.contains("measures") }, "\(entries.map(\.source))")
  }

  @Test("a filter can be told to take nothing") func kept() throws {
    let all = Set(Rejection.allCases.filter(\.isOptional))
    let usual = try Self.report(of: Self.small)
    #expect(all.contains { usual.report.rejections[$0, default: 0] > 0 })
    let kept = try Self.report(of: Self.small) { $0.kept = all }
    #expect(kept.entries.count > usual.entries.count)
    for reason in all { #expect(kept.report.rejections[reason] == nil) }
  }

  @Test("a pair that a glossary has stays while the texts show it") func established() throws {
    let names = ["verja", "portal", "portón", "puerta", "cancela", "barrera"]
    let lines = names.map { ("The gate shone.", "Brillaba la \($0).") }
    #expect(try !Self.report(of: lines).entries.contains { $0.source == "gate" })
    let glossary = Glossary(
      concepts: names.map {
        Concept(id: "gate--\($0)", status: .candidate, terms: [Term("gate", in: "en"), Term($0, in: "es")])
      })
    let entries = try Self.report(of: lines) { $0.established = [glossary] }.entries
    #expect(entries.contains { $0.source == "gate" && names.contains($0.target) })
  }

  private static func report(
    of pairs: [(String, String)], _ change: (inout GlossaryBuilderOptions) -> Void = { _ in }
  ) throws -> GlossaryBuild {
    let units = pairs.enumerated().map {
      TranslationUnit(id: "\($0.offset)", source: $0.element.0, targets: [$0.element.1])
    }
    var options = GlossaryBuilderOptions()
    change(&options)
    let library = LocaleLibrary.shared
    return try GlossaryBuilder(source: library.load("en"), target: library.load("es"), options: options)
      .build(units)
  }

  @Test("takes short messages for an interface, where adjectives are terms too") func genre() throws {
    let messages = [("Bold", "Negrita"), ("Big", "Grande"), ("Small", "Pequeño"), ("Go", "Ir")]
    #expect(try terms(messages)["Big"] == "Grande" || terms(messages)["big"] == "grande")
  }

  @Test("accounts for every candidate") func report() throws {
    let units = Self.small.enumerated().map {
      TranslationUnit(id: "\($0.offset)", source: $0.element.0, targets: [$0.element.1])
    }
    var options = GlossaryBuilderOptions()
    options.minCount = 2
    options.maxTerms = 3
    let library = LocaleLibrary.shared
    let build = try GlossaryBuilder(
      source: library.load("en"), target: library.load("es"), options: options
    )
    .build(units)
    #expect(build.report.unitCount == Self.small.count)
    #expect(build.report.entryCount == build.entries.count && build.entries.count == 3)
    #expect(build.report.rejections.values.reduce(3, +) == build.report.candidateCount)
    #expect(build.report.rejections[.rare, default: 0] > 0)
    #expect(build.report.rejections[.beyondLimit, default: 0] > 0)
  }
}
