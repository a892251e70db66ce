import LintEngine
import LintRules

/// A rule in words and examples, for the terminal and for the folder `docs/rules`.
struct RulePage {
  private let rule: RuleMetadata
  private let precision: RulePrecision?

  init(_ rule: RuleMetadata) {
    self.rule = rule
    precision = RuleRegistry.precision[rule.id]
  }

  /// The page as `glosa explain` prints it.
  var text: String {
    var lines = [
      "\(rule.id) (\(standing))", "", rule.summary, "", rule.rationale, "", options,
    ]
    // Rules about files and comments have no examples in units, and are right by what they count.
    if rule.rejects.isEmpty { return lines.joined(separator: "\n") + "\n" }
    lines += ["", reading, "", "Accepted:"]
    lines += rule.accepts.flatMap(Self.lines)
    lines += ["", "Reported:"]
    lines += rule.rejects.flatMap(Self.lines)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page in Markdown.
  var markdown: String {
    var lines = ["# \(rule.id)", "", "*\(standing)*", "", rule.summary, "", rule.rationale, "", options]
    if rule.rejects.isEmpty { return lines.joined(separator: "\n") + "\n" }
    lines += ["", reading, "", "## Accepted", ""] + Self.block(rule.accepts)
    lines +=
      ["", "## Reported", "", "`⟨` and `⟩` show what a finding covers.", ""] + Self.block(rule.rejects)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Level, whether it runs by default, and since when there is such a rule.
  private var standing: String {
    "\(rule.level.rawValue)\(rule.isDefault ? "" : ", off by default"), since \(rule.since)"
  }

  /// What can be set.
  private var options: String {
    let values = Level.allCases.reversed().map { "`\($0.rawValue)`" }.joined(separator: ", ")
    let own = rule.isDefault ? "its own is `\(rule.level.rawValue)`" : "off by default"
    var lines = [
      "Options, under `rules` or `overrides` in `.glosa.yml` (`\(rule.id): \(example)`):", "",
      "- `level`: \(values) or `off`; \(own). A level alone needs no name (`\(rule.id): off`).",
    ]
    lines += rule.allOptions.map { "- `\($0.name)`, \(Self.values($0.kind)): \($0.summary)" }
    if rule.family != "suppression" {
      lines += ["", "`glosa:ignore \(rule.id) -- why` in a file silences it there."]
    }
    return lines.joined(separator: "\n")
  }

  /// Options as the configuration writes them.
  private var example: String {
    let values = (rule.options.isEmpty ? rule.allOptions : rule.options).map { option in
      switch option.kind {
      case .number(let range): "\(option.name): \(RuleOptionValue.number(range.lowerBound + 2))"
      case .choice(let words): "\(option.name): \(words[0])"
      case .texts: "\(option.name): [a text, another]"
      }
    }
    return "{\((["level: note"] + values).joined(separator: ", "))}"
  }

  /// What an option takes.
  private static func values(_ kind: RuleOption.Kind) -> String {
    switch kind {
    case .number(let range):
      "a number from \(RuleOptionValue.number(range.lowerBound)) to \(RuleOptionValue.number(range.upperBound))"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: " or ")
    case .texts: "a text or a list of texts"
    }
  }

  /// What reading its findings gave.
  private var reading: String {
    guard let precision else { return "Precision: too few findings in the corpora that were read." }
    return
      "Precision: \(precision.trueCount) of \(precision.readCount) \(precision.readCount == 1 ? "finding was" : "findings were") true in \(RulePrecision.corpora)."
  }

  private static func block(_ examples: [Example]) -> [String] {
    ["```text"] + examples.flatMap(lines).dropLast() + ["```"]
  }

  private static func lines(_ example: Example) -> [String] {
    let (source, target) = (shown(example.source), shown(example.target))
    var lines = [
      "  \(example.sourceLanguage)  \(source)",
      "  \(example.targetLanguage)  \(target)" + (example.note.isEmpty ? "" : "   (\(example.note))"),
    ]
    if !example.flags.isEmpty { lines.append("  flags: \(example.flags.joined(separator: ", "))") }
    if !example.glossary.isEmpty { lines.append("  glossary: \(example.glossary.joined(separator: "; "))") }
    if let fixed = example.fixed { lines.append("  fixed: \(shown(fixed))") }
    return lines + [""]
  }

  /// Units of one document on one line, and invisible characters by number.
  private static func shown(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { line, scalar in
      switch scalar {
      case "\n": line += " | "
      case "\t": line += "\\t"
      case "\r": line += "\\r"
      default:
        let isHidden =
          scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.generalCategory == .format
          || scalar.value == 0xFFFD
        line += isHidden ? "U+" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
      }
    }
  }
}

/// The pages of all rules with an index, as files of a folder.
enum RulePages {
  /// Texts by path in the folder, sorted by path.
  static var files: [(path: String, text: String)] {
    let rules = KnownRules.all
    let pages = rules.map { (path: "\($0.id).md", text: RulePage($0).markdown) }
    return ([(path: "README.md", text: index(rules))] + pages).sorted { $0.path < $1.path }
  }

  private static func index(_ rules: [RuleMetadata]) -> String {
    var lines = [
      "# Lint rules", "",
      "Made from the rules themselves; `glosa explain ID` prints the same. The last column says how many of the findings",
      "that were read were true, in \(RulePrecision.corpora).", "",
      "| rule | level | what it reports | true of read |", "| --- | --- | --- | --- |",
    ]
    for rule in rules {
      let precision = RuleRegistry.precision[rule.id].map { "\($0.trueCount) of \($0.readCount)" } ?? "–"
      lines.append(
        "| [\(rule.id)](\(rule.id).md) | \(rule.isDefault ? rule.level.rawValue : "off") | \(rule.summary) | \(precision) |"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
