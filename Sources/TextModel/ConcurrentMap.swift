import Synchronization

/// The results of `body` for 0..<count, in order, computed by several threads.
///
/// - Parameters:
///   - threads: How many threads; they take the next number that is free, so the result does not depend on it. 1 or
///     fewer runs everything on the calling thread, which takes part else, and does all where the system gives no more.
///   - makeScratch: Makes what one thread may reuse from call to call.
package func concurrentMap<Scratch: ~Copyable, Result: Sendable>(
  _ count: Int, threads: Int, makeScratch: @Sendable () -> Scratch,
  _ body: @Sendable (Int, borrowing Scratch) -> Result
) -> [Result] {
  if threads <= 1 || count <= 1 {
    let scratch = makeScratch()
    return (0..<count).map { body($0, scratch) }
  }
  let results = Mutex([Result?](repeating: nil, count: count))
  let next = Atomic(0)
  Threads.run(min(threads, count)) {
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

/// The results of `body` for 0..<count, in order, computed by several threads that reuse nothing.
package func concurrentMap<Result: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  concurrentMap(count, threads: threads, makeScratch: {}) { number, _ in body(number) }
}
