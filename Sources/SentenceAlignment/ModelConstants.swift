/// The constants of the model. What depends on the text is estimated from it; these are the rest.
///
/// They lie on plateaus: measured on the four development pairs, their quarters, and variants with noise, joins and
/// splits, a change of a quarter in any of them moves the mean strict F1 by .003 at most, except where noted.
struct ModelConstants: Sendable {
  /// Weight of the lexicon against chance in a word's probability. At .6 the mean F1 is .02 lower.
  var lexiconShare: Float = 0.95
  /// What is left of a lexical log ratio, as words of a sentence are not independent.
  var lexicalWeight: Float = 0.8
  var lengthWeight: Float = 1.6
  /// Variance of the length difference per character, before the first pass.
  var lengthVariance: Float = 4
  /// Trust in a key that both sides have, if they have it equally often.
  var identity: Float = 0.5
  /// Pseudo-count of the prior translations of a key.
  var priorCount: Float = 1
  /// Taken off the expected count of each pair, so that a bead cannot prove itself. At 0 the mean F1 is .05 lower.
  var discount: Float = 0.5
  /// Rounds of IBM model 1 after each pass.
  var trainingRounds = 4
  /// Pairs of keys to learn from, at most.
  var trainingCapacity = 2_000_000
  /// Beads with less confidence are not learnt from.
  var trainingConfidence: Float = 0.3
  /// From fewer beads nothing is learnt: they would only learn themselves.
  var fewestExamples = 12
  /// The likeliest translations that a lexicon row keeps.
  var rowLimit = 10
  /// How many keys more a text is thought to have than it shows, so that words of a short text are not thought common.
  var furtherKeys: Float = 3000
  /// No key is thought rarer than this share of its side's keys.
  var leastProbability: Float = 0.0001
  /// Keys in more than this share of a side's lines are left out.
  var frequentShare = 0.25
  /// A match is kept when its posterior beats those of nulls by this much, each against its chance to be wrong.
  var matchThreshold: Float = 0.45
  /// What is left of the log odds of a bead; fitted to the development pairs and their variants.
  var calibration: Float = 0.55
  /// How many beads the usual priors weigh against those of the document.
  var priorStrength = 20.0
  /// Half-width of the first corridor beside an anchor, in lines, and the margin of later ones.
  var firstWidth = 8
  var margin: Int32 = 2
  /// The most lines on one side of a bead in the first pass; texts with fewer lines are searched for all at once, as
  /// their first pass may be the last.
  var firstBeadSize = 2
  var shortLines = 500
  /// Lines of a block, at least.
  var blockLines = 150
  /// Lines from which the priors are estimated anew at the beginning of a pass, about.
  var sampleLines = 2000
  /// Passes end when a pass changes less than this share of the beads, or at the latest after so many.
  var convergence = 0.005
  var passes = 6
}
