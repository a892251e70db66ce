import Formats
import Foundation
import LocaleProfiles
import Segmentation
import TestSupport
import Testing
import TextModel

@Suite("Segmentation rules as SRX") struct SegmentationRulesTests {
  @Test("are the same after writing and reading", arguments: LocaleLibrary.shared.languages)
  func roundTrip(_ language: LanguageTag) throws {
    let rules = SegmentationRules(profile: LocaleLibrary.shared.profile(for: language))
    #expect(try SegmentationRules(srx: InputFile(srx(rules))) == rules)
  }

  @Test("cut by abbreviations, initials and end marks")
  func cut() throws {
    let rules = SegmentationRules(profile: LocaleLibrary.shared.profile(for: "es"))
    let segmenter = try SentenceSegmenter(rules: rules, language: "es-MX")
    let marked = MarkedText("El Sr. J. Ruiz vino. ¦¿Y la Dra. Gil? ¦Vea p. ej. la nota.")
    #expect(segmenter.sentences(in: marked.text).dropFirst().map(\.lowerBound) == marked.marks)
    #expect(segmenter.explain("Sr. Gil.").map(\.rule) == [.srxNoBreak])
  }

  @Test("follow the order of the rules and the cascade")
  func order() throws {
    let text = """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>
      <languagerules><languagerule languagerulename="A"><rule break="no"><beforebreak>no\\.</beforebreak>
      <afterbreak>\\s</afterbreak></rule></languagerule><languagerule languagerulename="B"><rule>
      <beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules>
      <languagemap languagepattern="EN.*" languagerulename="A"/>
      <languagemap languagepattern=".*" languagerulename="B"/></maprules></body></srx>
      """
    let rules = try SegmentationRules(srx: InputFile(Array(text.utf8)))
    #expect(rules.cascades)
    #expect(try SentenceSegmenter(rules: rules, language: "en").sentences(in: "no. a. b").count == 2)
    #expect(try SentenceSegmenter(rules: rules, language: "de").sentences(in: "no. a. b").count == 3)
  }

  @Test(
    "are refused with a place when they are wrong",
    arguments: [
      "<srx", "<tmx/>", "<srx><body><rule/></body></srx>", "<srx><languagemap languagepattern='x'/></srx>",
      "<srx><languagemap languagepattern='x' languagerulename='y'/></srx>",
    ])
  func defects(_ text: String) {
    #expect(throws: InputError.self) {
      try SegmentationRules(srx: InputFile(Array(text.utf8), name: "a.srx"))
    }
  }

  @Test("name the line of an expression that cannot be read, as it is written")
  func wrongExpression() throws {
    let text = """
      <srx version="2.0"><body><languagerules><languagerule languagerulename="A">
      <rule break="no"><beforebreak>a</beforebreak>
      <afterbreak>b(</afterbreak></rule></languagerule></languagerules></body></srx>
      """
    let error = #expect(throws: InputError.self) {
      try SegmentationRules(
        srx: InputFile(Array(text.utf8), name: "a.srx"), checking: SegmentationRules.check)
    }
    #expect(error?.description.hasPrefix("a.srx:3:") == true)
    #expect(error?.what.hasPrefix("b( is no regular expression") == true)
  }

  @Test(
    "are valid SRX 2.0",
    .enabled(
      if: PackageFiles.shared != nil && SegmentationRulesTests.xmllint != nil, "no schema or no xmllint"))
  func valid() throws {
    let schema = try #require(PackageFiles.shared).appending(path: "schemas/srx/srx20.xsd").path
    let folder = try ScratchFolder()
    let file = try folder.file(
      "en.srx", srx(SegmentationRules(profile: LocaleLibrary.shared.profile(for: "en"))))
    let process = Process()
    process.executableURL = Self.xmllint
    process.arguments = ["--noout", "--nonet", "--schema", schema, file]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  static let xmllint: URL? = ["/usr/bin/xmllint", "/usr/local/bin/xmllint"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(filePath: $0) }

  private func srx(_ rules: SegmentationRules) -> [UInt8] {
    var out: [UInt8] = []
    // The sink takes everything and never throws.
    var writer = ByteWriter { bytes throws(InputError) in out += bytes }
    rules.writeSRX(to: &writer)
    try? writer.flush()
    return out
  }
}
