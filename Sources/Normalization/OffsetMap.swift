/// Where each byte of a rewritten text comes from in the original.
///
/// Two tables with an entry a byte (identity needs none), so look-up is O(1) and composition one walk; texts are
/// rewritten a paragraph at a time. Both tables are monotone, and together the ranges cover the original.
public struct OffsetMap: Hashable, Sendable {
  /// Length of the original text in bytes.
  public let originalLength: Int
  /// Length of the rewritten text in bytes.
  public let rewrittenLength: Int
  /// For each byte of the rewritten text, where its piece of the original begins; empty for the identity.
  private let starts: [Int32]
  /// For each byte of the rewritten text, where its piece of the original ends; empty for the identity.
  private let ends: [Int32]

  /// The map of a text that was not rewritten.
  public init(identity length: Int) {
    self.init(originalLength: length, rewrittenLength: length, starts: [], ends: [])
  }

  /// A piece of the original and what became of it, lengths in bytes.
  struct Piece {
    var original: Int
    var rewritten: Int
    /// Whether each byte maps to the byte in its place; else every byte maps to the whole piece.
    var isParallel: Bool
  }

  /// - Parameter pieces: Consecutive pieces of the whole original.
  init(pieces: [Piece]) {
    var starts: [Int32] = []
    var ends: [Int32] = []
    let length = pieces.reduce(0) { $0 + $1.rewritten }
    starts.reserveCapacity(length)
    ends.reserveCapacity(length)
    var at = 0
    for piece in pieces {
      for i in 0..<piece.rewritten {
        starts.append(Int32(piece.isParallel ? at + i : at))
        ends.append(Int32(piece.isParallel ? at + i + 1 : at + piece.original))
      }
      at += piece.original
    }
    self.init(originalLength: at, rewrittenLength: starts.count, starts: starts, ends: ends)
  }

  private init(originalLength: Int, rewrittenLength: Int, starts: [Int32], ends: [Int32]) {
    self.originalLength = originalLength
    self.rewrittenLength = rewrittenLength
    self.starts = starts
    self.ends = ends
  }

  /// Whether nothing was rewritten.
  public var isIdentity: Bool { starts.isEmpty && originalLength == rewrittenLength }

  /// The smallest range of the original that a range of the rewritten text comes from.
  ///
  /// An empty range maps to an empty range.
  public func original(of range: Range<Int>) -> Range<Int> {
    if isIdentity { return range }
    let start = range.lowerBound < rewrittenLength ? Int(starts[range.lowerBound]) : originalLength
    return range.isEmpty ? start..<start : start..<Int(ends[range.upperBound - 1])
  }

  /// A stretch of the rewritten text and what it comes from.
  public struct Stretch: Hashable, Sendable {
    /// Byte range in the rewritten text, never empty.
    public var rewritten: Range<Int>
    /// Byte range in the original. Of the same length where each byte stands for the byte in its place.
    public var original: Range<Int>
  }

  /// The map in stretches, in order. What lies between two of the original was left out.
  public var stretches: [Stretch] {
    if isIdentity {
      let whole = 0..<originalLength
      return whole.isEmpty ? [] : [Stretch(rewritten: whole, original: whole)]
    }
    var stretches: [Stretch] = []
    var isParallel = false
    for i in 0..<rewrittenLength {
      let original = Int(starts[i])..<Int(ends[i])
      guard let last = stretches.indices.last else {
        stretches.append(Stretch(rewritten: i..<i + 1, original: original))
        isParallel = original.count == 1
        continue
      }
      let rewritten = stretches[last].rewritten.lowerBound..<i + 1
      let before = stretches[last].original
      if isParallel, original.count == 1, original.lowerBound == before.upperBound {
        stretches[last] = Stretch(rewritten: rewritten, original: before.lowerBound..<original.upperBound)
      } else if original == before {
        stretches[last].rewritten = rewritten
        isParallel = false
      } else {
        stretches.append(Stretch(rewritten: i..<i + 1, original: original))
        isParallel = original.count == 1
      }
    }
    return stretches
  }

  /// The map of rewriting by `self` and then by `next`.
  public func followed(by next: OffsetMap) -> OffsetMap {
    precondition(next.originalLength == rewrittenLength, "the second map must begin where the first ends")
    if next.isIdentity { return self }
    if isIdentity { return next }
    let ranges = (0..<next.rewrittenLength).map { original(of: next.original(of: $0..<$0 + 1)) }
    return OffsetMap(
      originalLength: originalLength, rewrittenLength: next.rewrittenLength,
      starts: ranges.map { Int32($0.lowerBound) }, ends: ranges.map { Int32($0.upperBound) })
  }
}
