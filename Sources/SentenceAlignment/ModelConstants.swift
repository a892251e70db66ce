/// The constants of the model. Those that depend on the text are estimated from it; these are the rest.
struct ModelConstants: Sendable {
  /// Weight of the lexicon against chance in a word's probability.
  var lexiconShare: Float = 0.95
  /// What is left of a lexical log ratio: words of a sentence are not independent.
  var lexicalWeight: Float = 0.8
  var lengthWeight: Float = 1.3
  var borderWeight: Float = 1.0
  var edgeWeight: Float = 1.0
  /// Trust in a key that both sides have, if they have it equally often.
  var identity: Float = 0.5
  /// Pseudo-count of the prior translations of a key.
  var priorCount: Float = 1
  /// Taken off each pair's count, so that a bead cannot prove itself.
  var discount: Float = 0.5
  var minimumBeads: UInt8 = 2
  var rounds = 4
  var rowLimit = 10
  var unigramFloor: Float = 0.0001
  /// A match is kept when it beats nulls by this posterior.
  var matchThreshold: Float = 0.45
  var lengthVariance: Float = 4
  var firstWidth = 12
  var margin: Int32 = 2
  var passes = 6
  var inner = 1
  var firstSide = 2
  var priorStrength = 20.0
  var blockLines = 150
  var trainingThreshold: Float = 0.3
  var trainingCapacity = 2_000_000
  var frequentShare = 0.25
  var sampleLines = 2000
  var convergence = 0.005
}
