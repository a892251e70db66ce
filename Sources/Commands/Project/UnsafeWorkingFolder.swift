import ProjectConfiguration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths as seen from the folder that the process runs in.
enum WorkingFolder {
  /// Its absolute path, with a slash at the end.
  static let path: String = {
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    let text = unsafe String(cString: path)
    return text.hasSuffix("/") ? text : text + "/"
  }()

  /// A path from the root of the disk, without dots.
  static func absolute(_ path: String) -> String {
    PathText.normalized(path.hasPrefix("/") ? path : self.path + path)
  }

  /// A path as short as it can be: relative where it lies in the working folder.
  static func shortened(_ path: String) -> String {
    let whole = absolute(path)
    return whole.hasPrefix(self.path) ? String(whole.dropFirst(self.path.count)) : PathText.normalized(path)
  }

  /// The length of a file in bytes; 0 when there is none.
  static func fileSize(_ path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
