import Foundation
import SentenceAlignment
import TestSupport
import Testing
import TextModel

@Suite("Sentence aligner") struct SentenceAlignerTests {
  private func expectCover(_ beads: [Bead], _ source: Int, _ target: Int) {
    #expect(beads.flatMap { Array($0.source) } == Array(0..<source))
    #expect(beads.flatMap { Array($0.target) } == Array(0..<target))
    #expect(beads.allSatisfy { !($0.source.isEmpty && $0.target.isEmpty) })
    #expect(beads.allSatisfy { (0...1).contains($0.confidence) })
  }

  @Test("joins what the translator split") func split() {
    let source = [
      "The council bought four used servers in March 2024.",
      "They answer questions from nine towns, day and night.",
      "Nobody regrets it.",
    ]
    let target = [
      "El consejo compró cuatro servidores usados en marzo de 2024.",
      "Responden a preguntas de nueve pueblos.",
      "Lo hacen de día y de noche.", "Nadie se arrepiente.",
    ]
    let beads = SentenceAligner().align(source, with: target)
    expectCover(beads, 3, 4)
    #expect(beads.contains { $0.source == 1..<2 && $0.target == 1..<3 })
  }

  @Test(
    "loses nothing, whatever the sizes",
    arguments: [(0, 0), (0, 3), (3, 0), (1, 1), (1, 40), (40, 1), (30, 33)])
  func covers(_ sourceCount: Int, _ targetCount: Int) {
    let source = (0..<sourceCount).map { "Sentence number \($0) of the text." }
    let target = (0..<targetCount).map { "Frase número \($0) del texto." }
    expectCover(SentenceAligner().align(source, with: target), sourceCount, targetCount)
  }

  @Test("takes identical and blank lines") func odd() {
    let source = Array(repeating: "OK", count: 20) + ["", " "]
    expectCover(SentenceAligner().align(source, with: source), 22, 22)
  }

  @Test("gives the same beads for any number of threads") func threads() {
    let source = (0..<400).map { "Line \($0 % 37) says that \($0) of \($0 * 7) things are right." }
    let target = source.enumerated().filter { $0.offset % 11 != 3 }.map(\.element)
    var options = SentenceAlignerOptions()
    let one = SentenceAligner(options: options).align(source, with: target)
    options.threads = 3
    #expect(SentenceAligner(options: options).align(source, with: target) == one)
    expectCover(one, source.count, target.count)
  }

  @Test("reaches its figure on prose", .enabled(if: PackageFiles.shared != nil, "../shared is absent"))
  func prose() throws {
    let folder = try #require(PackageFiles.shared).appending(path: "data/sentalign")
    func lines(_ name: String) throws -> [String] {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
    let gold = Set(try lines("prose-luke.gold"))
    let beads = SentenceAligner().align(try lines("prose-luke.es"), with: try lines("prose-luke.en"))
    let links = beads.map { bead in
      [bead.source, bead.target].map { $0.map(String.init).joined(separator: ",") }.joined(separator: ":")
    }
    let right = Double(links.count { gold.contains($0) })
    let (precision, recall) = (right / Double(links.count), right / Double(gold.count))
    #expect(2 * precision * recall / (precision + recall) >= 0.983)
  }
}
