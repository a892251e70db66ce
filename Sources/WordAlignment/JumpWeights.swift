/// How likely each distance between neighbouring links is, laid out for four-at-a-time reading.
///
/// Each chain has a forward table, read from `place(of: -previous)` on, and a mirrored one, read from
/// `place(of: -next)` on; a further table holds the diagonal preference of one sentence, and one holds ones.
struct JumpWeights: ~Copyable {
  /// Distances from -(maximumLength + 1) to maximumLength + 1, and room to read past the end.
  static let span = 2 * PairTableBuilder.maximumLength + 8
  private static let zero = PairTableBuilder.maximumLength + 1
  /// Distances up to this one have a weight of their own, larger ones share it in ever wider bins.
  private static let fineDistance = 4
  /// Pseudo-count of each bin.
  private static let prior: Float = 0.5
  /// Pseudo-count of going on to the next word, which is the commonest jump between any two languages.
  private static let nextWordPrior: Float = 2
  /// How fast weights fall from the diagonal, which runs from corner to corner over a length of 1.
  private static let diagonalFall: Float = 6

  let weights = Slab<Float>(repeating: 1, count: 10 * span)
  /// Sums of the first weights to one side of the diagonal.
  private let sums = Slab<Float>(repeating: 0, count: PairTableBuilder.maximumLength + 1)
  /// The bins of distances, as half-open ranges.
  private let bins = JumpWeights.makeBins()

  /// The index of a distance in a table of counts.
  @inline(__always) static func place(of distance: Int) -> Int { zero + distance }

  /// The index in `weights` of a distance in a chain's forward table.
  @inline(__always) static func forward(_ distance: Int, chain: Int) -> Int {
    chain * 2 * span + zero + distance
  }

  /// The index in `weights` of a distance, taken backwards, in a chain's mirrored table.
  @inline(__always) static func mirrored(_ distance: Int, chain: Int) -> Int {
    (chain * 2 + 1) * span + zero + distance
  }

  /// The index in `weights` of a distance from the diagonal.
  @inline(__always) static func diagonal(_ distance: Int) -> Int { 8 * span + zero + distance }

  /// The index in `weights` of a row of ones.
  static let ones = 9 * span

  /// Takes the counts of a whole pass and clears them.
  ///
  /// - Parameter known: Pseudo-counts of each distance.
  func refresh(from counts: borrowing Slab<Lanes>, known: [Float]) {
    var shares: [Lanes] = []
    var sum = Lanes.zero
    for bin in bins {
      var mass = Lanes(repeating: bin == 1..<2 ? Self.nextWordPrior : Self.prior)
      for distance in bin { mass += counts[Self.place(of: distance)] + known[Self.place(of: distance)] }
      shares.append(mass / Float(bin.count))
      sum += mass
    }
    for (bin, share) in zip(bins, shares) {
      let weight = share / sum
      for distance in bin {
        for chain in 0..<4 {
          weights[Self.forward(distance, chain: chain)] = weight[chain]
          weights[Self.mirrored(-distance, chain: chain)] = weight[chain]
        }
      }
    }
    counts.fill(.zero, count: counts.count)
  }

  /// Lays out the diagonal preference of a sentence whose conditioning side has `length` tokens.
  func layDiagonal(length: Int) {
    let ratio = Self.exponential(-Self.diagonalFall / Float(length))
    var weight: Float = 1
    var sum: Float = 0
    for distance in 0..<length {
      weights[Self.diagonal(distance)] = weight
      weights[Self.diagonal(-distance)] = weight
      sum += weight
      sums[distance] = sum
      weight *= ratio
    }
  }

  /// The sum of the diagonal weights of all positions, seen from the one on the diagonal.
  func diagonalSum(center: Int, length: Int) -> Float { sums[center] + sums[length - 1 - center] - 1 }

  private static func makeBins() -> [Range<Int>] {
    var bins = (-fineDistance...fineDistance).map { $0..<($0 + 1) }
    var start = fineDistance + 1
    var width = 2
    while start <= zero {
      let end = min(start + width, zero + 1)
      bins += [start..<end, (1 - end)..<(1 - start)]
      start = end
      width += (width + 1) / 2
    }
    return bins
  }

  /// e to a power from -6 to 0, by the limit definition: no mathematics library, the same bits everywhere.
  private static func exponential(_ power: Float) -> Float {
    var result = 1 + Double(power) / 1024
    for _ in 0..<10 { result *= result }
    return Float(result)
  }
}
