import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders on the disk.
enum FolderWalk {
  /// Whether a path is a folder, links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The paths of all files below a folder, relative to it and in order; hidden ones and links to folders are left
  /// out.
  ///
  /// - Throws: ``InputError`` when a folder cannot be read.
  static func files(below folder: String) throws(InputError) -> [String] {
    var files: [String] = []
    var open = [""]
    while let prefix = open.popLast() {
      for name in try names(in: folder + "/" + prefix) where !name.hasPrefix(".") {
        let path = prefix + name
        var status = stat()
        guard unsafe lstat(folder + "/" + path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          open.append(path + "/")
        } else if !isFolder(folder + "/" + path) {
          files.append(path)
        }
      }
    }
    return files.sorted()
  }

  private static func names(in folder: String) throws(InputError) -> [String] {
    guard let handle = unsafe opendir(folder) else {
      throw InputError(
        "the folder cannot be read: \(unsafe String(cString: strerror(errno)))", at: Location(file: folder))
    }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// Makes the folders that a file is to lie in.
  /// - Throws: ``InputError`` when one cannot be made.
  static func makeFolders(for path: String) throws(InputError) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      if part.isEmpty || isFolder(folder) { continue }
      if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw InputError(
          "the folder cannot be made: \(unsafe String(cString: strerror(errno)))", at: Location(file: folder))
      }
    }
  }
}
