import Foundation

/// The schemas beside the package, and the program that checks against them; tests skip without both.
public enum Schemas {
  private static let xmllint = "/usr/bin/xmllint"

  /// Whether exports can be checked here.
  public static var areThere: Bool {
    PackageFiles.shared != nil && FileManager.default.isExecutableFile(atPath: xmllint)
  }

  /// Whether xmllint finds the document valid.
  ///
  /// - Parameters:
  ///   - option: The kind of schema: `--dtdvalid`, `--relaxng` or `--schema`.
  ///   - schema: Its path below `shared/schemas`.
  public static func validate(_ bytes: [UInt8], _ option: String, _ schema: String) throws -> Bool {
    guard let schemas = PackageFiles.shared?.appending(path: "schemas") else { return false }
    let folder = try ScratchFolder()
    let document = folder.url.appending(path: "export.xml")
    try Data(bytes).write(to: document)
    return try run(
      xmllint, ["--noout", "--nonet", option, schemas.appending(path: schema).path, document.path],
      environment: ["XML_CATALOG_FILES": schemas.appending(path: "catalog.xml").path])
  }

  /// Runs a program quietly and says whether it succeeded.
  public static func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws
    -> Bool
  {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
