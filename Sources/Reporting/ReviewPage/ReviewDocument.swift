import TextModel

/// An aligned pair of documents, to be looked through by a person.
public struct ReviewDocument: Sendable {
  /// The name of the source file, and that of the target file.
  public var source: String
  public var target: String
  /// What is remarkable about the alignment, a line each.
  public var notes: [String]
  /// In order; a unit without a target or with an empty source is a sentence that stands alone.
  public var units: [TranslationUnit]

  public init(source: String, target: String, notes: [String] = [], units: [TranslationUnit]) {
    self.source = source
    self.target = target
    self.notes = notes
    self.units = units
  }
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
