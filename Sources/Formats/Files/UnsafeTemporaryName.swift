#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names that files have while they are written: `.NAME.TOKEN.tmp`, beside the file.
enum TemporaryName {
  /// A name that nothing else has.
  static func new(for path: String) -> String {
    let token = String(UInt64.random(in: .min ... .max), radix: 36)
    return "\(folder(of: path))/\(stem(of: path))\(token)\(ending)"
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
        let path = "\(folder)/\(name)"
        guard let file = try? FileHandle.opening(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK), file.lock()
        else { continue }
        _ = unsafe unlink(path)
      }
    }
  }

  private static let ending = ".tmp"

  private static func stem(of path: String) -> String {
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    return ".\(name.prefix(100))."
  }

  /// Whether a name is one that ``new(for:)`` makes for a stem.
  private static func isAbandoned(_ name: String, _ stems: Set<String>) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(ending),
      let dot = name.dropLast(ending.utf8.count).lastIndex(of: "."), dot > name.startIndex
    else { return false }
    let token = name[name.index(after: dot)...].dropLast(ending.utf8.count)
    return stems.contains(String(name[...dot])) && UInt64(token, radix: 36) != nil
  }
}
