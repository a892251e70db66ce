#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths seen from a folder, and what they lead to.
enum FilePath {
  /// The path as it is written from a folder; with `..` where it lies elsewhere.
  static func relative(_ path: String, to folder: String) -> String {
    let (own, base) = (
      WorkingFolder.absolute(path).split(separator: "/"), WorkingFolder.absolute(folder).split(separator: "/")
    )
    let common = zip(own, base).prefix { $0 == $1 }.count
    let parts = base.dropFirst(common).map { _ in Substring("..") } + own.dropFirst(common)
    return parts.joined(separator: "/")
  }

  /// The folder of a file.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The absolute path with the links of its folders followed, as git tells it.
  static func real(_ path: String) -> String {
    let whole = WorkingFolder.absolute(path)
    guard let folder = unsafe realpath(folder(of: whole), nil) else { return whole }
    defer { unsafe free(folder) }
    let name = whole.split(separator: "/").last ?? ""
    let resolved = unsafe String(cString: folder)
    return resolved == "/" ? "/" + name : resolved + "/" + name
  }

  /// Whether there is a file or folder.
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
