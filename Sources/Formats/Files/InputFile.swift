import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file to read: a path, `-` for standard input, or bytes in memory.
///
/// Gzip is undone whatever the file is called. Nothing is opened before the first read.
public struct InputFile: Hashable, Sendable {
  /// The name for messages: the path as given, `-` for standard input.
  public let name: String
  private let contents: [UInt8]?

  /// A file on the disk, or standard input for `-`.
  public init(_ path: String) {
    name = path
    contents = nil
  }

  /// A file that is in memory already.
  public init(_ contents: [UInt8], name: String = "-") {
    self.name = name
    self.contents = contents
  }

  /// The name without folders and without `.gz`: `guide.tmx` for `docs/guide.tmx.gz`.
  public var baseName: String {
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? name } ?? name
    return last.lowercased().hasSuffix(".gz") ? String(last.dropLast(3)) : last
  }

  /// The last part of the base name, in lower case: `tmx`; empty when there is none.
  public var fileExtension: String {
    let parts = baseName.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
  }

  /// Whether there is a file of that name, or contents in memory.
  public var exists: Bool { contents != nil || name == "-" || pathKind(name) != .missing }

  /// The same file, in memory when it is standard input or a pipe, so that it can be read more than once.
  /// - Throws: as ``bytes()``.
  public func rereadable() throws(InputError) -> InputFile {
    let isStream = name == "-" || pathKind(name) == .other
    return isStream && contents == nil ? InputFile(try bytes(), name: name) : self
  }

  /// All bytes as they are, gzip undone.
  /// - Throws: ``InputError`` when there is no such file, it is a folder, or it cannot be read.
  public func bytes() throws(InputError) -> [UInt8] {
    let source = try open()
    var all: [UInt8] = []
    while try source.read(into: &all) {}
    return all
  }

  /// The whole text: UTF-8, or UTF-16 with a byte order mark; the mark is dropped.
  /// - Throws: ``InputError`` as ``bytes()``, and with line and column when the file is no text.
  public func text() throws(InputError) -> String {
    var source = TextSource(try open())
    var all: [UInt8] = []
    while try source.read(into: &all) {}
    return String(validatedUTF8: all.span)
  }

  /// Opens the file for reading its bytes piece by piece.
  package func open() throws(InputError) -> ByteSource {
    if let contents { return try ByteSource(contents, name: name) }
    if name == "-" {
      return try ByteSource(FileHandle(descriptor: STDIN_FILENO, isOwned: false), name: name)
    }
    if name.isEmpty {
      throw InputError("the file name is empty", remedy: "give a path, or - for standard input")
    }
    if pathKind(name) == .folder {
      throw InputError("this is a folder", at: Location(file: name), remedy: "give a file")
    }
    do {
      return try ByteSource(try FileHandle.opening(name, flags: O_RDONLY), name: name)
    } catch let error as SystemError {
      throw Self.explain(error, name)
    } catch let error as InputError {
      throw error
    } catch {
      fatalError("only the two errors above are thrown")
    }
  }

  private static func explain(_ error: SystemError, _ name: String) -> InputError {
    let place = Location(file: name)
    switch error.number {
    case ENOENT: return InputError("there is no such file", at: place, remedy: "check the path")
    case EACCES: return InputError("the file may not be read", at: place, remedy: "check its permissions")
    default: return InputError("the file cannot be read: \(error.message)", at: place)
    }
  }
}
