import ArgumentParser
import Formats
import ProjectConfiguration
import Resources
import TextModel

/// `--config`.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: "Configuration file, or none (default: the nearest .glosa.yml from the working folder upward).")
  var file: String?
}

/// A project on the disk: its settings, and its files.
struct ProjectFolder {
  var settings: ProjectSettings

  /// A folder of which nothing is known but the settings.
  init(settings: ProjectSettings) { self.settings = settings }

  /// The configuration file that was asked for, else the nearest one upward; without one, the folder as it is.
  ///
  /// - Parameter folder: Where to begin; `""` for the working folder.
  /// - Throws: ``InputError`` when the configuration cannot be read.
  init(_ options: ConfigurationOptions, from folder: String, _ common: CommonOptions) throws {
    if let file = Self.file(options, from: folder) {
      settings = try ProjectSettings(file: WorkingFolder.shortened(file), rules: KnownRules.all)
      common.detail("configuration: \(WorkingFolder.shortened(file))")
    } else {
      settings = ProjectSettings(rules: KnownRules.all, folder: folder)
    }
  }

  /// The configuration file that counts; `nil` when there is none.
  static func file(_ options: ConfigurationOptions, from folder: String) -> String? {
    options.file == "none" ? nil : options.file ?? nearest(from: folder)
  }

  private static func nearest(from folder: String) -> String? {
    var folder = WorkingFolder.absolute(folder.isEmpty ? "." : folder)
    while true {
      let file = (folder == "/" ? "" : folder) + "/" + ProjectSettings.fileName
      if InputFile(file).exists, !FolderWalk.isFolder(file) { return file }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// A path of the process, relative to the project; `nil` when it lies outside.
  func relative(_ path: String) -> String? {
    let root = WorkingFolder.absolute(root)
    let whole = WorkingFolder.absolute(path)
    if whole == root { return "" }
    let start = root == "/" ? "/" : root + "/"
    return whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : nil
  }

  /// A path of the project as the process opens and shows it.
  func shown(_ path: String) -> String { WorkingFolder.shortened(settings.folder + path) }

  /// The folder as the process can open it.
  private var root: String { settings.folder.isEmpty ? "." : settings.folder }

  /// What git ignores in it, unless the configuration says that this does not matter.
  var ignored: GitIgnored { settings.respectsGitignore?.value ?? true ? GitIgnored(in: root) : GitIgnored() }

  /// All files, relative to the project, but for those that are left out; what cannot be read is handed over.
  func files(failure: (InputError) -> Void) -> [String] {
    let ignored = ignored
    return FolderWalk.files(
      below: root, entering: { !settings.excludes($0 + "/") && !ignored.contains($0 + "/") },
      failure: failure
    ).filter { !settings.excludes($0) && !ignored.contains($0) }
  }

  /// What there is to check.
  func plan(failure: (InputError) -> Void) -> ProjectPlan {
    ProjectPlan(files(failure: failure), settings: settings, isReadable: Self.isReadable)
  }

  /// Whether a name's extension is that of a format.
  static func isReadable(_ path: String) -> Bool {
    let name = InputFile(path).baseName.lowercased()
    if Format.forFile(named: path) != nil { return true }
    let parts = name.split(separator: ".").dropFirst().suffix(2).map(String.init)
    return parts.contains { part in ResourceFormats.all.contains { $0.fileExtensions.contains(part) } }
  }
}
