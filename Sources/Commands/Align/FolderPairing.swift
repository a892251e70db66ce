import Formats
import SentenceAlignment
import TextModel

/// Two files to align.
struct FilePair: Hashable {
  var source: String
  var target: String
  /// The source's path in its folder.
  var name: String
}

/// Pairs the documents of two folders: by relative path, then by names without their language, then by content.
struct FolderPairing {
  /// By source path.
  private(set) var pairs: [FilePair] = []
  /// Documents without a partner, and those that could not be read when their contents were compared.
  private(set) var alone: [String] = []
  private(set) var errors: [InputError] = []
  /// The files that are no documents, by what their names end in.
  private(set) var others: [String: [String]] = [:]
  /// The files in other languages than those asked for.
  private(set) var otherLanguages: [String] = []
  /// Pairs that were found by content, which a person should check.
  private(set) var byContent: [FilePair] = []

  private let folders: (source: String, target: String)
  private var source: [DocumentPath] = []
  private var target: [DocumentPath] = []

  /// - Throws: ``InputError`` when a folder cannot be read, the languages are not clear, or nothing can be paired.
  init(
    _ sourceFolder: String, _ targetFolder: String, _ reading: DocumentReading, from: LanguageTag?,
    to: LanguageTag?
  ) throws(InputError) {
    folders = (Self.withoutSlash(sourceFolder), Self.withoutSlash(targetFolder))
    let isOneFolder = folders.source == folders.target
    if isOneFolder, from == nil || to == nil {
      throw InputError(
        "both languages are in one folder", at: Location(file: sourceFolder),
        remedy: "name them with --from and --to")
    }
    source = try documents(in: folders.source, language: from, isOneFolder)
    target = try documents(in: folders.target, language: to, isOneFolder)
    let used = Set((source + target).map(\.path))
    otherLanguages = Set(otherLanguages).filter {
      !isOneFolder || !used.contains(String($0.dropFirst(folders.source.count + 1)))
    }
    .sorted()
    others = others.mapValues { Set($0).sorted() }
    let all = (source.count, target.count)
    if !isOneFolder { pair(by: \.path) }
    pair(by: \.key)
    pair(by: \.stem)
    pairByContent(reading, from, to)
    pairs.sort { $0.name < $1.name }
    alone = source.map { path($0, folders.source) } + target.map { path($0, folders.target) }
    if pairs.isEmpty {
      let readable = "text, Markdown, HTML, XLIFF, DOCX and other documents are read"
      throw InputError(
        "no document has a partner: there are \(all.0) in \(folders.source) and \(all.1) in \(folders.target)"
          + (others.isEmpty ? "" : ", and others: \(otherList)"),
        remedy: "check the folders, --from and --to" + (others.isEmpty ? "" : "; " + readable))
    }
  }

  /// Names in a message, at most.
  private static let fewNames = 3

  /// How many files there are, and the first of them: `2 (a.jpg, b.jpg)`.
  static func list(_ paths: [String]) -> String {
    let names = paths.prefix(fewNames).map(\.visible).joined(separator: ", ")
    return "\(paths.count) (\(names)\(paths.count > fewNames ? " …" : ""))"
  }

  /// The files that are no documents, the most frequent kinds first: `2 .jpg (a.jpg, b.jpg), 1 without extension
  /// (data), 9 of other kinds`.
  var otherList: String {
    let kinds = others.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let named = kinds.prefix(Self.fewNames).map { kind, paths in
      let end = Self.list(paths).split(separator: " ", maxSplits: 1)
      return "\(end[0]) \(kind.isEmpty ? "without extension" : "." + kind.visible) \(end[1])"
    }
    let rest = kinds.dropFirst(Self.fewNames).reduce(0) { $0 + $1.value.count }
    return (named + (rest > 0 ? ["\(rest) of other kinds"] : [])).joined(separator: ", ")
  }

  private static func withoutSlash(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private func path(_ document: DocumentPath, _ folder: String) -> String { folder + "/" + document.path }

  /// The documents of a folder that are in a language, or name none.
  private mutating func documents(in folder: String, language: LanguageTag?, _ mustName: Bool)
    throws(InputError)
    -> [DocumentPath]
  {
    let all = try FolderWalk.files(below: folder).map { DocumentPath($0) }
    let language = language ?? Self.mostFrequent(all.compactMap(\.language))
    return all.filter { document in
      if !isText(document, in: folder) {
        others[document.fileExtension, default: []].append(path(document, folder))
        return false
      }
      let isWanted = document.language.map { language?.matches($0) ?? true } ?? !mustName
      if !isWanted { otherLanguages.append(path(document, folder)) }
      return isWanted
    }
  }

  /// Whether a file's name, or without an extension its beginning, tells that it holds text.
  private func isText(_ document: DocumentPath, in folder: String) -> Bool {
    guard document.isDocument else { return false }
    return !document.fileExtension.isEmpty || !BinaryFile.looksBinary(InputFile(path(document, folder)))
  }

  private static func mostFrequent(_ tags: [LanguageTag]) -> LanguageTag? {
    var counts: [LanguageTag: Int] = [:]
    for tag in tags { counts[tag, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Pairs documents with an equal feature that no other of their folder has.
  private mutating func pair(by feature: KeyPath<DocumentPath, String>) {
    let sources = Dictionary(grouping: source) { $0[keyPath: feature] }
    let targets = Dictionary(grouping: target) { $0[keyPath: feature] }
    for (value, documents) in sources {
      guard documents.count == 1, let partners = targets[value], partners.count == 1 else { continue }
      add(documents[0], partners[0])
    }
    removePaired()
  }

  private mutating func add(_ document: DocumentPath, _ partner: DocumentPath) {
    pairs.append(
      FilePair(
        source: path(document, folders.source), target: path(partner, folders.target), name: document.path))
  }

  private mutating func removePaired() {
    let (sources, targets) = (Set(pairs.map(\.source)), Set(pairs.map(\.target)))
    source = source.filter { !sources.contains(path($0, folders.source)) }
    target = target.filter { !targets.contains(path($0, folders.target)) }
  }

  private mutating func pairByContent(
    _ reading: DocumentReading, _ from: LanguageTag?, _ to: LanguageTag?
  ) {
    if source.isEmpty || target.isEmpty { return }
    let sources = texts(source, folders.source, reading, from)
    let targets = texts(target, folders.target, reading, to)
    for match in DocumentMatcher().matches(sources, targets) {
      add(source[match.source], target[match.target])
      byContent.append(pairs[pairs.count - 1])
    }
    removePaired()
  }

  private mutating func texts(
    _ documents: [DocumentPath], _ folder: String, _ reading: DocumentReading, _ language: LanguageTag?
  ) -> [String] {
    documents.map { document in
      do throws(InputError) {
        return try DocumentContents(path(document, folder), reading, language: language)
          .beginning(200_000, skipsCode: false)
      } catch {
        errors.append(error)
        return ""
      }
    }
  }
}
