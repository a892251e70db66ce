/// Lines of a file, or all of them.
struct LineSet: Equatable {
  /// Sorted and apart, 1-based; `nil` for every line.
  private(set) var ranges: [ClosedRange<Int>]?

  /// Every line.
  static let all = LineSet(ranges: nil)
  static let none = LineSet(ranges: [])

  /// Adds lines behind those that are in already.
  mutating func append(_ range: ClosedRange<Int>) { ranges?.append(range) }

  /// Whether one of the lines is in the set.
  func meets(_ lines: ClosedRange<Int>) -> Bool { ranges?.contains { $0.overlaps(lines) } ?? true }

  /// The lines as they are numbered after further changes; lines that those changes touch are left out.
  func moved(by hunks: [DiffHunk]) -> LineSet {
    guard let ranges else { return self }
    var moved = LineSet.none
    for line in ranges.joined() {
      var shift = 0
      var isTouched = false
      for hunk in hunks {
        if hunk.old.contains(line) { isTouched = true }
        // A hunk without old lines stands behind the line that it names.
        if hunk.old.isEmpty ? hunk.old.lowerBound < line : hunk.old.upperBound <= line {
          shift += hunk.new.count - hunk.old.count
        }
      }
      if !isTouched { moved.append(line + shift...line + shift) }
    }
    return moved
  }
}

/// What `@@ -4,2 +5 @@` says: which lines went, and which came.
struct DiffHunk: Equatable {
  var old: Range<Int>
  var new: Range<Int>

  /// Reads the line; `nil` when it is none.
  init?(_ line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 3)
    guard parts.count >= 3, parts[0] == "@@", parts[1].hasPrefix("-"), parts[2].hasPrefix("+"),
      let old = Self.range(parts[1].dropFirst()), let new = Self.range(parts[2].dropFirst())
    else { return nil }
    (self.old, self.new) = (old, new)
  }

  private static func range(_ text: some StringProtocol) -> Range<Int>? {
    let numbers = text.split(separator: ",").map { Int($0) }
    guard let start = numbers.first ?? nil, start >= 0 else { return nil }
    let count = numbers.count > 1 ? numbers[1] : 1
    return count.map { start..<start + max(0, $0) }
  }
}
