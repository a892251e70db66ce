import Formats
import TextModel

extension Glossary {
  private static let heads = ["Term", "Translation", "Status", "Definition", "Note"]

  /// Writes a Markdown table (GitHub flavour) for people to read.
  func writeMarkdown(_ options: WriteOptions, to output: inout ByteWriter) throws(InputError) -> WriteSummary
  {
    let (source, target) = try languages(from: options.from, to: options.to)
    if !title.isEmpty { output.write("# \(Self.markdown(title))\n\n") }
    let heads = ["Term (\(source))", "Translation (\(target))"] + Self.heads.dropFirst(2)
    output.write(
      "| \(heads.joined(separator: " | ")) |\n|\(String(repeating: " --- |", count: heads.count))\n")
    let summary = try write(source, target, &output) { cells, output in
      output.write("| \(cells.map(Self.markdown).joined(separator: " | ")) |\n")
    }
    if !licence.isEmpty { output.write("\nLicence: \(Self.markdown(licence))\n") }
    return summary
  }

  /// Writes a small HTML page with one table.
  func writeHTML(_ options: WriteOptions, to output: inout ByteWriter) throws(InputError) -> WriteSummary {
    let (source, target) = try languages(from: options.from, to: options.to)
    let title = Self.html(self.title.isEmpty ? "Glossary" : self.title)
    let tool = Self.html(options.writtenTool)
    let generator = tool.isEmpty ? "" : "\n<meta name=\"generator\" content=\"\(tool)\">"
    output.write(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">\(generator)
      <title>\(title)</title>
      </head>
      <body>
      <h1>\(title)</h1>
      <table>
      <thead>
      <tr><th>Term</th><th>Translation</th><th>Status</th><th>Definition</th><th>Note</th></tr>
      </thead>
      <tbody>

      """)
    let summary = try write(source, target, &output) { cells, output in
      output.write("<tr><td lang=\"\(source)\">\(Self.html(cells[0]))</td>")
      output.write("<td lang=\"\(target)\">\(Self.html(cells[1]))</td>")
      for cell in cells.dropFirst(2) { output.write("<td>\(Self.html(cell))</td>") }
      output.write("</tr>\n")
    }
    output.write("</tbody>\n</table>\n")
    if !licence.isEmpty { output.write("<p>Licence: \(Self.html(licence))</p>\n") }
    output.write("</body>\n</html>\n")
    return summary
  }

  private func write(
    _ source: LanguageTag, _ target: LanguageTag, _ output: inout ByteWriter,
    row: (_ cells: [String], _ output: inout ByteWriter) -> Void
  ) throws(InputError) -> WriteSummary {
    var summary = WriteSummary()
    for pair in pairs(from: source, to: target) {
      let definition = pair.concept.definitions[source] ?? pair.concept.definitions[target] ?? ""
      row([pair.source.text, pair.target.text, pair.status.rawValue, definition, pair.target.note], &output)
      summary.count()
      try output.flushIfFull()
    }
    if summary.unitCount == 0 { throw noTerms(source, target) }
    countLosses(from: source, to: target, kept: [.title, .licence, .definition, .note], in: &summary)
    return summary
  }

  /// Text in a table cell, with Markdown's signs taken literally.
  private static func markdown(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_[]<>|&#~".contains(character) { escaped.append("\\") }
      escaped.append(character.isNewline ? " " : character)
    }
    return escaped
  }

  private static func html(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
