import Formats
import LintEngine
import TextModel

/// The inputs of a run, some at a time, so that a tree of any size fits into memory.
struct LintBatches {
  private let jobs: LintJobs
  private let reading: LintReading
  private var next = 0
  /// Whether a file of the project could not be read.
  private(set) var hasFailed: Bool

  /// A batch is full when its files have so many bytes.
  private static let size = 4 << 20

  init(_ jobs: LintJobs, reading: LintReading) {
    (self.jobs, self.reading) = (jobs, reading)
    hasFailed = jobs.hasFailed
  }

  /// The next inputs, in the order of the run; `nil` at the end.
  ///
  /// A file of a project that cannot be read is told and passed over.
  /// - Throws: ``InputError`` when a file cannot be used that the user named.
  mutating func nextBatch() throws -> [LintInput]? {
    if next == jobs.jobs.count { return nil }
    var inputs: [LintInput] = []
    var bytes = 0
    while next < jobs.jobs.count, bytes < Self.size {
      let job = jobs.jobs[next]
      next += 1
      bytes += job.size(in: reading.project)
      do {
        if let input = try reading.input(job) { inputs.append(input) }
      } catch let error as InputError where jobs.isProject {
        Console.current.message(error.description)
        hasFailed = true
      }
    }
    return inputs
  }
}
