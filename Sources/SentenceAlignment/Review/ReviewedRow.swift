import TextModel

/// A row of an alignment that a person has reviewed: the texts that belong together.
public struct ReviewedRow: Hashable, Sendable {
  /// Empty when the target text has no counterpart.
  public var source: String
  /// Empty when the source text has no counterpart.
  public var target: String
  /// What the row says beyond its texts; with ``fixedFlag`` it counts as fixed, otherwise only when the aligner would
  /// write another.
  public var flags: [String]
  /// Remarks, which stay with the row's texts.
  public var notes: [String]
  /// The number that the row was written with, which tells its place when rows were sorted or moved.
  public var number: Int?
  /// Where the row stands in its file.
  public var location: Location

  /// The flag of rows that a person has decided on.
  public static let fixedFlag = "fixed"

  public init(
    source: String, target: String, flags: [String] = [], notes: [String] = [], number: Int? = nil,
    location: Location
  ) {
    self.source = source
    self.target = target
    self.flags = flags
    self.notes = notes
    self.number = number
    self.location = location
  }

  /// The rows in the order that they were written in; one without a number stays behind the row before it.
  static func asWritten(_ rows: [ReviewedRow]) -> [ReviewedRow] {
    var last = Int.min
    let numbers = rows.map { row in
      last = row.number ?? last
      return last
    }
    return rows.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }.map { rows[$0] }
  }

  /// Whether the person says so expressly.
  var isFixed: Bool { flags.contains(Self.fixedFlag) }

  /// Whether the aligner has found the row in a moved section.
  var isMoved: Bool { flags.contains(BeadRemark.moved) }

  /// Whether the row stays whatever the aligner would write.
  var isFlagged: Bool { isFixed || isMoved }
}

/// A row that cannot be kept.
public struct UnplacedRow: Hashable, Sendable {
  public enum Reason: Sendable {
    /// A text of the row is not in the documents.
    case unknownText
    /// A text of the row stands in another row too, and only once in the documents.
    case takenText
    /// The sentences of one side do not follow each other in the document.
    case scattered
  }

  public var row: ReviewedRow
  public var reason: Reason
}

/// A fixed row that stands out of the order of the others.
public struct CrossingRow: Hashable, Sendable {
  /// Where the row stands.
  public var location: Location
  /// The lines of the first and the last row that it crosses.
  public var others: ClosedRange<Int>
}
