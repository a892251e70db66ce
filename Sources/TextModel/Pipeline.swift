import Dispatch
import Synchronization

/// Values that a thread of their own makes and another thread uses, in order.
///
/// The maker is a few values ahead at most, and gets back what was used, to make the next value of it: memory is
/// bounded, and what is used does not depend on which thread is faster. Where the system gives no thread, the values are
/// made as they are asked for.
package final class Pipeline<Value: Sendable>: Sendable {
  /// How many values there are at most: made, being made and in use.
  private static var capacity: Int { 4 }

  private struct State {
    var made: [Value] = []
    var spare: [Value] = []
  }

  private let state = Mutex(State())
  private let isCancelled = Atomic(false)
  private let make: @Sendable (inout Value) -> Bool
  private let hasThread = Atomic(true)
  // Both begin at zero: a semaphore may not end below where it began.
  private let full = DispatchSemaphore(value: 0)
  private let empty = DispatchSemaphore(value: 0)

  /// Starts the thread, which makes values until `make` returns `false` for the last one.
  ///
  /// - Parameters:
  ///   - blank: What a value is made of at first.
  ///   - make: Turns a blank or a used value into the next one; called on the other thread only.
  package init(blank: Value, make: @Sendable @escaping (inout Value) -> Bool) {
    self.make = make
    for _ in 1..<Self.capacity {
      state.withLock { $0.spare.append(blank) }
      empty.signal()
    }
    let started = Threads.start { [self] in makeAll() }
    hasThread.store(started, ordering: .relaxed)
  }

  private func makeAll() {
    var goesOn = true
    while goesOn {
      empty.wait()
      if isCancelled.load(ordering: .relaxed) { return }
      var value = state.withLock { $0.spare.removeLast() }
      goesOn = make(&value)
      state.withLock { $0.made.append(value) }
      full.signal()
    }
  }

  /// Puts the next value into `value`, whose old one is given back; waits until there is one. Must not be called
  /// after the last value.
  package func next(into value: inout Value) {
    if !hasThread.load(ordering: .relaxed) {
      _ = make(&value)
      return
    }
    full.wait()
    value = state.withLock {
      $0.spare.append(value)
      return $0.made.removeFirst()
    }
    empty.signal()
  }

  /// Lets the thread end before the last value is made.
  package func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    empty.signal()
  }
}
