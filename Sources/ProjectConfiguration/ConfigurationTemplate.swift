import LintEngine
import Resources
import TextModel

/// The configuration that `glosa init` writes: what was found, and every other key with its meaning as a comment.
public struct ConfigurationTemplate {
  public var source: LanguageTag
  /// What was recognised; empty for a tree of no known layout.
  public var layouts: [RepositoryLayout]
  /// Glossaries, relative to the file.
  public var glossaries: [String]

  public init(source: LanguageTag, layouts: [RepositoryLayout], glossaries: [String]) {
    (self.source, self.layouts, self.glossaries) = (source, layouts, glossaries)
  }

  /// The file.
  public var text: String {
    var out = """
      # What Glosa checks in this project. `glosa lint` runs it, `glosa config FILE` says what holds for a file and why.
      # Paths are relative to this file.

      """
    for key in ConfigurationKeys.all {
      out += "\n" + Self.comment(key.summary)
      let lines = values(key.name).map { Self.lines(key.name, $0) }
      out += lines ?? Self.example(key.name).map { "# \($0)\n" }.joined()
    }
    return out
  }

  /// What was found for a key; `nil` when nothing was.
  private func values(_ key: String) -> [String]? {
    let values: [String] =
      switch key {
      case "source": [source.description]
      case "targets": Set(layouts.flatMap(\.languages)).sorted().map(\.description)
      case "files": layouts.flatMap(\.files)
      case "pairs": layouts.flatMap(\.rules)
      case "glossaries": glossaries
      default: []
      }
    return values.isEmpty ? nil : values
  }

  private static func lines(_ key: String, _ values: [String]) -> String {
    switch key {
    case "source": "source: \(scalar(values[0]))\n"
    case "targets": "targets: [\(values.map(scalar).joined(separator: ", "))]\n"
    default: "\(key):\n" + values.map { "  - \(scalar($0))\n" }.joined()
    }
  }

  /// A text as YAML reads it as a text: languages such as `no` and patterns with `*` need quotation marks.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || "/._-*{} >".utf8.contains(byte)
      } && !["no", "yes", "on", "off", "y", "n"].contains(text)
      && text.utf8.first.map { !"*{->.".utf8.contains($0) } ?? false
      // A brace that opens later is no mapping.
      && !text.contains(": ")
    return isPlain
      ? text
      : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func comment(_ summary: String) -> String { "# \(summary)\n" }

  /// Lines that show a key for which nothing was found.
  private static func example(_ key: String) -> [String] {
    switch key {
    case "extends": ["extends: ../glosa-base.yml"]
    case "source": ["source: en"]
    case "targets": ["targets: [es, fr]"]
    case "files": ["files:", "  - po/*.po"]
    case "pairs": ["pairs:", "  - locales/en.json -> locales/{lang}.json"]
    case "glossaries": ["glossaries:", "  - terms.yml"]
    case "exclude": ["exclude:", "  - docs/drafts/**"]
    case "only": ["only: [number, placeholder, markup]"]
    case "rules":
      [
        "rules:", "  number/value: error", "  punct: note", "  term/collision: off",
        "  length/max: {level: warning, characters: 80}",
      ]
    case "overrides":
      [
        "overrides:", "  - paths: docs/**", "    languages: [es]", "    rules:", "      length/ratio: off",
      ]
    case "fail-on": ["fail-on: warning"]
    case "respect-gitignore": ["respect-gitignore: false"]
    case "baseline": ["baseline: lint-baseline.tsv"]
    default: []
    }
  }
}
