import Foundation
import TestSupport
import TextModel

@testable import WordAlignment

/// Sentence pairs linked by hand, for tuning; they lie beside the package.
struct DeveloperGold {
  private(set) var bitext = TokenizedBitext()
  private var links: [Set<[Int]>] = []

  /// - Parameter pairs: How many of the 100 pairs to take.
  init?(pairs: Int) {
    guard let folder = PackageFiles.shared?.appending(path: "data/wordalign"),
      let source = Self.lines(folder, "lambert-a.en"), let target = Self.lines(folder, "lambert-a.es"),
      let gold = Self.lines(folder, "lambert-a.gold")
    else { return nil }
    for (source, target) in zip(source.prefix(pairs), target) {
      bitext.append(tokenizedSource: source, tokenizedTarget: target)
    }
    links = gold.prefix(pairs).map { line in
      Set(line.split(separator: " ").map { $0.split(separator: "-").compactMap { Int($0) } })
    }
  }

  /// The alignment error rate of some links, all gold links being sure (Och and Ney 2003).
  func errorRate(of found: [[WordLink]]) -> Double {
    var (right, all) = (0, 0)
    for (gold, found) in zip(links, found) {
      right += found.filter { gold.contains([$0.source, $0.target]) }.count
      all += gold.count + found.count
    }
    return 1 - 2 * Double(right) / Double(max(all, 1))
  }

  private static func lines(_ folder: URL, _ name: String) -> [Substring]? {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8))?.split(separator: "\n")
  }
}
