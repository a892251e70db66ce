import LocaleProfiles
import TextModel

/// A document's path in its folder, and what names say about its language and its partner.
struct DocumentPath: Hashable {
  /// Relative to the folder.
  let path: String
  /// The language that the path names: `guide.es.md`, `es/guide.md`, `guide_es-MX.html`.
  let language: LanguageTag?
  /// The path without its language.
  let key: String

  init(_ path: String) {
    self.path = path
    language = LanguageResolution.tag(inPath: path)
    key = language.map { Self.key(path, without: $0.base.description) } ?? path
  }

  /// The path without language and extensions.
  var stem: String {
    let folders = key.split(separator: "/").map(String.init)
    let name = folders.last ?? ""
    return (folders.dropLast() + [String(name.split(separator: ".").first ?? "")]).joined(separator: "/")
  }

  /// What a name ends in, in lower case: `md`; the language does not count.
  var fileExtension: String {
    let parts = (key.split(separator: "/").last ?? "").split(separator: ".")
    let last = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    return last == "gz" && parts.count > 2 ? parts[parts.count - 2].lowercased() : last
  }

  /// Whether the file can be expected to hold text to translate.
  var isDocument: Bool {
    Self.extensions.contains(fileExtension)
      && !Self.buildFiles.contains((key.split(separator: "/").last ?? "").lowercased())
  }

  /// Files for tools, with names that look like those of documents.
  private static let buildFiles: Set<String> = [
    "makefile", "gnumakefile", "dockerfile", "rakefile", "gemfile", "vagrantfile", "jenkinsfile", "procfile",
    "cmakelists.txt", "requirements.txt", "robots.txt", "codeowners",
  ]

  private static let extensions: Set<String> = [
    "", "txt", "text", "md", "mdx", "markdown", "html", "htm", "xhtml", "xlf", "xliff", "rst", "adoc",
    "asciidoc", "tex", "org", "docx", "odt", "pptx", "srt", "vtt", "ipynb", "docbook", "dbk", "dita",
  ]

  private static func key(_ path: String, without language: String) -> String {
    let folders = path.split(separator: "/").map(String.init)
    let kept = folders.dropLast().filter { !isLanguage($0, language) }
    return (kept + [name(folders.last ?? "", without: language)]).joined(separator: "/")
  }

  private static func isLanguage(_ part: String, _ language: String) -> Bool {
    LanguageTag(part)?.base.description == language
  }

  /// The name without the part that is the language, its region included, and without the sign before it.
  private static func name(_ name: String, without language: String) -> String {
    var parts: [String] = [""]
    for character in name {
      if character == "." || character == "_" || character == "-" { parts.append("") }
      parts[parts.count - 1].append(character)
    }
    guard
      let place = parts.indices.dropFirst().last(where: { parts[$0].dropFirst().lowercased() == language })
    else {
      return name
    }
    let next = place + 1
    if next < parts.count, parts[next].count == 3, !parts[next].hasPrefix("."),
      parts[next].dropFirst().allSatisfy(\.isUppercase)
    {
      parts.remove(at: next)
    }
    parts.remove(at: place)
    return parts.joined()
  }
}
