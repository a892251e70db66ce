import ArgumentParser
import ProjectConfiguration
import TextModel

extension LintCommand {
  /// Checks again whenever a file changes, until the process is ended.
  func keepChecking() throws {
    var watch = FileWatch(paths: watchedPaths)
    repeat {
      check()
      common.note("waiting for changes; Ctrl-C ends")
    } while next(&watch)
  }

  /// One round; its errors are told, and end nothing.
  private func check() {
    if Console.current.isTerminal() { Console.current.draw("\u{1B}[2J\u{1B}[3J\u{1B}[H") }
    do { try runOnce() } catch is ExitCode {} catch { Console.current.message("\(error)") }
  }

  private func next(_ watch: inout FileWatch) -> Bool {
    guard let changed = watch.next() else { return false }
    let more = changed.count > 3 ? " and \(changed.count - 3) more" : ""
    common.note("changed: \(changed.prefix(3).joined(separator: ", "))\(more)")
    return true
  }

  /// The files of the run with all that they are checked against, and the folders in which files may appear.
  private func watchedPaths() -> (files: Set<String>, folders: Set<String>) {
    var files = Set(paths.filter { !FolderWalk.isFolder($0) } + glossary)
    if let known = baseline.baseline { files.insert(known) }
    var folders: Set<String> = []
    guard let project = try? project() else {
      // Until somebody mends the configuration, nothing else matters.
      if let file = ProjectFolder.file(configuration, from: folder) { files.insert(file) }
      return (files, folders)
    }
    let settings = project.settings
    files.formUnion([settings.file, settings.baseline?.value].compactMap(\.self))
    files.formUnion(settings.extended + settings.glossaries.map(\.value))
    if isAboutProject(project) {
      for path in project.plan(failure: { _ in }).items.flatMap(\.paths) {
        files.insert(project.shown(path))
        for folder in Self.folders(of: path) { folders.insert(project.shown(folder)) }
      }
      folders.insert(settings.folder.isEmpty ? "." : settings.folder)
    }
    return (files, folders)
  }

  private func isAboutProject(_ project: ProjectFolder) -> Bool {
    paths.isEmpty || paths.contains(where: FolderWalk.isFolder) || project.isConfigured
  }

  /// The folders that a path of the project leads through.
  private static func folders(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}
