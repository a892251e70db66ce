import ArgumentParser
import Formats
import TextModel
import WordAlignment

/// How word links are written.
enum WordLinkFormat: String, CaseIterable, ExpressibleByArgument {
  /// `0-0 1-2`, the customary format of word aligners.
  case pharaoh
  /// An object a pair: the words of both sides, the links with their probabilities, the score.
  case jsonl
}

/// Writes word links, one line a pair.
struct WordLinkOutput {
  let format: WordLinkFormat
  /// Whether each link is followed by its probability.
  let writesProbabilities: Bool
  /// Whether each line begins with the pair's score.
  let writesScores: Bool

  /// Writes the links of a block.
  func write(_ alignment: WordAlignment, of bitext: TokenizedBitext, to bytes: inout ByteWriter) throws {
    for (pair, (links, score)) in zip(alignment.links, alignment.scores).enumerated() {
      switch format {
      case .pharaoh: bytes.write(line(links, score))
      case .jsonl: bytes.write(object(links, score, bitext.source[pair], bitext.target[pair]))
      }
      bytes.write("\n")
      try bytes.flushIfFull()
    }
  }

  private func line(_ links: [WordLink], _ score: Float) -> String {
    let list = links.map { link in
      let positions = "\(link.source)-\(link.target)"
      return writesProbabilities ? "\(positions):\(decimal(link.probability))" : positions
    }.joined(separator: " ")
    return writesScores ? "\(decimal(score))\t\(list)" : list
  }

  private func object(_ links: [WordLink], _ score: Float, _ source: [String], _ target: [String]) -> String {
    let list = links.map { "[\($0.source),\($0.target),\(decimal($0.probability))]" }.joined(separator: ",")
    return
      "{\"source\":\(array(source)),\"target\":\(array(target)),\"links\":[\(list)],\"score\":\(decimal(score))}"
  }

  private func array(_ words: [String]) -> String { "[\(words.map(\.jsonString).joined(separator: ","))]" }

  /// A probability with three decimals.
  private func decimal(_ probability: Float) -> String {
    let thousandths = Int((probability * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
