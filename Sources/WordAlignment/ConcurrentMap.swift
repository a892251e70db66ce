import Dispatch
import Synchronization

/// The results of `body` for 0 up to but not including `count`, in this order.
///
/// - Parameter threads: 1 runs everything on the calling thread; more use the cores there are.
func concurrentMap<Result: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  if threads < 2 { return (0..<count).map(body) }
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = body(index)
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}
