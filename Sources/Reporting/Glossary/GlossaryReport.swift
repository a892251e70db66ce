import Formats
import GlossaryModel
import TextModel

/// A glossary with its evidence as one HTML page that needs no network, for people who decide on the entries.
///
/// The data stand in the page as JSON and reach the document as text only, never as markup; the content security
/// policy lets nothing run but the page's own script, named by its hash. Without scripts there is a plain table.
public struct GlossaryReport: Sendable {
  /// The content security policy: the page's own script and style, by their hashes, and nothing else.
  static let policy =
    "default-src 'none'; script-src \(scriptHash); style-src \(styleHash); base-uri 'none'; form-action 'none'"

  private let entries: GlossaryEntries
  private let title: String

  /// - Parameters:
  ///   - entries: Best first; the page shows them in this order.
  ///   - title: What the glossary is called; empty for the two languages.
  public init(_ entries: GlossaryEntries, title: String = "") {
    self.entries = entries
    self.title = title.isEmpty ? "Glossary \(entries.source) → \(entries.target)" : title
  }

  /// Writes the page.
  /// - Throws: ``InputError`` when the output cannot be written.
  public func write(to output: inout ByteWriter) throws(InputError) -> WriteSummary {
    output.write(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Glosa">
      <title>\(HTMLText.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>

      """)
    output.write(Self.frame(title: HTMLText.escaped(title)))
    try writePlainTable(to: &output)
    output.write("<script type=\"application/json\" id=\"data\">")
    var data = GlossaryReportData(entries)
    try data.write(to: &output)
    output.write("</script>\n<script>\(Self.script)</script>\n</body>\n</html>\n")
    return WriteSummary(unitCount: entries.entries.count)
  }

  /// What a reader without scripts sees.
  private func writePlainTable(to output: inout ByteWriter) throws(InputError) {
    output.write("<noscript>\n<table>\n<thead><tr><th>\(entries.source)</th><th>\(entries.target)</th>")
    output.write("<th>Status</th><th>Why</th></tr></thead>\n<tbody>\n")
    for entry in entries.entries {
      output.write("<tr><td lang=\"\(entries.source)\">\(HTMLText.escaped(entry.source))</td>")
      output.write("<td lang=\"\(entries.target)\">\(HTMLText.escaped(entry.target))</td>")
      output.write("<td>\(entry.status.rawValue)</td><td>\(HTMLText.escaped(entry.reason))</td></tr>\n")
      try output.flushIfFull()
    }
    output.write("</tbody>\n</table>\n</noscript>\n")
  }
}
