import Foundation
import TestSupport
import Testing
import TextModel

@testable import Formats

/// A Python that has translate-toolkit, which is what Weblate imports with; tests skip without it.
///
/// `GLOSA_PYTHON` names another interpreter, such as that of a virtual environment.
private enum TranslateToolkit {
  static let python = ProcessInfo.processInfo.environment["GLOSA_PYTHON"] ?? "/usr/bin/python3"

  static let isThere =
    FileManager.default.isExecutableFile(atPath: python)
    && (try? Schemas.run(python, ["-c", "import translate.storage.factory, lxml"])) == true

  /// Reads a file and prints each unit as source, NUL, target, NUL.
  static let script = """
    import sys
    from translate.storage import factory
    from translate.storage.tmx import tmxfile
    from translate.storage.poxliff import PoXliffFile
    from translate.storage.xliff import xlifffile
    path, source, target = sys.argv[1:]
    if path.endswith('.tmx'):
        store = tmxfile(open(path, 'rb'), source, target)
    elif path.endswith('.xliff2'):
        from translate.storage.xliff2 import Xliff2File
        store = Xliff2File.parsefile(path)
    else:
        store = factory.getobject(path)
    out = sys.stdout.buffer
    for unit in store.units:
        if unit.isheader() or not unit.istranslatable(): continue
        for text in (unit.source, unit.target):
            out.write(str(text or '').encode() + b'\\0')
    """

  static func read(_ path: String) throws -> [[String]] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script, path, "es", "en"]
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let texts = String(decoding: data, as: UTF8.self).split(separator: "\0", omittingEmptySubsequences: false)
      .dropLast()
    return stride(from: 0, to: texts.count, by: 2).map { [String(texts[$0]), String(texts[$0 + 1])] }
  }
}

@Suite(
  "translate-toolkit reads our files",
  .enabled(if: TranslateToolkit.isThere, "needs translate-toolkit and lxml"))
struct TranslateToolkitTests {
  @Test("with equal text", arguments: [Format.tmx, .xliff, .po, .mo, .csv])
  func bitexts(_ format: Format) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appending(path: "export.\(format.fileExtensions[0])").path
    // A carriage return ends a line for XML and gettext readers in Python.
    let units = ConformanceTests.units(in: format).filter { !$0.source.contains("\r") }
    try Data(try write(units, as: format, columns: format == .csv ? [] : Set(UnitColumn.allCases)))
      .write(to: URL(filePath: path))
    let expected = units.map { [$0.source, $0.targets[0]] }
    let found = try TranslateToolkit.read(path)
    #expect(found == expected)
  }
}
