import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file whole or not at all.
///
/// The bytes go to a temporary file in the same folder, are put on the disk, and then take the name in one step.
/// Where the system can (Linux), that temporary file has no name, so that nothing is left behind even when the
/// process is killed.
public enum AtomicFile {
  /// Writes what `body` writes, compressed when the name ends in `.gz`.
  ///
  /// - Parameters:
  ///   - path: The file; a link is followed. `-` is standard output. A device or a pipe is written directly.
  ///   - standardOutput: Takes the bytes when `path` is `-`.
  ///   - confirm: Called when the bytes are on the disk, just before the file takes its name; when it throws, nothing
  ///     changes.
  ///   - body: Writes the contents; when it throws, nothing changes.
  /// - Returns: What `body` returns.
  /// - Throws: ``InputError`` when the file cannot be written, or what `body` throws.
  public static func write<Result>(
    to path: String, standardOutput: @escaping ([UInt8]) throws -> Void, confirm: () throws -> Void = {},
    _ body: (inout ByteWriter) throws -> Result
  ) throws -> Result {
    if path == "-" { return try run(body, to: standardOutput) }
    let file = try PendingFile(path)
    let result = try run(body, compressed: file.isCompressed) { bytes throws(InputError) in
      try file.write(bytes)
    }
    try file.prepare()
    try confirm()
    try file.commit()
    return result
  }

  /// Writes several files, all or none: no file takes its name before each of them is written. What killed processes left
  /// of them goes, too.
  ///
  /// - Parameters:
  ///   - paths: As in ``write(to:standardOutput:_:)``; standard output is written when the files are, before they
  ///     take their names.
  ///   - standardOutput: Takes the bytes for `-`.
  ///   - confirm: Called when all bytes are on the disk, just before the first file takes its name; when it throws, nothing
  ///     changes.
  ///   - body: Writes the contents for the path at an index.
  /// - Throws: ``InputError`` when a file cannot be written or is named twice, or what `body` throws.
  public static func write(
    toAll paths: [String], standardOutput: @escaping ([UInt8]) throws -> Void,
    confirm: () throws -> Void = {},
    _ body: (_ index: Int, _ output: inout ByteWriter) throws -> Void
  ) throws {
    try OutputPaths.check(paths)
    var files: [PendingFile?] = []
    for path in paths { files.append(path == "-" ? nil : try PendingFile(path)) }
    for (index, file) in files.enumerated() {
      guard let file else { continue }
      try run({ try body(index, &$0) }, compressed: file.isCompressed) { bytes throws(InputError) in
        try file.write(bytes)
      }
    }
    for index in files.indices where files[index] == nil {
      try run({ try body(index, &$0) }, to: standardOutput)
    }
    for file in files { try file?.prepare() }
    try confirm()
    for file in files { try file?.commit() }
    TemporaryName.removeAbandoned(of: files.compactMap { $0?.path })
  }

  /// Runs the body with an output whose own errors come out as they are.
  private static func run<Result>(
    _ body: (inout ByteWriter) throws -> Result, to standardOutput: @escaping ([UInt8]) throws -> Void
  ) throws -> Result {
    var failure: (any Error)?
    do {
      return try run(body, compressed: false) { bytes throws(InputError) in
        do { try standardOutput(bytes) } catch {
          failure = error
          throw InputError("cannot write to standard output")
        }
      }
    } catch {
      throw failure ?? error
    }
  }

  private static func run<Result>(
    _ body: (inout ByteWriter) throws -> Result, compressed: Bool,
    sink: @escaping ([UInt8]) throws(InputError) -> Void
  ) throws -> Result {
    let deflater = compressed ? Deflater() : nil
    var writer = ByteWriter { bytes throws(InputError) in
      if let deflater { try sink(deflater.deflate(bytes)) } else { try sink(bytes) }
    }
    let result = try body(&writer)
    try writer.flush()
    if let deflater { try sink(deflater.deflate([], isLast: true)) }
    return result
  }
}

/// A file being written, under no name or a temporary one; it vanishes unless committed.
private final class PendingFile {
  private let given: String
  /// Where it will stand, links followed.
  let path: String
  private let handle: FileHandle
  /// The temporary name; empty when there is none to remove.
  private var temporary = ""
  private let isDirect: Bool

  init(_ given: String) throws(InputError) {
    self.given = given
    if given.isEmpty { throw InputError("the output file's name is empty", remedy: "give a path, or -") }
    let kind = pathKind(given)
    if kind == .folder || given.hasSuffix("/") {
      throw InputError("this is a folder", at: Location(file: given), remedy: "give a file name after -o")
    }
    path = resolvedPath(given) ?? given
    if kind == .missing, isLink(given) {
      throw InputError(
        "this is a link that leads to no file", at: Location(file: given),
        remedy: "remove it, or make its file")
    }
    isDirect = kind == .other
    do {
      if isDirect {
        handle = try FileHandle.opening(path, flags: O_WRONLY)
      } else {
        if kind == .file, unsafe access(path, W_OK) != 0 { throw SystemError.last }
        handle = try Self.openTemporary(path, name: &temporary)
      }
    } catch let error as SystemError {
      throw Self.explain(error, given)
    } catch {
      fatalError("only system errors are thrown above")
    }
  }

  /// Whether the name asks for gzip.
  var isCompressed: Bool { given.lowercased().hasSuffix(".gz") }

  deinit { if !temporary.isEmpty { _ = unsafe unlink(temporary) } }

  func write(_ bytes: [UInt8]) throws(InputError) {
    do { try handle.write(bytes) } catch { throw Self.explain(error, given) }
  }

  /// Puts what was written on the disk.
  func prepare() throws(InputError) {
    if isDirect { return }
    if let mode = permissions(of: path) { _ = fchmod(handle.descriptor, mode) }
    do { try handle.synchronize() } catch { throw Self.explain(error, given) }
    handle.lock()
  }

  /// Gives the file its name.
  func commit() throws(InputError) {
    if isDirect { return }
    let isNameless = temporary.isEmpty
    do {
      for attempt in 1... {
        if temporary.isEmpty { try nameIt() }
        if unsafe rename(temporary, path) == 0 { break }
        // Another run may have taken the temporary name for one that a killed process left.
        guard isNameless, errno == ENOENT, attempt < 5 else { throw SystemError.last }
        temporary = ""
      }
      temporary = ""
    } catch let error as SystemError {
      throw Self.explain(error, given)
    } catch {
      fatalError("only system errors are thrown above")
    }
  }

  /// Gives the nameless file a temporary name, which the rename that follows replaces.
  private func nameIt() throws(SystemError) {
    temporary = try TemporaryName.take(for: path) { name in
      unsafe linkat(
        AT_FDCWD, "/proc/self/fd/\(handle.descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
    }
  }

  /// Opens a nameless file in the folder of `path`, or one whose name is put into `name`.
  private static func openTemporary(_ path: String, name: inout String) throws(SystemError) -> FileHandle {
    #if os(Linux)
      // O_TMPFILE: a file without a name. Not every file system has it.
      if pathKind("/proc/self/fd") == .folder {
        do {
          return try FileHandle.opening(
            TemporaryName.folder(of: path), flags: O_WRONLY | O_DIRECTORY | 0o20_000_000, mode: 0o666)
        } catch  where [EOPNOTSUPP, EISDIR, EINVAL].contains(error.number) {}
      }
    #endif
    var descriptor: Int32 = -1
    name = try TemporaryName.take(for: path) { name in
      descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      return descriptor >= 0
    }
    let handle = FileHandle(descriptor: descriptor)
    handle.lock()
    return handle
  }

  private static func explain(_ error: SystemError, _ path: String) -> InputError {
    let place = Location(file: path)
    switch error.number {
    case ENOENT: return InputError("the folder does not exist", at: place, remedy: "make it first")
    case EACCES, EPERM, EROFS:
      return InputError(
        "the file may not be written", at: place, remedy: "check the permissions of the file and its folder")
    default: return InputError("the file cannot be written: \(error.message)", at: place)
    }
  }
}
