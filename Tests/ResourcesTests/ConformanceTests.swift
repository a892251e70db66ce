import Formats
import Resources
import TestSupport
import Testing
import TextModel

/// What every format must do; a new one is tested by being listed and having a sample.
@Suite("Resource formats") struct ConformanceTests {
  @Test(
    "every format of texts has a sample", arguments: ResourceFormats.all.filter { !$0.isArchive }.map(\.name))
  func hasSample(_ name: String) {
    #expect(Sample.all.contains { $0.format == name })
  }

  @Test("keys and texts are read", arguments: Sample.all)
  func reads(_ sample: Sample) throws {
    #expect(try sample.read().units.map { [$0.key, $0.text] } == sample.units)
  }

  @Test("no edit leaves the same bytes", arguments: Sample.all)
  func roundTrip(_ sample: Sample) throws {
    for bytes in Self.variants(sample) {
      let file = try sample.read(bytes)
      #expect(try file.replacing([]) == bytes)
      #expect(file.units.count == sample.units.count)
    }
  }

  @Test("ranges lie in the file, in order inside a text, and stand for the text", arguments: Sample.all)
  func positions(_ sample: Sample) throws {
    for bytes in Self.variants(sample) {
      let file = try sample.read(bytes)
      for unit in file.units {
        #expect(unit.range.lowerBound >= 0 && unit.range.upperBound <= file.text.bytes.count)
        var last = unit.range.lowerBound
        var offset = 0
        for scalar in unit.text.unicodeScalars {
          let length = String(scalar).utf8.count
          let place = unit.fileRange(of: offset..<offset + length)
          #expect(place.lowerBound >= last && place.upperBound <= unit.range.upperBound)
          #expect(!place.isEmpty || scalar == "\n")
          let raw = String(decoding: file.text.bytes[place], as: UTF8.self)
          if scalar.properties.isAlphabetic, raw.utf8.count == length { #expect(raw == String(scalar)) }
          last = place.lowerBound
          offset += length
        }
      }
    }
  }

  @Test("texts are rewritten and everything else stays", arguments: Sample.all)
  func rewriting(_ sample: Sample) throws {
    let original = try sample.read()
    if !original.format.features.contains(.rewriting) { return }
    var texts = RandomTexts(seed: 7)
    var refused = 0
    for round in 0..<150 {
      let index = texts.number(original.units.count)
      let text = texts.text { $0.value == 0xFEFF }
      // A document has no blank texts.
      if original.units[index].kind != .message, text.utf8.allSatisfy({ $0 <= 32 }) { continue }
      do {
        try check(original, sample, index, text)
      } catch let error as InputError {
        // Program text is written as it is, so it cannot hold what would end it.
        if sample.holdsEverything, original.units[index].kind != .code {
          Issue.record(
            "\(sample) unit \(index) refuses \(text.debugDescription): \(error.what), round \(round)")
        }
        refused += 1
      }
    }
    #expect(refused < 140)
  }

  @Test("ordinary texts are never refused", arguments: Sample.all)
  func ordinaryTexts(_ sample: Sample) throws {
    let original = try sample.read()
    if !original.format.features.contains(.rewriting) { return }
    let texts = [
      "Hola", "Año & «día»: 50 % más", "El signo <b> y \"comillas\"", "It's 日本 – עברית 👩‍👩‍👧",
      "a `b` *c* _d_ [e](f) #1",
    ]
    for index in original.units.indices where original.units[index].kind != .code {
      for text in texts where !text.contains(where: sample.lacks.contains) {
        try check(original, sample, index, text)
      }
    }
  }

  @Test("a part of a text is rewritten", arguments: Sample.all)
  func partialRewriting(_ sample: Sample) throws {
    let original = try sample.read()
    if !original.format.features.contains(.rewriting) { return }
    for (index, unit) in original.units.enumerated() where !unit.text.isEmpty {
      let length = String(unit.text.unicodeScalars.first!).utf8.count
      let edit = ResourceEdit(unit: index, range: 0..<length, text: "Zñ")
      let changed = try sample.read(original.replacing([edit]))
      #expect(
        changed.units[index].text == "Zñ" + String(decoding: unit.text.utf8.dropFirst(length), as: UTF8.self))
      #expect(changed.units[index].codes.map(\.content) == unit.codes.map(\.content))
    }
  }

  private func check(_ original: ResourceFile, _ sample: Sample, _ index: Int, _ text: String) throws {
    let bytes = try original.replacing([ResourceEdit(unit: index, text: text)])
    let changed = try sample.read(bytes)
    #expect(changed.units[index].text == text)
    let range = original.units[index].range
    let before = original.text.bytes
    #expect(bytes.starts(with: before[..<range.lowerBound]))
    #expect(bytes.reversed().starts(with: before[range.upperBound...].reversed()))
    for (other, unit) in original.units.enumerated() where other != index {
      #expect(changed.units[other].key == unit.key && changed.units[other].text == unit.text)
    }
  }

  @Test("a file that ends anywhere is read or refused with its place", arguments: Sample.all)
  func truncation(_ sample: Sample) throws {
    for bytes in Self.variants(sample) {
      for count in bytes.indices {
        do { _ = try sample.read(Array(bytes[..<count])) } catch let error as InputError {
          #expect(error.location != nil)
        }
      }
    }
  }

  @Test("any byte may be any other", arguments: Sample.all)
  func damage(_ sample: Sample) throws {
    var texts = RandomTexts(seed: 3)
    let bytes = Array(sample.text.utf8)
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0...texts.number(3) { damaged[texts.number(bytes.count)] = UInt8(texts.number(256)) }
      do { try positionsLieInside(sample.read(damaged)) } catch is InputError {}
    }
    for _ in 0..<200 { _ = try? sample.read(Array(texts.text().utf8)) }
    _ = try? sample.read([])
  }

  private func positionsLieInside(_ file: ResourceFile) throws {
    for unit in file.units {
      let place = unit.fileRange(of: 0..<unit.text.utf8.count)
      #expect(place.upperBound <= file.text.bytes.count)
      for code in unit.codes { #expect(code.offset <= unit.text.utf8.count) }
    }
  }

  @Test("deep nesting and huge lines do no harm", arguments: ResourceFormats.all.map(\.name))
  func hostile(_ name: String) throws {
    let format = try #require(ResourceFormats.named(name))
    let openers = [
      "[", "{\"a\":", "(", "<a>", "- ", "> ", "{", "<?php return [", "*", "[[", "<!--", "\\begin{a}", "{{",
      "&", "a:\n ",
      "{a: ", "* ", "1. ", "<div>", "``` ", "|", "![", "\"", "'", "array(", "{ $n ->", "<![CDATA[", "</a>",
      "\\", "~",
    ]
    for opener in openers {
      let text = String(repeating: opener, count: 100_000)
      do { _ = try ResourceFile(Array(text.utf8), name: "x", format: format) } catch {}
    }
    let line = Array("key = \"".utf8) + Array(repeating: UInt8(ascii: "x"), count: 4 << 20)
    do { _ = try ResourceFile(line, name: "x", format: format) } catch {}
  }

  /// A sample as it is, with other line ends, with a byte order mark, and in UTF-16.
  static func variants(_ sample: Sample) -> [[UInt8]] {
    let utf8 = Array(sample.text.utf8)
    let crlf = Array(sample.text.replacing("\n", with: "\r\n").utf8)
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in sample.text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    return [utf8, crlf, [0xEF, 0xBB, 0xBF] + utf8, utf16]
  }
}

extension ResourceFormat {
  /// Whether files are archives, which have tests of their own.
  var isArchive: Bool { ["docx", "odt", "pptx"].contains(name) }
}
