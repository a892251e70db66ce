import Formats
import TextModel

extension Glossary {
  private static let header = ["source", "target", "status", "pos", "note", "domain", "id"]

  func writeTable(
    _ dialect: DelimitedDialect, _ pair: LanguagePair, to output: inout ByteWriter
  ) throws(InputError) -> WriteSummary {
    var summary = WriteSummary()
    output.writeRecord(Self.header, dialect)
    for row in try rows(pair) {
      output.writeRecord(
        [
          row.terms[0].text, row.terms[1].text, row.status.rawValue, row.partOfSpeech, row.note, row.subject,
          row.id,
        ],
        dialect)
      summary.count()
      try output.flushIfFull()
    }
    return summary
  }

  func writeJSONLines(_ pair: LanguagePair, to output: inout ByteWriter) throws(InputError) -> WriteSummary {
    var summary = WriteSummary()
    for row in try rows(pair) {
      output.write("{\"id\":")
      output.writeJSON(row.id)
      output.writeJSON(field: "source", row.terms[0].text)
      output.writeJSON(field: "target", row.terms[1].text)
      output.writeJSON(field: "source_lang", row.terms[0].language.description)
      output.writeJSON(field: "target_lang", row.terms[1].language.description)
      output.writeJSON(field: "status", row.status.rawValue)
      if !row.partOfSpeech.isEmpty { output.writeJSON(field: "pos", row.partOfSpeech) }
      if !row.note.isEmpty { output.writeJSON(field: "note", row.note) }
      if !row.subject.isEmpty { output.writeJSON(field: "subject", row.subject) }
      output.write("}\n")
      summary.count()
      try output.flushIfFull()
    }
    return summary
  }

  /// Writes what a program may insert: no deprecated or forbidden terms; names go as identical pairs.
  func writeTMX(
    _ pair: LanguagePair, toolVersion: String, to output: inout ByteWriter
  ) throws(InputError) -> WriteSummary {
    let languages = try languages(pair)
    var writer = Format.tmx.writer(
      WriteOptions(from: languages.source, to: languages.target, toolVersion: toolVersion))
    var summary = WriteSummary()
    var counts: [String: Int] = [:]
    for row in try rows(pair) {
      if row.status == .deprecated || row.status == .forbidden {
        summary.skip("\(row.status.rawValue) terms")
        continue
      }
      counts[row.id, default: 0] += 1
      let number = counts[row.id, default: 1]
      try writer.write(
        TranslationUnit(
          id: number == 1 ? row.id : "\(row.id)-\(number)", source: row.terms[0].text,
          targets: [row.terms[1].text],
          flags: row.status == .doNotTranslate ? ["no-translate"] : [],
          notes: row.note.isEmpty ? [] : [row.note]),
        to: &output)
      summary.count()
    }
    try writer.finish(&output)
    return summary
  }

  private func rows(_ pair: LanguagePair) throws(InputError) -> [GlossaryRow] {
    let languages = try languages(pair)
    let rows = rows(from: languages.source, to: languages.target)
    if rows.isEmpty {
      throw InputError(
        "the glossary has no terms for \(languages.source) and \(languages.target)",
        remedy: "it holds \(self.languages.map(\.description).joined(separator: ", "))")
    }
    return rows
  }

  /// The pair to write: as asked for, else the glossary's two languages in their order.
  private func languages(_ pair: LanguagePair) throws(InputError) -> (
    source: LanguageTag, target: LanguageTag
  ) {
    let source = pair.source ?? languages.first { pair.role(of: $0).role == .other }
    let rest = languages.filter { tag in source.map { !$0.matches(tag) } ?? true }
    guard let source, let target = pair.target ?? (rest.count == 1 ? rest[0] : nil) else {
      throw InputError(
        "the glossary holds \(languages.map(\.description).joined(separator: ", "))",
        remedy: "say which two to use with --from and --to")
    }
    return (source, target)
  }
}
