import LocaleData
import Synchronization
import TextModel

/// All language profiles: those compiled in, and those of folders given at run time, which win.
public final class LocaleLibrary: Sendable {
  /// The compiled-in profiles.
  public static let shared = LocaleLibrary()

  /// Texts by folder, then file name.
  private let folders: [String: [String: String]]
  private let cache = Mutex<[Request: LocaleProfile]>([:])

  private struct Request: Hashable {
    var tag: LanguageTag
    var part: ProfilePart
  }

  /// - Parameter overlay: More files by path (`es/profile.yml`); they replace compiled-in files one by one.
  public init(overlay: [String: String] = [:]) {
    var folders: [String: [String: String]] = [:]
    let embedded = LocaleData.files.map { ($0.path, $0.text.description) }
    for (path, text) in embedded + overlay.sorted(by: { $0.key < $1.key }) {
      let parts = path.split(separator: "/")
      guard parts.count == 2 else { continue }
      folders[String(parts[0]), default: [:]][String(parts[1])] = text
    }
    self.folders = folders
  }

  /// The languages that have a folder, sorted.
  public var languages: [LanguageTag] { folders.keys.compactMap { LanguageTag($0) }.sorted() }

  /// The profile of a language, found along its tag (`es-MX`, then `es`); an empty one when there is none.
  ///
  /// Compiled-in data is held right by the tests; a defect in an overlay is reported by ``load(_:)``.
  public func profile(for tag: LanguageTag) -> LocaleProfile {
    (try? load(tag)) ?? LocaleProfile(tag: tag)
  }

  /// Like ``profile(for:)``.
  ///
  /// - Parameter part: What is needed of it; the rest is left empty, and its files are not read.
  /// - Throws: ``InputError`` with file and line when a file of the folder is wrong.
  public func load(_ tag: LanguageTag, part: ProfilePart = .all) throws(InputError) -> LocaleProfile {
    let known = cache.withLock { $0[Request(tag: tag, part: .all)] ?? $0[Request(tag: tag, part: part)] }
    if let known { return known }
    guard let folder = folder(of: tag) else { return LocaleProfile(tag: tag) }
    let reader = ProfileReader(tag: folder, files: folders[folder.description] ?? [:])
    let profile = try reader.read(part)
    cache.withLock { $0[Request(tag: tag, part: part)] = profile }
    return profile
  }

  /// Whether there is a profile for a language.
  public func knows(_ tag: LanguageTag) -> Bool { folder(of: tag) != nil }

  /// The words of a language that the file of function words lists, of all sections.
  public func functionWords(of tag: LanguageTag) -> Set<String> {
    guard let profile = try? load(tag, part: .functionWords) else { return [] }
    return profile.functionWords.values.reduce(into: Set()) { $0.formUnion($1) }
  }

  private func folder(of tag: LanguageTag) -> LanguageTag? {
    tag.fallbacks.first { folders[$0.description] != nil }
  }
}

/// What a job needs of a profile.
public enum ProfilePart: Sendable {
  /// Everything.
  case all
  /// What cuts text into sentences and words: settings, abbreviations and function words.
  case segmentation
  /// Function words alone.
  case functionWords
}
