import ArgumentParser
import GlossaryModel
import TextModel

/// `glosa glossary stats`.
struct GlossaryStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count the concepts and terms of glossaries by status and language.")

  @Argument(help: "Glossaries in any format.")
  var files: [String]

  @Flag(help: "Write JSON Lines, one object a file.")
  var json = false

  @OptionGroup var input: GlossaryInputOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    for path in files {
      let statistics = GlossaryStatistics(try input.load(path).glossary)
      try Console.current.write(json ? statistics.json(path) : statistics.text(path))
    }
  }
}

extension GlossaryStatistics {
  fileprivate func text(_ name: String) -> String {
    let statuses = Self.list(Concept.Status.allCases.map { ($0.rawValue, self.statuses[$0] ?? 0) })
    var text = "\(name): \(conceptCount) concepts\(statuses.isEmpty ? "" : ": \(statuses)")"
    if untranslatableCount > 0 { text += "; \(untranslatableCount) stay untranslated" }
    if attestedCount > 0 { text += "; \(attestedCount) seen by the last build" }
    text += "\n"
    for language in languages {
      let terms = Self.list(Term.Status.allCases.map { ($0.rawValue, language.terms[$0] ?? 0) })
      text +=
        "  \(language.language): terms for \(language.conceptCount) concepts\(terms.isEmpty ? "" : ": \(terms)")"
      text += language.definitionCount > 0 ? "; \(language.definitionCount) definitions\n" : "\n"
    }
    return text
  }

  /// `193 approved, 2 candidate`, without what there is none of.
  private static func list(_ counts: [(String, Int)]) -> String {
    counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }

  fileprivate func json(_ name: String) -> String {
    let statuses = Self.object(Concept.Status.allCases.map { ($0.rawValue, self.statuses[$0] ?? 0) })
    let languages = self.languages.map { language in
      let terms = Self.object(Term.Status.allCases.map { ($0.rawValue, language.terms[$0] ?? 0) })
      return
        "{\"language\":\(language.language.description.jsonString),\"concepts\":\(language.conceptCount),"
        + "\"terms\":\(terms),\"definitions\":\(language.definitionCount)}"
    }
    return "{\"file\":\(name.jsonString),\"concepts\":\(conceptCount),\"statuses\":\(statuses),"
      + "\"untranslatable\":\(untranslatableCount),\"attested\":\(attestedCount),"
      + "\"languages\":[\(languages.joined(separator: ","))]}\n"
  }

  private static func object(_ counts: [(String, Int)]) -> String {
    "{" + counts.map { "\($0.0.jsonString):\($0.1)" }.joined(separator: ",") + "}"
  }
}
