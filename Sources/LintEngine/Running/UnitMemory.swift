import Synchronization
import TextModel

/// What a linter found in units that it has seen, so that a file that is linted again and again while it is edited
/// costs what has changed in it.
///
/// Only what a rule says of the unit alone is remembered, and what document rules noted of it; they speak anew each time.
final class UnitMemory: Sendable {
  /// What is remembered of a unit.
  struct Entry: Sendable {
    /// As in a file where the unit is the first.
    var findings: [Finding] = []
    /// Of the document rules that took note of it, with their places among the rules.
    var observers: [(rule: Int, observer: DocumentObserver)] = []
  }

  /// What is remembered of a stretch of units, so that the stretches around a change cost nothing but a comparison.
  struct Batch: Sendable {
    var units: [TranslationUnit]
    var passesOverFuzzy: Bool
    /// As in a file that begins with the stretch.
    var result: BatchResult
  }

  /// Where a stretch begins.
  struct Place: Hashable {
    var source: String
    var target: String
    var index: Int

    init(_ unit: TranslationUnit, at index: Int) {
      (source, target) = (unit.sourceLocation.file, unit.targetLocation.file)
      self.index = index
    }
  }

  /// Entries in use, and those of before, of which the used ones move over.
  fileprivate struct State {
    var recent: [TranslationUnit: Entry] = [:]
    var older: [TranslationUnit: Entry] = [:]
    var batches: [Place: Batch] = [:]
  }

  private let state = Mutex(State())
  /// So many units are remembered for certain, twice as many at most.
  private static let size = 50_000

  /// So many stretches are remembered at most.
  private static let batchCount = 400

  /// What is known of a stretch; `nil` when something in it has changed.
  ///
  /// - Parameter countsPlaces: Whether it has when a unit stands on another line.
  func batch(
    at place: Place, of units: ArraySlice<TranslationUnit>, passesOverFuzzy: Bool, countsPlaces: Bool
  ) -> BatchResult? {
    guard let known = state.withLock({ $0.batches[place] }), known.passesOverFuzzy == passesOverFuzzy,
      known.units.elementsEqual(
        units, by: { countsPlaces ? $0 == $1 : $0.isSameElsewhere(as: $1) })
    else { return nil }
    return known.result
  }

  func keep(_ batch: Batch, at place: Place) {
    state.withLock { state in
      if state.batches.count >= Self.batchCount { state.batches = [:] }
      state.batches[place] = batch
    }
  }

  /// What is known of a unit.
  /// - Parameter make: Looks at a unit that is not known.
  func entry(_ unit: TranslationUnit, make: () throws(InputError) -> Entry) throws(InputError) -> Entry {
    if let known = state.withLock({ $0.take(unit) }) { return known }
    let entry = try make()
    state.withLock { $0.add(unit, entry, size: Self.size) }
    return entry
  }
}

extension UnitMemory.State {
  fileprivate mutating func take(_ unit: TranslationUnit) -> UnitMemory.Entry? {
    if let known = recent[unit] { return known }
    guard let known = older.removeValue(forKey: unit) else { return nil }
    recent[unit] = known
    return known
  }

  fileprivate mutating func add(_ unit: TranslationUnit, _ entry: UnitMemory.Entry, size: Int) {
    if recent.count >= size { (older, recent) = (recent, [:]) }
    recent[unit] = entry
  }
}

extension TranslationUnit {
  /// Whether the translation is marked as one that somebody must look at.
  var isFuzzy: Bool { !flags.isEmpty && flags.contains("fuzzy") }

  /// Whether all but the places of two units is the same.
  fileprivate func isSameElsewhere(as other: TranslationUnit) -> Bool {
    source == other.source && targets == other.targets && id == other.id && document == other.document
      && sourceLanguage == other.sourceLanguage && targetLanguage == other.targetLanguage
      && flags == other.flags && context == other.context && notes == other.notes
      && confidence == other.confidence && sourceCodes == other.sourceCodes
      && targetCodes == other.targetCodes && properties == other.properties
  }

  /// The unit wherever it stands.
  ///
  /// In a pair of documents places count: a quotation may go on from one paragraph to the next.
  func forgettingPlaces(sides: Set<Side>) -> TranslationUnit {
    if sides.contains(.source) { return self }
    var unit = self
    unit.sourceLocation = Location(file: "")
    unit.targetLocation = unit.sourceLocation
    return unit
  }
}

extension Finding {
  /// The finding where the unit now stands.
  func moved(to unit: TranslationUnit, index: Int) -> Finding {
    var finding = self
    let start = side == .source ? unit.sourceLocation : unit.targetLocation
    finding.unitIndex = index
    finding.location = start.advanced(over: text, bytes: range?.lowerBound ?? 0)
    return finding
  }
}
