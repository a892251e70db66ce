import Formats
import TextModel

extension Glossary {
  func writeJSONLines(_ options: WriteOptions, to output: inout ByteWriter) throws(InputError) -> WriteSummary
  {
    var summary = WriteSummary()
    let pairs = try pairs(options)
    for pair in pairs {
      output.write("{\"id\":")
      output.writeJSON(pair.concept.id)
      output.writeJSON(field: "source", pair.source.text)
      output.writeJSON(field: "target", pair.target.text)
      output.writeJSON(field: "source_lang", pair.source.language.description)
      output.writeJSON(field: "target_lang", pair.target.language.description)
      output.writeJSON(field: "status", pair.status.rawValue)
      let pos = pair.target.partOfSpeech.isEmpty ? pair.source.partOfSpeech : pair.target.partOfSpeech
      if !pos.isEmpty { output.writeJSON(field: "pos", pos) }
      if !pair.target.note.isEmpty { output.writeJSON(field: "note", pair.target.note) }
      if !pair.concept.subject.isEmpty { output.writeJSON(field: "domain", pair.concept.subject) }
      output.writeJSON(properties: pair.properties(options.provenance))
      output.write("}\n")
      summary.count()
      try output.flushIfFull()
    }
    let (source, target) = try languages(from: options.from, to: options.to)
    countLosses(from: source, to: target, kept: [.note, .subject, .partOfSpeech], in: &summary)
    return summary
  }

  /// Writes what a program may insert: no deprecated or forbidden terms; names go as identical pairs.
  func writeTMX(_ options: WriteOptions, to output: inout ByteWriter) throws(InputError) -> WriteSummary {
    var writer = Format.tmx.writer(options)
    var summary = WriteSummary()
    var counts: [String: Int] = [:]
    for pair in try pairs(options) {
      if !pair.isUsable {
        summary.skip("\(pair.status.rawValue) terms")
        continue
      }
      let number = counts[pair.concept.id, default: 0] + 1
      counts[pair.concept.id] = number
      var unit = TranslationUnit(
        id: number == 1 ? pair.concept.id : "\(pair.concept.id)-\(number)", source: pair.source.text,
        targets: [pair.target.text], sourceLanguage: pair.source.language,
        targetLanguage: pair.target.language,
        flags: pair.status == .doNotTranslate ? ["no-translate"] : [],
        notes: pair.target.note.isEmpty ? [] : [pair.target.note])
      unit.properties = pair.properties(options.provenance)
      if pair.status == .candidate { unit.properties.append(Self.candidateProperty) }
      try writer.write(unit, to: &output)
      summary.count()
    }
    try writer.finish(&output)
    let (source, target) = try languages(from: options.from, to: options.to)
    countLosses(from: source, to: target, kept: [.note], in: &summary)
    return summary
  }

  private func pairs(_ options: WriteOptions) throws(InputError) -> [TermPair] {
    let (source, target) = try languages(from: options.from, to: options.to)
    let pairs = pairs(from: source, to: target)
    if pairs.isEmpty { throw noTerms(source, target) }
    return pairs
  }
}
