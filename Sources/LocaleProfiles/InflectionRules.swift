/// Suffix stages that turn a folded word into the key that its inflected forms share.
///
/// In each stage the longest suffix that fits is replaced once. `modelos` → `modelo` → `model`.
public struct InflectionRules: Sendable {
  struct Rule: Sendable {
    var suffix: [UInt8]
    var replacement: [UInt8]
    /// Letters that must be left before the suffix.
    var minimum: Int
  }

  /// The rules of one stage by the last byte of their suffix, longest suffix first.
  struct Stage: Sendable {
    private var rules: [[Rule]]

    init(_ rules: [Rule]) {
      let sorted = rules.enumerated().sorted {
        ($1.element.suffix.count, $0.offset) < ($0.element.suffix.count, $1.offset)
      }.map(\.element)
      self.rules = (UInt8.min...UInt8.max).map { byte in
        sorted.filter { $0.suffix.last ?? byte == byte }
      }
    }

    /// The rule with the longest suffix that fits.
    func rule(for word: [UInt8]) -> Rule? {
      guard let last = word.last else { return nil }
      return rules[Int(last)].first { $0.fits(word) }
    }
  }

  var stages: [Stage] = []
  var exceptions: [String: String] = [:]

  public init() {}

  /// Whether there is anything to apply.
  public var isEmpty: Bool { stages.isEmpty && exceptions.isEmpty }

  /// The key of a word that is folded already.
  public func key(of folded: String) -> String {
    if let exception = exceptions[folded] { return exception }
    var word = Array(folded.utf8)
    for stage in stages {
      guard let rule = stage.rule(for: word) else { continue }
      word.replaceSubrange((word.count - rule.suffix.count)..., with: rule.replacement)
    }
    return String(decoding: word, as: UTF8.self)
  }
}

extension InflectionRules.Rule {
  fileprivate func fits(_ word: [UInt8]) -> Bool {
    guard word.count > suffix.count || (minimum == 0 && word.count == suffix.count),
      word.suffix(suffix.count).elementsEqual(suffix)
    else { return false }
    // Letters, not bytes: continuation bytes do not count.
    let letters = word.dropLast(suffix.count).reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    return letters >= minimum
  }
}
