import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite("glosa lint --watch") struct LintWatchTests {
  @Test("tells which files changed, once they have come to rest") func changes() throws {
    let tree = try ScratchTree(["a.po": "1", "b.po": "1", "c.txt": "1"])
    func path(_ name: String) -> String { tree.path + "/" + name }
    func files() -> Set<String> {
      Set(tree.scratch.names.filter { $0.hasSuffix(".po") }.map(path))
    }
    var round = 0
    var changesByRound: [Int: () throws -> Void] = [:]
    var watch = FileWatch(paths: { (files(), [tree.path]) }) { _ in
      round += 1
      try? changesByRound[round]?()
      return round < 40
    }
    changesByRound = [
      // A file that nobody checks, then one that is written in two steps.
      2: { try tree.write("c.txt", "22") }, 3: { try tree.write("d.txt", "1") },
      8: { try tree.write("a.po", "22") }, 9: { try tree.write("b.po", "333") },
    ]
    #expect(watch.next() == [path("a.po"), path("b.po")])
    changesByRound = [round + 2: { try tree.write("new.po", "1") }]
    #expect(watch.next() == [path("new.po")])
    changesByRound = [round + 2: { try FileManager.default.removeItem(atPath: path("b.po")) }]
    #expect(watch.next() == [path("b.po")])
    #expect(watch.next() == nil, "it ends when it is told to")
  }

  @Test("checks again what changed, until it is ended", .enabled(if: Programs.glosa != nil))
  func program() throws {
    let tree = try ScratchTree([
      ".glosa.yml": "source: en\nfiles: '*.po'\n",
      "es.po": "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Take 12\"\nmsgstr \"Tome 21\"\n",
    ])
    let output = tree.path + "/output"
    try Data().write(to: URL(filePath: output))
    let process = Process()
    process.executableURL = URL(filePath: try #require(Programs.glosa))
    process.arguments = ["lint", "--watch", "--cache-dir", tree.path + "/.cache"]
    process.currentDirectoryURL = tree.scratch.url
    let handle = try FileHandle(forWritingTo: URL(filePath: output))
    (process.standardOutput, process.standardError) = (handle, handle)
    try process.run()
    func wait(for text: String, times: Int) throws -> String {
      for _ in 0..<600 {
        let shown = try String(contentsOfFile: output, encoding: .utf8)
        if shown.components(separatedBy: text).count > times { return shown }
        usleep(50_000)
      }
      return try String(contentsOfFile: output, encoding: .utf8)
    }
    let first = try wait(for: "waiting for changes", times: 1)
    #expect(first.contains("target has \"21\""), "\(first)")
    try tree.write(
      "es.po", "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Take 12\"\nmsgstr \"Tome 34\"\n")
    #expect(try wait(for: "waiting for changes", times: 2).contains("target has \"34\""))
    try tree.write(".glosa.yml", "sorce: en\n")
    #expect(try wait(for: "waiting for changes", times: 3).contains("unknown key \"sorce\""))
    process.terminate()
  }
}
