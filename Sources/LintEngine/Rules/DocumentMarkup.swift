import TextModel

/// The markup of the document that a message of a catalogue was taken out of, as its references tell.
///
/// Such a message is prose: runs of spaces show as one, and `%` and `{` begin no variables, whatever an extractor guessed.
package enum DocumentMarkup: Sendable {
  case reStructuredText, markdown

  /// `nil` when no reference names a file of these formats.
  init?(_ unit: TranslationUnit) {
    for property in unit.properties where property.name == "reference" {
      let files = property.value.utf8
      // Sphinx names the docstrings of a program so.
      if files.holds(".rst:") || files.holds(".txt:") || files.holds("docstring of ") {
        self = .reStructuredText
        return
      }
      if files.holds(".md:") || files.holds(".markdown:") {
        self = .markdown
        return
      }
    }
    return nil
  }
}

extension String.UTF8View {
  /// Whether an ASCII text stands somewhere.
  fileprivate func holds(_ text: StaticString) -> Bool {
    let bytes = Array(self)
    return bytes.indices.contains { bytes.has(text, at: $0) }
  }
}
