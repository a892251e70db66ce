import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What tells whether a file is still the one that was read: its number on the disk, its size and when it was changed.
public struct FileStamp: Equatable, Sendable {
  private let path: String
  private let numbers: [Int]

  /// The stamp of a file as it is now; to be taken before it is read.
  public init(of path: String) {
    self.path = path
    var status = stat()
    guard path != "-", unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      numbers = []
      return
    }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    numbers = [Int(status.st_ino), Int(status.st_size), Int(changed.tv_sec), Int(changed.tv_nsec)]
  }

  /// Asks for a file to be as it was.
  /// - Throws: ``InputError`` when it was changed meanwhile, which writing would undo.
  public func check() throws(InputError) {
    if FileStamp(of: path) != self {
      throw InputError(
        "the file was changed by something else meanwhile, so it was left as it is", at: Location(file: path),
        remedy: "run the command again")
    }
  }
}
