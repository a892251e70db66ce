import TextModel

/// Lines that changed, as git tells them.
struct GitChanges {
  /// Against what the files are compared.
  enum Base {
    /// A commit, or with `...` behind it, the last one that it has in common with the present one.
    case commit(String)
    /// The present commit; only what is staged counts. Lines are those of the index, or of the files on the disk.
    case index(onDisk: Bool)
  }

  private let base: Base
  /// Changed lines by real path, for each work tree.
  private var trees: [String: [String: LineSet]] = [:]

  init(since base: Base) { self.base = base }

  /// The changed lines of a file.
  /// - Throws: ``InputError`` when the file is in no work tree of git, or git does not know the commit.
  mutating func lines(of path: String) throws(InputError) -> LineSet {
    let real = FilePath.real(path)
    let tree = try Self.tree(of: real, named: path)
    if trees[tree] == nil { trees[tree] = try changes(in: tree) }
    return trees[tree]?[real] ?? .none
  }

  /// The work tree that a file lies in: the nearest folder with a `.git`.
  private static func tree(of real: String, named path: String) throws(InputError) -> String {
    if let tree = tree(around: FilePath.folder(of: real)) { return tree }
    throw InputError(
      "the file is in no git repository, so nobody knows what changed", at: Location(file: path),
      remedy: "leave out --diff and --staged")
  }

  /// The nearest folder upward that has a `.git`; `nil` when there is none.
  static func tree(around folder: String) -> String? {
    var folder = folder
    while true {
      if FilePath.exists(folder + "/.git") { return folder }
      if folder == "/" { return nil }
      folder = FilePath.folder(of: folder)
    }
  }

  private func changes(in tree: String) throws(InputError) -> [String: LineSet] {
    var lines: [String: LineSet] = [:]
    switch base {
    case .commit(let name):
      let commit = try Self.commit(name, in: tree)
      for file in DiffReader.hunks(try Self.diff(["-M", commit], in: tree)) {
        lines["\(tree)/\(file.file)"] = Self.newLines(file.hunks)
      }
      for name in try Self.untracked(in: tree) { lines["\(tree)/\(name)"] = .all }
    case .index(let onDisk):
      let later = Dictionary(
        (onDisk ? DiffReader.hunks(try Self.diff([], in: tree)) : []).map { ($0.file, $0.hunks) }
      ) { first, _ in first }
      for file in DiffReader.hunks(try Self.diff(["-M", "--cached"], in: tree)) {
        lines["\(tree)/\(file.file)"] = Self.newLines(file.hunks).moved(by: later[file.file] ?? [])
      }
    }
    return lines
  }

  /// The files that were changed after they were staged, as they are staged, in the work trees around some paths.
  ///
  /// - Throws: ``InputError`` when git cannot tell.
  static func stagedContents(around paths: [String]) throws(InputError) -> FileContents {
    var contents = FileContents()
    let trees = paths.map(FilePath.real).compactMap {
      tree(around: FolderWalk.isFolder($0) ? $0 : FilePath.folder(of: $0))
    }
    for tree in Set(trees) {
      let names = try output(
        ["diff", "--name-only", "--no-relative", "--diff-filter=M", "-z", "--"], in: tree)
      for name in names.split(separator: 0).map({ String(decoding: $0, as: UTF8.self) }) {
        contents[absolute: "\(tree)/\(name)"] = try output(["cat-file", "blob", ":\(name)"], in: tree)
      }
    }
    return contents
  }

  /// The lines that came.
  private static func newLines(_ hunks: [DiffHunk]) -> LineSet {
    var lines = LineSet.none
    for hunk in hunks {
      if hunk.new.isEmpty { continue }
      lines.append(hunk.new.lowerBound...hunk.new.upperBound - 1)
    }
    return lines
  }

  private static func commit(_ name: String, in tree: String) throws(InputError) -> String {
    let isMergeBase = name.hasSuffix("...")
    let reference = isMergeBase ? String(name.dropLast(3)) : name
    var result = try git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"], in: tree)
    if isMergeBase, result.status == 0 {
      result = try git(["merge-base", line(result.output), "HEAD"], in: tree)
    }
    if result.status == 0 { return line(result.output) }
    let told = result.errors.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
    throw InputError(
      "git does not know the commit \"\(name)\"\(told)",
      remedy: "fetch it first; a shallow clone may lack it")
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
  }

  private static func diff(_ arguments: [String], in tree: String) throws(InputError) -> [UInt8] {
    let fixed = [
      "-c", "core.quotePath=false", "-c", "diff.orderFile=/dev/null", "diff", "-U0", "--no-color",
      "--no-ext-diff", "--no-textconv",
      "--no-relative", "--src-prefix=a/", "--dst-prefix=b/",
    ]
    return try output(fixed + arguments + ["--"], in: tree)
  }

  private static func untracked(in tree: String) throws(InputError) -> [String] {
    try output(["ls-files", "--others", "--exclude-standard", "-z"], in: tree)
      .split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func output(_ arguments: [String], in tree: String) throws(InputError) -> [UInt8] {
    let result = try git(arguments, in: tree)
    if result.status == 0 { return result.output }
    let told = result.errors.split(whereSeparator: \.isNewline).first ?? "no message"
    throw InputError("git fails: \(told)", at: Location(file: tree))
  }

  private static func git(_ arguments: [String], in tree: String) throws(InputError) -> Subprocess.Result {
    try Subprocess.run("git", ["-C", tree] + arguments)
  }
}
