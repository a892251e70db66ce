import ArgumentParser
import Formats
import LintEngine
import ProjectConfiguration
import Resources
import TextModel

/// `glosa config [FILE]`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the settings of the project, or what holds for a file and why.",
    discussion: """
      Every value stands with the file and line that sets it. Examples:

        glosa config
        glosa config locales/es.json
        glosa config --schema > glosa.schema.json
      """)

  @Argument(help: "A file of the project.")
  var path: String?

  @Flag(name: .long, help: "Print the JSON schema of .glosa.yml, for editors.")
  var schema = false

  @Flag(name: .long, help: "Show the rules at their own levels too.")
  var all = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    if schema { return try Console.current.write(ConfigurationSchema.text(rules: KnownRules.all)) }
    let project = try ProjectFolder(configuration, from: "", common)
    let lines = try path.map { try explanation(of: $0, project) } ?? SettingsListing(project.settings).lines
    try Console.current.write(lines.map { $0 + "\n" }.joined())
  }

  private func explanation(of path: String, _ project: ProjectFolder) throws -> [String] {
    guard let relative = project.relative(path) else {
      throw InputError("the file is not in the project", at: Location(file: path), remedy: "see --config")
    }
    if !InputFile(path).exists {
      throw InputError("there is no such file", at: Location(file: path), remedy: "check the path")
    }
    if let why = project.settings.exclusion(of: relative) { return ["# \(path): left out by \(why)"] }
    if project.ignored.contains(relative) { return ["# \(path): left out by .gitignore"] }
    let plan = project.plan { Console.current.message($0.description) }
    let items = plan.items.filter { $0.paths.contains(relative) }
    if items.isEmpty { return ["# \(path): in no pair and not among the bilingual files"] }
    var lines = items.map { "# " + Self.role(of: relative, in: $0) }
    var languages: [LanguageTag?] = []
    for item in items where !languages.contains(item.language) { languages.append(item.language) }
    for language in languages {
      lines += SettingsListing.levels(
        project.settings, relative, language ?? LanguageResolution.tag(ofCatalogue: path), all: all)
    }
    return lines
  }

  private static func role(of path: String, in item: ProjectPlan.Item) -> String {
    switch item {
    case .bilingual: "\(path): holds both languages"
    case .pair(let pair) where pair.source == path:
      "\(path): translated to \(pair.language) in \(pair.target)"
    case .pair(let pair): "\(path): the translation of \(pair.source) to \(pair.language)"
    case .missing(let pair): "\(path): not translated to \(pair.language); \(pair.target) is missing"
    case .orphaned(let pair): "\(path): a translation to \(pair.language) without its source \(pair.source)"
    }
  }
}

/// Settings as YAML, each value with a comment that says where it comes from.
struct SettingsListing {
  private(set) var lines: [String] = []

  init(_ settings: ProjectSettings) {
    guard let file = settings.file else {
      lines = ["# no .glosa.yml here or in a folder above; `glosa init` writes one"]
      return
    }
    lines = ["# \(file)"]
    add("source", settings.source.map { [$0] } ?? [], isList: false) { $0.description }
    add("targets", settings.targets) { $0.description }
    add("files", settings.files) { $0.description }
    add("pairs", settings.pairs) { $0.description }
    add("glossaries", settings.glossaries) { $0 }
    add("exclude", settings.exclude) { $0.description }
    add("only", settings.only) { $0 }
    add("rules", settings.rules)
    for override in settings.overrides {
      var about = override.paths.map(\.description)
      about += override.languages.map(\.description)
      lines.append("# override for \(about.isEmpty ? "all files" : about.joined(separator: ", "))")
      add("rules", override.rules)
    }
    add("fail-on", settings.failOn.map { [$0] } ?? [], isList: false) { $0 }
    add("baseline", settings.baseline.map { [$0] } ?? [], isList: false) { $0 }
    add("respect-gitignore", settings.respectsGitignore.map { [$0] } ?? [], isList: false) { String($0) }
  }

  private mutating func add<Value>(
    _ key: String, _ values: [Sourced<Value>], isList: Bool = true, _ text: (Value) -> String
  ) {
    if values.isEmpty { return }
    if isList { lines.append("\(key):") }
    for value in values {
      lines.append("\(isList ? "  - " : "\(key): ")\(text(value.value))  # \(value.location)")
    }
  }

  private mutating func add(_ key: String, _ settings: [RuleSetting]) {
    if settings.isEmpty { return }
    lines.append("\(key):")
    for setting in settings {
      let value = Self.value(setting.level?.name, setting.options)
      lines.append("  \(setting.id): \(value)  # \(setting.location)")
    }
  }

  /// A level, or options with the level among them.
  private static func value(_ level: String?, _ options: RuleOptions) -> String {
    if options.isEmpty, let level { return level }
    let parts = (level.map { ["level: \($0)"] } ?? []) + options.sorted.map { "\($0.name): \($0.value)" }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// The levels and options that hold for a file.
  /// - Parameter all: Whether rules at their own level are listed.
  static func levels(_ settings: ProjectSettings, _ path: String, _ language: LanguageTag?, all: Bool)
    -> [String]
  {
    let levels = settings.levels(for: path, in: language).sorted { $0.key < $1.key }
    let shown = levels.filter { all || $0.value.location != nil }
    let heading = language.map { "rules:  # for \($0)" } ?? "rules:"
    let rest = levels.count - shown.count
    return (shown.isEmpty ? [] : [heading])
      + shown.map { id, choice in
        let value = value(choice.level?.rawValue ?? "off", choice.options)
        return "  \(id): \(value)  # \(choice.location?.description ?? "its own level")"
      } + (rest == 0 ? [] : ["# \(rest) other rules run at their own levels; --all lists them"])
  }
}
