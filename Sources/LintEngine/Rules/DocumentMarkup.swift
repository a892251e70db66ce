import TextModel

/// The markup of the document that a message of a catalogue was taken out of, as its references tell.
///
/// Such a message is prose: runs of spaces show as one, and `%` and `{` begin no variables, whatever an extractor guessed.
package enum DocumentMarkup: Sendable {
  case reStructuredText, markdown

  /// `nil` when no reference names a file of these formats.
  init?(_ unit: TranslationUnit) {
    for property in unit.properties where property.name == "reference" {
      if let markup = Self.markup(Array(property.value.utf8)) {
        self = markup
        return
      }
    }
    return nil
  }

  /// The markup of the files that a reference names.
  private static func markup(_ reference: [UInt8]) -> DocumentMarkup? {
    var isMarkdown = false
    for (i, byte) in reference.enumerated() {
      if byte == UInt8(ascii: ":") {
        if reference.has(".rst", at: i - 4) || reference.has(".txt", at: i - 4) { return .reStructuredText }
        if reference.has(".md", at: i - 3) || reference.has(".markdown", at: i - 9) { isMarkdown = true }
      } else if byte == UInt8(ascii: " "), reference.has("docstring of ", at: i - 9) {
        // Sphinx names the docstrings of a program so.
        return .reStructuredText
      }
    }
    return isMarkdown ? .markdown : nil
  }
}
