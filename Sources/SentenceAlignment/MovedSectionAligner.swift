import TextModel

/// Pairs the sentences of moved sections, which an alignment in order leaves alone.
struct MovedSectionAligner {
  private let options: SentenceAlignerOptions

  /// Surer pairs of the document are learnt from, so many at most.
  private static let learntConfidence: Float = 0.9
  private static let mostExamples = 2_000
  /// Less sure pairs stay apart.
  private static let leastConfidence: Float = 0.5

  init(options: SentenceAlignerOptions) {
    self.options = options
  }

  /// The alignment with the pairs of its moved sections, which are flagged.
  func paired(_ alignment: Alignment, of document: SentencePair) -> Alignment {
    let moved = alignment.diagnostics.moved
    if moved.isEmpty { return alignment }
    let nulls = alignment.beads.filter(\.isNull)
    let sources = Set(nulls.flatMap(\.source)), targets = Set(nulls.flatMap(\.target))
    let gaps = moved.map {
      Gap(source: $0.source.filter(sources.contains), target: $0.target.filter(targets.contains))
    }
    var options = options
    options.memory += examples(alignment, document)
    let results = SentenceAligner(options: options).alignedInOrder(gaps.map { $0.sentencePair(of: document) })
    let pairs = zip(gaps, results).flatMap { gap, result in
      result.beads.flatMap(gap.beads).filter { !$0.isNull && $0.confidence >= Self.leastConfidence }
    }
    return alignment.adding(pairs, of: document)
  }

  /// Sure pairs from all parts of the document.
  private func examples(_ alignment: Alignment, _ document: SentencePair) -> [(
    source: String, target: String
  )] {
    let sure = alignment.beads.filter { !$0.isNull && $0.confidence >= Self.learntConfidence }
    return stride(from: 0, to: sure.count, by: sure.count / Self.mostExamples + 1).map { n in
      (
        document.source[sure[n].source].joined(separator: " "),
        document.target[sure[n].target].joined(separator: " ")
      )
    }
  }
}

extension Alignment {
  /// The alignment with pairs of sentences that stood alone.
  fileprivate func adding(_ pairs: [Bead], of document: SentencePair) -> Alignment {
    let sources = Set(pairs.flatMap(\.source)), targets = Set(pairs.flatMap(\.target))
    let rest = beads.filter { bead in
      !bead.isNull
        || !bead.source.contains(where: sources.contains) && !bead.target.contains(where: targets.contains)
    }
    let all = Bead.inOrder(rest + pairs)
    var found = DiagnosticsFinder(all, of: document, strays: []).diagnostics()
    found.moved = diagnostics.moved
    found.missing = DiagnosticsFinder.without(found.moved.map(\.source), found.missing)
    found.added = DiagnosticsFinder.without(found.moved.map(\.target), found.added)
    var result = Alignment(beads: all, diagnostics: found, remarks: remarks)
    for pair in pairs { result.remarks[pair] = BeadRemark(flags: [BeadRemark.moved]) }
    return result
  }
}
