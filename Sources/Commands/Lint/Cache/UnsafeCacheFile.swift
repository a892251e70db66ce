import Formats
import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of the cache. Nothing here fails: what cannot be read or written is left.
enum CacheFile {
  /// How the names of entries end.
  static let suffix = ".lint"
  private static let day = 86_400

  /// The bytes of a file; `nil` when it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    do throws(SystemError) {
      let file = try FileHandle.opening(path, flags: O_RDONLY)
      while try file.read(Int(status.st_size) + 1, into: &bytes) > 0 {}
      return bytes
    } catch { return nil }
  }

  /// Writes a file under another name first, so that nobody reads half of it. It need not outlive a power cut.
  static func write(_ bytes: [UInt8], to path: String) {
    let temporary = "\(path).\(getpid()).\(UInt64.random(in: .min ... .max))"
    do throws(SystemError) {
      let file = try FileHandle.opening(temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o666)
      try file.write(bytes)
      if unsafe rename(temporary, path) == 0 { return }
    } catch {}
    _ = unsafe unlink(temporary)
  }

  /// Says that a file is still wanted; once a day is enough.
  static func markAsUsed(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, time(nil) - modified(status) > day else { return }
    _ = unsafe utimensat(AT_FDCWD, path, nil, 0)
  }

  /// Makes the folder, with the marks that keep it out of backups and repositories; whether it can be used.
  static func prepare(_ folder: String) -> Bool {
    do throws(InputError) { try FolderWalk.makeFolders(for: folder + "/") } catch { return false }
    let tag = folder + "/CACHEDIR.TAG"
    if FilePath.exists(tag) { return true }
    // The signature of https://bford.info/cachedir/.
    write(Array("Signature: 8a477f597d28d172789f06886806bc55\n# Findings of glosa lint.\n".utf8), to: tag)
    write(Array("*\n".utf8), to: folder + "/.gitignore")
    return FilePath.exists(tag)
  }

  /// Takes out files that were not used for some days, and the oldest ones beyond a number of bytes; once a day.
  static func trim(_ folder: String, bytes: Int, days: Int) {
    let mark = folder + "/trimmed"
    var status = stat()
    let now = time(nil)
    if unsafe stat(mark, &status) == 0, now - modified(status) < day { return }
    write([], to: mark)
    var kept = 0
    for file in entries(folder).sorted(by: { $0.modified > $1.modified }) {
      kept += file.size
      if now - file.modified > days * day || kept > bytes { _ = unsafe unlink(file.path) }
    }
  }

  private struct Entry {
    var path: String
    var size: Int
    var modified: Int
  }

  /// The entries, and what killed runs left of them.
  private static func entries(_ folder: String) -> [Entry] {
    guard let names = try? FolderWalk.names(in: folder) else { return [] }
    return names.filter { $0.contains(suffix) }.compactMap { name in
      let path = folder + "/" + name
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return nil }
      // What a file takes on the disk is a number of blocks of 4 KiB.
      return Entry(path: path, size: (Int(status.st_size) + 4_095) & ~4_095, modified: modified(status))
    }
  }

  private static func modified(_ status: stat) -> Int {
    #if canImport(Darwin)
      status.st_mtimespec.tv_sec
    #else
      status.st_mtim.tv_sec
    #endif
  }
}
