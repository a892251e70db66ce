#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something whose speed is measured.
protocol Benchmark: Sendable {
  /// What the table calls it.
  var name: String { get }

  /// Measures, and gives one row for each variant, the baseline first.
  func run() throws -> [BenchmarkRow]
}

/// A line of the table.
struct BenchmarkRow: CustomStringConvertible {
  var name: String
  /// Size of the input in bytes and in Unicode scalars.
  var bytes: Int
  var scalars: Int
  /// Best time of the runs.
  var seconds: Double
  /// Tells a wrong answer from a right one.
  var checksum: UInt64
  /// Speed as a part of the baseline's in the same run; `nil` for the baseline itself.
  var ratio: Double?

  static let header = Self.line("benchmark", "MB", "MB/s", "M chars/s", "ratio", "checksum")

  var description: String {
    Self.line(
      name, Self.fixed(Double(bytes) / 1e6), Self.fixed(Double(bytes) / seconds / 1e6),
      Self.fixed(Double(scalars) / seconds / 1e6), ratio.map(Self.percent) ?? "–",
      String(checksum, radix: 16))
  }

  private static func line(_ name: String, _ rest: String...) -> String {
    name + String(repeating: " ", count: max(1, 34 - name.count))
      + rest.map { String(repeating: " ", count: max(1, 18 - $0.count - ($0.count < 12 ? 8 : 0))) + $0 }
      .joined()
  }

  private static func fixed(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }
}

/// Running things on the clock.
enum Stopwatch {
  /// The best time on the wall of several runs, for work on several threads, and what the last run returned.
  static func bestWall(of runs: Int = 5, _ body: () throws -> UInt64) rethrows -> (
    seconds: Double, checksum: UInt64
  ) {
    var best = Duration.seconds(1_000_000)
    var checksum: UInt64 = 0
    for _ in 0..<runs {
      best = min(best, try ContinuousClock().measure { checksum = try body() })
    }
    return (best / .seconds(1), checksum)
  }

  /// The best processor time of several runs, which other programs on the machine disturb least, and what the last
  /// run returned.
  static func best(of runs: Int = 5, _ body: () throws -> UInt64) rethrows -> (
    seconds: Double, checksum: UInt64
  ) {
    var best = Double.infinity
    var checksum: UInt64 = 0
    for _ in 0..<runs {
      let start = clock()
      checksum = try body()
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    return (best, checksum)
  }
}

/// A checksum over numbers (FNV-1a).
struct Checksum {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: Int) { value = (value ^ UInt64(truncatingIfNeeded: number)) &* 0x100_0000_01B3 }
}
