import Formats
import LintEngine
import ProjectConfiguration
import Resources
import TextModel

/// A project whose files are open in an editor.
final class EditedProject {
  let folder: ProjectFolder
  private let plan: ProjectPlan
  private let pool: LinterPool
  private let options: ServingOptions

  /// - Parameter hasTree: Whether the files of the folder belong together; of others each is checked alone.
  init(_ folder: ProjectFolder, _ options: ServingOptions, hasTree: Bool) {
    self.folder = folder
    self.options = options
    plan =
      hasTree
      ? folder.plan { options.common.detail($0.description) }
      : ProjectPlan([], settings: folder.settings, isReadable: { _ in false })
    pool = LinterPool(
      folder.settings, glossaries: options.glossaries, languages: options.languages,
      threads: options.common.threadCount, remembersUnits: true)
  }

  /// All that `glosa lint` checks in the project.
  var jobs: [LintJob] { plan.items.map { .item($0) } }

  /// A small part of each language, by which the linters are made ready before a file is opened.
  var samples: [LintJob] {
    var seen: Set<LanguageTag?> = []
    let small = plan.items.filter { item in
      let size = LintJob.item(item).size(in: folder)
      return size > 0 && size < Self.largestSample && seen.insert(item.language).inserted
    }
    return small.prefix(Self.mostSamples).map { .item($0) }
  }

  private static let largestSample = 1 << 18
  private static let mostSamples = 8

  /// Whether a file is part of the project, not of its configuration.
  func checks(_ path: String) -> Bool { !items(about: path).isEmpty }

  private func items(about path: String) -> [ProjectPlan.Item] {
    guard let relative = folder.relative(path) else { return [] }
    return plan.items.filter { $0.paths.contains(relative) }
  }

  /// What a file is checked with: its parts of the project, else the file alone, if it holds both languages.
  func jobs(about path: String) -> [LintJob] {
    if folder.excludesNamed(path) || isGlossary(path) { return [] }
    let items = items(about: path)
    if !items.isEmpty { return items.map { .item($0) } }
    return isBilingual(path) ? [.bilingual(WorkingFolder.shortened(path))] : []
  }

  private func isGlossary(_ path: String) -> Bool {
    let glossaries = options.glossaries + folder.settings.glossaries.map(\.value)
    return glossaries.contains { WorkingFolder.absolute($0) == path }
  }

  private func isBilingual(_ path: String) -> Bool {
    if Format.forFile(named: path) != nil { return true }
    let name = InputFile(path).baseName
    return ResourceFormats.all.contains { format in
      format.features.contains(.bilingual) && format.fileExtensions.contains { name.hasSuffix("." + $0) }
    } && (try? ResourceLoading.isBilingual(path)) == true
  }

  /// What `glosa lint` finds; `nil` when there is nothing to look at.
  /// - Throws: ``InputError`` when a file cannot be read.
  func check(_ job: LintJob, _ contents: FileContents) throws -> (input: LintInput, findings: [Finding])? {
    guard let input = try read(job, contents) else { return nil }
    pool.forget()
    try pool.add([input])
    return (input, try pool.findings()[0] + pool.suppressionFindings)
  }

  private func read(_ job: LintJob, _ contents: FileContents) throws -> LintInput? {
    let reading = LintReading(
      project: folder, languages: options.languages, inputFormat: nil, source: plan.source,
      common: options.common, findsStaleFiles: false, contents: contents)
    return try reading.input(job)
  }

  /// All findings in an input that may be mended, habits as often as they are seen.
  func fixable(_ inputs: [LintInput]) throws -> [[Finding]] { try pool.lint(inputs) }

  /// The terms of the glossary in a unit of an input.
  func terms(in unit: Int, of input: LintInput) throws -> [UnitTerm] {
    try pool.linter(for: input).terms(in: input.units[unit])
  }
}

extension LintJob {
  /// The absolute paths of the files that it reads.
  func paths(in project: ProjectFolder) -> [String] {
    let paths =
      switch self {
      case .bilingual(let path): [path]
      case .pair(let source, let target): [source, target]
      case .item(let item): item.paths.map(project.shown)
      }
    return paths.map(WorkingFolder.absolute)
  }
}
