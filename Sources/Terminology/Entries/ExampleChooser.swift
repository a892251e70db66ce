import TextModel

/// Chooses the segments that show a pair of terms best.
struct ExampleChooser {
  let units: [TranslationUnit]
  /// How many are given.
  var count = 3
  /// Shorter texts show little beside the term, such as headings; in bytes.
  var shortest = 24
  /// Of a term with more segments, about this many are looked at, evenly spread.
  var mostLookedAt = 500

  /// The segments to show, best first: short ones, each of another document as long as there are some, no text twice.
  ///
  /// - Parameter segments: Numbers of the segments with both terms, ascending.
  func choose(among segments: [Int]) -> [Int] {
    var chosen: [Int] = []
    var documents: Set<String> = []
    var texts: Set<String> = []
    let step = max(1, segments.count / mostLookedAt)
    let sorted = stride(from: 0, to: segments.count, by: step).map { segments[$0] }.sorted {
      (rank($0), $0) < (rank($1), $1)
    }
    for isNewDocument in [true, false] {
      for segment in sorted where chosen.count < count && !chosen.contains(segment) {
        let unit = units[segment]
        if isNewDocument, documents.contains(unit.documentName) { continue }
        if texts.contains(unit.source) { continue }
        documents.insert(unit.documentName)
        texts.insert(unit.source)
        chosen.append(segment)
      }
    }
    return chosen
  }

  /// The length of both texts; scraps come last.
  private func rank(_ segment: Int) -> Int {
    let unit = units[segment]
    let length = unit.source.utf8.count + (unit.target ?? "").utf8.count
    return length < 2 * shortest ? length + 1_000_000 : length
  }
}

extension TranslationUnit {
  /// What counts as one document: the one that the unit names, else its file.
  var documentName: String { document.isEmpty ? sourceLocation.file : document }
}
