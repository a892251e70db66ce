import LintEngine
import ProjectConfiguration
import TextModel

/// What is known of the files of an editor and their projects, brought up to date when it is asked for.
struct CheckStore {
  private let options: ServingOptions
  /// The folders that the editor has open: absolute paths, without a slash at the end.
  private(set) var roots: [String] = []
  /// The files as they are in the editor.
  private(set) var contents = FileContents()
  /// By folder of a file.
  private var projectsByFolder: [String: EditedProject] = [:]
  /// By configuration file or folder.
  private var projects: [String: EditedProject] = [:]
  private var checks: [Key: Check] = [:]

  private struct Key: Hashable {
    var project: ObjectIdentifier
    var paths: [String]
  }

  init(_ options: ServingOptions) { self.options = options }

  /// Takes other folders, or the same ones anew: configuration, glossaries and the files that there are are read again.
  mutating func reset(roots: [String]? = nil) {
    self.roots = roots ?? self.roots
    (projectsByFolder, projects, checks) = ([:], [:], [:])
  }

  /// Takes other contents for a file; `nil` for those on the disk.
  mutating func change(_ path: String, to bytes: [UInt8]?) {
    contents[absolute: path] = bytes
    forget(path)
  }

  /// Forgets what is known of a file and of all that is checked with it.
  /// - Returns: Whether anything was.
  @discardableResult mutating func forget(_ path: String) -> Bool {
    let old = checks.count
    checks = checks.filter { !$0.key.paths.contains(path) }
    return checks.count < old
  }

  /// The project of a file.
  /// - Throws: ``InputError`` when its configuration cannot be used.
  mutating func project(of path: String) throws -> EditedProject {
    try project(at: PathText.folder(of: path), within: root(of: path))
  }

  /// The folder of the editor that a file lies in.
  private func root(of path: String) -> String? {
    roots.filter { path.hasPrefix($0 + "/") }.max { $0.utf8.count < $1.utf8.count }
  }

  private mutating func project(at place: String, within root: String?) throws -> EditedProject {
    if let known = projectsByFolder[place] { return known }
    var folder = try ProjectFolder(options.configuration, from: place, options.common)
    if folder.settings.file == nil, let root {
      folder = try ProjectFolder(options.configuration, from: root, options.common)
    }
    let name = folder.settings.file ?? folder.settings.folder
    // A file from elsewhere may lie in a folder of anything, a home or the root.
    let hasTree = folder.settings.file != nil || root != nil
    let project = projects[name] ?? EditedProject(folder, options, hasTree: hasTree)
    (projects[name], projectsByFolder[place]) = (project, project)
    return project
  }

  /// The projects of the editor's folders.
  /// - Throws: ``InputError`` when a configuration cannot be used.
  mutating func allProjects() throws -> [EditedProject] {
    var all: [EditedProject] = []
    for root in roots {
      let own = try project(at: root + "/", within: root)
      if !all.contains(where: { $0 === own }) { all.append(own) }
    }
    return all
  }

  /// What is checked with a file, whether it is known yet or not.
  mutating func jobs(about path: String) throws -> [(project: EditedProject, job: LintJob)] {
    let project = try project(of: path)
    return project.jobs(about: path).map { (project, $0) }
  }

  /// What is known of a part of a project; looked at when it is not known yet.
  mutating func check(_ job: LintJob, in project: EditedProject) -> Check {
    let key = key(job, project)
    if let known = checks[key] { return known }
    let check = Check(job, in: project, contents)
    checks[key] = check
    return check
  }

  /// The same without what only open files need.
  mutating func findings(of job: LintJob, in project: EditedProject) -> [PlacedFinding] {
    let check = check(job, in: project)
    let key = key(job, project)
    if !key.paths.contains(where: { contents[absolute: $0] != nil }) { checks[key]?.input = nil }
    return check.findings
  }

  /// Whether a part of a project is known.
  func isKnown(_ job: LintJob, in project: EditedProject) -> Bool { checks[key(job, project)] != nil }

  private func key(_ job: LintJob, _ project: EditedProject) -> Key {
    Key(project: ObjectIdentifier(project), paths: job.paths(in: project.folder))
  }

  /// All that is known of a file.
  mutating func checks(about path: String) throws -> [Check] {
    try jobs(about: path).map { check($0.job, in: $0.project) }
  }

  /// The findings in a file, each once: a source may be checked with many translations. A comment silences nothing when
  /// it does so in none of them.
  mutating func findings(in path: String) throws -> [PlacedFinding] {
    let all = try checks(about: path).map { $0.findings(in: path) }
    if all.count < 2 { return all.first ?? [] }
    var counts: [SeenFinding: Int] = [:]
    for own in all { for finding in Set(own.map(SeenFinding.init)) { counts[finding, default: 0] += 1 } }
    return all.joined().filter { placed in
      let isUnused = placed.finding.rule == ProjectRules.unusedSuppression.id
      let count = counts.removeValue(forKey: SeenFinding(placed)) ?? 0
      return isUnused ? count == all.count : count > 0
    }
  }
}

/// What makes two findings of a file one.
private struct SeenFinding: Hashable {
  private let rule: String
  private let message: String
  private let location: Location

  init(_ placed: PlacedFinding) {
    (rule, message, location) = (placed.finding.rule, placed.finding.message, placed.finding.location)
  }
}
