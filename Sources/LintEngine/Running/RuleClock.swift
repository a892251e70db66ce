import Synchronization

/// Adds up the time of a rule over all threads.
final class RuleClock: Sendable {
  private let nanoseconds = Atomic<Int64>(0)

  var total: Duration { .nanoseconds(nanoseconds.load(ordering: .relaxed)) }

  func measure(_ work: () -> Void) {
    let (seconds, attoseconds) = ContinuousClock().measure(work).components
    nanoseconds.add(seconds * 1_000_000_000 + attoseconds / 1_000_000_000, ordering: .relaxed)
  }
}
