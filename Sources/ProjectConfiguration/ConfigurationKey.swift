import GlossaryModel
import TextModel

/// What a key of the configuration takes.
public indirect enum ValueKind: Sendable {
  /// A path.
  case path
  case language
  case glob
  /// `locales/en.json -> locales/{lang}.json`.
  case pairRule
  /// The id of a rule, or a family.
  case rule
  case choice([String])
  /// `true` or `false`.
  case flag
  /// Levels and options by rule or family.
  case rules
  /// One value or a list of them.
  case list(ValueKind)
  /// A list of parts, each with keys of its own.
  case parts([KeyDescription])
}

/// A key in words; the JSON schema, the template of `init` and the documentation are made from it.
public struct KeyDescription: Sendable {
  public var name: String
  public var kind: ValueKind
  /// One sentence.
  public var summary: String
}

/// A key, and how its value is read into the settings: the one table that everything else follows.
struct ConfigurationKey<Target>: Sendable {
  let description: KeyDescription
  let read: @Sendable (ValueReader, inout Target) throws(InputError) -> Void

  init(
    _ name: String, _ kind: ValueKind, _ summary: String,
    _ read: @escaping @Sendable (ValueReader, inout Target) throws(InputError) -> Void
  ) {
    description = KeyDescription(name: name, kind: kind, summary: summary)
    self.read = read
  }
}

/// The keys of `.glosa.yml`.
public enum ConfigurationKeys {
  /// In the order of the documentation.
  public static var all: [KeyDescription] { settings.map(\.description) }

  static let settings: [ConfigurationKey<ProjectSettings>] = [
    ConfigurationKey(
      "extends", .list(.path), "Configuration files that this one builds upon, relative to this one."
    ) { _, _ throws(InputError) in },
    ConfigurationKey("source", .language, "The language of the sources.") {
      value, target throws(InputError) in
      target.source = Sourced(try value.language(), value.location)
    },
    ConfigurationKey(
      "targets", .list(.language), "The languages that are checked; all that are found when it is left out."
    ) { value, target throws(InputError) in
      target.targets = try value.list { value throws(InputError) in try value.language() }
    },
    ConfigurationKey("files", .list(.glob), "Files that hold both languages, such as `po/*.po`.") {
      value, target throws(InputError) in
      target.files = try value.list { value throws(InputError) in Glob(try value.text()) }
    },
    ConfigurationKey(
      "pairs", .list(.pairRule),
      "Where the translations of files lie, such as `locales/en.json -> locales/{lang}.json`."
    ) { value, target throws(InputError) in
      target.pairs = try value.list { value throws(InputError) in try value.pairRule() }
    },
    ConfigurationKey(
      "glossaries", .list(.path), "Glossaries whose terms are checked, relative to this file."
    ) { value, target throws(InputError) in
      target.glossaries += try value.list { value throws(InputError) in try value.path() }
    },
    ConfigurationKey("exclude", .list(.glob), "Files and folders that are left out; `!` takes some back.") {
      value, target throws(InputError) in
      target.exclude += try value.list { value throws(InputError) in Glob(try value.text()) }
    },
    ConfigurationKey(
      "respect-gitignore", .flag, "Whether files that git ignores are left out; `true` when it is left out."
    ) { value, target throws(InputError) in
      target.respectsGitignore = Sourced(try value.flag(), value.location)
    },
    ConfigurationKey(
      "only", .list(.rule), "Rules and families that run; all default rules when it is left out."
    ) {
      value, target throws(InputError) in
      target.only = try value.list { value throws(InputError) in try value.rule() }
    },
    ConfigurationKey(
      "rules", .rules,
      "Levels of rules and families: `error`, `warning`, `note` or `off`; or their options, the level among them."
    ) { value, target throws(InputError) in target.rules += try value.ruleSettings() },
    ConfigurationKey(
      "overrides", .parts(override.map(\.description)),
      "Levels and options for some files or languages; the last one that is about a file wins."
    ) { value, target throws(InputError) in
      for part in try value.items() {
        var one = RuleOverride()
        try part.readKeys(override, into: &one)
        target.overrides.append(one)
      }
    },
    ConfigurationKey(
      "fail-on", .choice(thresholds), "The lowest level that gives exit code 1; `error` when it is left out."
    ) { value, target throws(InputError) in
      target.failOn = Sourced(try value.choice(among: thresholds), value.location)
    },
    ConfigurationKey("baseline", .path, "Findings that are known and not reported, relative to this file.") {
      value, target throws(InputError) in
      target.baseline = Sourced(try value.path(), value.location)
    },
  ]

  private static let thresholds = ["error", "warning", "note", "never"]

  /// The keys of one part of `overrides`.
  private static let override: [ConfigurationKey<RuleOverride>] = [
    ConfigurationKey("paths", .list(.glob), "The files that they are for; all when it is left out.") {
      value, target throws(InputError) in
      target.paths = try value.list { value throws(InputError) in Glob(try value.text()) }.map(\.value)
    },
    ConfigurationKey(
      "languages", .list(.language), "The target languages that they are for; all when it is left out."
    ) { value, target throws(InputError) in
      target.languages = try value.list { value throws(InputError) in try value.language() }.map(\.value)
    },
    ConfigurationKey("rules", .rules, "Levels and options of rules and families.") {
      value, target throws(InputError) in target.rules = try value.ruleSettings()
    },
  ]
}
