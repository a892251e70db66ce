import TextModel

/// Says once what a document or a whole project does all the time.
///
/// Two hundred double spaces are one habit of whoever typed the text, and two hundred findings would hide the rest.
struct Gathering {
  private let repetitions: [String: Repetition]

  /// What counts as one in a document.
  private struct Key: Hashable {
    var document: DocumentKey
    var custom: Custom
  }

  init(_ rules: [ActiveRule]) {
    repetitions = rules.reduce(into: [:]) { $0[$1.id] = $1.repetition }
  }

  /// The findings of each file with those of a habit left out but for the first, which says how many there are.
  func callAsFunction(_ files: [LintedFile]) -> [[Finding]] {
    let customs = customs(files)
    if customs.isEmpty { return files.map { gathered($0) } }
    var said: Set<Custom> = []
    return files.map { file in
      var result = gathered(file) { finding in custom(finding).map { customs[$0] != nil } ?? false }
      for finding in file.findings {
        guard let custom = custom(finding), let extent = customs[custom], said.insert(custom).inserted else {
          continue
        }
        result.append(
          finding.gathering(extent.count, "\(extent.files) files", of: .project, by: custom.message))
      }
      return result.sorted { $0.precedes($1) }
    }
  }

  /// What a project may do all the time: what a rule looks for, or one message of it.
  private struct Custom: Hashable {
    var rule: String
    var message: String
  }

  /// How often something is found, and in how many files.
  private struct Extent {
    var count = 0
    var files = 0

    /// Whether that is the custom of a project of so many units.
    func isCustom(units: Int) -> Bool { files >= 3 && count >= 8 && count * 500 >= units }
  }

  private func custom(_ finding: Finding) -> Custom? {
    switch repetitions[finding.rule] {
    case .habit: Custom(rule: finding.rule, message: "")
    case .sameMessage: Custom(rule: finding.rule, message: finding.message)
    case .each, nil: nil
    }
  }

  private func customs(_ files: [LintedFile]) -> [Custom: Extent] {
    var extents: [Custom: Extent] = [:]
    for file in files {
      var seen: Set<Custom> = []
      for custom in file.findings.lazy.compactMap(custom) {
        extents[custom, default: Extent()].count += 1
        if seen.insert(custom).inserted { extents[custom, default: Extent()].files += 1 }
      }
    }
    let units = files.reduce(0) { $0 + $1.translatedCount }
    return extents.filter { $0.value.isCustom(units: units) }
  }

  /// The findings of a file with the habits of its documents said once.
  /// - Parameter isLeftOut: For findings that are said elsewhere.
  private func gathered(_ file: LintedFile, without isLeftOut: (Finding) -> Bool = { _ in false })
    -> [Finding]
  {
    let kept = zip(file.findings, file.documents).filter { !isLeftOut($0.0) }
    var counts: [Key: Int] = [:]
    for (finding, document) in kept { key(finding, document).map { counts[$0, default: 0] += 1 } }
    if counts.values.allSatisfy({ $0 < Self.fewest }) { return kept.map(\.0) }
    var result: [Finding] = []
    var said: Set<Key> = []
    for (finding, document) in kept {
      guard let key = key(finding, document), let count = counts[key],
        isHabit(finding.rule, count, units: file.documentSizes[document] ?? 0)
      else {
        result.append(finding)
        continue
      }
      if said.insert(key).inserted {
        result.append(finding.gathering(count, "the document", of: .document, by: key.custom.message))
      }
    }
    return result
  }

  /// Fewer findings of a kind are never gathered.
  private static let fewest = 4

  private func key(_ finding: Finding, _ document: DocumentKey) -> Key? {
    custom(finding).map { Key(document: document, custom: $0) }
  }

  private func isHabit(_ rule: String, _ count: Int, units: Int) -> Bool {
    if case .sameMessage = repetitions[rule] { return count >= Self.fewest }
    return count >= 5 && count * 25 > units
  }
}

extension Finding {
  /// The finding in the name of all `count` of its kind.
  fileprivate func gathering(_ count: Int, _ place: String, of habit: Habit, by message: String) -> Finding {
    var result = self
    result.habit = habit
    result.fingerprint = fingerprint(of: habit, message: message)
    result.message += " (and \(count - 1) more in \(place))"
    return result
  }
}
