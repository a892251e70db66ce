/// The difference between two versions of a file as `git apply` takes it.
struct UnifiedDiff {
  private typealias Line = ArraySlice<UInt8>

  private let old: [Line]
  private let new: [Line]
  /// Lines shown around a change.
  private static let context = 3

  /// The patch; empty when both are equal.
  ///
  /// - Parameters:
  ///   - path: The file's name, relative to where the patch will be applied.
  ///   - isNew: Whether there is no such file yet.
  static func patch(_ path: String, from old: [UInt8], to new: [UInt8], isNew: Bool = false) -> [UInt8] {
    if old == new { return [] }
    let diff = UnifiedDiff(old: lines(old), new: lines(new))
    var bytes = Array("--- \(isNew ? "/dev/null" : name("a/" + path))\n+++ \(name("b/" + path))\n".utf8)
    for hunk in diff.hunks { bytes += diff.text(of: hunk) }
    return bytes
  }

  private init(old: [Line], new: [Line]) {
    self.old = old
    self.new = new
  }

  /// Lines with their ends.
  private static func lines(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// A file's name as git writes it: in quotation marks with escapes where it has signs that would mislead.
  private static func name(_ path: String) -> String {
    if !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) {
      return path.contains(" ") ? path + "\t" : path
    }
    var quoted = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\0"..."\u{1F}", "\u{7F}":
        quoted += "\\" + String(String(scalar.value + 0o1000, radix: 8).suffix(3))
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A run of lines that went, and of those that came.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// Where lines differ. Fixes seldom change the number of lines; then line is set against line.
  private var changes: [Change] {
    if old.count == new.count {
      return old.indices.filter { old[$0] != new[$0] }.reduce(into: []) { changes, line in
        let start = changes.last?.old.upperBound == line ? changes.removeLast().old.lowerBound : line
        changes.append(Change(old: start..<line + 1, new: start..<line + 1))
      }
    }
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.place)), inserted = Set(difference.insertions.map(\.place))
    var changes: [Change] = []
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      let (from, to) = (a, b)
      while removed.contains(a) { a += 1 }
      while inserted.contains(b) { b += 1 }
      if a > from || b > to { changes.append(Change(old: from..<a, new: to..<b)) }
      if a < old.count { a += 1 }
      if b < new.count { b += 1 }
    }
    return changes
  }

  /// Changes that are so near that their contexts touch.
  private var hunks: [[Change]] {
    changes.reduce(into: []) { hunks, change in
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * Self.context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
  }

  private func text(of hunk: [Change]) -> [UInt8] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let before = min(Self.context, first.old.lowerBound)
    let after = min(Self.context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    var bytes = Array("@@ -\(Self.span(oldRange)) +\(Self.span(newRange)) @@\n".utf8)
    var at = oldRange.lowerBound
    for change in hunk {
      for line in old[at..<change.old.lowerBound] { Self.add(line, " ", to: &bytes) }
      for line in old[change.old] { Self.add(line, "-", to: &bytes) }
      for line in new[change.new] { Self.add(line, "+", to: &bytes) }
      at = change.old.upperBound
    }
    for line in old[at..<oldRange.upperBound] { Self.add(line, " ", to: &bytes) }
    return bytes
  }

  /// `first,count`; an empty range is told by the line before it.
  private static func span(_ range: Range<Int>) -> String {
    "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }

  private static func add(_ line: Line, _ sign: Unicode.Scalar, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: sign))
    bytes += line
    if line.last != 10 { bytes += "\n\\ No newline at end of file\n".utf8 }
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
