/// Where a document rule saw something.
struct ObservedPlace: Sendable {
  var unit: Int
  var form: Int
}

/// What one task collects for a document rule, whatever the rule's observations are.
///
/// The rule's module makes it by ``DocumentRule/makeObserver()``, where the type of the observations is known, so that no
/// value is boxed on the way. Unchecked: one task fills it, and it is read only when all tasks have ended.
public final class DocumentObserver: @unchecked Sendable {
  private let values: AnyObject
  /// Takes note of a unit; whether there was anything to note.
  private let note: (UnitContext) -> Bool
  /// Adds the values of other observers.
  private let join: ([AnyObject]) -> Void
  /// Lets go of the values.
  private let clear: () -> Void
  private let speak: ([Int], (Int, Problem) -> Void) -> Void
  private(set) var places: [ObservedPlace] = []

  @usableFromInline
  init(
    values: AnyObject, note: @escaping (UnitContext) -> Bool, join: @escaping ([AnyObject]) -> Void,
    clear: @escaping () -> Void, speak: @escaping ([Int], (Int, Problem) -> Void) -> Void
  ) {
    self.values = values
    self.note = note
    self.join = join
    self.clear = clear
    self.speak = speak
  }

  func observe(_ context: UnitContext, at unit: Int) {
    if note(context) { places.append(ObservedPlace(unit: unit, form: context.form)) }
  }

  /// Takes over what the next units gave, so that nothing is held twice; the others must be of the same rule.
  func take(_ others: [DocumentObserver]) {
    join(others.map(\.values))
    places.reserveCapacity(others.reduce(places.count) { $0 + $1.places.count })
    for other in others {
      places += other.places
      other.clear()
      other.places = []
    }
  }

  /// Adds what was noted of units that now stand so much further on.
  func append(_ other: DocumentObserver, movedBy distance: Int) {
    join([other.values])
    places += other.places.map { ObservedPlace(unit: $0.unit + distance, form: $0.form) }
  }

  /// Lets the rule speak about the places with these indices.
  func conclude(_ indices: [Int], report: (Int, Problem) -> Void) { speak(indices, report) }
}

/// The values of an observer.
@usableFromInline final class Observations<Value> {
  @usableFromInline var values: [Value] = []

  @usableFromInline init() {}
}

extension DocumentRule {
  /// A new collection of what the rule sees, for one task.
  @inlinable public func makeObserver() -> DocumentObserver {
    let seen = Observations<Observation>()
    return DocumentObserver(
      values: seen,
      note: { unit in
        guard let value = observe(unit) else { return false }
        seen.values.append(value)
        return true
      },
      join: { others in
        let others = others.compactMap { $0 as? Observations<Observation> }
        seen.values.reserveCapacity(others.reduce(seen.values.count) { $0 + $1.values.count })
        for other in others { seen.values += other.values }
      },
      clear: { seen.values = [] },
      speak: { indices, report in
        let isWhole = indices.count == seen.values.count
        conclude(isWhole ? seen.values : indices.map { seen.values[$0] }) { report(indices[$0], $1) }
      })
  }
}
