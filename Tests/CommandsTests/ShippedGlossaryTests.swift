import Formats
import Foundation
import GlossaryData
import GlossaryModel
import TestSupport
import TextModel
import Testing

@Suite("Shipped glossaries") struct ShippedGlossaryTests {
  @Test("are valid", arguments: GlossaryData.files.map(\.path).filter { $0.hasSuffix(".yml") })
  func valid(_ path: String) throws {
    let glossary = try Glossary(InputFile(PackageFiles.path("Glossaries/\(path)")))
    #expect(glossary.validate().isEmpty)
    #expect(!glossary.licence.isEmpty && !glossary.source.isEmpty)
  }

  @Test("AI and open source holds what it promises") func curated() throws {
    let glossary = try Glossary(InputFile(PackageFiles.path("Glossaries/ai-open-source/concepts.yml")))
    #expect(glossary.concepts.count >= 80)
    #expect(glossary.concepts.contains { !$0.isTranslatable })
    #expect(glossary.concepts.contains { $0.terms(in: "es").count > 1 })
  }
}
