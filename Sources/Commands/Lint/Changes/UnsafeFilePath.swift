#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths as texts: made absolute, tidied, and seen from a folder. Links are not followed but for the folders of
/// ``real(_:)``.
enum FilePath {
  /// An absolute path without `.`, `..` and double slashes.
  static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : workingFolder + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The path as it is written from a folder; with `..` where it lies elsewhere.
  static func relative(_ path: String, to folder: String) -> String {
    let (own, base) = (absolute(path).split(separator: "/"), absolute(folder).split(separator: "/"))
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
    let whole = absolute(path)
    guard let folder = unsafe realpath(folder(of: whole), nil) else { return whole }
    defer { unsafe free(folder) }
    let name = whole.split(separator: "/").last ?? ""
    let resolved = unsafe String(cString: folder)
    return resolved == "/" ? "/" + name : resolved + "/" + name
  }

  /// Whether there is a file or folder.
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  private static var workingFolder: String {
    guard let folder = unsafe getcwd(nil, 0) else { return "" }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder)
  }
}
