import Foundation

/// Where the tests find the package's own files and the shared data beside it.
public enum PackageFiles {
  /// The package's folder.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The shared data beside the package; `nil` where it is absent, and tests that need it skip.
  public static let shared: URL? = {
    let url = root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: url.appending(path: "design").path) ? url : nil
  }()

  /// A file of the package.
  public static func path(_ name: String) -> String { root.appending(path: name).path }
}

/// A folder of a test's own, gone afterwards.
public final class ScratchFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "glosa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    _ = try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in the folder, written with the bytes given.
  public func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// The path of a file in the folder, written with the text given.
  public func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  /// The path of a file in the folder, which may not exist.
  public func path(_ name: String) -> String { url.appending(path: name).path }

  /// The names in the folder, sorted.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
