import LocaleData
import Synchronization
import TextModel

/// All language profiles: those compiled in, and those of folders given at run time, which win.
public final class LocaleLibrary: Sendable {
  /// The compiled-in profiles.
  public static let shared = LocaleLibrary()

  /// Texts by folder, then file name.
  private let folders: [String: [String: String]]
  private let cache = Mutex<[LanguageTag: LocaleProfile]>([:])

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
  /// - Throws: ``InputError`` with file and line when a file of the folder is wrong.
  public func load(_ tag: LanguageTag) throws(InputError) -> LocaleProfile {
    if let known = cache.withLock({ $0[tag] }) { return known }
    guard let folder = tag.fallbacks.first(where: { folders[$0.description] != nil }) else {
      return LocaleProfile(tag: tag)
    }
    let profile = try ProfileReader(tag: folder, files: folders[folder.description] ?? [:]).read()
    cache.withLock { $0[tag] = profile }
    return profile
  }
}
