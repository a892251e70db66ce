import Foundation
import PackagePlugin

/// Checks the string catalogs of a target when it is built and they have changed; an error in them ends the build.
@main
struct GlosaLintBuild: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let glosa = try context.tool(named: "glosa").url
    let configuration = context.package.directoryURL.appending(path: ".glosa.yml")
    let isConfigured = FileManager.default.fileExists(atPath: configuration.path)
    return catalogs(of: target).map { catalog in
      let report = context.pluginWorkDirectoryURL.appending(path: catalog.lastPathComponent + ".txt")
      return .buildCommand(
        displayName: "Checking \(catalog.lastPathComponent)", executable: glosa,
        arguments: [
          "lint", catalog.path, "--no-cache", "--config", isConfigured ? configuration.path : "none",
          "-o", "text=-", "-o", report.path,
        ],
        inputFiles: isConfigured ? [catalog, configuration] : [catalog], outputFiles: [report])
    }
  }

  private func catalogs(of target: any Target) -> [URL] {
    guard let files = FileManager.default.enumerator(at: target.directoryURL, includingPropertiesForKeys: nil)
    else { return [] }
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "xcstrings" }
      .sorted { $0.path < $1.path }
  }
}
