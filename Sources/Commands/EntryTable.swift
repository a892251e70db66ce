import GlossaryModel
import TextModel
import UnicodeText

/// Entries as a table for people, columns aligned by what a terminal shows.
struct EntryTable {
  private let entries: GlossaryEntries
  /// Longer cells are cut.
  private let widest = 44

  init(_ entries: GlossaryEntries) { self.entries = entries }

  /// The table, a line an entry.
  var text: String {
    var rows = [["", entries.source.description, entries.target.description, "seen", "status", "also"]]
    for (number, entry) in entries.entries.enumerated() {
      rows.append([
        "\(number + 1)", entry.source.visible, entry.target.visible,
        "\(entry.pairCount)/\(entry.sourceCount)",
        entry.status.rawValue,
        entry.alternatives.dropFirst().map { "\($0.text.visible) (\($0.count))" }.joined(separator: ", "),
      ])
    }
    let widths = rows[0].indices.map { column in min(widest, rows.map { columns($0[column]) }.max() ?? 0) }
    let isNumber = [true, false, false, true, false, false]
    return rows.map { row in
      let cells = row.indices.map { pad(cut(row[$0]), to: widths[$0], right: isNumber[$0]) }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop(while: { $0 == " " }).reversed()) + "\n"
    }.joined()
  }

  private func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + $1.terminalColumns } }

  private func cut(_ text: String) -> String {
    var text = text
    if columns(text) <= widest { return text }
    while columns(text) >= widest { text.removeLast() }
    return text + "…"
  }

  private func pad(_ text: String, to width: Int, right: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - columns(text)))
    return right ? space + text : text + space
  }
}
