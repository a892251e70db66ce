import Formats

/// Where the contents of files come from: the disk, but for files that an editor has open.
struct FileContents: Sendable {
  /// By absolute path.
  private var open: [String: [UInt8]] = [:]

  /// A file as it is now.
  /// - Parameter path: As it is to be named in messages; `-` is standard input.
  func file(_ path: String) -> InputFile {
    if open.isEmpty || path == "-" { return InputFile(path) }
    return open[WorkingFolder.absolute(path)].map { InputFile($0, name: path) } ?? InputFile(path)
  }

  /// The contents that stand for a file; `nil` leaves it to the disk.
  subscript(absolute path: String) -> [UInt8]? {
    get { open[path] }
    set { open[path] = newValue }
  }
}
