import Formats
import TextModel

/// What earlier runs found, each input in a file that is named by the hash of all that it depends on.
///
/// Such files never change, so that runs side by side cannot disturb one another. A file that cannot be read, or is not
/// what was written, is as good as none. Files that no run asked for in 30 days go, and the oldest ones beyond 256 MB.
struct LintCache {
  private let folder: String
  private let signature: RunSignature
  private let bounds: Bounds

  /// How much is kept, and how long.
  struct Bounds {
    var bytes = 256 << 20
    var days = 30
  }

  init(folder: String, signature: RunSignature, bounds: Bounds = Bounds()) {
    (self.folder, self.signature, self.bounds) = (folder, signature, bounds)
  }

  /// What is known about an input.
  enum Entry {
    /// There is nothing in it to look at.
    case nothing
    case contribution(LintContribution)
  }

  /// The name under which the input of a job is kept; `nil` for one that cannot be known before it is read.
  func name(for job: LintJob, in project: ProjectFolder) -> String? { signature.name(for: job, in: project) }

  /// What an earlier run found; `nil` when there is none, or it cannot be used.
  func entry(_ name: String) -> Entry? {
    let path = path(name)
    guard let bytes = CacheFile.read(path), bytes.count > Self.checkLength else { return nil }
    let body = Array(bytes.dropLast(Self.checkLength))
    guard bytes.suffix(Self.checkLength).elementsEqual(ContentHash.text(of: body).utf8) else { return nil }
    CacheFile.markAsUsed(path)
    return try? Self.decoded(body)
  }

  /// Keeps what was found. That it cannot be kept is no defect of the run.
  func keep(_ contribution: LintContribution?, as name: String) {
    var writer = CacheWriter()
    writer.write(contribution) { $0.write($1) }
    let body = writer.bytes
    CacheFile.write(body + Array(ContentHash.text(of: body).utf8), to: path(name))
  }

  /// Takes out what is old, once a day.
  func trim() { CacheFile.trim(folder, bytes: bounds.bytes, days: bounds.days) }

  private func path(_ name: String) -> String { "\(folder)/\(name)\(CacheFile.suffix)" }

  /// The length of the hash behind the contents.
  private static let checkLength = 32

  private static func decoded(_ body: [UInt8]) throws(CacheReader.Malformed) -> Entry {
    var reader = try CacheReader(body)
    let found = try reader.optional { reader throws(CacheReader.Malformed) in try reader.contribution() }
    guard reader.isAtEnd else { throw CacheReader.Malformed() }
    return found.map { .contribution($0) } ?? .nothing
  }
}
