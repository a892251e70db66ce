/// Finds which of many texts translate each other, by what translations keep: numbers, names, cognates and length.
public struct DocumentMatcher: Sendable {
  /// Two texts that belong together.
  public struct Match: Hashable, Sendable {
    /// Index of the source text.
    public var source: Int
    /// Index of the target text.
    public var target: Int
    /// Cosine of the texts' weighted keys, 0 to 1, less for unequal lengths.
    public var similarity: Float
  }

  /// Less similar texts are no translations; the second best must be less similar by this factor.
  private static let leastSimilarity: Float = 0.08
  private static let lead: Float = 1.25
  private static let mostPairs = 4_000_000
  /// Bytes of a text that are looked at.
  private static let longestText = 200_000

  public init() {}

  /// Pairs of texts each of which is the other's best match by far; by source index.
  ///
  /// More than four million possible pairs are not looked at, and give none.
  ///
  /// - Complexity: Linear in the texts, but quadratic in the number of those that share a key.
  public func matches(_ sources: [String], _ targets: [String]) -> [Match] {
    if sources.count * targets.count > Self.mostPairs { return [] }
    var vocabulary = Vocabulary()
    let source = sources.map { Profile($0.prefix(bytes: Self.longestText), &vocabulary) }
    let target = targets.map { Profile($0.prefix(bytes: Self.longestText), &vocabulary) }
    let weights = Self.weights(source + target, keyCount: vocabulary.count)
    let table = similarities(source, target, weights)
    return source.indices.compactMap { s in
      guard let t = Self.best(target.indices.map { table[s][$0] }),
        Self.best(source.indices.map { table[$0][t] }) == s
      else { return nil }
      return Match(source: s, target: t, similarity: table[s][t])
    }
  }

  /// The distinct keys of a text.
  private struct Profile {
    var keys: [UInt32]
    var length: Int

    init(_ text: String, _ vocabulary: inout Vocabulary) {
      var scanner = KeyScanner()
      length = scanner.scan(text) + 1
      keys = Set(
        scanner.found.filter { $0.kind == .word || $0.kind == .number }
          .map { vocabulary.number(of: $0.hash, kind: $0.kind) }
      ).sorted()
    }
  }

  /// Squared inverse document frequencies: log(1 + texts / texts with the key).
  private static func weights(_ profiles: [Profile], keyCount: Int) -> [Float] {
    var counts = [Float](repeating: 0, count: keyCount)
    for profile in profiles { for key in profile.keys { counts[Int(key)] += 1 } }
    return counts.map { count in
      let weight = FastMath.log(1 + Float(profiles.count) / max(1, count))
      return weight * weight
    }
  }

  private func similarities(_ source: [Profile], _ target: [Profile], _ weights: [Float]) -> [[Float]] {
    var holders = [[Int32]](repeating: [], count: weights.count)
    for (t, profile) in target.enumerated() { for key in profile.keys { holders[Int(key)].append(Int32(t)) } }
    let targetNorms = target.map { norm($0, weights) }
    return source.map { profile in
      var products = [Float](repeating: 0, count: target.count)
      for key in profile.keys { for t in holders[Int(key)] { products[Int(t)] += weights[Int(key)] } }
      let norm = norm(profile, weights)
      return products.indices.map { t in
        let lengths = (Float(profile.length), Float(target[t].length))
        let balance = (min(lengths.0, lengths.1) / max(lengths.0, lengths.1)).squareRoot()
        return balance * products[t] / max(1e-9, norm * targetNorms[t])
      }
    }
  }

  private func norm(_ profile: Profile, _ weights: [Float]) -> Float {
    profile.keys.reduce(Float(0)) { $0 + weights[Int($1)] }.squareRoot()
  }

  /// The index of the highest value, if it is high enough and leads.
  private static func best(_ values: [Float]) -> Int? {
    guard let best = values.indices.max(by: { values[$0] < values[$1] }) else { return nil }
    let second = values.indices.filter { $0 != best }.map { values[$0] }.max() ?? 0
    return values[best] >= max(leastSimilarity, lead * second) ? best : nil
  }
}

extension String {
  /// The beginning of the text, of so many bytes at most, on a scalar's boundary.
  fileprivate func prefix(bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    return String(decoding: utf8.prefix(bytes), as: UTF8.self)
  }
}
