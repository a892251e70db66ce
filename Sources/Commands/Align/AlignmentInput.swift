import Formats
import LocaleProfiles
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

  /// A file as it was read.
  private enum Contents {
    case lines(String, name: String)
    case document(StructuredDocument)
    case side(XLIFFSide)

    /// The language that the file itself names.
    var language: LanguageTag? {
      if case .side(let side) = self { side.language } else { nil }
    }

    var beginning: String {
      switch self {
      case .lines(let text, _): String(text.prefix(20_000))
      case .document(let document): document.beginning()
      case .side(let side): side.document.beginning()
      }
    }

    func sentences(_ profile: LocaleProfile) throws(InputError) -> SentenceList {
      switch self {
      case .lines(let text, let name): SentenceList(lines: text, name: name)
      case .document(let document): try SentenceList(document, profile: profile)
      case .side(let side): try SentenceList(side.document, profile: profile)
      }
    }
  }

  /// - Parameters:
  ///   - segmented: Whether the files hold one sentence a line, blank lines counted.
  ///   - keepsGoing: Whether a file that cannot be used is noted in ``errors`` rather than thrown.
  /// - Throws: ``InputError`` when a file cannot be used or the languages are not clear.
  init(
    _ files: [FilePair], segmented: Bool, keepsGoing: Bool, languages: LanguageOptions, common: CommonOptions
  ) throws {
    var contents: [(source: Contents, target: Contents)] = []
    for file in files {
      do throws(InputError) {
        let source = try Self.read(file.source, segmented, languages.from)
        let target = try Self.read(
          file.target, segmented, languages.to, prefersTarget: file.source == file.target)
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
      Self.sideNote(contents.source, file.source, "--from").map(say)
      Self.sideNote(contents.target, file.target, "--to").map(say)
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
    let part: ProfilePart = segmented ? .functionWords : .segmentation
    source = try LocaleLibrary.shared.load(from, part: part)
    target = try LocaleLibrary.shared.load(to, part: part)
    for (file, contents) in zip(self.files, contents) {
      pairs.append(
        SentenceListPair(
          source: try contents.source.sentences(source), target: try contents.target.sentences(target),
          sourceName: file.source, targetName: file.target))
    }
  }

  /// Which texts of an XLIFF file were read.
  private static func sideNote(_ contents: Contents, _ path: String, _ option: String) -> String? {
    guard case .side(let side) = contents else { return nil }
    let language = side.language.map { " (\($0))" } ?? ""
    let (read, other) = side.isTarget ? ("translations", "source texts") : ("source texts", "translations")
    return
      "\(path.visible): its \(read)\(language) are read; \(option) with their language reads the \(other)"
  }

  /// - Parameters:
  ///   - language: As the user gave it.
  ///   - prefersTarget: Whether the translations of a bilingual file are meant.
  private static func read(
    _ path: String, _ segmented: Bool, _ language: LanguageTag?, prefersTarget: Bool = false
  ) throws(InputError) -> Contents {
    guard segmented else {
      if XLIFFSide.isXLIFF(InputFile(path)) {
        let language = language ?? LanguageResolution.tag(inPath: path)
        return .side(try XLIFFSide(InputFile(path), language: language, prefersTarget: prefersTarget))
      }
      let own: Set = ["text", "markdown", "html"]
      if let document = try ResourceLoading.document(path, besides: own) { return .document(document) }
      return .document(try StructuredDocument(InputFile(path)))
    }
    let file = try InputFile(path).rereadable()
    try BinaryFile.refuse(file)
    let document = try TextDocument.plainText(file, layout: .lines)
    return .lines(document.text, name: path)
  }

  /// Enough of the texts to tell their language.
  private static func sample(_ contents: [Contents]) -> String {
    var text = ""
    for file in contents.prefix(20) where text.utf8.count < 20_000 { text += file.beginning + "\n" }
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
