import Formats
import LintEngine
import ProjectConfiguration
import TextModel

/// An input of a run, or what an earlier run found in it.
enum LintPiece {
  /// To be checked, and kept under a name where there is one.
  case fresh(LintInput, name: String?)
  case known(LintContribution)
}

/// The inputs of a run, some at a time, so that a tree of any size fits into memory.
struct LintBatches {
  private var jobs: LintJobs
  private let reading: LintReading
  private var next = 0
  /// Files of the project that could not be read.
  private(set) var failures: [InputError]

  /// Whether a file of the project could not be read.
  var hasFailed: Bool { !failures.isEmpty }

  /// A batch is full when its files have so many bytes.
  private static let size = 4 << 20

  /// Findings about the configuration, at the levels of its rules.
  var remarks: [Finding] {
    let levels = reading.project.settings.levels(for: "", in: nil).compactMapValues(\.level)
    return jobs.remarks.compactMap { $0.finding(levels) }
  }

  init(_ jobs: LintJobs, reading: LintReading) {
    (self.jobs, self.reading) = (jobs, reading)
    failures = jobs.failures
  }

  /// Leaves out the files of the project on whose lines nothing changed.
  /// - Throws: ``InputError`` when git cannot tell what changed.
  mutating func limit(to changes: inout ChangeFilter) throws(InputError) {
    guard jobs.isProject else { return }
    var kept: [LintJob] = []
    for job in jobs.jobs {
      if try changes.touches(job.files(in: reading.project)) { kept.append(job) }
    }
    jobs.jobs = kept
  }

  /// The next inputs, in the order of the run; `nil` at the end.
  ///
  /// A file of a project that cannot be read is told and passed over.
  /// - Throws: ``InputError`` when a file cannot be used that the user named.
  mutating func nextBatch() throws -> [LintInput]? {
    let reading = reading
    return try nextBatch { try reading.input($0) }
  }

  /// The next inputs, and what a cache knows about them; `nil` at the end.
  ///
  /// - Throws: as ``nextBatch()``.
  mutating func nextPieces(_ cache: LintCache?) throws -> [LintPiece]? {
    let reading = reading
    return try nextBatch { job in
      let name = cache?.name(for: job, in: reading.project)
      switch name.flatMap({ cache?.entry($0) }) {
      case .nothing: return nil
      case .contribution(let known): return .known(known)
      case nil: break
      }
      let said = Console.current.messageCount
      let input = try reading.input(job)
      // What is said about an input would not be said again.
      let kept = Console.current.messageCount == said ? name : nil
      if input == nil, let kept { cache?.keep(nil, as: kept) }
      return input.map { .fresh($0, name: kept) }
    }
  }

  private mutating func nextBatch<Piece>(_ read: (LintJob) throws -> Piece?) throws -> [Piece]? {
    if next == jobs.jobs.count { return nil }
    var pieces: [Piece] = []
    var bytes = 0
    while next < jobs.jobs.count, bytes < Self.size {
      let job = jobs.jobs[next]
      next += 1
      bytes += job.size(in: reading.project)
      do {
        if let piece = try read(job) { pieces.append(piece) }
      } catch let error as InputError where jobs.isProject {
        Console.current.message(error.description)
        failures.append(error)
      }
    }
    return pieces
  }
}
