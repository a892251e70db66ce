import Foundation
import TestSupport
import Testing

@testable import Fuzz

/// Every target takes the seeds of its kind, those that once crashed it among them, whole and damaged.
@Suite("Fuzz targets") struct CorpusTests {
  private static func seeds(_ corpus: String) throws -> [[UInt8]] {
    let folder = PackageFiles.path("Tests/Fuzz/Corpus/" + corpus)
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      Array(try Data(contentsOf: URL(filePath: folder + "/" + $0)))
    }
  }

  @Test("take their seeds", arguments: FuzzTarget.all.map(\.name)) func replay(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let seeds = try Self.seeds(target.corpus)
    #expect(!seeds.isEmpty)
    var random = RandomTexts(seed: 11)
    for seed in seeds {
      try? target.run(seed)
      for _ in 0..<4 { try? target.run(damaged(seed, &random)) }
    }
  }

  private func damaged(_ seed: [UInt8], _ random: inout RandomTexts) -> [UInt8] {
    var bytes = seed
    for _ in 0...random.number(3) where !bytes.isEmpty {
      let place = random.number(bytes.count)
      switch random.number(4) {
      case 0: bytes[place] = UInt8(random.number(256))
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.number(40)))
      case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
      default: bytes.insert(contentsOf: random.text().utf8, at: place)
      }
    }
    return bytes
  }
}
