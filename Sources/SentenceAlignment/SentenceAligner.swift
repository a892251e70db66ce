import TextModel

/// Aligns the sentences of texts that translate each other, without a dictionary or a neural model.
///
/// A first pass goes by length and by keys that both sides share, in a corridor along rare ones; each further pass
/// learns a lexicon and the document's own habits from the last result. Time and memory are linear in the sentences.
///
/// ```swift
/// let beads = SentenceAligner().align(["Hola.", "¿Qué tal?"], with: ["Hello. How are you?"])
/// ```
public struct SentenceAligner: Sendable {
  private let options: SentenceAlignerOptions
  var constants = ModelConstants()

  public init(options: SentenceAlignerOptions = SentenceAlignerOptions()) { self.options = options }

  init(options: SentenceAlignerOptions, constants: ModelConstants) {
    self.options = options
    self.constants = constants
  }

  /// The beads that most probably pair two sentence sequences.
  ///
  /// - Returns: Beads that cover both sides completely and in order: each holds 1 to `maxBeadSize` sentences on both
  ///   sides, or one sentence on one side.
  /// - Complexity: Linear in the sentences.
  public func align(_ source: [String], with target: [String]) -> [Bead] {
    alignedInOrder([SentencePair(source: source, target: target)])[0].beads
  }

  /// Aligns the documents of a run, with one lexicon trained over all of them.
  ///
  /// A document of which that leaves much alone is aligned on its own too, and the better result taken: other words
  /// than those of the rest, such as those of a text that is not translated, have no place in a common lexicon.
  ///
  /// - Parameter progress: Told now and then, from any thread, which share of the work is done, 0 to 1.
  /// - Returns: One alignment per document, in the same order.
  public func align(_ documents: [SentencePair], progress: (@Sendable (Double) -> Void)? = nil) -> [Alignment]
  {
    var alignments = aligned(documents, progress: progress)
    if documents.count < 2 { return alignments }
    let poor = documents.indices.filter {
      documents[$0].shorter >= Self.shortest
        && alignments[$0].pairedShare(of: documents[$0]) < Self.enoughPaired
    }
    var options = options
    options.threads = 1
    let alone = SentenceAligner(options: options, constants: constants)
    let again = concurrentMap(poor.count, threads: self.options.threads) {
      0
    } _: { n, _ in
      alone.aligned([documents[poor[n]]])[0]
    }
    for (n, other) in zip(poor, again)
    where !other.diagnostics.seemsUnrelated
      && other.pairedShare(of: documents[n]) > alignments[n].pairedShare(of: documents[n])
    {
      alignments[n] = other
    }
    return alignments
  }

  /// Documents of which a smaller share is paired are tried alone; shorter ones have too little to learn from.
  private static let enoughPaired: Float = 0.9
  private static let shortest = 20

  private func aligned(_ documents: [SentencePair], progress: (@Sendable (Double) -> Void)? = nil)
    -> [Alignment]
  {
    let finder = MovedSectionAligner(options: options)
    var run = AlignmentRun(documents, options: options, constants: constants)
    run.align(progress: progress)
    let alignments = run.alignments(of: documents), evidence = run.wordEvidence()
    return documents.indices.map { n in
      finder.paired(alignments[n], of: documents[n], strays: run.strays(alignments[n].beads, in: n))
        .doubted(of: documents[n], evidence[n])
    }
  }

  /// Alignments without pairs that cross.
  func alignedInOrder(_ documents: [SentencePair], progress: (@Sendable (Double) -> Void)? = nil)
    -> [Alignment]
  {
    var run = AlignmentRun(documents, options: options, constants: constants)
    run.align(progress: progress)
    return run.alignments(of: documents)
  }
}

extension Alignment {
  /// How much of the shorter text is expected to be paired rightly, 0 to 1.
  fileprivate func pairedShare(of document: SentencePair) -> Float {
    let paired = beads.reduce(Float(0)) { sum, bead in
      sum + bead.confidence * Float(min(bead.source.count, bead.target.count))
    }
    return paired / Float(max(1, document.shorter))
  }
}

extension SentencePair {
  /// How many sentences the shorter text has.
  fileprivate var shorter: Int { min(source.count, target.count) }
}
