import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file descriptor that is closed when it goes out of scope.
package struct FileHandle: ~Copyable {
  let descriptor: Int32
  /// Whether the descriptor is ours to close; standard streams are not.
  private let isOwned: Bool

  init(descriptor: Int32, isOwned: Bool = true) {
    self.descriptor = descriptor
    self.isOwned = isOwned
  }

  deinit { if isOwned { _ = close(descriptor) } }

  /// Opens a file, or fails with the system's error number.
  package static func opening(_ path: String, flags: Int32, mode: mode_t = 0) throws(SystemError)
    -> FileHandle
  {
    while true {
      let descriptor = unsafe open(path, flags | O_CLOEXEC, mode)
      if descriptor >= 0 { return FileHandle(descriptor: descriptor) }
      if errno != EINTR { throw SystemError(number: errno) }
    }
  }

  /// Reads up to `count` bytes, appends them to `buffer` and says how many; 0 at the end.
  package func read(_ count: Int, into buffer: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      var (got, number): (Int, Int32) = (0, 0)
      buffer.append(addingCapacity: count) { span in
        unsafe span.withUnsafeMutableBufferPointer { bytes, initialized in
          // The span has room for `count` bytes, which are more than none.
          got = unsafe Self.systemRead(descriptor, bytes.baseAddress!, count)
          number = errno
          initialized = max(0, got)
        }
      }
      if got >= 0 { return got }
      if number != EINTR { throw SystemError(number: number) }
    }
  }

  /// Writes all bytes.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes {
        // `start` lies inside the array, which is not empty.
        unsafe Self.systemWrite(descriptor, $0.baseAddress! + start, $0.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw SystemError(number: errno)
      }
      start += written
    }
  }

  /// How long the file is, in bytes; 0 for pipes and devices.
  func size() -> Int {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Locks the file as long as it is open, where the file system can.
  ///
  /// - Returns: Whether nobody else has it locked.
  @discardableResult func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Asks the system to put everything written on the disk.
  func synchronize() throws(SystemError) {
    // Pipes and some network folders cannot; that is no failure of the write.
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw SystemError(number: errno) }
  }

  private static func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, start, count)
    #elseif canImport(Musl)
      unsafe Musl.read(descriptor, start, count)
    #else
      unsafe Darwin.read(descriptor, start, count)
    #endif
  }

  private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, start, count)
    #else
      unsafe Darwin.write(descriptor, start, count)
    #endif
  }
}

/// What the system said when a call failed.
package struct SystemError: Error, Equatable, Sendable {
  let number: Int32

  /// The system's words, such as `No space left on device`.
  package var message: String { unsafe String(cString: strerror(number)) }

  /// The last call's error.
  static var last: SystemError { SystemError(number: errno) }
}

/// What a path names.
enum PathKind: Equatable { case missing, file, folder, other }

/// What a path names, after links were followed.
func pathKind(_ path: String) -> PathKind {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return .missing }
  switch status.st_mode & S_IFMT {
  case S_IFREG: return .file
  case S_IFDIR: return .folder
  default: return .other
  }
}

/// Whether a path itself is a link, wherever it leads.
func isLink(_ path: String) -> Bool {
  var status = stat()
  return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// The path with links followed; `nil` when it does not exist.
func resolvedPath(_ path: String) -> String? {
  guard let resolved = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

/// The permission bits of a file; `nil` when there is no such file.
func permissions(of path: String) -> mode_t? {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return nil }
  return status.st_mode & 0o7777
}
