import Foundation
import PackagePlugin

/// `swift package lint-translations`: checks the string catalogs of a package, as `glosa lint` does.
///
/// What follows on the command line goes to `glosa lint`. Files that it names are checked; without, the project that a
/// `.glosa.yml` describes, else every string catalog of the package's own targets.
@main
struct GlosaLint: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let folder = context.package.directoryURL
    var words = arguments
    let isConfigured = FileManager.default.fileExists(atPath: folder.appending(path: ".glosa.yml").path)
    if !isConfigured, !arguments.contains(where: { $0.hasSuffix(".xcstrings") }) {
      let catalogs = context.package.targets.flatMap { Catalogs.of($0) }
      if catalogs.isEmpty {
        Diagnostics.remark("the package has no string catalogs")
        return
      }
      words += catalogs.map(\.path)
    }
    let process = Process()
    process.executableURL = try context.tool(named: "glosa").url
    process.arguments = ["lint", "--no-cache"] + words
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return
    case 1: Diagnostics.error("the translations have errors")
    default: Diagnostics.error("the translations could not be checked")
    }
  }
}

/// The string catalogs of a target.
enum Catalogs {
  static func of(_ target: any Target) -> [URL] {
    guard let files = FileManager.default.enumerator(at: target.directoryURL, includingPropertiesForKeys: nil)
    else { return [] }
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "xcstrings" }
      .sorted { $0.path < $1.path }
  }
}
