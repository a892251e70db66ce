import TextModel

/// What git ignores below a folder; git itself is asked, with all its sources of patterns.
struct GitIgnored {
  /// Relative to the folder; folders have a slash at the end.
  private var paths: Set<String> = []

  init() {}

  /// Nothing is ignored where there is no git or no repository, nor in a folder that is ignored itself.
  init(in folder: String) {
    guard GitChanges.tree(around: WorkingFolder.absolute(folder)) != nil,
      let listed = Self.git(
        ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"], in: folder),
      !listed.output.isEmpty, Self.git(["check-ignore", "--quiet", "."], in: folder)?.status == 1
    else { return }
    paths = Set(listed.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  private static func git(_ arguments: [String], in folder: String) -> Subprocess.Result? {
    try? Subprocess.run("git", ["-C", folder] + arguments)
  }

  /// Whether a path is ignored, or a folder that it lies in; folders end in a slash.
  func contains(_ path: String) -> Bool {
    if paths.isEmpty { return false }
    if paths.contains(path) { return true }
    return path.indices.contains { path[$0] == "/" && paths.contains(String(path[...$0])) }
  }
}
