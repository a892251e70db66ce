import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bar on standard error that grows with the work, on a terminal only.
final class ProgressBar: Sendable {
  private static let width = 40
  private let label: String
  /// Cells drawn so far; -1 when nothing is.
  private let drawn = Mutex(-1)
  private let isShown: Bool
  private let console: Console

  init(_ label: String, _ common: CommonOptions) {
    self.label = label
    console = Console.current
    isShown = !common.quiet && !common.noProgress && console.isTerminal(STDERR_FILENO)
  }

  /// Shows a share of the work, 0 to 1; the bar never shrinks.
  func show(_ share: Double) {
    if !isShown { return }
    let cells = Int(max(0, min(1, share)) * Double(Self.width))
    drawn.withLock { drawn in
      if cells <= drawn { return }
      drawn = cells
      let bar = String(repeating: "#", count: cells) + String(repeating: " ", count: Self.width - cells)
      console.draw("\r\(label) [\(bar)]")
    }
  }

  /// Takes the bar away, so that what follows begins on a clean line.
  func clear() {
    drawn.withLock { drawn in
      if drawn >= 0 { console.draw("\r\u{1B}[K") }
      drawn = -1
    }
  }
}
