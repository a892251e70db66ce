import Formats
import SentenceAlignment
import TextModel

/// A table of an alignment that a person has edited.
enum ReviewedTable {
  /// The rows of a table that `align` has written; those with the flag `fixed` count as fixed in any case.
  ///
  /// - Throws: ``InputError`` when the file cannot be read.
  static func rows(_ path: String, _ languages: (from: LanguageTag, to: LanguageTag)) throws(InputError)
    -> [ReviewedRow]
  {
    var bitext = try Bitext(InputFile(path), options: ReadOptions(from: languages.from, to: languages.to))
    var rows: [ReviewedRow] = []
    while let unit = try bitext.next() {
      rows.append(
        ReviewedRow(
          source: unit.source, target: unit.target ?? "", isFixed: unit.flags.contains("fixed"),
          location: unit.sourceLocation))
    }
    return rows
  }
}
