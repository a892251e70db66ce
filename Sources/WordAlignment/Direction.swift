/// Which side's tokens choose their link among the tokens of the other.
enum Direction: Int, Sendable, CaseIterable {
  /// Each target token links to one source token or to none.
  case sourceToTarget
  /// Each source token links to one target token or to none.
  case targetToSource
}

/// What is learnt in one pass over the corpus, each stage starting from the links of the one before.
enum SamplingStage: Sendable {
  /// Words, and a preference for the diagonal: a start that is hard to get wrong.
  case diagonal
  /// Words and jumps (Vogel et al. 1996).
  case jumps
  /// Words, jumps and fertility (Östling and Tiedemann 2016).
  case fertility
}

/// How often the corpus is passed over in each stage.
struct SamplingSchedule: Sendable {
  var diagonal: Int
  var jumps: Int
  var fertility: Int
  /// Draws of each sentence before its posteriors are read.
  var settling: Int
  /// Draws of each sentence whose conditional distributions make its posteriors.
  var reading: Int

  /// From here on fewer draws, or fewer passes, do: each word is seen often enough.
  private static let (several, many) = (50_000, 200_000)

  /// - Parameters:
  ///   - pairs: The size of the corpus; the larger, the fewer passes it needs.
  ///   - hasLexicon: Whether most words are known, so that few passes are enough for a small corpus.
  init(pairs: Int, hasLexicon: Bool) {
    let passes = 1000 / Float(max(pairs, 1)).squareRoot()
    let (least, most) = (pairs < Self.many ? 4 : 3, hasLexicon ? min(8 + pairs / 250, 16) : 60)
    fertility = min(max(Int(passes.rounded()), least), most)
    jumps = pairs < Self.several ? max(fertility / 4, 2) : 1
    diagonal = jumps
    settling = pairs < Self.several ? 2 : 1
    reading = pairs < Self.several ? 6 : pairs < Self.many ? 3 : 2
  }

  /// How often the corpus is passed over, its reading included.
  var passCount: Int { diagonal + jumps + fertility + 1 }

  /// The schedule of a model whose posteriors are averaged with those of another one.
  var shared: SamplingSchedule {
    var schedule = self
    schedule.fertility = max(fertility * 7 / 10, 3)
    schedule.jumps = max(jumps / 2, 1)
    schedule.diagonal = schedule.jumps
    schedule.settling = 1
    schedule.reading = max(reading / 2, 2)
    return schedule
  }
}
