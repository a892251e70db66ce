import Formats
import TextModel

extension GlossaryEntries {
  /// The formats that hold entries with their evidence, and memories.
  public static let formats: [Format] = [.tsv, .csv, .jsonl, .tmx]

  /// Writes the entries with their evidence.
  ///
  /// TMX holds translations that a program may insert, so deprecated and forbidden entries do not go there; names
  /// that stay as they are go as identical pairs.
  ///
  /// - Parameters:
  ///   - format: `tsv`, `csv`, `jsonl` or `tmx`.
  ///   - output: Where the bytes go.
  /// - Returns: How many entries were written, and what was left out.
  /// - Throws: ``InputError`` when the format is another one, or cannot hold a character of an entry.
  public func write(
    as format: Format, to output: inout ByteWriter, toolVersion: String = "0"
  ) throws(InputError) -> WriteSummary {
    switch format.name {
    case "tsv": return try writeTable(.tsv, to: &output)
    case "csv": return try writeTable(.csv(), to: &output)
    case "jsonl": return try writeJSONLines(to: &output)
    case "tmx": return try writeTMX(to: &output, toolVersion: toolVersion)
    default:
      throw InputError(
        "glossary entries cannot be written as \(format.name)", remedy: "choose one of csv, tsv, jsonl, tmx")
    }
  }

  private func writeTable(
    _ dialect: DelimitedDialect, to output: inout ByteWriter
  ) throws(InputError) -> WriteSummary {
    var summary = WriteSummary()
    output.writeRecord(EntryField.allCases.map(\.rawValue), dialect)
    for entry in entries {
      output.writeRecord(EntryField.allCases.map { $0.cell(entry, of: self) }, dialect)
      summary.count()
      try output.flushIfFull()
    }
    return summary
  }

  private func writeJSONLines(to output: inout ByteWriter) throws(InputError) -> WriteSummary {
    var summary = WriteSummary()
    for entry in entries {
      output.write("{\"id\":")
      output.writeJSON(entry.id)
      output.writeJSON(field: "source", entry.source)
      output.writeJSON(field: "target", entry.target)
      output.writeJSON(field: "source_lang", source.description)
      output.writeJSON(field: "target_lang", target.description)
      output.write(",\"score\":\(EntryField.decimal(entry.score))")
      output.writeJSON(field: "status", entry.status.rawValue)
      output.write(",\"count_source\":\(entry.sourceCount),\"count_target\":\(entry.targetCount)")
      output.write(",\"count_pair\":\(entry.pairCount),\"count_aligned\":\(entry.alignedCount)")
      output.write(",\"documents\":\(entry.documentCount)")
      writeMeasures(entry, to: &output)
      output.writeJSON(field: "source_variants", entry.sourceVariants)
      output.writeJSON(field: "target_variants", entry.targetVariants)
      writeAlternatives(entry, to: &output)
      output.writeJSON(field: "reason", entry.reason)
      output.writeJSON(field: "example_source", entry.examples.first?.source.text ?? "")
      output.writeJSON(field: "example_target", entry.examples.first?.target.text ?? "")
      writeExamples(entry, to: &output)
      output.write("}\n")
      summary.count()
      try output.flushIfFull()
    }
    return summary
  }

  private func writeAlternatives(_ entry: GlossaryEntry, to output: inout ByteWriter) {
    output.write(",\"alternatives\":[")
    for (index, alternative) in entry.alternatives.enumerated() {
      output.write(index > 0 ? ",{\"text\":" : "{\"text\":")
      output.writeJSON(alternative.text)
      output.write(",\"count\":\(alternative.count)")
      if alternative.documentCount > 0 { output.write(",\"documents\":\(alternative.documentCount)") }
      output.write(",\"share\":\(EntryField.decimal(entry.share(of: alternative)))}")
    }
    output.write("]")
  }

  private func writeMeasures(_ entry: GlossaryEntry, to output: inout ByteWriter) {
    output.write(",\"scores\":{")
    for (index, measure) in entry.measures.enumerated() {
      if index > 0 { output.write(",") }
      output.writeJSON(measure.name)
      output.write(":\(EntryField.decimal(measure.value))")
    }
    output.write("}")
  }

  private func writeExamples(_ entry: GlossaryEntry, to output: inout ByteWriter) {
    output.write(",\"examples\":[")
    for (index, example) in entry.examples.enumerated() {
      output.write(index > 0 ? ",{" : "{")
      output.write("\"doc\":")
      output.writeJSON(example.document)
      writeSide("source", example.source, to: &output)
      writeSide("target", example.target, to: &output)
      output.write("}")
    }
    output.write("]")
  }

  private func writeSide(_ name: StaticString, _ side: TermExample.Side, to output: inout ByteWriter) {
    output.writeJSON(field: name, side.text)
    let ranges = side.terms.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",")
    output.write(",\"\(name)_terms\":[\(ranges)]")
    output.write(",\"\(name)_file\":")
    output.writeJSON(side.location.file)
    output.write(",\"\(name)_line\":\(side.location.line)")
  }

  private func writeTMX(to output: inout ByteWriter, toolVersion: String) throws(InputError) -> WriteSummary {
    var writer = Format.tmx.writer(WriteOptions(from: source, to: target, toolVersion: toolVersion))
    var skipped = WriteSummary()
    for entry in entries {
      if entry.status == .deprecated || entry.status == .forbidden {
        skipped.skip("\(entry.status.rawValue) terms")
        continue
      }
      try writer.write(unit(entry), to: &output)
      skipped.count()
    }
    try writer.finish(&output)
    return skipped
  }

  private func unit(_ entry: GlossaryEntry) -> TranslationUnit {
    var unit = TranslationUnit(
      id: entry.id, source: entry.source, targets: [entry.target], sourceLanguage: source,
      targetLanguage: target,
      flags: entry.status == .doNotTranslate ? ["no-translate"] : [],
      notes: entry.reason.isEmpty ? [] : [entry.reason])
    if entry.status != .approved { unit.properties = [Glossary.candidateProperty] }
    return unit
  }
}
