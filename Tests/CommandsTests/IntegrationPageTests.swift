import Foundation
import GlossaryModel
import TestSupport
import Testing

/// A folder of its own in which commands run as in a shell, with the program that was built with the tests.
struct Shell {
  let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    try run("mkdir -p .home work")
  }

  var folder: String { scratch.path("work") }

  /// What commands print on both streams; a failure is told as `exit code: 1` only when it is asked for with `status`.
  @discardableResult
  func run(_ command: String, environment: String = "") throws -> String {
    let program = Programs.glosa.map { URL(filePath: $0).deletingLastPathComponent().path } ?? ""
    let settings = """
      cd '\(scratch.url.path)'/work 2>/dev/null || cd '\(scratch.url.path)'
      export PATH="\(program):$PATH" HOME='\(scratch.path(".home"))' XDG_CACHE_HOME='\(scratch.path(".home"))/cache'
      export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
      export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CONFIG_COUNT=0
      export GIT_AUTHOR_DATE=2026-01-01T00:00:00Z GIT_COMMITTER_DATE=2026-01-01T00:00:00Z
      unset GIT_DIR GIT_INDEX_FILE
      \(environment)
      """
    return try Programs.output(of: "/bin/bash", ["-c", settings + "\n" + command], errors: true)
  }
}

@Suite("docs/continuous-integration.md", .enabled(if: Programs.glosa != nil && Programs.has("/usr/bin/git")))
struct IntegrationPageTests {
  @Test("the story of a repository is what the program prints") func story() throws {
    let shell = try Shell()
    let page = try PageExamples("docs/continuous-integration.md")
    try page.check(in: URL(filePath: shell.folder)) { command in
      try shell.run(command).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
        String.init)
    }
  }

  /// The `run:` lines of the action.
  private func actionSteps() throws -> [(name: String, run: String)] {
    let text = try String(contentsOfFile: PackageFiles.path("action.yml"), encoding: .utf8)
    let action = try #require(try YAMLNode.parse(text, file: "action.yml"))
    let steps = try action.value("runs").value("steps").items()
    return try steps.compactMap { step in
      guard let run = try step.members().first(where: { try $0.key.string() == "run" })?.value else {
        return nil
      }
      #expect(try step.value("shell").string() == "bash")
      return (try step.value("name").string(), try run.string())
    }
  }

  @Test("the steps of the GitHub action do what they say") func action() throws {
    let shell = try Shell()
    try Self.project(shell)
    let steps = try actionSteps()
    #expect(steps.count == 2)
    let runner =
      "export RUNNER_TEMP='\(shell.scratch.url.path)' GITHUB_PATH=/dev/null GITHUB_ACTION_PATH=/nowhere"
    _ = try shell.run("set -eo pipefail\n" + steps[0].run, environment: runner)
    let inputs = "export GLOSA_ARGUMENTS='es.po --only number' GLOSA_DIFF=HEAD~1 GLOSA_SARIF=lint.sarif"
    let output = try shell.run(
      "( set -eo pipefail\n\(steps[1].run)\n) || echo code $?", environment: runner + "\n" + inputs)
    #expect(output.contains("::error file=es.po,line=9,col=14,title=number/value::"), "\(output)")
    #expect(output.hasSuffix("code 1\n") && !output.contains("line=6"))
    #expect(try shell.run("cat lint.sarif").contains("\"2.1.0\""))
    let hostile = "export GLOSA_ARGUMENTS='es.po $(touch hacked) ; touch hacked' GLOSA_DIFF= GLOSA_SARIF="
    _ = try shell.run("( \(steps[1].run)\n) || true", environment: runner + "\n" + hostile)
    #expect(try !shell.run("ls").contains("hacked"))
  }

  @Test("the script of the GitLab component does what it says") func component() throws {
    let shell = try Shell()
    try Self.project(shell)
    let text = try String(contentsOfFile: PackageFiles.path("templates/glosa-lint.yml"), encoding: .utf8)
    let documents = text.components(separatedBy: "\n---\n")
    #expect(documents.count == 2)
    let inputs = try #require(try YAMLNode.parse(documents[0], file: "x")).value("spec").value("inputs")
    let names = try inputs.members().map { try $0.key.string() }
    for name in names { #expect(documents[1].contains("$[[ inputs.\(name) ]]"), "\(name)") }
    let job = try #require(try YAMLNode.parse(documents[1], file: "x")).value("glosa-lint")
    let lines = try (job.value("before_script").items() + job.value("script").items()).map { try $0.string() }
    let output = try shell.run(
      "( set -eo pipefail\n\(lines.joined(separator: "\n"))\n) || echo code $?",
      environment: "export CI_PROJECT_DIR=\"$PWD\" GLOSA_ARGUMENTS=es.po")
    #expect(output.contains("es.po:9:14: error:") && output.hasSuffix("code 1\n"), "\(output)")
    #expect(try shell.run("cat gl-code-quality-report.json").contains("\"fingerprint\""))
    #expect(try shell.run("cat glosa-lint.xml").contains("<testsuites"))
  }

  /// A repository of two commits, the second of which brings an error.
  static func project(_ shell: Shell) throws {
    let first = "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Take 3 drops\"\nmsgstr \"Tome 3 gotas\"\n"
    let file = shell.folder + "/es.po"
    try Data(first.utf8).write(to: URL(filePath: file))
    try Data("source: en\nfiles: '*.po'\n".utf8).write(to: URL(filePath: shell.folder + "/.glosa.yml"))
    try shell.run("git init -q . && git add . && git commit -q -m first")
    let second = first + "\n#: a.c\nmsgid \"Take 12 drops\"\nmsgstr \"Tome 21 gotas\"\n"
    try Data(second.utf8).write(to: URL(filePath: file))
    try shell.run("git commit -q -a -m second")
  }

  /// pre-commit beside the Python of the checks; `nil` where it is not installed.
  private static let preCommit: String? = {
    guard let python = ProcessInfo.processInfo.environment["GLOSA_PYTHON"] else { return nil }
    let program = URL(filePath: python).deletingLastPathComponent().appending(path: "pre-commit").path
    return Programs.has(program) ? program : nil
  }()

  @Test(
    "pre-commit runs the hooks: an error stops the commit, a fix lets it pass", .enabled(if: preCommit != nil)
  )
  func hooks() throws {
    let shell = try Shell()
    try Self.project(shell)
    let program = try #require(Self.preCommit)
    let hooks = PackageFiles.path(".pre-commit-hooks.yaml")
    try shell.run(
      "mkdir ../hooks && cd ../hooks && cp '\(hooks)' . && git init -q . && git add . && git commit -q -m hooks"
    )
    try shell.run("'\(program)' validate-manifest '\(hooks)'")
    let revision = try shell.run("git -C ../hooks rev-parse HEAD").trimmingCharacters(in: .newlines)
    let configuration =
      "repos:\n- repo: \(shell.scratch.path("hooks"))\n  rev: \(revision)\n  hooks: [{id: glosa-lint}]\n"
    try Data(configuration.utf8).write(to: URL(filePath: shell.folder + "/.pre-commit-config.yaml"))
    try shell.run("'\(program)' install")
    let stop = try shell.run(
      "printf '\\nmsgid \"Wait 5 minutes\"\\nmsgstr \"Espere 15  minutos\"\\n' >> es.po; git add .; git commit -m x || echo code $?"
    )
    #expect(
      stop.contains("glosa lint") && stop.contains("Failed") && stop.contains("es.po:12:16: error:"),
      "\(stop)")
    #expect(!stop.contains("Tome 21") && stop.hasSuffix("code 1\n"), "only staged lines count")
    let pass = try shell.run("sed -i 's/15  minutos/5 minutos/' es.po; git add .; git commit -m x")
    #expect(pass.contains("Passed"), "\(pass)")
    let fixing = configuration.replacing("glosa-lint", with: "glosa-lint-fix")
    try Data(fixing.utf8).write(to: URL(filePath: shell.folder + "/.pre-commit-config.yaml"))
    let mended = try shell.run(
      "printf '\\nmsgid \"Go on\"\\nmsgstr \"Siga  así\"\\n' >> es.po; git add .; git commit -m y || echo code $?"
    )
    #expect(mended.contains("files were modified by this hook") && mended.hasSuffix("code 1\n"), "\(mended)")
    #expect(try shell.run("git add . && git commit -m y && tail -1 es.po").hasSuffix("msgstr \"Siga así\"\n"))
  }
}

extension YAMLNode {
  /// The value of a key.
  fileprivate func value(_ key: String) throws -> YAMLNode {
    try #require(try members().first { try $0.key.string() == key }).value
  }
}
