/// Waits for files to change.
///
/// It looks at their sizes and times again and again: that works on every file system, network and container mounts
/// included, where notifications (inotify) do not arrive, and needs no watch for every folder.
struct FileWatch {
  /// The files that count, and the folders in which others may appear.
  private let paths: () -> (files: Set<String>, folders: Set<String>)
  /// Lets a time pass, in milliseconds; gives back whether to go on.
  private let wait: (Int32) -> Bool
  private var files: [String: FileState] = [:]
  private var folders: [String: FileState] = [:]

  private static let interval: Int32 = 400
  /// Nothing may have changed for so long: editors and git write several files, one after the other.
  private static let quiet: Int32 = 150

  init(
    paths: @escaping () -> (files: Set<String>, folders: Set<String>),
    wait: @escaping (Int32) -> Bool = { milliseconds in
      FileState.wait(milliseconds: milliseconds)
      return true
    }
  ) {
    (self.paths, self.wait) = (paths, wait)
    look()
  }

  /// Takes the present state as known.
  private mutating func look() {
    let paths = paths()
    (files, folders) = (FileState.all(paths.files), FileState.all(paths.folders))
  }

  /// The files that came, changed or went since the last call, sorted; `nil` when it is to end.
  mutating func next() -> [String]? {
    while true {
      let old = files
      repeat {
        if !wait(Self.interval) { return nil }
      } while FileState.all(files.keys) == files && FileState.all(folders.keys) == folders
      var last = FileState.all(files.keys)
      while true {
        if !wait(Self.quiet) { return nil }
        let now = FileState.all(files.keys)
        if now == last { break }
        last = now
      }
      look()
      // In a folder something may have changed that nobody checks.
      let changed = Set(old.keys).union(files.keys).filter { old[$0] != files[$0] }
      if !changed.isEmpty { return changed.sorted() }
    }
  }
}
