import TextModel

/// An aligned pair of documents, to be looked through by a person.
public struct ReviewDocument: Sendable {
  /// The name of the source file, and that of the target file.
  public var source: String
  public var target: String
  /// What is remarkable about the alignment.
  public var notes: [ReviewNote]
  /// In order; a unit without a target or with an empty source is a sentence that stands alone.
  public var units: [TranslationUnit]

  public init(source: String, target: String, notes: [ReviewNote] = [], units: [TranslationUnit]) {
    self.source = source
    self.target = target
    self.notes = notes
    self.units = units
  }
}

/// A line about a stretch of an alignment.
public struct ReviewNote: Sendable {
  public var text: String
  /// The number of the unit where the stretch begins; `nil` when it is about the whole document.
  public var row: Int?

  public init(_ text: String, row: Int? = nil) {
    self.text = text
    self.row = row
  }
}

extension ReviewDocument {
  /// For each row whose target stands elsewhere, the row that comes before it in the target text.
  var placesOfMoved: [Int: Int] {
    guard units.contains(where: \.isMoved) else { return [:] }
    let order = units.indices.filter { units[$0].target != nil }
      .sorted { (units[$0].targetLocation, $0) < (units[$1].targetLocation, $1) }
    var places: [Int: Int] = [:]
    var last: Int?
    for row in order {
      if units[row].isMoved { places[row] = last ?? 0 } else { last = row }
    }
    return places
  }
}

extension TranslationUnit {
  fileprivate var isMoved: Bool { flags.contains("moved") }

  /// What a property says.
  func value(_ name: String) -> String? { properties.first { $0.name == name }?.value }
}

/// How much a person should look at a unit.
enum ReviewGrade: String, CaseIterable {
  case sure, fair, doubtful, alone

  init(_ unit: TranslationUnit) {
    let confidence = unit.confidence ?? 1
    if unit.source.isEmpty || unit.target == nil {
      self = .alone
    } else if confidence < 0.7 {
      self = .doubtful
    } else {
      self = confidence < 0.9 ? .fair : .sure
    }
  }

  /// A sign that tells the grade without colour.
  var sign: String {
    switch self {
    case .sure: "●"
    case .fair: "◐"
    case .doubtful: "?"
    case .alone: "∅"
    }
  }
}
