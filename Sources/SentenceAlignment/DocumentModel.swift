/// What the aligner knows of a document besides the lexicon.
struct DocumentModel: Sendable {
  let constants: ModelConstants
  var length: LengthModel
  var priors: BeadPriors
  /// The most lines on one side of a bead.
  var largestSide: Int
}
