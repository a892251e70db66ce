import Formats
import SentenceAlignment
import TextModel

/// A table of an alignment that a person has edited.
struct ReviewedTable {
  let path: String
  let rows: [ReviewedRow]

  /// Rows in a message, at most.
  private static let fewRows = 5

  /// - Throws: ``InputError`` when the file cannot be read.
  init(_ path: String, _ languages: (from: LanguageTag, to: LanguageTag)) throws(InputError) {
    self.path = path
    do throws(InputError) {
      rows = try Self.rows(path, languages)
    } catch {
      var error = error.withoutInputFormat
      let file = InputFile(path)
      if file.fileExtension == "tsv", (try? file.open().peek().first) == UInt8(ascii: "\"") {
        error.remedy = "cells of TSV have no quotes: save it without them, or as CSV"
      }
      throw error
    }
  }

  private static func rows(_ path: String, _ languages: (from: LanguageTag, to: LanguageTag))
    throws(InputError) -> [ReviewedRow]
  {
    var bitext = try Bitext(InputFile(path), options: ReadOptions(from: languages.from, to: languages.to))
    var rows: [ReviewedRow] = []
    while let unit = try bitext.next() {
      rows.append(
        ReviewedRow(
          source: unit.source, target: unit.target ?? "", flags: unit.flags,
          notes: unit.notes,
          number: Int(unit.id), location: unit.sourceLocation))
    }
    return rows
  }

  // MARK: - What became of the rows

  /// Errors about rows that could not be kept.
  func errors(_ reviewed: ReviewedAlignment) -> [InputError] {
    reviewed.unplaced.map { item in
      let (what, remedy) =
        switch item.reason {
        case .unknownText:
          (
            "the row's texts are not in the documents as they are",
            "move texts between rows, but do not change them"
          )
        case .takenText:
          ("a text of the row stands in another row too", "leave each text in one row")
        case .scattered:
          (
            "the row's sentences are not neighbours in the document",
            "join only sentences that follow each other"
          )
        }
      return InputError(what + ", so it was not kept", at: item.row.location, remedy: remedy)
    }
  }

  /// What was kept, and what was not taken over.
  func notes(_ reviewed: ReviewedAlignment, _ pair: FilePair, isVerbose: Bool) -> [String] {
    var notes = ["\(reviewed.fixedCount) of \(rows.count) rows kept as edited"]
    let few = isVerbose ? Int.max : Self.fewRows
    notes += reviewed.crossings.prefix(few).map { row in
      let (first, last) = (row.others.lowerBound, row.others.upperBound)
      let others = first == last ? "row \(first)" : "rows \(first) to \(last)"
      return "\(path.visible): row \(row.location.line) crosses \(others): kept as it is"
    }
    let rest = reviewed.crossings.count - few
    if rest > 0 { notes.append("and \(rest) more rows that cross others; --verbose names them") }
    if !reviewed.respelled.isEmpty {
      let lines = Self.list(reviewed.respelled.map(\.location), few)
      notes.append(
        "\(counted(reviewed.respelled.count, "row")) with other case, blanks or marks than the documents, "
          + "whose texts are written: \(path.visible), \(lines)"
      )
    }
    notes += [(reviewed.unlisted.source, pair.source), (reviewed.unlisted.target, pair.target)]
      .filter { !$0.0.isEmpty }.map { places, file in
        "\(counted(places.count, "sentence")) of \(file.visible) in no row, aligned anew: "
          + Self.list(places, few)
      }
    return notes
  }

  /// `lines 3, 5, 8 …`.
  private static func list(_ places: [Location], _ count: Int) -> String {
    let lines = places.prefix(count).map { String($0.line) }.joined(separator: ", ")
    return (places.count == 1 ? "line " : "lines ") + lines + (places.count > count ? " …" : "")
  }
}

extension InputError {
  /// The error without the advice to use an option that `align` does not have.
  var withoutInputFormat: InputError {
    let advice = "give --input-format, one of "
    guard remedy.hasPrefix(advice) else { return self }
    var error = self
    error.remedy = "let its name say it: one of \(remedy.dropFirst(advice.count))"
    return error
  }
}
