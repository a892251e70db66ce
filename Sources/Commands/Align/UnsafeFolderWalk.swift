import Formats
import ProjectConfiguration
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

  /// The paths of all files below a folder, relative to it and in order; hidden ones, links to folders, pipes and
  /// devices are left out.
  ///
  /// - Throws: ``InputError`` when a folder cannot be read.
  static func files(below folder: String) throws(InputError) -> [String] {
    var first: InputError?
    let files = files(below: folder, entering: { _ in true }, failure: { first = first ?? $0 })
    if let first { throw first }
    return files
  }

  /// The same, passing over folders that are not wanted, and over those that cannot be read.
  ///
  /// - Parameters:
  ///   - isWanted: Takes the path of a folder, relative to `folder`.
  ///   - failure: Takes what cannot be read.
  static func files(
    below folder: String, entering isWanted: (String) -> Bool, failure: (InputError) -> Void
  ) -> [String] {
    var files: [String] = []
    var open = [""]
    while let prefix = open.popLast() {
      var names: [String] = []
      do throws(InputError) { names = try self.names(in: folder + "/" + prefix) } catch { failure(error) }
      for name in names where !name.hasPrefix(".") {
        let path = prefix + name
        switch kind(folder + "/" + path) {
        case .folder: if isWanted(path) { open.append(path + "/") }
        case .file: files.append(path)
        case .other: break
        case .unnamable:
          failure(
            InputError(
              "the file's name is no UTF-8", at: Location(file: PathText.normalized(folder + "/" + path)),
              remedy: "rename it"))
        }
      }
    }
    return files.sorted()
  }

  private enum Kind { case folder, file, other, unnamable }

  private static func kind(_ path: String) -> Kind {
    var status = stat()
    // A name that is no UTF-8 was changed when it became a text.
    guard unsafe lstat(path, &status) == 0 else { return path.contains("\u{FFFD}") ? .unnamable : .other }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    guard unsafe stat(path, &status) == 0 else { return .other }
    return status.st_mode & S_IFMT == S_IFREG ? .file : .other
  }

  static func names(in folder: String) throws(InputError) -> [String] {
    do { return try FolderListing.names(in: folder) } catch {
      throw InputError("the folder cannot be read: \(error.message)", at: Location(file: folder))
    }
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
