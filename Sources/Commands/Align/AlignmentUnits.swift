import Reporting
import SentenceAlignment
import TextModel

/// Turns the beads of aligned documents into units for writers.
struct AlignmentUnits {
  let aligner: DocumentAligner
  let languages: (from: LanguageTag, to: LanguageTag)

  /// One unit a bead, its confidence with four decimals, which is more than it is worth.
  ///
  /// - Parameter hasNumbers: Whether the units tell the numbers of their sentences.
  func units(_ beads: [Bead], _ pair: AlignedPair, hasNumbers: Bool) -> [TranslationUnit] {
    var units = aligner.units(beads, pair.sentences, remarks: pair.alignment.remarks)
    for n in units.indices {
      units[n].confidence = units[n].confidence.map { ($0 * 10_000).rounded() / 10_000 }
      if hasNumbers { units[n].properties = Self.numbers(of: beads[n]) }
    }
    return units
  }

  private static func numbers(of bead: Bead) -> [UnitProperty] {
    [(ReviewPage.sourceNumbers, bead.source), (ReviewPage.targetNumbers, bead.target)]
      .filter { !$0.1.isEmpty }.map { name, range in
        let (first, last) = (range.lowerBound + 1, range.upperBound)
        return UnitProperty(name, first == last ? "\(first)" : "\(first)-\(last)")
      }
  }
}
