import LintEngine

/// Another level for a rule, with why.
public struct LevelProposal: Sendable, Equatable {
  public var rule: String
  /// `nil` is off.
  public var level: Level?
  /// The file that it is for, relative to the configuration's folder; `nil` for all files.
  public var path: String?
  /// A few words for a comment.
  public var reason: String

  public init(rule: String, level: Level?, path: String? = nil, reason: String) {
    (self.rule, self.level, self.path, self.reason) = (rule, level, path, reason)
  }

  fileprivate var entry: String { "\(rule): \(level?.rawValue ?? "off")  # \(reason)" }
}

/// The text of a configuration file, into which levels are written; all other lines stay as they are.
public struct ConfigurationText {
  private var lines: [String]
  private let lineEnd: String

  public init(_ text: String) {
    lineEnd = text.utf8.contains(13) ? "\r\n" : "\n"
    lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
    // The end of the last line is no line.
    if lines.last == "" { lines.removeLast() }
  }

  public var text: String { lines.map { $0 + lineEnd }.joined() }

  /// Writes a proposal into the block that it belongs to, which is made where there is none.
  ///
  /// - Returns: Whether that was possible: blocks in braces and brackets over several lines are left alone.
  public mutating func add(_ proposal: LevelProposal) -> Bool {
    guard let path = proposal.path else {
      return add("rules", [proposal.entry], replacing: proposal.rule + ":")
    }
    let quoted =
      "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    return add("overrides", ["- paths: \(quoted)", "  rules:", "    " + proposal.entry], replacing: nil)
  }

  /// - Parameters:
  ///   - key: Of the first level.
  ///   - entry: Its lines, without indent.
  ///   - beginning: How a line of the block begins that the entry takes the place of.
  private mutating func add(_ key: String, _ entry: [String], replacing beginning: String?) -> Bool {
    guard let head = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else {
      if let last = lines.last, !last.isEmpty { lines.append("") }
      lines += [key + ":"] + entry.map { "  " + $0 }
      return true
    }
    let value = lines[head].dropFirst(key.count + 1).drop { $0 == " " }
    guard value.isEmpty || value.hasPrefix("#") else { return false }
    let block = self.block(below: head)
    let own = lines[block].first { Self.isEntry($0) }
    let indent = own.map { String($0.prefix { $0 == " " }) } ?? "  "
    let known = beginning.flatMap { beginning in
      block.first { lines[$0].drop { $0 == " " }.hasPrefix(beginning) }
    }
    lines.replaceSubrange(
      known.map { $0..<$0 + 1 } ?? block.upperBound..<block.upperBound, with: entry.map { indent + $0 })
    return true
  }

  /// The lines that belong to a key, blank lines and comments at their end left out.
  private func block(below head: Int) -> Range<Int> {
    var end = head + 1
    for index in lines.indices[(head + 1)...] {
      let line = lines[index]
      if Self.isEntry(line) {
        // A list may stand as far left as its key.
        guard line.hasPrefix(" ") || line.hasPrefix("-") else { break }
        end = index + 1
      }
    }
    return head + 1..<end
  }

  /// Whether a line is neither blank nor a comment.
  private static func isEntry(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    return !text.isEmpty && !text.hasPrefix("#")
  }
}
