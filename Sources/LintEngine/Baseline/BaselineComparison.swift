import TextModel

/// Which findings are known, and which known ones are gone.
public struct BaselineComparison: Sendable {
  /// Findings that the baseline does not have, in their order.
  public private(set) var new: [Finding] = []
  /// Findings that it has, in their order.
  public private(set) var known: [Finding] = []
  /// Entries of files that were checked, or are no longer there, with the number of findings that are gone.
  public private(set) var gone: [Baseline.Entry] = []
  /// Entries of other files, which say nothing about this run.
  public private(set) var unchecked: [Baseline.Entry] = []
}

extension Baseline {
  /// Sets findings against the baseline.
  ///
  /// An entry stands for as many equal findings as it counts. What a document does all the time stays known when it
  /// comes to be said one by one. Entries of a file that is no longer there go with the file's new name.
  ///
  /// - Parameters:
  ///   - findings: All findings of the run.
  ///   - files: The files that were checked, as the baseline names them.
  ///   - path: The path that a file has in the baseline.
  ///   - isThere: Whether a file that was not checked still exists.
  public func compare(
    _ findings: [Finding], files: Set<String>, path: (String) -> String, isThere: (String) -> Bool
  ) -> BaselineComparison {
    var supply = BaselineSupply(entries)
    var lost = BaselineSupply(entries.filter { !files.contains($0.file) && !isThere($0.file) })
    let orphans = Set(lost.left.map(\.file))
    let isKnown = findings.map { finding in
      let file = path(finding.location.file)
      if supply.take(finding, file: file) { return true }
      guard !orphans.isEmpty, let old = lost.takeAnywhere(finding) else { return false }
      return supply.take(finding, file: old)
    }
    var comparison = BaselineComparison()
    comparison.split(findings, isKnown)
    comparison.setGone(supply.left) { files.contains($0) || orphans.contains($0) }
    return comparison
  }
}

extension BaselineComparison {
  fileprivate mutating func split(_ findings: [Finding], _ isKnown: [Bool]) {
    for (finding, isKnown) in zip(findings, isKnown) {
      if isKnown { known.append(finding) } else { new.append(finding) }
    }
  }

  fileprivate mutating func setGone(_ left: [Baseline.Entry], _ wasChecked: (String) -> Bool) {
    for entry in left {
      if wasChecked(entry.file) { gone.append(entry) } else { unchecked.append(entry) }
    }
  }
}

/// Entries from which findings are taken.
private struct BaselineSupply {
  private struct Key: Hashable {
    var file: String
    var fingerprint: String
  }

  private let entries: [Baseline.Entry]
  private var counts: [Int]
  private var places: [Key: Int] = [:]
  /// Entries by fingerprint alone.
  private var byFingerprint: [String: [Int]] = [:]
  /// Entries that stood for findings of their rule without being used up.
  private var isUsed: [Bool]

  init(_ entries: [Baseline.Entry]) {
    self.entries = entries
    counts = entries.map(\.count)
    isUsed = entries.map { _ in false }
    for (index, entry) in entries.enumerated() {
      places[Key(file: entry.file, fingerprint: entry.fingerprint)] = index
      byFingerprint[entry.fingerprint, default: []].append(index)
    }
  }

  /// Takes a finding of a file; `false` when there is none left.
  mutating func take(_ finding: Finding, file: String) -> Bool {
    if let index = places[Key(file: file, fingerprint: finding.fingerprint)], counts[index] > 0 {
      counts[index] -= 1
      return true
    }
    // A habit that was said once: all that it was said of is known, in the file or in the project.
    for message in ["", finding.message] {
      let own =
        finding.habit == .project ? finding.fingerprint : finding.fingerprint(of: .project, message: message)
      let places = [
        places[Key(file: file, fingerprint: finding.fingerprint(of: .document, message: message))],
        byFingerprint[own]?.first,
      ]
      guard let index = places.compactMap(\.self).first else { continue }
      isUsed[index] = true
      return true
    }
    return false
  }

  /// The file of an entry for such a finding, which is taken; `nil` when there is none left.
  mutating func takeAnywhere(_ finding: Finding) -> String? {
    guard let index = byFingerprint[finding.fingerprint]?.first(where: { counts[$0] > 0 }) else { return nil }
    counts[index] -= 1
    return entries[index].file
  }

  /// What nothing was taken for.
  var left: [Baseline.Entry] {
    entries.indices.filter { counts[$0] > 0 && !isUsed[$0] }.map { index in
      var entry = entries[index]
      entry.count = counts[index]
      return entry
    }
  }
}
