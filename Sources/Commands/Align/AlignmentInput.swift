import Formats
import LocaleProfiles
import Segmentation
import SentenceAlignment
import TextModel

/// The documents of a run, cut into sentences.
struct AlignmentInput {
  let source: LocaleProfile
  let target: LocaleProfile
  /// The files that could be read, and their sentences, in the same order.
  private(set) var files: [FilePair] = []
  private(set) var pairs: [SentenceListPair] = []
  /// What was wrong with the others.
  private(set) var errors: [InputError] = []

  var languages: (from: LanguageTag, to: LanguageTag) { (source.tag, target.tag) }

  /// An aligner for the two languages.
  func aligner(_ options: SentenceAlignerOptions = SentenceAlignerOptions()) -> DocumentAligner {
    DocumentAligner(source: source, target: target, options: options)
  }

  /// - Parameters:
  ///   - reading: How the files are read.
  ///   - keepsGoing: Whether a file that cannot be used is noted in ``errors`` rather than thrown.
  /// - Throws: ``InputError`` when a file cannot be used or the languages are not clear.
  init(
    _ files: [FilePair], _ reading: DocumentReading, keepsGoing: Bool, languages: LanguageOptions,
    common: CommonOptions
  ) throws {
    var contents: [(source: DocumentContents, target: DocumentContents)] = []
    for file in files {
      do throws(InputError) {
        let source = try DocumentContents(file.source, reading, language: languages.from)
        let target = try DocumentContents(
          file.target, reading, language: languages.to, prefersTarget: file.source == file.target)
        contents.append((source, target))
        self.files.append(file)
      } catch {
        if !keepsGoing { throw error }
        errors.append(error)
      }
    }
    guard let first = self.files.first else { throw errors[0] }
    let say = keepsGoing ? common.detail : common.note
    for (file, contents) in zip(self.files, contents) {
      contents.source.note(file.source, "--from").map(say)
      contents.target.note(file.target, "--to").map(say)
    }
    let from = try LanguageResolution.language(
      given: languages.from ?? contents.first?.source.language, path: first.source,
      text: Self.sample(contents.map(\.source)), option: "--from",
      common: common)
    let to = try LanguageResolution.language(
      given: languages.to ?? contents.first?.target.language, path: first.target,
      text: Self.sample(contents.map(\.target)), option: "--to",
      common: common)
    try LanguageResolution.requireDifferent(from, to)
    if self.files.count > 1 {
      Self.reportOthers(zip(self.files.map(\.source), contents.map(\.source)), from, "--from", common)
      Self.reportOthers(zip(self.files.map(\.target), contents.map(\.target)), to, "--to", common)
    }
    let part: ProfilePart = reading.segmented ? .functionWords : .segmentation
    source = try LocaleLibrary.shared.load(from, part: part)
    target = try LocaleLibrary.shared.load(to, part: part)
    for (file, contents) in zip(self.files, contents) {
      pairs.append(
        SentenceListPair(
          source: try contents.source.sentences(source), target: try contents.target.sentences(target),
          sourceName: file.source, targetName: file.target))
    }
  }

  /// Names the files of many that read like another language.
  private static func reportOthers(
    _ files: Zip2Sequence<[String], [DocumentContents]>, _ language: LanguageTag, _ option: String,
    _ common: CommonOptions
  ) {
    var others: [LanguageTag: [String]] = [:]
    for (path, contents) in files {
      if let other = LanguageGuesser().contradiction(of: language, by: contents.beginning()[...]) {
        others[other, default: []].append(path)
      }
    }
    for (other, paths) in others.sorted(by: { $0.key < $1.key }) {
      common.note(
        "taken for \(language), but \(paths.count == 1 ? "this reads" : "these read") like \(other): "
          + "\(FolderPairing.list(paths)); check \(option)")
    }
  }

  /// Enough of the texts to tell their language.
  private static func sample(_ contents: [DocumentContents]) -> String {
    var text = ""
    for file in contents.prefix(20) where text.utf8.count < 20_000 { text += file.beginning() + "\n" }
    return text
  }

  /// Sets anchors that a person has given.
  /// - Throws: ``InputError`` when one lies outside of the documents, or two contradict each other.
  mutating func set(_ anchors: [AnchorOption]) throws(InputError) {
    let sorted = anchors.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    for anchor in sorted {
      try check(anchor, anchor.source, pairs[0].source, files[0].source)
      try check(anchor, anchor.target, pairs[0].target, files[0].target)
    }
    for (first, second) in zip(sorted, sorted.dropFirst()) {
      if first.source == second.source || first.target == second.target {
        throw InputError(
          "--anchor \(first) and --anchor \(second) name the same sentence", remedy: "leave one of them out")
      }
      if first.target > second.target {
        throw InputError(
          "--anchor \(first) and --anchor \(second) cross: the texts would not be in one order",
          remedy: "leave one of them out")
      }
    }
    pairs[0].anchors = sorted.map { SentenceAnchor(source: $0.source - 1, target: $0.target - 1) }
  }

  private func check(_ anchor: AnchorOption, _ number: Int, _ list: SentenceList, _ path: String)
    throws(InputError)
  {
    if number <= list.sentences.count { return }
    throw InputError(
      "--anchor \(anchor) names sentence \(number), but \(path) has \(list.sentences.count)",
      remedy: "count sentences from 1")
  }
}

/// An aligned pair of documents.
struct AlignedPair {
  var file: FilePair
  var sentences: SentenceListPair
  var alignment: Alignment
}
