import Foundation
import TestSupport
import Testing

/// The server as an editor meets it; what is checked stands in Tests/EditorClient.
@Suite("glosa lsp") struct LanguageServerTests {
  /// The program beside the tests.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "glosa").path

  private static let canRun = Programs.has(program) && ClientPython.has("pytest_lsp")

  @Test(
    "serves a real client",
    .enabled(
      if: canRun, "pytest-lsp is not installed: pip install pytest-lsp, and name its Python by GLOSA_PYTHON"))
  func client() throws {
    let output = try Programs.output(
      of: "/usr/bin/env",
      [
        "GLOSA=\(Self.program)", ClientPython.path, "-m", "pytest", "-q", "-p", "no:cacheprovider",
        PackageFiles.path("Tests/EditorClient"),
      ], errors: true)
    #expect(output.contains(" passed"), "\(output)")
  }
}
