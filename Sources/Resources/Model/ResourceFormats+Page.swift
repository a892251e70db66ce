extension ResourceFormats {
  /// The table of all formats in Markdown, for the documentation.
  public static var table: String {
    var lines = [
      "| name | format | files | read | positions | rewritten | plurals | mark-up apart | notes | both languages |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for format in all {
      let features = format.features
      func cell(_ feature: ResourceFeature) -> String { features.contains(feature) ? "yes" : "–" }
      let files = format.fileExtensions.map { "." + $0 }.joined(separator: " ")
      let isArchive = format is OfficeFormat
      lines.append(
        "| `\(format.name)` | \(format.title) | \(files) | yes | \(isArchive ? "paragraph" : "byte") "
          + "| \(cell(.rewriting)) | \(cell(.plurals)) | \(cell(.codes)) | \(cell(.notes)) | \(cell(.bilingual)) |"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
