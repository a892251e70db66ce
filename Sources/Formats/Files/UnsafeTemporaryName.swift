#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names that files have while they are written: `.NAME.TOKEN.tmp`, beside the file.
enum TemporaryName {
  /// Finds a name for a file that is to take the place of another.
  ///
  /// The first name is always the same, and one that a killed process left is taken over: however often a process is
  /// killed, at most one file is left, until the next one that lives. Others are for processes that write at once.
  ///
  /// - Parameter create: Makes a file of that name, unless there is one; what it says is in `errno` when it fails.
  static func take(for path: String, create: (String) -> Bool) throws(SystemError) -> String {
    var name = named("0", for: path)
    for _ in 1...100 {
      if create(name) { return name }
      if errno != EEXIST { throw SystemError.last }
      if !remove(name) { name = named(String(UInt64.random(in: .min ... .max), radix: 36), for: path) }
    }
    throw SystemError(number: EEXIST)
  }

  private static func named(_ token: String, for path: String) -> String {
    "\(folder(of: path))/\(stem(of: path))\(token)\(ending)"
  }

  /// Removes a temporary file unless somebody is writing it.
  private static func remove(_ path: String) -> Bool {
    guard let file = try? FileHandle.opening(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK), file.lock()
    else { return false }
    return unsafe unlink(path) == 0
  }

  /// The folder of a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Removes what processes left behind that were killed while they wrote these files: temporary files that nobody has
  /// locked.
  static func removeAbandoned(of paths: [String]) {
    let folders = Dictionary(grouping: paths, by: folder)
    for (folder, paths) in folders {
      let stems = Set(paths.map(stem))
      for name in (try? FolderListing.names(in: folder)) ?? [] where isAbandoned(name, stems) {
        _ = remove("\(folder)/\(name)")
      }
    }
  }

  private static let ending = ".tmp"

  private static func stem(of path: String) -> String {
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    return ".\(name.prefix(100))."
  }

  /// Whether a name is one that ``take(for:create:)`` finds for a stem.
  private static func isAbandoned(_ name: String, _ stems: Set<String>) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(ending),
      let dot = name.dropLast(ending.utf8.count).lastIndex(of: "."), dot > name.startIndex
    else { return false }
    let token = name[name.index(after: dot)...].dropLast(ending.utf8.count)
    return stems.contains(String(name[...dot])) && UInt64(token, radix: 36) != nil
  }
}
