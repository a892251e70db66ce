import Synchronization
import Testing
import TextModel

@testable import SentenceAlignment

@Suite("Sentence aligner") struct SentenceAlignerTests {
  /// Every sentence of both sides stands in one bead, in order; nulls are single sentences.
  private func expectComplete(_ beads: [Bead], _ sources: Int, _ targets: Int, largest: Int = 4) {
    var i = 0, j = 0
    for bead in beads {
      #expect(bead.source.lowerBound == i && bead.target.lowerBound == j)
      i = bead.source.upperBound
      j = bead.target.upperBound
      #expect(max(bead.source.count, bead.target.count) <= (bead.isNull ? 1 : largest))
      #expect(!bead.source.isEmpty || !bead.target.isEmpty)
      #expect((0...1).contains(bead.confidence))
    }
    #expect(i == sources && j == targets)
  }

  @Test("translations are found again, with joined, missing and added sentences") func noisy() {
    var random = SyntheticText(seed: 7)
    var source: [String] = [], target: [String] = []
    var expected: Set<[Range<Int>]> = []
    for n in 0..<400 {
      let pair = random.pair()
      let i = source.count, j = target.count
      switch n % 20 {
      case 5:
        let second = random.pair()
        source.append(pair.source + " " + second.source)
        target += [pair.target, second.target]
      case 11:
        let second = random.pair()
        source += [pair.source, second.source]
        target.append(pair.target + " " + second.target)
      case 16: source.append(pair.source)
      case 18: target.append(pair.target)
      default:
        source.append(pair.source)
        target.append(pair.target)
      }
      expected.insert([i..<source.count, j..<target.count])
    }
    let beads = SentenceAligner().align(source, with: target)
    expectComplete(beads, source.count, target.count)
    let right = beads.count { expected.contains([$0.source, $0.target]) }
    #expect(Double(right) / Double(expected.count) > 0.99)
  }

  @Test(
    "any numbers of sentences",
    arguments: [(0, 0), (0, 1), (1, 0), (0, 40), (1, 1), (1, 300), (300, 1), (3, 2), (20, 200), (4, 900)])
  func ratios(_ sources: Int, _ targets: Int) {
    var random = SyntheticText(seed: 3)
    let text = random.text(max(sources, targets))
    let beads = SentenceAligner().align(
      Array(text.source.prefix(sources)), with: Array(text.target.prefix(targets)))
    expectComplete(beads, sources, targets)
  }

  /// Texts that no one would call sentences.
  enum OddText: String, CaseIterable, Sendable {
    case blank, equal, strange, withoutSpaces, manyScripts

    var lines: [String] {
      switch self {
      case .blank: [String](repeating: "", count: 60)
      case .equal: [String](repeating: "The same line again.", count: 60)
      case .strange:
        ["\u{0}", "\u{FEFF}", "  ", "🧪🧪", "e\u{301}\u{301}\u{301}", String(repeating: "x", count: 50_000)]
      case .withoutSpaces: [String](repeating: "日本語の文です。", count: 20)
      case .manyScripts: ["שלום עולם.", "مرحبا", "नमस्ते।", "สวัสดีชาวโลก"]
      }
    }
  }

  @Test("odd sentences", arguments: OddText.allCases) func odd(_ text: OddText) {
    let lines = text.lines
    let fewer = Array(lines.dropLast(lines.count / 4))
    expectComplete(SentenceAligner().align(lines, with: fewer), lines.count, fewer.count)
  }

  @Test("texts that have nothing in common") func unrelated() {
    var one = SyntheticText(seed: 1), other = SyntheticText(seed: 2)
    let source = one.text(80).source, target = other.text(60).target
    expectComplete(SentenceAligner().align(source, with: target), 80, 60)
  }

  @Test("no shared keys, long enough for the moving window") func withoutAnchors() {
    var random = SyntheticText(seed: 11)
    let text = random.text(700)
    let source = Array(text.source[..<300] + text.source[320...])
    let beads = SentenceAligner().align(source, with: text.target)
    expectComplete(beads, source.count, text.target.count)
    let right = beads.count { bead in
      bead.isNull
        ? (300..<320).contains(bead.target.lowerBound)
        : bead.target
          == (bead.source.lowerBound < 300
            ? bead.source : (bead.source.lowerBound + 20)..<(bead.source.upperBound + 20))
    }
    #expect(right > 690)
  }

  @Test("threads do not change the result") func threads() {
    var random = SyntheticText(seed: 5)
    let text = random.text(400)
    let target = Array(text.target.dropFirst(3).dropLast(20))
    var options = SentenceAlignerOptions()
    let alone = SentenceAligner(options: options).align(text.source, with: target)
    options.threads = 3
    #expect(SentenceAligner(options: options).align(text.source, with: target) == alone)
    let pairs = (1..<5).map {
      SentencePair(source: Array(text.source.prefix($0 * 7)), target: Array(target.prefix(30)))
    }
    let many = SentenceAligner(options: options).align(pairs).map(\.beads)
    options.threads = 1
    #expect(SentenceAligner(options: options).align(pairs).map(\.beads) == many)
  }

  @Test("the size of beads can be capped", arguments: 1...4) func cap(_ size: Int) {
    var random = SyntheticText(seed: 9)
    var text = random.text(120)
    for n in stride(from: 0, to: 120, by: 2) {
      text.source[n] += " \(n * 37)"
      text.target[n] += " \(n * 37)"
    }
    let joined = stride(from: 0, to: 120, by: 3).map { text.target[$0..<($0 + 3)].joined(separator: " ") }
    var options = SentenceAlignerOptions()
    options.maxBeadSize = size
    let beads = SentenceAligner(options: options).align(text.source, with: joined)
    expectComplete(beads, 120, joined.count, largest: size)
    #expect(beads.contains { $0.source.count == 3 && $0.target.count == 1 } == (size >= 3))
  }

  @Test("beads begin at the anchors that are set, whatever the texts say", arguments: [60, 700])
  func anchors(_ count: Int) {
    var random = SyntheticText(seed: 13)
    let text = random.text(count)
    let anchors = [(0, 2), (20, 26), (21, 27), (40, 40), (59, 59)].map {
      SentenceAnchor(source: $0.0, target: $0.1)
    }
    let pair = SentencePair(source: text.source, target: text.target, anchors: anchors)
    let beads = SentenceAligner().align([pair])[0].beads
    expectComplete(beads, count, count)
    for anchor in anchors {
      #expect(
        beads.contains {
          !$0.isNull && $0.source.lowerBound == anchor.source && $0.target.lowerBound == anchor.target
        })
    }
  }

  @Test("of many copies of a text, the lines go with one") func copies() {
    var random = SyntheticText(seed: 37)
    var text = random.text(40)
    for n in 0..<40 {
      text.source[n] += " \(n * 37)"
      text.target[n] += " \(n * 37)"
    }
    let target = (0..<30).flatMap { _ in text.target }
    let beads = SentenceAligner().align(text.source, with: target)
    expectComplete(beads, 40, 1200)
    let right = beads.count { !$0.isNull && $0.source.lowerBound == $0.target.lowerBound % 40 }
    #expect(right >= 36)
  }

  @Test("text that is repeated over and over") func repeated() {
    var random = SyntheticText(seed: 31)
    let text = random.text(100)
    let source = (0..<20).flatMap { _ in text.source }
    let target = (0..<20).flatMap { _ in text.target }
    let beads = SentenceAligner().align(source, with: target)
    expectComplete(beads, 2000, 2000)
    #expect(beads.count { $0.source == $0.target } > 1980)
  }

  @Test("paragraphs keep beads apart") func paragraphs() {
    // Without paragraphs the short line could go with either neighbour.
    let source = ["Uno dos tres cuatro cinco.", "Ya.", "Seis siete ocho nueve diez."]
    let target = ["One two three four five.", "Now six seven eight nine ten."]
    let pair = SentencePair(
      source: source, target: target, sourceParagraphs: [0, 1, 1], targetParagraphs: [0, 1])
    let beads = SentenceAligner().align([pair])[0].beads
    #expect(!beads.contains { $0.source.contains(0) && $0.source.contains(1) })
  }

  @Test("short texts profit from the other documents of the run") func lexiconOfRun() {
    var random = SyntheticText(seed: 21)
    let pairs = (0..<40).map { _ in
      let text = random.text(8)
      return SentencePair(source: text.source, target: Array(text.target.dropFirst(2)))
    }
    func right(_ alignments: [Alignment]) -> Int {
      alignments.reduce(0) { sum, alignment in
        sum
          + alignment.beads.count { $0.source.lowerBound == $0.target.lowerBound + 2 && $0.target.count == 1 }
      }
    }
    let together = right(SentenceAligner().align(pairs))
    let alone = right(pairs.map { SentenceAligner().align([$0])[0] })
    #expect(together > alone)
    #expect(together > 40 * 6 * 95 / 100)
  }

  @Test("seeds help where the text is too short to learn from") func seeds() {
    let source = ["El gato duerme.", "Un perro corre.", "Hoy sale el sol."]
    let target = ["A stone falls.", "Clouds pass by.", "The cat sleeps.", "One dog runs.", "Now comes sun."]
    var options = SentenceAlignerOptions()
    options.seeds = [
      LexiconSeed("gato", "cat"), LexiconSeed("el perro", "the dog"), LexiconSeed("sol", "sun"),
    ]
    let beads = SentenceAligner(options: options).align(source, with: target)
    #expect(beads.filter { !$0.isNull }.map(\.target) == [2..<3, 3..<4, 4..<5])
  }

  @Test("an earlier bitext helps where the text is too short to learn from") func memory() {
    var random = SyntheticText(seed: 23)
    let known = random.text(300)
    let picks = (0..<6).map { $0 * 40 }
    let source = picks.map { known.source[$0] }
    let target = [known.target[7], known.target[99]] + picks.map { known.target[$0] }
    var options = SentenceAlignerOptions()
    options.memory = Array(zip(known.source, known.target)).map { ($0, $1) }
    let beads = SentenceAligner(options: options).align(source, with: target)
    expectComplete(beads, 6, 8)
    #expect(beads.filter { !$0.isNull }.map(\.target) == (2..<8).map { $0..<($0 + 1) })
  }

  @Test("many equal lines go along the diagonal") func equalLines() {
    let lines = [String](repeating: "The very same line.", count: 4000)
    let beads = SentenceAligner().align(lines, with: Array(lines.dropLast(400)))
    expectComplete(beads, 4000, 3600)
    let last = beads.last { !$0.isNull }
    #expect((last?.source.upperBound ?? 0) > 3500)
  }

  @Test("headings go with headings") func headings() {
    var random = SyntheticText(seed: 29)
    let text = random.text(60)
    var source: [String] = [], target: [String] = []
    var sourceKinds: [BlockKind] = [], targetKinds: [BlockKind] = []
    for n in 0..<60 {
      // Every third sentence is a heading; the target lacks the paragraph after some.
      let kind = n % 3 == 0 ? BlockKind.heading : .paragraph
      source.append(text.source[n])
      sourceKinds.append(kind)
      if n % 12 == 1 { continue }
      target.append(text.target[n])
      targetKinds.append(kind)
    }
    let pair = SentencePair(
      source: source, target: target, sourceParagraphs: Array(source.indices),
      targetParagraphs: Array(target.indices), sourceKinds: sourceKinds, targetKinds: targetKinds)
    let beads = SentenceAligner().align([pair])[0].beads
    expectComplete(beads, source.count, target.count)
    for bead in beads where !bead.isNull {
      #expect(sourceKinds[bead.source.lowerBound] == targetKinds[bead.target.lowerBound])
    }
  }

  @Test("progress grows to the end of a pass") func progress() {
    var random = SyntheticText(seed: 31)
    let text = random.text(50)
    let shares = Mutex([Double]())
    _ = SentenceAligner().align([SentencePair(source: text.source, target: text.target)]) { share in
      shares.withLock { $0.append(share) }
    }
    let all = shares.withLock { $0 }
    #expect(!all.isEmpty && all == all.sorted() && all.allSatisfy { (0...1).contains($0) })
  }

  @Test("texts that have nothing to do with each other are told, and their pairs doubted") func doubted() {
    var random = SyntheticText(seed: 5)
    let source = random.text(60).source, target = random.text(60).target
    let alignment = SentenceAligner().align([SentencePair(source: source, target: target)])[0]
    #expect(alignment.diagnostics.seemsUnrelated)
    #expect(alignment.beads.allSatisfy { $0.isNull || $0.confidence <= 0.5 })
    let names = source.indices.map { " Name\($0 * 7919)" }
    let pair = SentencePair(
      source: zip(source, names).map { $0 + $1 }, target: zip(target, names).map { $0 + $1 })
    #expect(!SentenceAligner().align([pair])[0].diagnostics.seemsUnrelated)
  }

  @Test("a moved section is reported and paired") func moved() {
    var random = SyntheticText(seed: 17)
    var text = random.text(160)
    for n in text.source.indices {
      text.source[n] += " Name\(n * 7919)"
      text.target[n] += " Name\(n * 7919)"
    }
    let target = Array(
      text.target[..<40] + text.target[55..<120] + text.target[40..<55] + text.target[120...])
    let alignment = SentenceAligner().align([SentencePair(source: text.source, target: target)])[0]
    let diagnostics = alignment.diagnostics
    #expect(diagnostics.moved == [.init(source: 40..<55, target: 105..<120)])
    #expect(diagnostics.missing.isEmpty && diagnostics.added.isEmpty)
    let moved = alignment.beads.filter { alignment.remarks[$0]?.flags == [BeadRemark.moved] }
    #expect(moved.map(\.source.lowerBound) == Array(40..<55))
    #expect(moved.map(\.target.lowerBound) == Array(105..<120))
    #expect(alignment.beads.flatMap { Array($0.source) } == Array(0..<160))
    #expect(alignment.beads.flatMap { Array($0.target) }.sorted() == Array(0..<160))
  }

  @Test("every sentence stands in one bead, however sections are shuffled", arguments: 0..<24)
  func shuffled(_ seed: Int) {
    var random = SyntheticText(seed: UInt64(seed + 100))
    let count = [40, 90, 200, 320][random.next(4)], size = [1, 2, 5, 12, 40][random.next(5)]
    let text = random.text(count)
    var sections = stride(from: 0, to: count, by: size).map { Array($0..<min(count, $0 + size)) }
    switch seed % 4 {
    case 0: sections.reverse()
    case 1: sections = sections[..<(sections.count / 3)] + sections[(sections.count / 3)...].reversed()
    case 2: sections.insert(sections.remove(at: random.next(sections.count)), at: random.next(sections.count))
    default: for n in sections.indices { sections.swapAt(n, random.next(sections.count)) }
    }
    let target = sections.flatMap { $0 }.map { text.target[$0] }
    let alignment = SentenceAligner().align([SentencePair(source: text.source, target: target)])[0]
    #expect(alignment.beads.flatMap { Array($0.source) } == Array(0..<count))
    #expect(alignment.beads.flatMap { Array($0.target) }.sorted() == Array(0..<count))
  }

  @Test("a moved section without common words is found by the lexicon", arguments: [4, 12, 60])
  func movedByLexicon(_ size: Int) {
    var random = SyntheticText(seed: 41)
    let text = random.text(400)
    let target = Array(
      text.target[..<50] + text.target[(50 + size)..<300] + text.target[50..<(50 + size)]
        + text.target[300...])
    let alignment = SentenceAligner().align([SentencePair(source: text.source, target: target)])[0]
    #expect(
      alignment.diagnostics.moved == [.init(source: 50..<(50 + size), target: (300 - size)..<300)])
    #expect(alignment.diagnostics.missing.isEmpty && alignment.diagnostics.added.isEmpty)
  }

  @Test("texts of one domain that are no translations are told by their words") func sameDomain() {
    var random = SyntheticText(seed: 43)
    let source = random.text(300).source.map { "Debian \($0)" }
    let target = random.text(280).target.enumerated().map { n, text in
      n % 8 == 0 ? "Debian \(source[n].split(separator: " ")[1]) \(text)" : "Debian \(text)"
    }
    let alignment = SentenceAligner().align([SentencePair(source: source, target: target)])[0]
    #expect(alignment.diagnostics.seemsUnrelated)
  }

  @Test("a document of other words does not suffer from the rest of the run") func oddOneOut() {
    var random = SyntheticText(seed: 47)
    let rest = (0..<12).map { _ in
      let text = random.text(60)
      return SentencePair(source: text.source, target: text.target)
    }
    // The same source language, but another target language.
    let odd = random.text(80)
    let pair = SentencePair(source: odd.source, target: odd.target.map { String($0.reversed()) })
    func right(_ alignment: Alignment) -> Int { alignment.beads.count { $0.source == $0.target } }
    let alone = right(SentenceAligner().align([pair])[0])
    #expect(right(SentenceAligner().align(rest + [pair])[12]) * 10 >= alone * 9)
  }
}
