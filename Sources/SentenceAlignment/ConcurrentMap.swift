import Dispatch
import Synchronization

/// The results of `body` for 0..<count, in order, computed by several threads.
///
/// - Parameters:
///   - threads: How many threads; they take the next number that is free, so the result does not depend on it.
///   - makeScratch: Makes what one thread may reuse from call to call.
func concurrentMap<Scratch: ~Copyable, Result: Sendable>(
  _ count: Int, threads: Int, makeScratch: @Sendable () -> Scratch,
  _ body: @Sendable (Int, borrowing Scratch) -> Result
) -> [Result] {
  if threads <= 1 || count <= 1 {
    let scratch = makeScratch()
    return (0..<count).map { body($0, scratch) }
  }
  let results = Mutex([Result?](repeating: nil, count: count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    let scratch = makeScratch()
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if number >= count { return }
      let result = body(number, scratch)
      results.withLock { $0[number] = result }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}
