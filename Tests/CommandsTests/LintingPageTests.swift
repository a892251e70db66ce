import Foundation
import TestSupport
import Testing

/// Runs the examples of `docs/linting.md` one after the other in a folder with the files that the page shows.
@Suite("docs/linting.md") struct LintingPageTests {
  @Test("prints what the program prints", .enabled(if: Programs.has("/usr/bin/git"))) func examples() throws {
    let scratch = try ScratchFolder()
    try PageExamples("docs/linting.md").check(in: scratch.url) { try run($0, in: scratch) }
  }

  /// What a command prints on standard output, line by line.
  private func run(_ command: String, in scratch: ScratchFolder) throws -> [String] {
    let words = command.split(separator: " ").map(String.init)
    var text: String
    if words[0] == "glosa" {
      // Words with a dot are files of the page.
      text =
        glosa(words.dropFirst().map { $0.contains(".") && !$0.hasPrefix("-") ? scratch.path($0) : $0 }).output
      for folder in [relative(scratch.url.path) + "/", scratch.url.path + "/"] {
        text = text.replacing(folder, with: "")
      }
    } else {
      let identity = "export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a"
      text = try Programs.output(
        of: "/bin/sh", ["-c", "cd '\(scratch.url.path)' && \(identity) && \(command)"])
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The path from the working folder on, as a patch names files.
  private func relative(_ path: String) -> String {
    let own = path.split(separator: "/")
    let base = FileManager.default.currentDirectoryPath.split(separator: "/")
    let common = zip(own, base).prefix { $0 == $1 }.count
    return (base.dropFirst(common).map { _ in ".." } + own.dropFirst(common)).joined(separator: "/")
  }
}
