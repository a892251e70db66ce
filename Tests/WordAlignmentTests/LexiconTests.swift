import TextModel
import Testing

@testable import WordAlignment

@Suite("Lexicon") struct LexiconTests {
  private func bitext(_ lines: [(String, String)]) -> TokenizedBitext {
    var bitext = TokenizedBitext()
    for (source, target) in lines {
      bitext.append(tokenizedSource: source[...], tokenizedTarget: target[...])
    }
    return bitext
  }

  private func lexicon(_ lines: [(String, String)], provenance: String = "a test; CC0") -> Lexicon {
    WordAligner().lexicon(from: bitext(lines), source: "en", target: "es", provenance: provenance)
  }

  private let houses = [("the house", "la casa"), ("a house", "una casa"), ("the door", "la puerta")]
  private let doors = [("the door", "la puerta"), ("a door", "una puerta"), ("door", "puerta")]

  private func count(_ lexicon: Lexicon, _ source: String, _ target: String) -> Float {
    lexicon.pairs.filter {
      lexicon.source.keys[$0.source] == source && lexicon.target.keys[$0.target] == target
    }.reduce(0) { $0 + $1.count }
  }

  @Test("counts links, unlinked words and fertilities of every token once")
  func counts() {
    let lexicon = lexicon(houses)
    #expect(count(lexicon, "house", "casa") > 1)
    let linked = lexicon.linkTotals().source.reduce(0, +)
    #expect(linked > 3 && linked < 7)
    #expect(abs(lexicon.source.fertility.reduce(0, +) - 6) < 0.01)
    #expect(lexicon.source.unlinked.allSatisfy { $0 >= 0 })
  }

  @Test("keeps inflected forms apart, and adds them up by the keys of a model")
  func keysWords() {
    let lexicon = lexicon(houses + [("the houses", "las casas"), ("houses", "casas")])
    #expect(count(lexicon, "house", "casa") > 1)
    #expect(count(lexicon, "houses", "casas") > 1)
    let keyed = lexicon.keyed(by: .stem)
    #expect(keyed.source.keys.number(of: "houses") == nil)
    #expect(count(keyed, "hous", "cas") > 3)
    #expect(abs(keyed.source.fertility.reduce(0, +) - lexicon.source.fertility.reduce(0, +)) < 0.01)
  }

  @Test("is the same after writing and reading")
  func roundTrips() throws {
    let lexicon = lexicon(houses + [("año 🦉", "AÑO 🦉")], provenance: "two\nlines")
    let bytes = lexicon.encoded()
    let read = try Lexicon(bytes, name: "x.lexicon")
    #expect(read.encoded() == bytes)
    #expect(read.provenance == ["two", "lines"])
    #expect(read.pairs == lexicon.pairs)
    #expect(read.sourceLanguage == "en")
  }

  @Test("refuses bytes that are cut off, damaged or something else, and never traps")
  func refuses() {
    let bytes = lexicon(houses).encoded()
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: InputError.self) { try Lexicon(Array(bytes[..<length]), name: "x") }
    }
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      #expect(throws: InputError.self) { try Lexicon(damaged, name: "x") }
    }
    #expect(throws: InputError.self) { try Lexicon(bytes + [0], name: "x") }
  }

  @Test("says in one message what is wrong with a file")
  func explains() {
    let bytes = lexicon(houses).encoded()
    var newer = bytes
    newer[8] = 9
    let noise = (0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
    for (file, message) in [
      (Array(bytes.dropLast(4)), "cut off"), (newer, "version 9"), (bytes + [0], "checksum"),
      (noise, "no lexicon"), (Array(bytes.prefix(8)) + noise, "lexicon is"), ([], "no lexicon"),
    ] {
      do {
        _ = try Lexicon(file, name: "x.lexicon")
        Issue.record("read a file that is \(message)")
      } catch {
        #expect("\(error)".contains(message))
      }
    }
  }

  @Test("has exact sums, so that shards can be added in any grouping")
  func addsExactly() throws {
    let shards = [houses, doors, houses + doors].map { lexicon($0) }
    let left = try shards[0].merging(shards[1]).merging(shards[2])
    let right = try shards[0].merging(shards[1].merging(shards[2]))
    #expect(left.encoded() == right.encoded())
    #expect(left.pairs.allSatisfy { $0.count == Lexicon.rounded($0.count) })
    #expect(Lexicon.sum(Lexicon.maximumCount, Lexicon.leastCount) == Lexicon.maximumCount)
  }

  @Test("adds counts when merged, in any order and direction")
  func merges() throws {
    let (one, two) = (lexicon(houses, provenance: "one"), lexicon(doors, provenance: "two"))
    let sum = try one.merging(two)
    #expect(sum.provenance == ["one", "two"])
    #expect(try one.merging(two.transposed).encoded() == sum.encoded())
    let other = try two.merging(one)
    #expect(other.encoded() == sum.encoded())
    for (source, target) in [("house", "casa"), ("door", "puerta"), ("the", "la")] {
      let expected = count(one, source, target) + count(two, source, target)
      #expect(abs(count(sum, source, target) - expected) < 1e-4)
      #expect(abs(count(other, source, target) - expected) < 1e-4)
    }
    #expect(throws: InputError.self) { try sum.oriented(from: "en", to: "fr") }
  }

  @Test("leaves out rare pairs when pruned")
  func prunes() {
    let lexicon = lexicon(houses + doors)
    let pruned = lexicon.pruned(below: count(lexicon, "door", "puerta"), share: 0.01)
    #expect(pruned.pairCount < lexicon.pairCount)
    #expect(count(pruned, "door", "puerta") > 0)
  }

  @Test("ships one for some languages and English", arguments: ["de", "es", "fr"])
  func ships(language: LanguageTag) throws {
    let lexicon = try #require(Lexicon.shipped(from: language, to: "en"))
    #expect(lexicon.pairCount > 50_000)
    #expect(lexicon.sourceLanguage == language)
    #expect(lexicon.encoded().count < 8_000_000)
  }

  @Test("ships them for either direction and any region")
  func turnsShipped() throws {
    let lexicon = try #require(Lexicon.shipped(from: "es", to: "en"))
    #expect(lexicon.pairCount > 10_000)
    #expect(!lexicon.provenance.isEmpty && lexicon.provenance.allSatisfy { $0.contains(", ") })
    let turned = try #require(Lexicon.shipped(from: "en-GB", to: "es-MX"))
    #expect(count(turned, "house", "casa") == count(lexicon, "casa", "house"))
    #expect(Lexicon.shipped(from: "es", to: "ja") == nil)
    #expect(Lexicon.shipped(from: "es", to: "en", forPairs: Lexicon.mostPairsHelped + 1) == nil)
  }

  @Test("makes one pair enough to align")
  func helps() {
    var options = WordAlignerOptions()
    options.lexicon = lexicon((houses + doors).flatMap { [$0, $0, $0] })
    let links = WordAligner(options: options).align(bitext([("house door", "puerta casa")]))
    #expect(links[0].map { [$0.source, $0.target] } == [[0, 1], [1, 0]])
  }
}
