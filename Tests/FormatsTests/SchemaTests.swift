import TestSupport
import Testing

@testable import Formats

@Suite("Exports against their schemas", .enabled(if: Schemas.areThere, "needs ../shared/schemas and xmllint"))
struct SchemaTests {
  @Test("TMX is valid TMX 1.4")
  func tmx() throws {
    let bytes = try write(ConformanceTests.units + [ConformanceTests.coded], as: .tmx)
    #expect(try Schemas.validate(bytes, "--dtdvalid", "tmx/tmx14.dtd"))
    // The check can fail: a document without a header does.
    #expect(
      try !Schemas.validate(Array("<tmx version=\"1.4\"><body/></tmx>".utf8), "--dtdvalid", "tmx/tmx14.dtd"))
  }

  @Test(
    "XLIFF is valid by the strict schema of 1.2 and the core schema of 2.1",
    arguments: [
      (Format.xliff, "xliff-1.2/xliff-core-1.2-strict.xsd"), (.xliff2, "xliff-2.1/xliff_core_2.0.xsd"),
    ])
  func xliff(_ format: Format, schema: String) throws {
    let bytes = try write(ConformanceTests.units + [ConformanceTests.coded], as: format)
    #expect(try Schemas.validate(bytes, "--schema", schema))
    let broken = String(decoding: bytes, as: UTF8.self).replacing("<source>", with: "<sauce>").replacing(
      "</source>", with: "</sauce>")
    #expect(try !Schemas.validate(Array(broken.utf8), "--schema", schema))
  }
}
