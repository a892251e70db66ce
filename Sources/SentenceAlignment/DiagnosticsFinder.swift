import TextModel

/// Finds what a person should look at in an alignment.
struct DiagnosticsFinder {
  private let beads: [Bead]
  private let document: SentencePair
  private let strays: [SentenceAnchor]

  /// Shorter runs of nulls are not reported.
  private static let shortestRun = 3
  /// Beads that are looked at together, and the mean confidence under which they are doubtful.
  private static let window = 8
  private static let doubt: Float = 0.5

  /// - Parameters:
  ///   - beads: All beads, in order.
  ///   - document: The sentences that they are of.
  ///   - strays: Lines that share rare keys but lie off the alignment, by source line.
  init(_ beads: [Bead], of document: SentencePair, strays: [SentenceAnchor]) {
    self.beads = beads
    self.document = document
    self.strays = strays
  }

  func diagnostics() -> AlignmentDiagnostics {
    let matches = beads.filter { !$0.isNull }
    let sum = matches.reduce(Double(0)) { $0 + Double($1.confidence) }
    let missing = runs { $0.target.isEmpty ? $0.source : nil }
    let added = runs { $0.source.isEmpty ? $0.target : nil }
    let moved = moved().map { section in
      AlignmentDiagnostics.MovedSection(
        source: Self.grown(section.source, within: missing), target: Self.grown(section.target, within: added)
      )
    }
    return AlignmentDiagnostics(
      meanConfidence: Float(sum / Double(max(1, matches.count))),
      missing: Self.without(moved.map(\.source), missing), added: Self.without(moved.map(\.target), added),
      untranslated: untranslated(), moved: moved, doubtful: doubtful())
  }

  /// Runs of lines of one side's nulls; matches end a run, nulls of the other side do not.
  private func runs(_ lines: (Bead) -> Range<Int>?) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var run = 0..<0
    func end() {
      if run.count >= Self.shortestRun { runs.append(run) }
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

  /// How many words of letters a bead has whose sides are equal; 0 for others, and for code.
  private func copiedWords(_ bead: Bead) -> Int {
    guard !bead.isNull, document.source[bead.source] == document.target[bead.target],
      !bead.source.contains(where: { document.sourceKinds?[$0] == .code })
    else { return 0 }
    return document.source[bead.source].reduce(0) { sum, sentence in
      sum + sentence.split(separator: " ").count { $0.allSatisfy { $0.isLetter || ",.;:!?".contains($0) } }
    }
  }

  // MARK: - Moved sections

  /// Strays that make a section, at least; how many lines they may be apart, and by how much their diagonals may
  /// differ.
  private static let fewestStrays = 3
  private static let gap = 8

  /// Clusters of strays on one diagonal whose lines are nulls on both sides, for the most part.
  private func moved() -> [AlignmentDiagnostics.MovedSection] {
    let sourceNulls = nullLines { $0.target.isEmpty ? $0.source : nil }
    let targetNulls = nullLines { $0.source.isEmpty ? $0.target : nil }
    let candidates = strays.filter { sourceNulls.contains($0.source) && targetNulls.contains($0.target) }
    var sections: [AlignmentDiagnostics.MovedSection] = []
    var open: [[SentenceAnchor]] = []
    func close(_ cluster: [SentenceAnchor]) {
      guard cluster.count >= Self.fewestStrays, let first = cluster.first, let last = cluster.last else {
        return
      }
      sections.append(
        .init(source: first.source..<(last.source + 1), target: first.target..<(last.target + 1)))
    }
    for stray in candidates {
      let (live, done) = Self.split(open) { stray.source - $0[$0.count - 1].source <= Self.gap }
      done.forEach(close)
      open = live
      let fits = open.firstIndex { cluster in
        let last = cluster[cluster.count - 1]
        return (0...Self.gap).contains(stray.target - last.target)
      }
      if let fits { open[fits].append(stray) } else { open.append([stray]) }
    }
    open.forEach(close)
    return sections.sorted {
      ($0.source.lowerBound, $0.target.lowerBound) < ($1.source.lowerBound, $1.target.lowerBound)
    }
  }

  /// A moved section up to the ends of its run of nulls, where they are near: not every line has a rare key.
  private static func grown(_ section: Range<Int>, within runs: [Range<Int>]) -> Range<Int> {
    guard let run = runs.first(where: { $0.overlaps(section) }) else { return section }
    let before = section.lowerBound - run.lowerBound, after = run.upperBound - section.upperBound
    let start = before > 0 && before <= gap ? run.lowerBound : section.lowerBound
    let end = after > 0 && after <= gap ? run.upperBound : section.upperBound
    return start..<end
  }

  /// Runs without the lines of moved sections, which are reported as such; what is left must be long enough.
  static func without(_ sections: [Range<Int>], _ runs: [Range<Int>]) -> [Range<Int>] {
    sections.reduce(runs) { runs, section in
      runs.flatMap { run in
        guard run.overlaps(section) else { return [run] }
        return [
          run.lowerBound..<max(run.lowerBound, section.lowerBound),
          min(run.upperBound, section.upperBound)..<run.upperBound,
        ]
      }
    }.filter { $0.count >= shortestRun }
  }

  private static func split<T>(_ all: [T], _ keep: (T) -> Bool) -> ([T], [T]) {
    (all.filter(keep), all.filter { !keep($0) })
  }

  private func nullLines(_ lines: (Bead) -> Range<Int>?) -> Set<Int> {
    var result: Set<Int> = []
    for bead in beads { if let null = lines(bead) { result.formUnion(null) } }
    return result
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
