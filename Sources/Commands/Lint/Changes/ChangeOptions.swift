import ArgumentParser
import LintEngine
import TextModel

/// Which lines of the files count.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .long,
    help:
      "Report only what lies on lines that changed since a commit of git; with ... behind it, since the merge base."
  )
  var diff: String?

  @Flag(name: .long, help: "Report only what lies on lines that are staged in git.")
  var staged = false

  mutating func validate() throws {
    if diff != nil, staged { throw ValidationError("--diff and --staged exclude each other.") }
  }

  /// Whether lines are looked at at all.
  var isLimited: Bool { diff != nil || staged }

  /// The findings on changed lines, by input.
  /// - Throws: ``InputError`` when git cannot tell what changed.
  func select(_ findings: [[Finding]], of inputs: [LintInput]) throws(InputError) -> [[Finding]] {
    guard isLimited else { return findings }
    var changes = GitChanges(since: diff.map { .commit($0) } ?? .index)
    var selected: [[Finding]] = []
    for (found, input) in zip(findings, inputs) {
      var lines = UnitLines(input)
      var kept: [Finding] = []
      for finding in found where try Self.isChanged(finding, &lines, &changes) { kept.append(finding) }
      selected.append(kept)
    }
    return selected
  }

  /// Whether a line changed that the finding is about, on either side.
  private static func isChanged(_ finding: Finding, _ lines: inout UnitLines, _ changes: inout GitChanges)
    throws(InputError) -> Bool
  {
    for side in [Side.source, .target] {
      guard let place = lines.lines(of: finding, on: side) else { continue }
      if try changes.lines(of: place.file).meets(place.lines) { return true }
    }
    return false
  }
}
