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

  /// What picks the findings on those lines.
  ///
  /// - Parameter onDisk: Whether files are looked at as they are on the disk, not as they are staged.
  func filter(onDisk: Bool) -> ChangeFilter {
    ChangeFilter(isLimited ? GitChanges(since: diff.map { .commit($0) } ?? .index(onDisk: onDisk)) : nil)
  }

  /// What stands for the files on the disk: a commit takes what is staged.
  ///
  /// - Throws: ``InputError`` when git cannot tell what is staged.
  func contents(around paths: [String]) throws(InputError) -> FileContents {
    staged ? try GitChanges.stagedContents(around: paths) : FileContents()
  }
}

/// Picks findings on lines that changed.
struct ChangeFilter {
  /// `nil` when all lines count.
  private var changes: GitChanges?

  init(_ changes: GitChanges?) { self.changes = changes }

  /// Whether something changed in one of some files.
  /// - Throws: as ``select(_:of:)``.
  mutating func touches(_ files: [String]) throws(InputError) -> Bool {
    if changes == nil { return true }
    for file in files { if try changes?.lines(of: file) != LineSet.none { return true } }
    return false
  }

  /// The findings of an input that are about a changed line, on either side.
  /// - Throws: ``InputError`` when git cannot tell what changed.
  mutating func select(_ findings: [Finding], of input: LintInput) throws(InputError) -> [Finding] {
    if changes == nil { return findings }
    let lines = UnitLines(input)
    var kept: [Finding] = []
    for finding in findings {
      for side in [Side.source, .target] {
        guard let place = lines.lines(of: finding, on: side) else { continue }
        if try changes?.lines(of: place.file).meets(place.lines) ?? true {
          kept.append(finding)
          break
        }
      }
    }
    return kept
  }

  /// The findings whose own line changed.
  /// - Throws: as ``select(_:of:)``.
  mutating func select(_ findings: [Finding]) throws(InputError) -> [Finding] {
    if changes == nil { return findings }
    var kept: [Finding] = []
    for finding in findings {
      let line = max(1, finding.location.line)
      if try changes?.lines(of: finding.location.file).meets(line...line) ?? true { kept.append(finding) }
    }
    return kept
  }
}
