import Formats
import GlossaryModel
import TextModel

/// Reads the glossaries of `--glossary`.
enum GlossaryFiles {
  /// All concepts of several files as one glossary; empty when there are no files.
  ///
  /// - Parameters:
  ///   - paths: YAML glossaries, or tables with a source and a target column.
  ///   - from: The language of the source column where the header names none.
  ///   - to: The language of the target column.
  static func load(_ paths: [String], from: LanguageTag?, to: LanguageTag?) throws(InputError) -> Glossary {
    var all = Glossary()
    for path in paths {
      let file = InputFile(path)
      let glossary =
        ["yml", "yaml"].contains(file.fileExtension)
        ? try Glossary.yaml(try file.text(), file: path).glossary : try table(file, from: from, to: to)
      all.concepts += glossary.concepts
      for language in glossary.languages where !all.languages.contains(language) {
        all.languages.append(language)
      }
    }
    return all
  }

  /// A table with the columns of `build`, or of source and target terms alone.
  private static func table(_ file: InputFile, from: LanguageTag?, to: LanguageTag?) throws(InputError)
    -> Glossary
  {
    let lines = try file.text().split(whereSeparator: \.isNewline)
    let mark: Character = file.fileExtension == "csv" ? "," : "\t"
    let header = lines.first?.split(separator: mark, omittingEmptySubsequences: false).map(String.init) ?? []
    let statusColumn = header.firstIndex(of: "status")
    let sourceColumn = header.firstIndex { $0 == "source" || LanguageTag($0) == from && from != nil } ?? 0
    let targetColumn = header.firstIndex { $0 == "target" || LanguageTag($0) == to && to != nil } ?? 1
    guard let from, let to else {
      throw InputError(
        "the languages of the terms are not known", at: Location(file: file.name),
        remedy: "give --from and --to")
    }
    var glossary = Glossary(languages: [from, to])
    for (number, line) in lines.enumerated().dropFirst() {
      let cells = line.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
      guard cells.indices.contains(sourceColumn), cells.indices.contains(targetColumn) else {
        throw InputError("the row has too few cells", at: Location(file: file.name, line: number + 1))
      }
      let status = statusColumn.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? "approved"
      glossary.concepts.append(
        Concept(
          id: "row-\(number + 1)", isTranslatable: status != "do-not-translate",
          terms: [
            Term(cells[sourceColumn], in: from),
            Term(cells[targetColumn], in: to, status: Term.Status(rawValue: status) ?? .preferred),
          ]))
    }
    return glossary
  }
}
