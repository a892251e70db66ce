import GlossaryModel
import LanguageServer
import LintEngine
import TextModel

extension LintService {
  /// Answers `textDocument/completion`: the renderings that the glossary wants for the source's terms and that the
  /// translation at the cursor does not have yet.
  mutating func completion(_ params: JSON) throws(ProtocolError) -> JSON {
    let path = try documents.path(params)
    let position = try TextPosition(params["position"])
    guard let file = FileText(path, documents) else { return [] }
    let missing = try attempt { service in try service.missingTerms(at: position, in: file) }
    var (items, seen) = ([JSON](), Set<String>())
    for (term, rendering) in missing where seen.insert(rendering.text).inserted {
      items.append(item(term, rendering, items.count, position, file))
    }
    return .array(items)
  }

  private mutating func missingTerms(at position: TextPosition, in file: FileText) throws -> [(
    UnitTerm, Term
  )] {
    for check in try store.checks(about: file.path) {
      let place = file.location(position)
      guard let input = check.input, let unit = UnitPlace(place, in: input),
        WorkingFolder.absolute(input.units[unit.index].targetLocation.file) == file.path
      else { continue }
      return try check.project.terms(in: unit.index, of: input).flatMap { term in
        term.renderings.map { (term, $0) }
      }
    }
    return []
  }

  private func item(
    _ term: UnitTerm, _ rendering: Term, _ number: Int, _ position: TextPosition, _ file: FileText
  ) -> JSON {
    let typed = typed(of: rendering.text, before: position, in: file)
    let start = TextPosition(line: position.line, character: position.character - typed)
    return [
      "label": .string(rendering.text), "kind": 1,
      "detail": .string("\(term.term.text) → \(rendering.text)"),
      "documentation": ["kind": "markdown", "value": .string(HoverText.concept(term.concept))],
      "sortText": .string(String(10_000 + number)),
      "textEdit": [
        "range": TextRange(start, position).json, "newText": .string(rendering.text),
      ],
    ]
  }

  /// How much of a text stands before the cursor already, whatever the case, in units of the client's columns.
  private func typed(of text: String, before position: TextPosition, in file: FileText) -> Int {
    let offset = file.lines.offset(of: position, in: file.encoding)
    let line = file.lines.line(position.line)
    let before = String(decoding: line[line.startIndex..<max(line.startIndex, offset)], as: UTF8.self)
    let lower = before.lowercased()
    for count in stride(from: min(text.count, before.count), to: 0, by: -1)
    where lower.hasSuffix(text.prefix(count).lowercased()) {
      let isWordStart = before.dropLast(count).last.map { !$0.isLetter && !$0.isNumber } ?? true
      if !isWordStart { continue }
      let part = before.suffix(count)
      return file.encoding == .utf8 ? part.utf8.count : part.utf16.count
    }
    return 0
  }
}
