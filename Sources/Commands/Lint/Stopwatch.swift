/// How long the parts of a run take.
struct Stopwatch {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var laps: [(name: String, duration: Duration)] = []

  init() { last = clock.now }

  /// Ends a part and begins the next one.
  mutating func lap(_ name: String) {
    let now = clock.now
    laps.append((name, last.duration(to: now)))
    last = now
  }

  /// The parts in seconds: `reading 0.012 s, checking 0.34 s`.
  var text: String {
    laps.map { "\($0.name) \(Self.seconds($0.duration))" }.joined(separator: ", ")
  }

  /// A time to a thousandth: `1.234 s`.
  private static func seconds(_ duration: Duration) -> String {
    let thousandths =
      duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
    let digits = String(thousandths % 1_000 + 1_000).dropFirst()
    return "\(thousandths / 1_000).\(digits) s"
  }

  /// How many rules are listed one by one.
  private static let listed = 10

  /// The times of rules, added up over all threads, the longest first; those at the end as one.
  static func table(_ times: [(rule: String, time: Duration)]) -> String {
    let all = times.reduce(Duration.zero) { $0 + $1.time }
    var lines = times.prefix(listed).map { "  \(seconds($0.time))  \($0.rule)" }
    let rest = times.dropFirst(listed)
    if !rest.isEmpty {
      lines.append("  \(seconds(rest.reduce(.zero) { $0 + $1.time }))  \(rest.count) other rules")
    }
    return (["rules \(seconds(all)) on all threads"] + lines).joined(separator: "\n")
  }
}
