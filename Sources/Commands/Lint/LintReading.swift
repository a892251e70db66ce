import Formats
import LintEngine
import ProjectConfiguration
import Resources
import TextModel

/// Reads the files of a run.
struct LintReading {
  let project: ProjectFolder
  let languages: LanguageOptions
  let inputFormat: String?
  let source: LanguageTag?
  let common: CommonOptions
  /// Whether the history of files is looked at.
  let findsStaleFiles: Bool
  var contents = FileContents()

  /// The input of a job; `nil` when there is nothing in it to look at.
  func input(_ job: LintJob) throws -> LintInput? {
    switch job {
    case .bilingual(let path): return try finished(try readBilingual(path), [path])
    case .pair(let source, let target): return try finished(try readPair(source, target), [source, target])
    case .item(let item): return try input(item)
    }
  }

  private func readBilingual(_ path: String) throws -> LintInput {
    if inputFormat == nil,
      let joined = try ResourceLoading.bilingual(
        path, languages, common, markup: .inline, contents: contents)
    {
      return LintInput(joined, contents)
    }
    var input = try LintInput.bitext(path, languages, format: inputFormat, contents)
    input.assumeSourceLanguage()
    return input
  }

  private func readPair(_ source: String, _ target: String) throws -> LintInput {
    if let joined = try ResourceLoading.pair(
      source, target, languages, common, markup: .inline, contents: contents)
    {
      return LintInput(joined, contents)
    }
    return try .documents(source, target, languages, common, contents)
  }

  private func input(_ item: ProjectPlan.Item) throws -> LintInput? {
    switch item {
    case .bilingual(let path): return try projectFile(project.shown(path))
    case .pair(let pair):
      let (source, target) = (project.shown(pair.source), project.shown(pair.target))
      var input = try projectPair(source, target, pair.language).flatMap {
        try finished($0, [source, target])
      }
      if findsStaleFiles, let remark = Remark(stale: target, of: source) { input?.remarks.append(remark) }
      return input
    case .missing(let pair):
      return alone(
        ProjectRules.missingFile, "there is no \(project.shown(pair.target))", project.shown(pair.source),
        pair)
    case .orphaned(let pair):
      return alone(
        ProjectRules.orphanedFile, "there is no source file \(project.shown(pair.source))",
        project.shown(pair.target), pair)
    }
  }

  /// A finding about a file without its counterpart.
  private func alone(_ rule: RuleMetadata, _ message: String, _ path: String, _ pair: PairedTree.Pair)
    -> LintInput?
  {
    if let to = languages.to, !pair.language.matches(to) { return nil }
    var input = LintInput(units: [], isDocumentPair: false)
    input.path = project.relative(path) ?? path
    input.target = pair.language
    input.remarks = [
      Remark(rule: rule, message: message, location: Location(file: path, line: 1, column: 1), about: message)
    ]
    return input
  }

  private func projectFile(_ path: String) throws -> LintInput? {
    let format = try ResourceLoading.format(path, contents)
    var input: LintInput
    if let format {
      let file = try ResourceFile(contents.file(path), format: format)
      input = LintInput(
        JoinedResources(file, from: from(path), to: languages.to, markup: .inline), contents)
    } else {
      var asked = LanguageOptions()
      let isCatalogue = [Format.po, .mo].contains(Format.forFile(named: path))
      (asked.from, asked.to) = isCatalogue ? (nil, nil) : (from(path), languages.to)
      input = try .bitext(path, asked, format: nil, contents)
    }
    let to = languages.to ?? LanguageResolution.tag(ofCatalogue: path)
    for index in input.units.indices {
      input.units[index].sourceLanguage = input.units[index].sourceLanguage ?? from(path)
      input.units[index].targetLanguage = input.units[index].targetLanguage ?? to
    }
    input.assumeSourceLanguage()
    let wanted = languages.to.map { [$0] } ?? project.settings.targets.map(\.value)
    let own = input.units.first?.targetLanguage
    if !wanted.isEmpty, let own, !wanted.contains(where: own.matches) { return nil }
    return try finished(input, [path])
  }

  private func projectPair(_ source: String, _ target: String, _ language: LanguageTag) throws -> LintInput? {
    if let to = languages.to, !language.matches(to) { return nil }
    guard let own = try ResourceLoading.format(source, contents),
      let other = try ResourceLoading.format(target, contents)
    else {
      common.detail("\(target): left out, since its format is not known")
      return nil
    }
    let isDocument = own.features.contains(.document)
    if isDocument != other.features.contains(.document) {
      throw InputError(
        "\(source) and this file are not of one kind", at: Location(file: target), remedy: "mend the pairs")
    }
    if !isDocument {
      return LintInput(
        JoinedResources(
          source: try ResourceFile(contents.file(source), format: own),
          target: try ResourceFile(contents.file(target), format: other), from: from(source), to: language,
          markup: .inline), contents)
    }
    var asked = LanguageOptions()
    (asked.from, asked.to) = (from(source), language)
    do { return try .documents(source, target, asked, common, contents) } catch let error as InputError {
      // A document without text is no defect in a tree.
      guard try isBlank(source, own) || isBlank(target, other) else { throw error }
      common.detail("\(target): left out, since one side has no text")
      return nil
    }
  }

  private func isBlank(_ path: String, _ format: any ResourceFormat) throws -> Bool {
    try ResourceFile(contents.file(path), format: format).units.allSatisfy { unit in
      unit.kind == .code || unit.text.allSatisfy(\.isWhitespace)
    }
  }

  /// The language of a source file.
  private func from(_ path: String) -> LanguageTag {
    languages.from ?? source ?? project.settings.source?.value ?? LanguageResolution.tag(inPath: path) ?? "en"
  }

  /// Adds what the comments of the files say.
  private func finished(_ input: LintInput, _ paths: [String]) throws -> LintInput {
    var input = input
    let target = paths[paths.count - 1]
    input.path = project.relative(target) ?? target
    input.target = input.units.first?.targetLanguage
    try SuppressionLoading.add(to: &input, paths)
    return input
  }
}
