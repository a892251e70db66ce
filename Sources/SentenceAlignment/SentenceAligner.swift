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
  /// - Parameter progress: Told now and then, from any thread, which share of the work is done, 0 to 1.
  /// - Returns: One alignment per document, in the same order.
  public func align(_ documents: [SentencePair], progress: (@Sendable (Double) -> Void)? = nil) -> [Alignment]
  {
    let finder = MovedSectionAligner(options: options)
    return zip(documents, alignedInOrder(documents, progress: progress)).map { document, alignment in
      finder.paired(alignment, of: document).doubted(of: document)
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
