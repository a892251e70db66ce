/// What the aligner knows of a document besides the lexicon.
struct DocumentModel: Sendable {
  var constants: ModelConstants
  var length: LengthModel
  var priors: BeadPriors
  /// The most lines on one side of a bead, in this pass.
  var largestSide: Int
}
