import Foundation
import TestSupport
import Testing

/// The examples of a page: the files that it shows, and what its `$` lines print.
struct PageExamples {
  /// A block of the page: the words behind its fence, and its lines.
  struct Block {
    var info: String
    var lines: [String] = []
  }

  /// Text and blocks in turn; a text's info is `nil`.
  private enum Part {
    case text(String)
    case block(Block)
  }

  private var parts: [Part] = []
  private let path: String

  init(_ name: String) throws {
    path = PackageFiles.path(name)
    var open: Block?
    let page = try String(contentsOfFile: path, encoding: .utf8)
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("```") {
        if let block = open {
          parts.append(.block(block))
          open = nil
        } else {
          open = Block(info: String(line.dropFirst(3)))
        }
      } else if open != nil {
        open?.lines.append(String(line))
      } else {
        parts.append(.text(String(line)))
      }
    }
  }

  /// The blocks of the page in their order.
  var blocks: [Block] { parts.compactMap { if case .block(let block) = $0 { block } else { nil } } }

  /// Writes the files that the page shows as it goes, and compares what commands print; with `GLOSA_WRITE_GOLDEN=1` the
  /// page is rewritten.
  ///
  /// - Parameter run: Gives the lines that a command prints.
  func check(in folder: URL, _ run: (String) throws -> [String]) throws {
    var written: [String] = []
    let rewrites = ProcessInfo.processInfo.environment["GLOSA_WRITE_GOLDEN"] == "1"
    for part in parts {
      guard case .block(let block) = part else {
        if case .text(let line) = part { written.append(line) }
        continue
      }
      var lines = block.lines
      let words = block.info.split(separator: " ")
      if words.count == 2 {
        try write(block, to: folder.appending(path: String(words[1])))
      } else if block.info == "console" {
        lines = []
        for line in block.lines where line.hasPrefix("$ ") {
          lines += [line] + (try run(String(line.dropFirst(2))))
        }
        #expect(rewrites || lines.joined(separator: "\n") == block.lines.joined(separator: "\n"))
      }
      written += ["```" + block.info] + lines + ["```"]
    }
    if rewrites { try Data(written.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path)) }
  }

  private func write(_ block: Block, to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(block.lines.map { $0 + "\n" }.joined().utf8).write(to: url)
  }
}
