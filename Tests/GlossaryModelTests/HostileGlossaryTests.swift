import Formats
import TestSupport
import Testing
import TextModel

@testable import GlossaryModel

/// Glossary files that were damaged, or made to do harm: refused with their place, or read without loss.
@Suite("Hostile glossaries") struct HostileGlossaryTests {
  private static let readable = GlossaryFormat.all.filter { $0.read != nil }

  private func bytes(_ format: GlossaryFormat) throws -> [UInt8] {
    Array(try collect { output in _ = try ProfileTests.glossary.write(as: format, to: &output) }.utf8)
  }

  @discardableResult
  private func read(_ bytes: [UInt8], _ format: GlossaryFormat) throws(InputError) -> Glossary {
    try Glossary(
      InputFile(bytes, name: "g"), format: format, options: ReadOptions(from: "en-GB", to: "es"))
  }

  private func defect(_ text: String, _ format: GlossaryFormat) -> String {
    do {
      try read(Array(text.utf8), format)
      return "none"
    } catch { return error.description }
  }

  @Test("files cut anywhere are read or refused", arguments: readable)
  func truncation(_ format: GlossaryFormat) throws {
    let bytes = try bytes(format)
    for end in bytes.indices {
      do { try read(Array(bytes[..<end]), format) } catch { #expect(error.location?.file == "g", "\(error)") }
    }
  }

  @Test("bytes changed at random are read or refused", arguments: readable)
  func mutations(_ format: GlossaryFormat) throws {
    let bytes = try bytes(format)
    var random = RandomTexts(seed: 21)
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0...random.number(4) {
        let place = random.number(changed.count)
        switch random.number(3) {
        case 0: changed[place] = UInt8(random.number(256))
        case 1: changed.removeSubrange(place..<min(changed.count, place + random.number(8)))
        default: changed.insert(contentsOf: random.text().utf8, at: place)
        }
      }
      do { try read(changed, format) } catch { #expect(error.location?.file == "g", "\(error)") }
    }
  }

  @Test("UTF-16 with a mark is read", arguments: readable, [true, false])
  func utf16(_ format: GlossaryFormat, bigEndian: Bool) throws {
    let text = String(decoding: try bytes(format), as: UTF8.self)
    let declared = text.replacing("encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
    let wide = ("\u{FEFF}" + declared).utf16.flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    #expect(try read(wide, format) == read(Array(text.utf8), format))
  }

  @Test("bytes that are no text are refused with their place", arguments: readable, [0, 0xFF] as [UInt8])
  func invalid(_ format: GlossaryFormat, byte: UInt8) throws {
    var bytes = try bytes(format)
    let place = try #require(bytes.firstRange(of: Array("abierto".utf8))).lowerBound
    bytes[place] = byte
    do {
      try read(bytes, format)
      Issue.record("was read")
    } catch { #expect(error.location?.line ?? 0 > 0, "\(error)") }
  }

  @Test("nesting 100,000 deep is refused with its place")
  func nesting() {
    let open = { (text: String) in String(repeating: text, count: 100_000) }
    #expect(defect("glosa: 1\nlanguages: " + open("["), .yaml).hasPrefix("g:2:"))
    #expect(defect("glosa: 1\nlanguages:\n  " + open("- "), .yaml).hasPrefix("g:3:"))
    #expect(defect("glosa: 1\nlanguages: " + open("{a: "), .yaml).hasPrefix("g:2:"))
    #expect(defect("<martif><text><body><termEntry>" + open("<a>"), .tbx).contains("more than 64 deep"))
    #expect(defect("{\"source\":" + open("["), .jsonl).contains("more than 64 deep"))
  }

  @Test("aliases that stand for more and more text are refused")
  func aliases() {
    var bomb = "glosa: 1\na0: &a0 [x, x]\n"
    for level in 1..<40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(defect(bomb, .yaml).contains("more than 16 YAML aliases"))
    #expect(defect("glosa: 1\na: &a [*a]\n", .yaml).contains("error:"))
    // However quotation marks try to hide them.
    for hiding in [
      "q: \"\n  x: \", ", "q: x''\n", "q: |\n  \"\n", "-\"k: 1\n", "q: {x: y\n \"z,\n w: \"v\"}\n", "# \"\n",
    ] {
      #expect(defect(hiding + bomb, .yaml).contains("error:"))
      var counter = YAMLAliasCounter()
      for line in (hiding + bomb).utf8.split(separator: 10) { counter.take(Array(line)[...]) }
      #expect(counter.aliases >= 70, "\(hiding)")
    }
  }

  @Test("texts with stars and ampersands are no aliases")
  func stars() throws {
    let note = "the menu &File, not *this* one, \"&that\" or [*those*]"
    let concepts = (0..<40).map { number in
      Concept(
        id: "c\(number)", note: note,
        terms: [Term("term *\(number)", in: "en"), Term("término &\(number)", in: "es")])
    }
    let glossary = Glossary(languages: ["en", "es"], concepts: concepts)
    let written = Array(try collect { output in _ = try glossary.write(as: .yaml, to: &output) }.utf8)
    #expect(try read(written, .yaml).concepts.count == 40)
  }

  @Test("entity bombs and outside entities are refused", arguments: [GlossaryFormat.tbx, .tbx3, .tmx])
  func entities(_ format: GlossaryFormat) throws {
    let text = String(decoding: try bytes(format), as: UTF8.self)
    for declaration in ["a \"aaaa\"", "a SYSTEM \"file:///etc/passwd\"", "% a SYSTEM \"http://localhost/x\""]
    {
      let bad = text.replacing(
        "?>\n", with: "?>\n<!DOCTYPE x [<!ENTITY \(declaration)>]>\n", maxReplacements: 1)
      #expect(defect(bad, format).contains("declares the entity a"))
    }
  }

  @Test(
    "60 MB in one term are refused with their place, or read",
    arguments: [GlossaryFormat.tbx, .csv, .jsonl, .utx])
  func huge(_ format: GlossaryFormat) throws {
    let text = String(decoding: try bytes(format), as: UTF8.self)
    let bad = text.replacing(
      "abierto", with: String(repeating: "palabra ", count: 60 << 17), maxReplacements: 1)
    let defect = defect(bad, format)
    #expect(defect == "none" || defect.hasPrefix("g:"), "\(defect)")
  }

  @Test("keys that stand twice are refused with their place")
  func duplicates() {
    #expect(defect("glosa: 1\nname: a\nname: b\n", .yaml).contains("stands twice"))
    #expect(defect(#"{"source":"a","target":"b","source":"c"}"#, .jsonl).hasPrefix("g:1:"))
  }

  @Test("a file without a name is told by its beginning", arguments: readable.filter { $0 != .tbx3 })
  func guessing(_ format: GlossaryFormat) throws {
    let found = try GlossaryFormat.of(InputFile(try bytes(format), name: "-"))
    #expect(found?.fileExtensions == format.fileExtensions || format.name.hasPrefix("tbx") && found == .tbx)
  }
}
