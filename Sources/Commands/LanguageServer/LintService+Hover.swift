import GlossaryModel
import LanguageServer
import LintEngine
import TextModel

extension LintService {
  /// Answers `textDocument/hover`: what is found at a place and why it matters, and what the glossary says of the term.
  mutating func hover(_ params: JSON) throws(ProtocolError) -> JSON {
    let path = try documents.path(params)
    let position = try TextPosition(params["position"])
    guard let file = FileText(path, documents) else { return .null }
    let cursor = TextRange(position, position)
    let found = try attempt { service in try service.store.findings(in: path) }
      .map { ($0.finding, file.range(of: $0)) }.filter { $0.1.touches(cursor) }
    var (parts, ranges) = (found.map { HoverText.finding($0.0) }, found.map(\.1))
    for (term, range) in try attempt({ service in try service.terms(at: position, in: file) })
    where range.touches(cursor) {
      parts.append(HoverText.concept(term.concept))
      ranges.append(range)
    }
    guard let first = ranges.first else { return .null }
    return [
      "contents": ["kind": "markdown", "value": .string(parts.joined(separator: "\n\n---\n\n"))],
      "range": first.json,
    ]
  }

  /// The glossary's terms in the unit at a position, where they stand in the file.
  private mutating func terms(at position: TextPosition, in file: FileText) throws -> [(UnitTerm, TextRange)]
  {
    for check in try store.checks(about: file.path) {
      guard let input = check.input, let unit = UnitPlace(file.location(position), in: input) else {
        continue
      }
      return try check.project.terms(in: unit.index, of: input).compactMap { term in
        let (start, end) = input.places(of: term.range, inUnit: unit.index, term.side, form: term.form)
        guard WorkingFolder.absolute(start.file) == file.path else { return nil }
        return (term, TextRange(file.position(start), max(file.position(start), file.position(end))))
      }
    }
    return []
  }
}

/// What a hover says, in Markdown.
enum HoverText {
  /// A finding with the reasons of its rule.
  static func finding(_ finding: Finding) -> String {
    var text = "**\(finding.level.rawValue)** `\(finding.rule)`: \(escaped(finding.message))"
    if let entry = finding.entry { text += "\n\nGlossary: \(escaped(entry))" }
    guard let rule = KnownRules.rule(finding.rule) else { return text }
    // Both are Markdown, as in the pages of the rules.
    return text + "\n\n\(rule.summary) \(rule.rationale)\n\n`glosa explain \(rule.id)`"
  }

  /// An entry of the glossary with its terms, and what a build has seen of them.
  static func concept(_ concept: Concept) -> String {
    var lines = ["**\(escaped(concept.id))** (\(concept.status.rawValue))"]
    if !concept.isTranslatable { lines[0] += ", stays as it is" }
    for term in concept.terms {
      var line = "- \(term.language): \(escaped(term.text))"
      if term.status != .preferred { line += " (\(term.status.rawValue))" }
      let remarks = [term.evidenceSummary, term.note].filter { !$0.isEmpty }
      if !remarks.isEmpty { line += ": " + remarks.map(escaped).joined(separator: "; ") }
      lines.append(line)
    }
    let definitions = concept.definitions.sorted { $0.key < $1.key }.map { "\($0.key): \(escaped($0.value))" }
    let note = concept.note.isEmpty ? [] : [escaped(concept.note)]
    return ([lines.joined(separator: "\n")] + definitions + note).joined(separator: "\n\n")
  }

  /// A text that Markdown shows as it is.
  private static func escaped(_ text: String) -> String {
    text.visible.unicodeScalars.reduce(into: "") { out, scalar in
      if "\\`*_{}[]<>#|~&".unicodeScalars.contains(scalar) { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
  }
}
