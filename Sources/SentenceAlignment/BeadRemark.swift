/// What is said of a bead beyond its confidence.
public struct BeadRemark: Hashable, Sendable {
  /// Flags as those of a unit: ``moved``, ``ReviewedRow/fixedFlag``, and what a person has written.
  public private(set) var flags: [String]
  /// Remarks of a person.
  public private(set) var notes: [String]

  /// The flag of beads whose target stands in another place than its neighbours.
  public static let moved = "moved"

  public init(flags: [String] = [], notes: [String] = []) {
    self.flags = flags
    self.notes = notes
  }

  mutating func add(flags: [String], notes: [String]) {
    self.flags += flags.filter { !self.flags.contains($0) }
    self.notes += notes.filter { !self.notes.contains($0) }
  }
}
