import ArgumentParser
import TextModel

/// Whether what a run finds is kept for the next one.
struct CacheOptions: ParsableArguments {
  @Flag(name: .customLong("no-cache"), help: "Check everything, and keep nothing for the next run.")
  var noCache = false

  @Option(
    name: .customLong("cache-dir"),
    help: "Folder that keeps what was found (default: glosa in $XDG_CACHE_HOME or ~/.cache).")
  var folder: String?

  mutating func validate() throws {
    if folder?.isEmpty ?? false { throw ValidationError("--cache-dir names no folder.") }
    if folder != nil, noCache { throw ValidationError("--no-cache and --cache-dir exclude each other.") }
  }

  /// The cache of a run; `nil` when there is to be none, or no place for it.
  /// - Throws: ``InputError`` when a folder that was asked for cannot be made.
  func cache(_ signature: () throws -> RunSignature) throws -> LintCache? {
    guard !noCache, let folder = folder ?? Self.usual else { return nil }
    if !CacheFile.prepare(folder) {
      if self.folder == nil { return nil }
      throw InputError(
        "the folder of the cache cannot be written", at: Location(file: folder), remedy: "see --cache-dir")
    }
    return LintCache(folder: folder, signature: try signature())
  }

  /// Where programs keep what they can make again (XDG Base Directory Specification 0.8: relative paths do not count).
  private static var usual: String? {
    if let own = RunningProgram.variable("XDG_CACHE_HOME"), own.hasPrefix("/") { return own + "/glosa" }
    return RunningProgram.variable("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache/glosa" : nil }
  }
}
