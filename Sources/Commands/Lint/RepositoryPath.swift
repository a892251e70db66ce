import Reporting

/// Paths as services know them, which see a repository, not the folder that a program worked in.
enum RepositoryPath {
  /// A path from the top of its git repository; as it is where there is none.
  static func shown(_ path: String) -> String {
    if path == "-" { return path }
    let real = FilePath.real(path)
    guard let tree = GitChanges.tree(around: FilePath.folder(of: real)) else { return path }
    return FilePath.relative(real, to: tree)
  }
}

extension ReportFormat {
  /// Whether the report is for a service that shows findings beside the lines of a repository.
  var isForServices: Bool { [.github, .gitlab, .sarif, .checkstyle].contains(self) }
}
