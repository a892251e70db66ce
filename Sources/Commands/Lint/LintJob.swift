import Formats
import LintEngine
import ProjectConfiguration
import Resources
import TextModel

/// One piece of a run: what is read, looked at and let go at once.
enum LintJob {
  /// A file that the user named.
  case bilingual(String)
  /// Two files that the user named.
  case pair(String, String)
  /// A part of the project.
  case item(ProjectPlan.Item)

  /// The files that it is about, as the process opens them.
  func files(in project: ProjectFolder) -> [String] {
    switch self {
    case .bilingual(let path): [path]
    case .pair(let source, let target): [source, target]
    case .item(let item): item.paths.map(project.shown)
    }
  }

  /// About how many bytes are read for it.
  func size(in project: ProjectFolder) -> Int {
    files(in: project).reduce(0) { $0 + WorkingFolder.fileSize($1) }
  }
}

/// What a run is about: the files that the user named, or the project.
struct LintJobs {
  var jobs: [LintJob] = []
  /// The language of the project's sources, where it is known.
  private(set) var source: LanguageTag?
  /// Whether the files were found, not named: one that cannot be read does not end the run.
  private(set) var isProject = false
  /// What there is to say about the configuration, where the whole project is checked.
  private(set) var remarks: [Remark] = []
  /// What of the tree could not be read.
  private(set) var failures: [InputError] = []

  /// - Parameters:
  ///   - paths: As the user gave them; none for the whole project.
  ///   - inputFormat: The format that the user named.
  /// - Throws: ``InputError`` when nothing is recognised.
  init(_ paths: [String], _ project: ProjectFolder, inputFormat: String?, _ common: CommonOptions) throws {
    let hasFolder = paths.contains(where: FolderWalk.isFolder)
    if paths.isEmpty || hasFolder || project.isConfigured && inputFormat == nil {
      var failed: [InputError] = []
      let plan = project.plan { error in
        failed.append(error)
        Console.current.message(error.description)
      }
      let chosen = try Self.items(of: plan, paths, project)
      if paths.isEmpty || hasFolder || !chosen.isEmpty {
        jobs = chosen.map { .item($0) }
        (source, isProject, failures) = (plan.source, true, failed)
        if paths.isEmpty || paths.contains(where: { project.relative($0) == "" }) {
          remarks = plan.unmatched.map(Remark.init(unmatched:))
        }
        try report(plan, project, common)
        return
      }
    }
    let kept = paths.filter { !project.excludesNamed($0) }
    jobs = try Self.isPair(kept, inputFormat) ? [.pair(kept[0], kept[1])] : kept.map { .bilingual($0) }
  }

  /// The items that the user's paths are about; none when one of the paths is about no item.
  private static func items(of plan: ProjectPlan, _ paths: [String], _ project: ProjectFolder) throws
    -> [ProjectPlan.Item]
  {
    if paths.isEmpty { return plan.items }
    var wanted: [String] = []
    for path in paths {
      guard let relative = project.relative(path) else {
        if !FolderWalk.isFolder(path) { return [] }
        throw InputError("the folder is not in the project", at: Location(file: path), remedy: "see --config")
      }
      wanted.append(relative)
    }
    if let pair = plan.items.first(where: { wanted.count == 2 && $0.paths == wanted }) { return [pair] }
    func isWanted(_ path: String, _ wanted: String) -> Bool {
      wanted.isEmpty || path == wanted || path.hasPrefix(wanted + "/")
    }
    for (path, relative) in zip(paths, wanted) where !FolderWalk.isFolder(path) {
      if !plan.items.contains(where: { $0.paths.contains(relative) }) { return [] }
    }
    return plan.items.filter { item in
      item.paths.contains { path in wanted.contains { isWanted(path, $0) } }
    }
  }

  /// Two files of which none holds both languages are a pair.
  private static func isPair(_ paths: [String], _ inputFormat: String?) throws -> Bool {
    guard paths.count == 2, inputFormat == nil, paths.allSatisfy({ Format.forFile(named: $0) == nil }) else {
      return false
    }
    return try !paths.contains(where: ResourceLoading.isBilingual)
  }

  /// Says what was recognised.
  private func report(_ plan: ProjectPlan, _ project: ProjectFolder, _ common: CommonOptions) throws {
    if let file = project.settings.file, plan.layouts.isEmpty {
      return common.detail("\(file): \(jobs.count) files or pairs to check")
    }
    if plan.layouts.isEmpty {
      let folder = project.settings.folder
      throw InputError(
        "no translations are recognised here",
        at: Location(file: folder.isEmpty ? "." : PathText.normalized(folder)),
        remedy: "name files, or write .glosa.yml: glosa init")
    }
    for layout in plan.layouts {
      common.note("taken for \(layout): \((layout.rules + layout.files).joined(separator: ", "))")
    }
  }
}

extension ProjectFolder {
  /// Whether the configuration names files.
  var isConfigured: Bool { !settings.files.isEmpty || !settings.pairs.isEmpty }

  /// Whether a file that the user named is left out.
  func excludesNamed(_ path: String) -> Bool {
    settings.exclude.map(\.value).choose(relative(path) ?? PathText.normalized(path))
  }
}
