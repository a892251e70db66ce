import Formats
import GlossaryModel
import TextModel

/// Reads the glossaries of `--glossary`.
enum GlossaryFiles {
  /// All concepts of several files as one glossary; empty when there are no files.
  ///
  /// - Parameters:
  ///   - paths: Glossaries in any format that can be read.
  ///   - from: The source language, for tables whose header names none.
  ///   - to: The target language.
  static func load(_ paths: [String], from: LanguageTag?, to: LanguageTag?) throws(InputError) -> Glossary {
    var all = Glossary()
    for path in paths {
      let glossary = try Glossary(InputFile(path), options: ReadOptions(from: from, to: to))
      // Concepts that were rejected say nothing about texts.
      all.concepts += glossary.concepts.filter { $0.status != .deprecated }
      for language in glossary.languages where !all.languages.contains(language) {
        all.languages.append(language)
      }
    }
    return all
  }
}
