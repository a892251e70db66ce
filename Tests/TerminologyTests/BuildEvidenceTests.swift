import GlossaryModel
import LocaleProfiles
import TestSupport
import TextModel
import Testing

@testable import Terminology

@Suite("What a build takes for evidence") struct BuildEvidenceTests {
  @Test("fuzzy translations prove nothing, and are counted") func fuzzy() throws {
    let units = GlossaryBuilderTests.small.enumerated().map { number, pair in
      var unit = TranslationUnit(id: "\(number)", source: pair.0, targets: [pair.1])
      if pair.0.contains("eural") { unit.flags = ["fuzzy"] }
      return unit
    }
    let library = LocaleLibrary.shared
    let build = try GlossaryBuilder(source: library.load("en"), target: library.load("es")).build(units)
    #expect(build.report.unsureCount == 2 && build.report.unitCount == GlossaryBuilderTests.small.count - 2)
    #expect(!build.entries.contains { $0.source == "neural network" })
  }

  @Test("variables, identifiers and the keys of settings are no terms; accelerators are undone")
  func software() throws {
    let entries = try GlossaryBuilderTests.build([
      ("Cannot open %.250s: %(user_name)s", "No se puede abrir %.250s: %(user_name)s"),
      ("Cannot write %.250s: %(user_name)s", "No se puede escribir %.250s: %(user_name)s"),
      ("Set max_tokens for the sound card", "Ajuste max_tokens para la tarjeta de sonido"),
      ("_Preferences of the sound card", "_Preferencias de la tarjeta de sonido"),
      ("Open the pre_ferences", "Abrir las pre_ferencias"),
      ("permalink: the_sound", "permalink: el_sonido"), ("permalink: a card", "permalink: una tarjeta"),
    ])
    let found = Set(entries.map { "\($0.source)/\($0.target)" })
    #expect(
      found.isSuperset(of: ["preference/preferencia", "sound card/tarjeta de sonido"])
        || found.contains("preferences/preferencias"), "\(found)")
    for entry in entries {
      let words = entry.source + " " + entry.target
      #expect(!words.contains("_") && !words.contains("250s") && !words.contains("permalink"), "\(words)")
    }
  }

  @Test("spellings with and without a space are one entry") func spellings() throws {
    let entries = try GlossaryBuilderTests.build([
      ("The data set is large.", "El conjunto de datos es grande."),
      ("Each data set was read.", "Se leyó cada conjunto de datos."),
      ("The dataset is small.", "El conjunto de datos es pequeño."),
      ("Two datasets failed.", "Fallaron dos conjuntos de datos."),
      ("A dataset was sold.", "Se vendió un conjunto de datos."),
      ("The car is red.", "El coche es rojo."), ("The town paid.", "El pueblo pagó."),
    ])
    let sets = entries.filter { $0.target.hasPrefix("conjunto") }
    #expect(sets.map(\.source) == ["dataset"])
    #expect(sets.first?.sourceCount == 5 && sets.first?.pairCount == 5)
    #expect(sets.first?.sourceVariants.contains("data set") == true)
  }

  @Test("an acronym is linked to its long form, and is no pronoun") func links() throws {
    let entries = try GlossaryBuilderTests.build(
      GlossaryBuilderTests.small + [("They asked IT makers.", "Preguntaron a los hacedores de TI.")])
    let long = try #require(entries.first { $0.source == "return on investment" })
    #expect(entries.first { $0.source == "ROI" }?.abbreviates == long.id)
    #expect(!entries.contains { ($0.source == "IT") != ($0.target == "TI") })
  }
}
