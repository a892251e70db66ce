extension GlossaryReport {
  /// What a hash in the content security policy must match letter for letter; a test says the right ones.
  static let scriptHash = "'sha256-c/PVg4DHAI0R11wGCzp5cOppBZCXvRe6v/GeZfKU1PU='"
  static let styleHash = "'sha256-XPM8xsTRRBoTEZ9tXke1/GjrQPzp+gQO3hgfJRfCE+c='"

  static let style = asset("report.css")
  static let script = asset("report.js")

  /// The page's frame with its title, which must be escaped.
  static func frame(title: String) -> String {
    let parts = asset("report.html").split(
      separator: "{title}", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.joined(separator: title)
  }

  /// A file beside this one, compiled in.
  private static func asset(_ name: String) -> String {
    guard let file = embeddedFiles.first(where: { $0.path == "Glossary/\(name)" }) else {
      preconditionFailure("\(name) stands beside this file")
    }
    return file.text.description
  }
}
