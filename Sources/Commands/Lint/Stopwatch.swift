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
    laps.map { name, duration in
      let thousandths =
        duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
      let digits = String(thousandths % 1_000 + 1_000).dropFirst()
      return "\(name) \(thousandths / 1_000).\(digits) s"
    }.joined(separator: ", ")
  }
}
