import TextModel

/// A pattern for the paths of a project, in the manner of `.gitignore`.
///
/// `?` is one character, `*` any but `/`, `**` any, `{a,b}` one of several. A pattern without a slash is about names in
/// any folder, others about whole paths; a folder that matches stands for all in it. `!` in front takes paths back.
public struct Glob: Hashable, Sendable, CustomStringConvertible {
  /// A step of a pattern.
  private enum Step: Hashable {
    case character(Unicode.Scalar)
    /// Any character but `/`.
    case one
    /// Any characters but `/`.
    case name
    /// Any characters.
    case path
    /// Any folders, or none.
    case folders
  }

  public let description: String
  /// Whether the pattern takes paths back that others matched.
  public let isNegated: Bool
  private let alternatives: [[Step]]
  private let isAboutNames: Bool

  /// Reads a pattern; every text is one.
  public init(_ pattern: String) {
    description = pattern
    isNegated = pattern.hasPrefix("!")
    var body = isNegated ? pattern.dropFirst() : pattern[...]
    while body.hasPrefix("./") { body = body.dropFirst(2) }
    while body.hasSuffix("/") { body = body.dropLast() }
    isAboutNames = !body.contains("/")
    if body.hasPrefix("/") { body = body.dropFirst() }
    alternatives = Self.expanded(String(body)).map(Self.steps)
  }

  /// Whether a path, or a folder that it lies in, matches; `!` in front of the pattern does not count.
  public func matches(_ path: String) -> Bool {
    var start = path.unicodeScalars.startIndex
    let scalars = path.unicodeScalars
    if !isAboutNames {
      return alternatives.contains { Self.matches($0, scalars[...]) }
    }
    while true {
      let end = scalars[start...].firstIndex(of: "/") ?? scalars.endIndex
      if alternatives.contains(where: { Self.matches($0, scalars[start..<end]) }) { return true }
      if end == scalars.endIndex { return false }
      start = scalars.index(after: end)
    }
  }

  /// Simulates the pattern as an automaton: linear in the path whatever the signs.
  private static func matches(_ steps: [Step], _ text: Substring.UnicodeScalarView) -> Bool {
    // Most names differ from most patterns in their first sign.
    if case .character(let first)? = steps.first, text.first != first { return false }
    var active = [Bool](repeating: false, count: steps.count + 1)
    var next = active
    activate(0, steps, &active)
    for scalar in text {
      // A folder matches with all that lies in it.
      if scalar == "/", active[steps.count] { return true }
      var isAlive = false
      for place in steps.indices where active[place] {
        isAlive = true
        active[place] = false
        switch steps[place] {
        case .character(let own): if own == scalar { activate(place + 1, steps, &next) }
        case .one: if scalar != "/" { activate(place + 1, steps, &next) }
        case .name: if scalar != "/" { activate(place, steps, &next) }
        case .path: activate(place, steps, &next)
        case .folders:
          next[place] = true
          if scalar == "/" { activate(place + 1, steps, &next) }
        }
      }
      if !isAlive { return false }
      active[steps.count] = false
      swap(&active, &next)
    }
    return active[steps.count]
  }

  /// Marks a place, and those that can be reached from it without a character.
  private static func activate(_ place: Int, _ steps: [Step], _ active: inout [Bool]) {
    var place = place
    while true {
      active[place] = true
      guard place < steps.count else { return }
      switch steps[place] {
      case .character, .one: return
      case .name, .path, .folders: place += 1
      }
    }
  }

  private static func steps(_ pattern: String) -> [Step] {
    var steps: [Step] = []
    var rest = pattern.unicodeScalars[...]
    while let first = rest.first {
      let isAtName = steps.isEmpty || steps.last == .character("/") || steps.last == .folders
      if isAtName, rest.starts(with: "**/".unicodeScalars) {
        steps.append(.folders)
        rest = rest.dropFirst(3)
      } else if rest.starts(with: "**".unicodeScalars) {
        steps.append(.path)
        rest = rest.dropFirst(2)
      } else {
        steps.append(first == "*" ? .name : first == "?" ? .one : .character(first))
        rest = rest.dropFirst()
      }
    }
    return steps
  }

  /// The patterns that a pattern with `{a,b}` stands for, 64 at most; braces without a comma stand for themselves.
  private static func expanded(_ pattern: String) -> [String] {
    var done: [String] = []
    var open = [pattern]
    while let next = open.popLast(), done.count + open.count < 64 {
      guard let close = next.firstIndex(of: "}"), let start = next[..<close].lastIndex(of: "{"),
        next[start..<close].contains(",")
      else {
        done.append(next)
        continue
      }
      let inner = next[next.index(after: start)..<close]
      for choice in inner.split(separator: ",", omittingEmptySubsequences: false) {
        open.append("\(next[..<start])\(choice)\(next[next.index(after: close)...])")
      }
    }
    return done
  }
}

extension [Glob] {
  /// Whether a path is among those that the patterns choose; the last one that matches it decides.
  public func choose(_ path: String) -> Bool {
    last { $0.matches(path) }.map { !$0.isNegated } ?? false
  }
}
