import TextModel

/// Says once what a document does all the time.
///
/// Two hundred double spaces are one habit of whoever typed the document, and two hundred findings would hide the rest.
struct Gathering {
  private let repetitions: [String: Repetition]

  /// What counts as one: a rule, or a rule with its message, in a document.
  private struct Key: Hashable {
    var document: DocumentKey
    var rule: String
    var message: String
  }

  init(_ rules: [ActiveRule]) {
    repetitions = rules.reduce(into: [:]) { $0[$1.id] = $1.repetition }
  }

  /// The findings with those of a habit left out but for the first of each document, which says how many there are.
  func callAsFunction(_ findings: [Finding], of units: [TranslationUnit]) -> [Finding] {
    var counts: [Key: Int] = [:]
    for finding in findings { key(finding, units).map { counts[$0, default: 0] += 1 } }
    if counts.values.allSatisfy({ $0 < Self.fewest }) { return findings }
    let sizes = units.reduce(into: [:]) { $0[DocumentKey($1), default: 0] += 1 }
    var result: [Finding] = []
    var said: Set<Key> = []
    for finding in findings {
      guard let key = key(finding, units), let count = counts[key],
        isHabit(finding.rule, count, units: sizes[key.document] ?? 0)
      else {
        result.append(finding)
        continue
      }
      guard said.insert(key).inserted else { continue }
      var first = finding
      first.fingerprint = first.gatheredFingerprint(message: key.message.isEmpty ? nil : key.message)
      first.message += " (and \(count - 1) more in the document)"
      result.append(first)
    }
    return result
  }

  /// Fewer findings of a kind are never gathered.
  private static let fewest = 4

  private func key(_ finding: Finding, _ units: [TranslationUnit]) -> Key? {
    let document = DocumentKey(units[finding.unitIndex])
    switch repetitions[finding.rule] {
    case .habit: return Key(document: document, rule: finding.rule, message: "")
    case .sameMessage: return Key(document: document, rule: finding.rule, message: finding.message)
    case .each, nil: return nil
    }
  }

  private func isHabit(_ rule: String, _ count: Int, units: Int) -> Bool {
    if case .sameMessage = repetitions[rule] { return count >= Self.fewest }
    return count >= 5 && count * 25 > units
  }
}
