import Formats
import Resources
import TextModel

extension ExportCommand {
  /// Writes the units of resource files: of one that holds both languages, or of two joined by key.
  ///
  /// - Returns: `false` when the input is a bitext or a glossary.
  func exportResources() throws -> Bool {
    guard let joined = try joinedResources() else { return false }
    var options = writeOptions([.id, .document, .context, .flags, .notes])
    options.from = joined.units.first?.sourceLanguage
    options.to = joined.units.first?.targetLanguage
    var writer = try bitextOutput().writer(options)
    try AtomicFile.write(to: output.output, standardOutput: Console.current.write) { bytes in
      for unit in joined.units { try writer.write(unit, to: &bytes) }
      try writer.finish(&bytes)
    }
    report("read \("units".counted(joined.units.count))", [])
    report(
      "wrote \("units".counted(writer.summary.unitCount))", writer.summary.skippedList,
      writer.summary.noteList)
    return true
  }

  private func joinedResources() throws -> JoinedResources? {
    guard let target else {
      if inputFormat != nil || profile != nil { return nil }
      return try ResourceLoading.bilingual(input, languages, common)
    }
    guard let joined = try ResourceLoading.pair(input, target, languages, common) else {
      throw InputError(
        "two inputs must be files of messages", at: Location(file: input),
        remedy: "align documents with glosa align SOURCE TARGET -o FILE")
    }
    return joined
  }
}
