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

  /// A path as people write it: relative where it lies in the working folder or beside it.
  static func shortened(_ path: String) -> String {
    let whole = absolute(path)
    if whole.hasPrefix(self.path) { return String(whole.dropFirst(self.path.count)) }
    let parts = whole.split(separator: "/")
    let own = self.path.split(separator: "/")
    let shared = zip(parts, own).prefix { $0 == $1 }.count
    // Far away, the path from the root says more than a row of dots.
    if shared < 2 { return PathText.normalized(path) }
    return (Array(repeating: "..", count: own.count - shared) + parts[shared...]).joined(separator: "/")
  }

  /// The length of a file in bytes; 0 when there is none.
  static func fileSize(_ path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
