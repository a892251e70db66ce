import TextModel

/// The documents of a file's units.
struct UnitDocuments: Sendable {
  /// The number of each unit's document, in the order in which documents begin.
  private let numbers: [Int32]
  private let count: Int

  init(_ units: [TranslationUnit]) {
    var order: [DocumentKey: Int32] = [:]
    var last: (key: DocumentKey, number: Int32)?
    numbers = units.map { unit in
      let key = DocumentKey(unit)
      if let last, last.key == key { return last.number }
      let number = order[key] ?? Int32(order.count)
      order[key] = number
      last = (key, number)
      return number
    }
    count = order.count
  }

  /// Indices of places, grouped by document and languages; documents in the order in which they appear.
  func groups(of places: [ObservedPlace]) -> [[Int]] {
    if count == 1 { return places.isEmpty ? [] : [Array(places.indices)] }
    var groupOf = [Int32](repeating: -1, count: count)
    var groups: [[Int]] = []
    for (index, place) in places.enumerated() {
      let document = Int(numbers[place.unit])
      if groupOf[document] < 0 {
        groupOf[document] = Int32(groups.count)
        groups.append([])
      }
      groups[Int(groupOf[document])].append(index)
    }
    return groups
  }
}

/// What votes together: a document in one pair of languages.
public struct DocumentKey: Hashable, Sendable {
  /// The document's name; empty when its file holds just one.
  public let document: String
  public let source: LanguageTag?
  public let target: LanguageTag?

  public init(document: String, source: LanguageTag?, target: LanguageTag?) {
    (self.document, self.source, self.target) = (document, source, target)
  }

  init(_ unit: TranslationUnit) {
    self.init(document: unit.document, source: unit.sourceLanguage, target: unit.targetLanguage)
  }
}
