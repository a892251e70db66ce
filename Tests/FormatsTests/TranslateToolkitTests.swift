import TestSupport
import Testing
import TextModel

@testable import Formats

@Suite(
  "translate-toolkit reads our files",
  .enabled(if: TranslateToolkit.isThere, "needs translate-toolkit and lxml"))
struct TranslateToolkitTests {
  @Test("with equal text", arguments: [Format.tmx, .xliff, .xliff2, .po, .mo, .csv])
  func bitexts(_ format: Format) throws {
    let scratch = try ScratchFolder()
    // A carriage return ends a line for XML and gettext readers in Python.
    let units = ConformanceTests.units(in: format).filter { !$0.source.contains("\r") }
    let bytes = try write(units, as: format, columns: format == .csv ? [] : Set(UnitColumn.allCases))
    let path = try scratch.file("export.\(format.fileExtensions.first ?? format.name)", bytes)
    #expect(try TranslateToolkit.read(path) == units.map { [$0.source, $0.targets[0]] })
  }
}
