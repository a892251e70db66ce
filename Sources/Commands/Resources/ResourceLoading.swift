import Formats
import LocaleProfiles
import Resources
import SentenceAlignment
import TextModel

/// Reads resource files and documents where commands expect bitexts and texts.
enum ResourceLoading {
  /// The format of a file by its name and its first bytes; `nil` for bitexts and for what is unknown.
  static func format(_ path: String, _ contents: FileContents = FileContents()) throws(InputError) -> (
    any ResourceFormat
  )? {
    if path == "-" || FolderWalk.isFolder(path) || Format.forFile(named: path) != nil { return nil }
    let file = contents.file(path)
    return try format(named: file.baseName, file)
  }

  private static func format(named name: String, _ file: InputFile) throws(InputError) -> (
    any ResourceFormat
  )? {
    ResourceFormats.format(of: name, head: try file.open().peek())
  }

  /// Whether a file holds messages of one language, not a document.
  private static func isTable(_ format: (any ResourceFormat)?) -> Bool {
    format.map { !$0.features.contains(.document) && !$0.features.contains(.bilingual) } ?? false
  }

  /// Whether a file holds messages and their translations.
  static func isBilingual(_ path: String) throws(InputError) -> Bool {
    try format(path)?.features.contains(.bilingual) ?? false
  }

  /// Joins a file of messages and its translation by key; `nil` when the files are documents or bitexts.
  ///
  /// - Parameter markup: Whether mark-up stays in the texts.
  /// - Throws: ``InputError`` when a file cannot be read, or the languages are not clear.
  static func pair(
    _ sourcePath: String, _ targetPath: String, _ languages: LanguageOptions, _ common: CommonOptions,
    markup: JoinedResources.Markup = .codes, contents: FileContents = FileContents()
  ) throws -> JoinedResources? {
    let formats = (try format(sourcePath, contents), try format(targetPath, contents))
    guard isTable(formats.0), isTable(formats.1) else { return nil }
    let source = try ResourceFile(contents.file(sourcePath), format: formats.0)
    let target = try ResourceFile(contents.file(targetPath), format: formats.1)
    let from = try language(source, languages.from, "--from", common)
    let to = try language(target, languages.to, "--to", common)
    try LanguageResolution.requireDifferent(from, to)
    let joined = JoinedResources(source: source, target: target, from: from, to: to, markup: markup)
    if joined.units.isEmpty {
      throw InputError(
        "no key is in both files", at: Location(file: targetPath), remedy: "check that they belong together")
    }
    report(joined, common)
    return joined
  }

  /// The units of a file that holds both languages, such as Qt's; `nil` for other files.
  static func bilingual(
    _ path: String, _ languages: LanguageOptions, _ common: CommonOptions,
    markup: JoinedResources.Markup = .codes, contents: FileContents = FileContents()
  ) throws -> JoinedResources? {
    guard let format = try format(path, contents), format.features.contains(.bilingual) else { return nil }
    let file = try ResourceFile(contents.file(path), format: format)
    let joined = JoinedResources(file, from: languages.from, to: languages.to, markup: markup)
    if joined.units.isEmpty {
      throw InputError("the file holds no unit", at: Location(file: path), remedy: "check --to")
    }
    common.detail("\(path): \(joined.units.count) units")
    return joined
  }

  private static func language(
    _ file: ResourceFile, _ given: LanguageTag?, _ option: String, _ common: CommonOptions
  ) throws -> LanguageTag {
    let text = file.units.prefix(2_000).map(\.text).joined(separator: "\n")
    return try LanguageResolution.language(
      given: given ?? file.units.first?.language, path: file.text.name, text: text, option: option,
      common: common)
  }

  /// Says what was joined, always when something is on one side only.
  private static func report(_ joined: JoinedResources, _ common: CommonOptions) {
    let line = "\(joined.target.text.name): \(joined.units.count) units joined by key"
    var alone: [String] = []
    if !joined.missing.isEmpty { alone.append("\(joined.missing.count) without a translation") }
    if !joined.orphaned.isEmpty { alone.append("\(joined.orphaned.count) keys that the source lacks") }
    if alone.isEmpty { return common.detail(line) }
    common.note("\(line); \(alone.joined(separator: ", "))")
  }
}
