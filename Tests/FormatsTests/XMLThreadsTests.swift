import TestSupport
import Testing
import TextModel

@testable import Formats

@Suite("XML on two threads") struct XMLThreadsTests {
  private static let formats = [Format.tmx, .xliff, .xliff2]

  /// A file of several tapes.
  private func document(_ format: Format) throws -> [UInt8] {
    var random = RandomTexts(seed: 31)
    let units = (0..<6000).map { number in
      TranslationUnit(
        id: String(number), document: "a.txt", source: "ñ " + random.text(), targets: [random.text() + "."],
        sourceLanguage: "es", targetLanguage: "en", flags: number % 7 == 0 ? ["c-format"] : [],
        notes: number % 5 == 0 ? ["A note & more"] : [])
    }
    return try write(units, as: format)
  }

  /// The units, what was seen, and why reading ended.
  private func outcome(_ bytes: [UInt8], _ format: Format, threads: Int) -> (
    units: [TranslationUnit], summary: ReadSummary?, error: InputError?
  ) {
    var units: [TranslationUnit] = []
    var summary: ReadSummary?
    do {
      var bitext = try Bitext(
        InputFile(bytes, name: "test"), format: format, options: ReadOptions(threads: threads))
      while let unit = try bitext.next() {
        units.append(unit)
        summary = bitext.summary
      }
      return (units, bitext.summary, nil)
    } catch {
      return (units, summary, error)
    }
  }

  @Test("gives the same units and counts as one thread", arguments: formats)
  func same(_ format: Format) throws {
    let bytes = try document(format)
    #expect(bytes.count > 1 << 19)
    let (one, two) = (outcome(bytes, format, threads: 1), outcome(bytes, format, threads: 2))
    #expect(one.units.count == 6000 && one.error == nil)
    #expect(one.units == two.units && one.summary == two.summary && two.error == nil)
  }

  @Test("gives the units before a defect, and the same error", arguments: formats)
  func defects(_ format: Format) throws {
    let bytes = try document(format)
    for place in stride(from: 1000, to: bytes.count, by: bytes.count / 23) {
      for damage in [Array(bytes[..<place]), bytes[..<place] + [0xFF] + bytes[place...]] {
        let (one, two) = (outcome(damage, format, threads: 1), outcome(damage, format, threads: 2))
        #expect(one.error != nil && one.error == two.error)
        #expect(one.units == two.units && one.summary == two.summary)
      }
    }
  }

  @Test("may be given up after any unit", arguments: formats)
  func givenUp(_ format: Format) throws {
    let bytes = try document(format)
    for count in [0, 1, 2000, 5999] {
      var bitext = try Bitext(InputFile(bytes, name: "test"), format: format)
      for _ in 0..<count { _ = try bitext.next() }
    }
  }

  @Test("a tag with very many attributes is refused in little time")
  func manyAttributes() {
    let attributes = (0..<200_000).map { " a\($0)=\"\"" }.joined()
    let text = "<tmx version=\"1.4\"><header srclang=\"es\"/><body><tu\(attributes)></tu></body></tmx>"
    #expect(defect(text, as: .tmx).contains("a tag is longer than 256 KiB"))
  }

  @Test("very many names cost little time")
  func manyNames() throws {
    let names = (0..<100_000).map { "<n\($0)/>" }.joined()
    let text = """
      <tmx version="1.4"><header srclang="es"/><body>\(names)<tu><tuv xml:lang="es"><seg>a</seg></tuv>\
      <tuv xml:lang="en"><seg>b</seg></tuv></tu></body></tmx>
      """
    #expect(try read(text, as: .tmx).map(\.source) == ["a"])
  }

  @Test("UTF-16 that ends inside a character is refused")
  func halfCharacter() throws {
    let text = String(decoding: try document(.tmx).prefix(600), as: UTF8.self)
    let unit = "<tuv xml:lang=\"es\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg></tuv>"
    let header = try #require(text.firstRange(of: "<body>")).upperBound
    let whole = text[..<header].replacing("UTF-8", with: "UTF-16") + "<tu>\(unit)</tu></body></tmx>"
    let bytes: [UInt8] = [0xFF, 0xFE] + whole.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try read(bytes, as: .tmx).map(\.source) == ["a"])
    #expect(defect(bytes + [0x0A], as: .tmx).contains("the file ends inside a character"))
  }
}
