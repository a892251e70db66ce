import Foundation
import Testing
import TextModel

@testable import Formats

/// The schemas beside the package, and the program that checks against them; tests skip without both.
enum Schemas {
  static let folder = "../shared/schemas"

  /// The package's root, from this file's place.
  static var root: String {
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  }

  static var areThere: Bool {
    pathKind("\(root)/\(folder)") == .folder && pathKind("/usr/bin/xmllint") == .file
  }

  /// Whether xmllint finds the document valid.
  static func validate(_ bytes: [UInt8], _ option: String, _ schema: String) throws -> Bool {
    let place = TemporaryFolder()
    let path = "\(place.path)/export.xml"
    try AtomicFile.write(to: path, standardOutput: { _ in }) { $0.write(bytes) }
    let program = Process()
    program.executableURL = URL(filePath: "/usr/bin/xmllint")
    program.arguments = ["--noout", "--nonet", option, "\(root)/\(folder)/\(schema)", path]
    program.environment = ["XML_CATALOG_FILES": "\(root)/\(folder)/catalog.xml"]
    program.standardError = Foundation.FileHandle.nullDevice
    try program.run()
    program.waitUntilExit()
    return program.terminationStatus == 0
  }
}

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
