extension GlossaryReport {
  /// What a hash in the content security policy must match letter for letter; a test says the right ones.
  static let scriptHash = "'sha256-hfcArYmH3ksZJJ7qiqTu78OgxpYcaPPSwTkKIet3krw='"
  static let styleHash = "'sha256-zEYsOmIvgz1LtBCKu71hJHdtvNnb1j9a/HE2rxpmuNY='"

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
