#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What tells that a file was written: its number, size and time of change.
struct FileState: Hashable, Sendable {
  private let number: UInt64
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The state of a file or folder; `nil` when there is none.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    number = UInt64(status.st_ino)
    size = Int(status.st_size)
    (seconds, nanoseconds) = (changed.tv_sec, changed.tv_nsec)
  }

  /// The states of those that are there.
  static func all(_ paths: some Sequence<String>) -> [String: FileState] {
    var states: [String: FileState] = [:]
    for path in paths { states[path] = FileState(path) }
    return states
  }

  /// Lets a time pass.
  static func wait(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }
}
