import GlossaryModel
import LintEngine
import LintRules
import LocaleProfiles
import TextModel

/// What an example says about one unit: the plain texts, and the ranges between its markers.
struct MarkedText {
  var text = ""
  var ranges: [Range<Int>] = []

  init(_ marked: some StringProtocol) {
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟨": start = text.utf8.count
      case "⟩":
        ranges.append((start ?? 0)..<text.utf8.count)
        start = nil
      case "␤": text.append("\n")
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

/// Runs the engine over an example.
struct ExampleRunner {
  let example: Example
  let sources: [MarkedText]
  let targets: [MarkedText]

  init(_ example: Example) {
    self.example = example
    sources = example.source.split(separator: "\n", omittingEmptySubsequences: false).map { MarkedText($0) }
    targets = example.target.split(separator: "\n", omittingEmptySubsequences: false).map { MarkedText($0) }
  }

  var units: [TranslationUnit] {
    zip(sources, targets).enumerated().map { number, pair in
      TranslationUnit(
        id: example.flags.first { $0.hasPrefix("id:") }.map { String($0.dropFirst(3)) } ?? String(number),
        source: pair.0.text, targets: [pair.1.text],
        sourceLanguage: example.sourceLanguage, targetLanguage: example.targetLanguage, flags: example.flags)
    }
  }

  /// `a = b, !forbidden, ~deprecated` and `=Name`.
  var glossary: Glossary {
    Glossary(concepts: example.glossary.enumerated().map { number, line in concept(line, "c\(number)") })
  }

  private func concept(_ line: String, _ id: String) -> Concept {
    let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
    if parts[0].isEmpty {
      return Concept(
        id: id, isTranslatable: false,
        terms: [example.sourceLanguage, example.targetLanguage].map {
          Term(parts[1], in: $0, isCaseSensitive: true)
        })
    }
    var terms = [Term(parts[0], in: example.sourceLanguage)]
    for text in parts[1].split(separator: ",").map(trimmed) {
      switch text.first {
      case "!": terms.append(Term(String(text.dropFirst()), in: example.targetLanguage, status: .forbidden))
      case "~": terms.append(Term(String(text.dropFirst()), in: example.targetLanguage, status: .deprecated))
      default: terms.append(Term(text, in: example.targetLanguage))
      }
    }
    return Concept(id: id, terms: terms)
  }

  private func trimmed(_ text: some StringProtocol) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  /// The findings of one rule, or of all default rules.
  func findings(only rule: String? = nil) throws -> [Finding] {
    var configuration = LintConfiguration()
    if let rule { configuration.only = [rule] }
    return try Linter(rules: RuleRegistry.all, configuration: configuration, glossary: glossary).lint(units)
  }

  /// The target texts after the fixes of some findings.
  func fixed(_ findings: [Finding]) -> String {
    var texts = targets.map(\.text)
    for finding in findings.reversed() {
      guard let fix = finding.fix, fix.side == .target else { continue }
      var bytes = Array(texts[finding.unitIndex].utf8)
      bytes.replaceSubrange(fix.range, with: fix.replacement.utf8)
      texts[finding.unitIndex] = String(decoding: bytes, as: UTF8.self)
    }
    return texts.joined(separator: "\n")
  }
}
