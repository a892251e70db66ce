import ArgumentParser
import Formats
import GlossaryModel
import LocaleProfiles
import Terminology
import TextModel

/// `glosa glossary lookup`.
struct GlossaryLookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Look a term up, in whatever form and language.",
    discussion: """
      Case, accents, hyphens, number and gender do not count; where there is no such term, longer terms with it and \
      terms that differ in a letter or two are shown. The exit code is 1 when a term is not found.

        glosa glossary lookup "modelos de lenguaje"
        glosa glossary lookup "open sorce" terms.yml --json
        glosa glossary lookup - terms.yml < words.txt
      """)

  @Argument(help: "The term; - reads terms from standard input, one a line.")
  var term: String

  @Argument(help: "Glossaries in any format (default: those that come with glosa).")
  var files: [String] = []

  @Option(name: .customLong("in"), help: "Look at terms of this language only (default: all).")
  var language: LanguageTag?

  @Option(name: .long, help: "Show at most N terms (default: 10).")
  var max = 10

  @Flag(help: "Write JSON Lines, one hit a line.")
  var json = false

  @OptionGroup var input: GlossaryInputOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if max < 1 { throw ValidationError("--max takes a whole number from 1 up.") }
  }

  func run() throws {
    let glossary = try glossary()
    let lookup = TermLookup(glossary) { LocaleLibrary.shared.profile(for: $0) }
    var isMissing = false
    for query in try queries() {
      let hits = lookup.hits(for: query, in: language, limit: max)
      if hits.isEmpty {
        isMissing = true
        common.note("\"\(query)\" is not in the glossary")
      }
      for hit in hits {
        let line = LookupLine(query: query, hit: hit, concept: glossary.concepts[hit.concept])
        try Console.current.write((json ? line.json : line.text) + "\n")
      }
    }
    if isMissing { throw ExitCode(1) }
  }

  private func queries() throws -> [String] {
    if term != "-" { return [term] }
    return try InputFile("-").text().split(whereSeparator: \.isNewline).map { line in
      String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
  }

  private func glossary() throws -> Glossary {
    let glossaries =
      files.isEmpty
      ? try ShippedGlossaries.load() : try files.map { try input.load($0).glossary }
    var all = Glossary()
    for glossary in glossaries { all.concepts += glossary.concepts }
    return all
  }
}

/// A hit as people and programs read it.
private struct LookupLine {
  let query: String
  let hit: TermLookup.Hit
  let concept: Concept

  private var term: Term { concept.terms[hit.term] }

  /// `open source (en) = es código abierto, software de código abierto; not fuente abierta  [open-source, approved]`.
  var text: String {
    let languages = concept.terms.map(\.language).reduce(into: [LanguageTag]()) { tags, tag in
      if !tags.contains(tag) { tags.append(tag) }
    }
    let others = languages.filter { $0 != term.language }.map(translations).joined(separator: "; ")
    let own = concept.terms.filter { $0.language == term.language && $0 != term }
    var line = hit.kind < .part ? "" : hit.kind == .part ? "with \"\(query)\": " : "like \"\(query)\": "
    line += "\(term.text) (\(term.language)\(term.status == .preferred ? "" : ", \(term.status.rawValue)"))"
    line += others.isEmpty ? "" : " = \(others)"
    if let best = own.first(where: { $0.status == .preferred }) {
      line += "; \(term.language) also \(best.text)"
    }
    if !concept.isTranslatable { line += "; stays as it is" }
    return line + "  [\(concept.id), \(concept.status.rawValue)]"
  }

  private func translations(_ tag: LanguageTag) -> String {
    let terms = concept.terms.filter { $0.language == tag }
    let usable = terms.filter(\.status.isAllowed).map(\.text)
    let others = terms.filter { !$0.status.isAllowed }.map(\.text)
    let wrong = others.isEmpty ? "" : "not \(others.joined(separator: ", "))"
    return "\(tag) " + [usable.joined(separator: ", "), wrong].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  var json: String {
    let terms = concept.terms.map {
      "{\"language\":\($0.language.description.jsonString),\"term\":\($0.text.jsonString),"
        + "\"status\":\($0.status.rawValue.jsonString)}"
    }
    return
      "{\"query\":\(query.jsonString),\"match\":\(hit.kind.rawValue.jsonString),\"distance\":\(hit.distance),"
      + "\"language\":\(term.language.description.jsonString),\"term\":\(term.text.jsonString),"
      + "\"concept\":\(concept.id.jsonString),\"status\":\(concept.status.rawValue.jsonString),"
      + "\"translate\":\(concept.isTranslatable),\"terms\":[\(terms.joined(separator: ","))]}"
  }
}
