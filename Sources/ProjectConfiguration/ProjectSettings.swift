import LintEngine
import Resources
import TextModel

/// A value of the configuration and the place that sets it.
public struct Sourced<Value: Sendable>: Sendable {
  public var value: Value
  /// File, line and column; the file alone says where a value comes from that no file sets.
  public var location: Location

  public init(_ value: Value, _ location: Location) {
    self.value = value
    self.location = location
  }
}

/// A level and options for a rule or family.
public struct RuleSetting: Sendable {
  public var id: String
  /// `nil` when options alone are set.
  public var level: RuleSwitch?
  public var options = RuleOptions()
  public var location: Location
}

/// Whether a rule runs.
public enum RuleSwitch: Hashable, Sendable {
  case off
  case on(Level)

  /// `nil` is off.
  public init(_ level: Level?) { self = level.map(Self.on) ?? .off }

  /// `nil` when it is off.
  public var level: Level? { if case .on(let level) = self { level } else { nil } }

  /// As the configuration writes it.
  public var name: String { level?.rawValue ?? "off" }
}

/// Levels and options for some of the files.
public struct RuleOverride: Sendable {
  /// The files that it is about; empty for all.
  public internal(set) var paths: [Glob] = []
  /// The target languages that it is about; empty for all. `es` stands for `es-MX` too.
  public internal(set) var languages: [LanguageTag] = []
  public internal(set) var rules: [RuleSetting] = []

  /// Whether it is about a file of a language.
  func applies(to path: String, _ language: LanguageTag?) -> Bool {
    (paths.isEmpty || paths.choose(path))
      && (languages.isEmpty || language.map { $0.fallbacks.contains(where: languages.contains) } ?? false)
  }
}

/// What the configuration of a project says, the files that it extends included.
///
/// ```swift
/// let settings = try ProjectSettings(file: ".glosa.yml", rules: rules)
/// let level = settings.levels(for: "docs/es/guide.md", in: "es")["number/value"]
/// ```
public struct ProjectSettings: Sendable {
  /// The folder that paths are relative to, with a slash at the end; empty for the working directory.
  public internal(set) var folder = ""
  /// The configuration file; `nil` without one.
  public internal(set) var file: String?
  public internal(set) var source: Sourced<LanguageTag>?
  /// The languages that are checked; empty for all that are found.
  public internal(set) var targets: [Sourced<LanguageTag>] = []
  /// Bilingual files.
  public internal(set) var files: [Sourced<Glob>] = []
  /// Where translations lie.
  public internal(set) var pairs: [Sourced<PairRule>] = []
  /// Glossaries, their paths as the process can open them.
  public internal(set) var glossaries: [Sourced<String>] = []
  /// Files that are left out, beside ``defaultExclusions``.
  public internal(set) var exclude: [Sourced<Glob>] = []
  /// Rules or families that run, when it is not empty.
  public internal(set) var only: [Sourced<String>] = []
  /// In the order in which they are given.
  public internal(set) var rules: [RuleSetting] = []
  public internal(set) var overrides: [RuleOverride] = []
  var commandLine: [RuleSetting] = []
  /// The lowest level that makes a run fail: `error`, `warning`, `note` or `never`.
  public internal(set) var failOn: Sourced<String>?
  /// Findings that are known, its path as the process can open it.
  public internal(set) var baseline: Sourced<String>?
  /// Whether files that git ignores are left out.
  public internal(set) var respectsGitignore: Sourced<Bool>?
  /// The files that the configuration extends.
  public internal(set) var extended: [String] = []
  /// All rules that there are.
  let known: [RuleMetadata]

  /// The settings of a project without configuration.
  /// - Parameters:
  ///   - rules: All rules that there are.
  ///   - folder: The folder that paths are relative to; empty for the working directory.
  public init(rules: [RuleMetadata], folder: String = "") {
    known = rules
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// Folders that nobody wants checked; hidden ones are never looked into.
  public static let defaultExclusions = [
    "node_modules", "bower_components", "__pycache__", "venv", "Pods", "Carthage", "DerivedData",
  ]

  private static let defaultGlobs = defaultExclusions.map { Glob($0) }

  /// Whether a path, relative to ``folder``, is left out.
  public func excludes(_ path: String) -> Bool { (Self.defaultGlobs + exclude.map(\.value)).choose(path) }

  /// The pattern that leaves a path out, and what sets it; `nil` when nothing does.
  public func exclusion(of path: String) -> String? {
    guard excludes(path) else { return nil }
    if let own = exclude.last(where: { $0.value.matches(path) }) { return "\(own.value)  # \(own.location)" }
    return Self.defaultGlobs.first { $0.matches(path) }.map { "\($0), which is never checked" }
  }

  /// Leaves out more files, as the command line wants.
  public mutating func add(exclusions: [String]) {
    exclude += exclusions.map { Sourced(Glob($0), Location(file: "--exclude")) }
  }
}

/// Paths as texts.
public enum PathText {
  /// A path without `.`, without doubled slashes, and without `..` where the folder is in the path.
  public static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The folder of a file with a slash at the end; empty for a bare name.
  public static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
