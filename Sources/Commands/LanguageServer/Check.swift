import LintEngine
import TextModel

/// What is known of a part of a project as it is in the editor.
struct Check {
  let project: EditedProject
  let job: LintJob
  /// `nil` when there is nothing to look at, or it cannot be read.
  var input: LintInput?
  var findings: [PlacedFinding] = []

  /// Looks at it.
  ///
  /// What cannot be read is a finding of its own, unless the file is a table that nobody has called a bitext.
  /// - Parameter contents: The files as they are.
  init(_ job: LintJob, in project: EditedProject, _ contents: FileContents) {
    (self.job, self.project) = (job, project)
    do {
      guard let (input, findings) = try project.check(job, contents) else { return }
      self.input = input
      self.findings = input.findingsWithEnds(findings)
    } catch let error as InputError {
      if !isGuess { findings = [PlacedFinding(error)] }
    } catch {
      findings = [PlacedFinding(InputError("the file cannot be checked: \(error)"))]
    }
  }

  /// Whether only its name says that the file holds both languages.
  private var isGuess: Bool {
    if case .bilingual(let path) = job {
      [".tsv", ".csv", ".jsonl"].contains(where: path.hasSuffix)
    } else {
      false
    }
  }

  /// The findings in a file.
  /// - Parameter path: Its absolute path.
  func findings(in path: String) -> [PlacedFinding] {
    findings.filter { WorkingFolder.absolute($0.finding.location.file) == path }
  }
}

/// A finding with the place where it ends.
struct PlacedFinding {
  var finding: Finding
  /// In the same file; the same place where the end is not known.
  var end: Location

  init(_ finding: Finding, end: Location) { (self.finding, self.end) = (finding, end) }

  /// What is wrong with a file.
  init(_ error: InputError) {
    let place = error.location ?? Location(file: "")
    let message = error.what + (error.remedy.isEmpty ? "" : "; \(error.remedy)")
    finding = Finding(
      rule: Self.inputRule, level: .error, message: message, at: place, about: error.what)
    end = place
  }

  /// Stands for a rule where a file cannot be read.
  static let inputRule = "input"
}

extension LintInput {
  /// The findings with the places where they end.
  fileprivate func findingsWithEnds(_ findings: [Finding]) -> [PlacedFinding] {
    let known = findings.indices.filter { findings[$0].unitIndex >= 0 && findings[$0].range != nil }
    let ends = placed(known.map { end(of: findings[$0]) }).map(\.location)
    var all = findings.map { PlacedFinding($0, end: $0.location) }
    for (index, end) in zip(known, ends) where end.file == findings[index].location.file {
      all[index].end = max(end, findings[index].location)
    }
    return all
  }

  /// The places that lie between two bytes of a unit's text.
  func places(of range: Range<Int>, inUnit index: Int, _ side: Side, form: Int) -> (Location, Location) {
    let unit = units[index]
    var finding = Finding(
      rule: "", level: .note, message: "", at: Location(file: ""), about: "", unit: (index, unit.id))
    (finding.side, finding.source, finding.form) = (side, unit.source, form)
    finding.target = unit.targets.indices.contains(form) ? unit.targets[form] : nil
    finding.sourceRange = side == .source ? range : nil
    finding.targetRange = side == .target ? range : nil
    var start = finding
    start.location = place(of: finding, byte: range.lowerBound)
    let both = placed([start, end(of: finding)])
    return (both[0].location, both[1].location)
  }

  /// A finding of nothing where another one ends.
  private func end(of finding: Finding) -> Finding {
    guard let offset = finding.range?.upperBound else { return finding }
    var end = finding
    if finding.side == .source {
      end.sourceRange = offset..<offset
    } else {
      end.targetRange = offset..<offset
    }
    end.location = place(of: finding, byte: offset)
    return end
  }

  private func place(of finding: Finding, byte: Int) -> Location {
    let unit = units[finding.unitIndex]
    let start = finding.side == .source ? unit.sourceLocation : unit.targetLocation
    return start.advanced(over: finding.text, bytes: byte)
  }
}
