/// Applies the difference between two texts to a third that resembles the first: other indents, comments between.
struct LinePatch {
  /// The lines to change.
  let lines: [Substring]
  /// The lines before the change in the usual style, and after.
  let old: [String]
  let new: [String]
  /// How much further than usual the lines are indented.
  let shift: Int

  /// The changed lines; `nil` when a line to change is not there.
  func result() -> [String]? {
    let places = self.places()
    var replaced: [Int: [String]] = [:]
    var added: [Int: [String]] = [:]
    // Where new lines go when there is none to replace: behind the line before them.
    var anchor: Int? = -1
    for hunk in hunks() {
      var fresh = new[hunk.new][...]
      if hunk.old.lowerBound > 0 { anchor = places[hunk.old.lowerBound - 1] }
      for index in hunk.old {
        guard let place = places[index] else { return nil }
        replaced[place] = fresh.popFirst().map { [restyled($0, like: lines[place], for: old[index])] } ?? []
        anchor = place
      }
      if fresh.isEmpty { continue }
      guard let anchor else { return nil }
      added[anchor, default: []] += fresh.map { line in
        String(repeating: " ", count: indent(of: line, near: hunk.old.lowerBound, places))
          + Self.trimmed(line)
      }
    }
    var result = added[-1] ?? []
    for (index, line) in lines.enumerated() {
      result += replaced[index] ?? [String(line)]
      result += added[index] ?? []
    }
    return result
  }

  /// A line of the usual style with more or less space before it.
  static func indented(_ line: String, by shift: Int) -> String {
    shift >= 0 ? String(repeating: " ", count: shift) + line : String(line.dropFirst(-shift))
  }

  /// The indent for a new line: that of the nearest line of its level.
  private func indent(of line: String, near index: Int, _ places: [Int?]) -> Int {
    let level = line.utf8.count - Self.trimmed(line).utf8.count
    let order = old.indices[..<index].reversed() + old.indices[index...]
    for other in order where old[other].utf8.count - Self.trimmed(old[other]).utf8.count == level {
      if let place = places[other] { return lines[place].prefix { $0 == " " }.count }
    }
    return max(0, level + shift)
  }

  /// The new line with the indent and the comment of the one that it replaces.
  private func restyled(_ line: String, like place: Substring, for old: String) -> String {
    let indent = place.prefix { $0 == " " }
    let comment = place.dropFirst(indent.count + Self.trimmed(old).count)
    return String(indent + Self.trimmed(line) + comment)
  }

  /// Where each of the old lines stands; a comment may follow it.
  private func places() -> [Int?] {
    var next = 0
    return old.map { line in
      let wanted = Self.trimmed(line)
      let found = lines[next...].firstIndex { candidate in
        let text = candidate.drop { $0 == " " }
        guard text.hasPrefix(wanted) else { return false }
        let rest = text.dropFirst(wanted.count)
        return rest.isEmpty || rest.first == " " && rest.drop { $0 == " " }.hasPrefix("#")
      }
      if let found { next = found + 1 }
      return found
    }
  }

  /// Stretches of old lines and the new lines in their place, between the lines that stay.
  private func hunks() -> [(old: Range<Int>, new: Range<Int>)] {
    let difference = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var hunks: [(old: Range<Int>, new: Range<Int>)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let start = (i, j)
      while removed.contains(i) { i += 1 }
      while inserted.contains(j) { j += 1 }
      if start != (i, j) { hunks.append((start.0..<i, start.1..<j)) }
      i += 1
      j += 1
    }
    return hunks
  }

  private static func trimmed(_ line: String) -> Substring { line.drop { $0 == " " } }
}
