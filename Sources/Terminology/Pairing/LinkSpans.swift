import TextModel

/// For each token, the stretch of the other side that it is linked to; the base of phrase consistency
/// (Och and Ney, 2004, section 3).
struct LinkSpans: Sendable {
  /// First and last linked token of the other side, as global token indices; first > last when unlinked.
  struct Stretch: Sendable {
    var first = Int32.max
    var last = Int32.min

    mutating func add(_ token: Int) {
      first = min(first, Int32(token))
      last = max(last, Int32(token))
    }

    mutating func add(_ other: Stretch) {
      first = min(first, other.first)
      last = max(last, other.last)
    }

    var isEmpty: Bool { first > last }

    func isInside(_ range: Range<Int>) -> Bool {
      isEmpty || (Int(first) >= range.lowerBound && Int(last) < range.upperBound)
    }
  }

  private(set) var ofSource: [Stretch]
  private(set) var ofTarget: [Stretch]

  /// - Parameter links: For each segment, links between token indices of that segment.
  init(_ links: [[WordLink]], source: TermSide, target: TermSide) {
    ofSource = Array(repeating: Stretch(), count: source.tokens.count)
    ofTarget = Array(repeating: Stretch(), count: target.tokens.count)
    for (segment, links) in links.enumerated() {
      for link in links {
        let (s, t) = (source.starts[segment] + link.source, target.starts[segment] + link.target)
        // Function words wander; what joins phrases is their content.
        guard source.word(of: s)?.wordClass.joinsPhrases == true,
          target.word(of: t)?.wordClass.joinsPhrases == true
        else { continue }
        ofSource[s].add(t)
        ofTarget[t].add(s)
      }
    }
  }

  /// What the source tokens are linked to, all together.
  func targets(of span: Range<Int>) -> Stretch {
    ofSource[span].reduce(into: Stretch()) { $0.add($1) }
  }

  /// What the target tokens are linked to, all together.
  func sources(of span: Range<Int>) -> Stretch {
    ofTarget[span].reduce(into: Stretch()) { $0.add($1) }
  }

  /// Whether the first and last words of both spans are linked.
  func isTight(_ source: Range<Int>, _ target: Range<Int>) -> Bool {
    !ofSource[source.lowerBound].isEmpty && !ofSource[source.upperBound - 1].isEmpty
      && !ofTarget[target.lowerBound].isEmpty && !ofTarget[target.upperBound - 1].isEmpty
  }
}
