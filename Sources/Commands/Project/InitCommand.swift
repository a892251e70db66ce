import ArgumentParser
import Formats
import ProjectConfiguration
import Resources
import TextModel

/// `glosa init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented .glosa.yml for the repository it finds.",
    discussion: """
      Recognises gettext, Sphinx, Django, mdBook, i18next, Rails, Laravel, Android, Apple and Xcode catalogs, Flutter, \
      Fluent, browser extensions, Qt, Docusaurus, Hugo, Jekyll, and folders and files by language. A file that is \
      there is kept. Example:

        glosa init --dry-run
      """)

  @Argument(help: "The folder of the repository.")
  var folder = "."

  @Option(name: .long, help: "The language of the sources (default: recognised, else en).")
  var source: LanguageTag?

  @Flag(name: .customLong("dry-run"), help: "Print the file instead of writing it.")
  var dryRun = false

  @Flag(name: .long, help: "Replace a .glosa.yml that is there.")
  var force = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    if !FolderWalk.isFolder(folder) {
      throw InputError("there is no such folder", at: Location(file: folder), remedy: "check the path")
    }
    let path = PathText.normalized(folder + "/" + ProjectSettings.fileName)
    if !dryRun, !force, InputFile(path).exists {
      throw InputError(
        "the file is there already", at: Location(file: path), remedy: "replace it with --force")
    }
    let text = template().text
    if dryRun { return try Console.current.write(text) }
    try AtomicFile.write(to: path, standardOutput: { _ in }) { $0.write(text) }
    common.note("\(path) is written; `glosa lint` checks what it names")
  }

  private func template() -> ConfigurationTemplate {
    let project = ProjectFolder(settings: ProjectSettings(rules: KnownRules.all, folder: folder))
    let files = project.files { common.note($0.description) }
    var found = RepositoryLayout.recognizing(files)
    if let source { found = (source, RepositoryLayout.recognizing(files, source: source)) }
    if found.layouts.isEmpty { common.note("no known layout is recognised; fill in files or pairs") }
    for layout in found.layouts { common.note("found \(layout)") }
    return ConfigurationTemplate(
      source: found.source, layouts: found.layouts, glossaries: files.filter(Self.isGlossary))
  }

  /// Whether a file is called what glossaries are called.
  private static func isGlossary(_ path: String) -> Bool {
    let file = InputFile(path)
    if file.fileExtension == "tbx" { return true }
    let stem = file.baseName.split(separator: ".").first?.lowercased() ?? ""
    return ["glossary", "glosario", "terms", "concepts", "terminology"].contains(stem)
      && ["yml", "yaml", "csv", "tsv"].contains(file.fileExtension)
  }
}
