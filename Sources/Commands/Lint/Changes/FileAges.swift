/// When files were changed last, as git tells it.
enum FileAges {
  /// A moment in the history.
  struct Commit {
    var seconds: Int
    /// The day, `2026-11-23`.
    var day: String
  }

  /// The last commit that changed a file; `nil` when git does not know it.
  static func lastChange(of path: String) -> Commit? {
    let real = FilePath.real(path)
    let folder = FilePath.folder(of: real)
    let arguments = ["-C", folder, "log", "-1", "--format=%at %as", "--", real]
    guard let result = try? Subprocess.run("git", arguments), result.status == 0 else { return nil }
    let parts = String(decoding: result.output, as: UTF8.self).split { $0 == " " || $0.isNewline }
    guard parts.count == 2, let seconds = Int(parts[0]) else { return nil }
    return Commit(seconds: seconds, day: String(parts[1]))
  }
}
