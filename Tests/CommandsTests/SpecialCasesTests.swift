import Foundation
import LocaleProfiles
import Normalization
import TestSupport
import Testing
import TextModel

/// The hand-written cases of the shared data: acronyms, names, reordering, inflection, rivals, false friends.
@Suite("Special cases of terms", .enabled(if: SpecialCase.areThere, "needs ../shared/data/terms"))
struct SpecialCasesTests {
  /// Cases that build does not find, and why. A case that is found must leave this list.
  private static let missed = [
    "train=entrenar",  // a verb that is seen once is taken for one of general language
    "realize=darse cuenta",  // a verb of two words
  ]

  @Test("are found in one small corpus of them all, but for two") func cases() throws {
    let cases = try SpecialCase.read()
    let scratch = try ScratchFolder()
    let bitext = try scratch.file("cases.tsv", cases.map { "\($0.source)\t\($0.target)\n" }.joined())
    let result = glosa("build", bitext, "--from", "en", "--to", "es", "--json")
    #expect(result.code == 0)
    let entries = try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
    }
    let keys = try Keys()
    let found = Set(
      entries.flatMap { entry in
        ([entry.target] + (entry.alternatives ?? []).map(\.text)).map { keys.key(entry.source, $0) }
      })
    let missed = cases.filter {
      $0.sourceTerm != "-" && !found.contains(keys.key($0.sourceTerm, $0.targetTerm))
    }
    #expect(missed.map { "\($0.sourceTerm)=\($0.targetTerm)" } == Self.missed)
    #expect(
      !entries.contains { ["place", "first place", "can"].contains($0.source) }, "idioms and function words")
  }

  private struct Entry: Decodable {
    struct Alternative: Decodable { var text: String }
    var source: String
    var target: String
    var alternatives: [Alternative]?
  }

  /// Keys that the forms of a pair of terms share.
  private struct Keys {
    let source: WordKeyer
    let target: WordKeyer

    init() throws {
      source = WordKeyer(profile: try LocaleLibrary.shared.load("en"))
      target = WordKeyer(profile: try LocaleLibrary.shared.load("es"))
    }

    func key(_ source: String, _ target: String) -> String {
      [(source, self.source), (target, self.target)].map { text, keyer in
        text.split { $0 == " " || $0 == "-" }.map { keyer.key(String($0)) }.joined(separator: " ")
      }.joined(separator: "=")
    }
  }
}

/// A pair of sentences with the pair of terms that they hold.
private struct SpecialCase {
  var source: String
  var target: String
  /// `-` where no term is expected.
  var sourceTerm: String
  var targetTerm: String

  private static let file = PackageFiles.shared?.appending(path: "data/terms/special_cases.tsv")
  static var areThere: Bool { file.map { FileManager.default.fileExists(atPath: $0.path) } ?? false }

  static func read() throws -> [SpecialCase] {
    try String(contentsOf: #require(file), encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return SpecialCase(source: cells[1], target: cells[2], sourceTerm: cells[3], targetTerm: cells[4])
    }
  }
}
