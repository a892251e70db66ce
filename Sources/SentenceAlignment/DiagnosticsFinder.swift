import TextModel

/// Finds what a person should look at in an alignment.
struct DiagnosticsFinder {
  private let beads: [Bead]
  private let document: SentencePair

  /// Shorter runs of nulls are not reported, but whole blocks of so many sentences are.
  private static let shortestRun = 3
  private static let shortestBlock = 2
  /// Beads that are looked at together, and the mean confidence under which they are doubtful.
  private static let window = 8
  private static let doubt: Float = 0.5

  /// - Parameters:
  ///   - beads: All beads, in order.
  ///   - document: The sentences that they are of.
  init(_ beads: [Bead], of document: SentencePair) {
    self.beads = beads
    self.document = document
  }

  /// - Parameter moved: Sections that are known to have moved; they are not missing or added too.
  func diagnostics(moved: [AlignmentDiagnostics.MovedSection] = []) -> AlignmentDiagnostics {
    let matches = beads.filter { !$0.isNull }
    let sum = matches.reduce(Double(0)) { $0 + Double($1.confidence) }
    let missing = runs { $0.target.isEmpty ? $0.source : nil }
    let added = runs { $0.source.isEmpty ? $0.target : nil }
    return AlignmentDiagnostics(
      meanConfidence: Float(sum / Double(max(1, matches.count))),
      missing: without(moved.map(\.source), missing, document.sourceParagraphs),
      added: without(moved.map(\.target), added, document.targetParagraphs),
      untranslated: untranslated(), copiedPairs: matches.count(where: isCopy), moved: moved,
      doubtful: doubtful())
  }

  /// Runs of lines of one side's nulls; matches end a run, nulls of the other side do not.
  private func runs(_ lines: (Bead) -> Range<Int>?) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var run = 0..<0
    func end() {
      if !run.isEmpty { runs.append(run) }
      run = 0..<0
    }
    for bead in beads {
      if let null = lines(bead) {
        if null.lowerBound != run.upperBound { end() }
        run = run.isEmpty ? null : run.lowerBound..<null.upperBound
      } else if !bead.isNull {
        end()
      }
    }
    end()
    return runs
  }

  /// Runs without the lines of moved sections, which are reported as such; what is left must be long enough.
  private func without(
    _ sections: [Range<Int>], _ runs: [Range<Int>], _ paragraphs: [Int]?
  ) -> [Range<Int>] {
    sections.reduce(runs) { runs, section in
      runs.flatMap { run in
        guard run.overlaps(section) else { return [run] }
        return [
          run.lowerBound..<max(run.lowerBound, section.lowerBound),
          min(run.upperBound, section.upperBound)..<run.upperBound,
        ]
      }
    }.filter { $0.count >= Self.shortestRun || Self.isWholeBlock($0, paragraphs) }
  }

  private static func isWholeBlock(_ run: Range<Int>, _ paragraphs: [Int]?) -> Bool {
    guard let paragraphs, run.count >= shortestBlock else { return false }
    let (first, last) = (run.lowerBound, run.upperBound - 1)
    return paragraphs[first] == paragraphs[last] && (first == 0 || paragraphs[first - 1] != paragraphs[first])
      && (last + 1 == paragraphs.count || paragraphs[last + 1] != paragraphs[last])
  }

  // MARK: - Untranslated passages

  /// Words of a copied sentence that is not a name or a command, at least, and of one that stands alone.
  private static let fewestWords = 4
  private static let manyWords = 8

  /// Runs of beads whose sides are equal sentences.
  private func untranslated() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for n in 0...beads.count {
      let words = n < beads.count ? copiedWords(beads[n]) : 0
      if words >= Self.fewestWords {
        if start == nil { start = n }
      } else if let first = start {
        if n - first > 1 || copiedWords(beads[first]) >= Self.manyWords { runs.append(first..<n) }
        start = nil
      }
    }
    return runs
  }

  private func isCopy(_ bead: Bead) -> Bool { document.source[bead.source] == document.target[bead.target] }

  /// How many words of letters a bead has whose sides are equal; 0 for others, and for code.
  private func copiedWords(_ bead: Bead) -> Int {
    guard !bead.isNull, isCopy(bead), !bead.source.contains(where: { document.sourceKinds?[$0] == .code })
    else { return 0 }
    return document.source[bead.source].reduce(0) { sum, sentence in
      sum + sentence.split(separator: " ").count { $0.allSatisfy { $0.isLetter || ",.;:!?".contains($0) } }
    }
  }

  // MARK: - Doubtful stretches

  /// Windows of beads with a low mean confidence, overlapping ones joined.
  private func doubtful() -> [Range<Int>] {
    guard beads.count >= Self.window else { return [] }
    var stretches: [Range<Int>] = []
    var sum = beads.prefix(Self.window).reduce(Float(0)) { $0 + $1.confidence }
    for end in Self.window...beads.count {
      if end > Self.window { sum += beads[end - 1].confidence - beads[end - 1 - Self.window].confidence }
      guard sum < Self.doubt * Float(Self.window) else { continue }
      let stretch = (end - Self.window)..<end
      if let last = stretches.last, last.upperBound >= stretch.lowerBound {
        stretches[stretches.count - 1] = last.lowerBound..<stretch.upperBound
      } else {
        stretches.append(stretch)
      }
    }
    return stretches
  }
}
