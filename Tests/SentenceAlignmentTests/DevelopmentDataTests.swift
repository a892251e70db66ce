import FoundationEssentials
import TextModel
import Testing

@testable import SentenceAlignment

/// Strict F1 on the shared development pairs, where they are at hand.
@Suite("Development pairs", .enabled(if: DevelopmentPair.isAvailable, "the shared data are not at hand"))
struct DevelopmentDataTests {
  @Test(
    "strict F1 does not fall", .enabled(if: DevelopmentPair.isOptimized, "too slow in a debug build"),
    arguments: [
      ("pytut", "es", "en", 0.999), ("pyhowto-noisy", "es", "en", 0.99), ("prose-luke", "es", "en", 0.988),
      ("textberg-dev", "de", "fr", 0.88),
    ])
  func quality(_ name: String, _ source: String, _ target: String, _ least: Double) throws {
    let pair = try DevelopmentPair(name, source, target)
    let beads = SentenceAligner().align(pair.source, with: pair.target)
    #expect(pair.strictF1(beads) >= least)
    let sure = beads.filter { !$0.isNull && $0.confidence >= 0.9 }
    #expect(pair.precision(sure) >= 0.9)
  }
}

/// Two segmented files and their gold links.
struct DevelopmentPair {
  let source: [String]
  let target: [String]
  private let gold: Set<[[Int]]>

  private static var folder: String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/data/sentalign"
  }

  static var isOptimized: Bool {
    var isDebug = false
    assert(
      {
        isDebug = true
        return true
      }())
    return !isDebug
  }

  static var isAvailable: Bool { FileManager.default.fileExists(atPath: "\(folder)/pytut.gold") }

  init(_ name: String, _ source: String, _ target: String) throws {
    func lines(_ suffix: String) throws -> [String] {
      let data = try Data(contentsOf: URL(filePath: "\(Self.folder)/\(name).\(suffix)"))
      return data.split(separator: 10, omittingEmptySubsequences: false).dropLast()
        .map { String(decoding: $0, as: UTF8.self) }
    }
    self.source = try lines(source)
    self.target = try lines(target)
    gold = Set(
      try lines("gold").map { line in
        line.split(separator: ":", omittingEmptySubsequences: false).map { side in
          side.split(separator: ",").compactMap { Int($0) }
        }
      })
  }

  /// The share of beads that the gold has.
  func precision(_ beads: [Bead]) -> Double {
    Double(beads.count { gold.contains([Array($0.source), Array($0.target)]) }) / Double(max(1, beads.count))
  }

  /// Precision over all beads, recall over the gold's links with both sides, as in the vecalign paper.
  func strictF1(_ beads: [Bead]) -> Double {
    let full = gold.filter { !$0[0].isEmpty && !$0[1].isEmpty }
    let found = beads.count { full.contains([Array($0.source), Array($0.target)]) }
    let recall = Double(found) / Double(full.count), precision = precision(beads)
    return 2 * precision * recall / (precision + recall)
  }
}
