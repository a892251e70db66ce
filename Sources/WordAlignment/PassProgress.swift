import Synchronization

/// Counts the passes over a corpus, of all models and directions together, and reports their share.
final class PassProgress: Sendable {
  private let total: Int
  private let report: (@Sendable (Double) -> Void)?
  private let done = Atomic(0)

  init(total: Int, report: (@Sendable (Double) -> Void)?) {
    self.total = total
    self.report = report
  }

  func endPass() {
    let done = done.add(1, ordering: .relaxed).newValue
    report?(Double(done) / Double(total))
  }
}
