import Formats
import TextModel

/// A native glossary file as text, so that a change of the glossary changes as few lines as possible.
///
/// Concepts that stay keep their lines as they are, with comments, order and style. In a concept that changes, the
/// lines that change are replaced where they are found; a concept written in a style of its own is written anew.
public struct GlossaryText: Sendable {
  public let glossary: Glossary
  /// Where each concept begins, in the order of the glossary.
  public let locations: [Location]
  private let lines: [Substring]
  private let lineEnd: String
  private let file: String

  /// Reads a file of the native format.
  /// - Throws: ``InputError`` at the first defect.
  public init(_ text: String, file: String) throws(InputError) {
    (glossary, locations) = try Glossary.yaml(text, file: file)
    self.file = file
    lineEnd = text.utf8.contains(13) ? "\r\n" : "\n"
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? line.dropLast() : line
    }
  }

  /// The conflicts that a merge has left in comments, as findings.
  public var openConflicts: [GlossaryFinding] {
    lines.enumerated().compactMap { index, line in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("# \(GlossaryConflict.mark) ") else { return nil }
      return GlossaryFinding(
        level: .error, message: "a merge left a conflict: \(text.dropFirst(GlossaryConflict.mark.count + 3))",
        concept: "", location: Location(file: file, line: index + 1, column: line.count - text.count + 1))
    }
  }

  /// The file's text with another state of the glossary in it; reading it gives exactly that state.
  ///
  /// - Parameters:
  ///   - new: Concepts are known by their ids; new ones come where they stand in its order.
  ///   - comments: Lines of comment to put before concepts, by id, without the sign.
  public func text(with new: Glossary, comments: [String: [String]] = [:]) throws(InputError) -> String {
    if new == glossary, comments.isEmpty { return lines.joined(separator: lineEnd) }
    if let text = try patched(new, comments), try Glossary.yaml(text, file: file).glossary == new {
      return text
    }
    return try Self.canonical(new)
  }

  /// The glossary in the native format's own style.
  static func canonical(_ glossary: Glossary) throws(InputError) -> String {
    let collector = Collector()
    var output = ByteWriter { bytes throws(InputError) in collector.bytes += bytes }
    try glossary.writeYAML(to: &output)
    try output.flush()
    return String(decoding: collector.bytes, as: UTF8.self)
  }

  private func patched(_ new: Glossary, _ comments: [String: [String]]) throws(InputError) -> String? {
    guard !new.concepts.isEmpty, let chunks = chunks() else { return nil }
    let old = Dictionary(zip(glossary.concepts.map(\.id), glossary.concepts.indices)) { first, _ in first }
    let shift = chunks[0].indent - 2
    guard
      var result = LinePatch(
        lines: Array(lines[..<chunks[0].start]), old: try Self.headerLines(glossary),
        new: try Self.headerLines(new), shift: 0
      ).result()
    else { return nil }
    for concept in new.concepts {
      let notes = (comments[concept.id] ?? []).map { String(repeating: " ", count: shift + 2) + "# " + $0 }
      guard let index = old[concept.id] else {
        result += notes + (try Self.lines(of: concept)).map { LinePatch.indented($0, by: shift) }
        continue
      }
      let chunk = chunks[index]
      result += lines[chunk.start..<chunk.body].map(String.init) + notes
      let body = Array(lines[chunk.body..<chunk.end])
      if concept == glossary.concepts[index] {
        result += body.map(String.init)
      } else {
        let before = try Self.lines(of: glossary.concepts[index])
        let after = try Self.lines(of: concept)
        result +=
          LinePatch(lines: body, old: before, new: after, shift: shift).result()
          ?? after.map { LinePatch.indented($0, by: shift) }
      }
    }
    result += lines[chunks[chunks.count - 1].end...].map(String.init)
    return result.joined(separator: lineEnd)
  }

  private static func lines(of concept: Concept) throws(InputError) -> [String] {
    try split { $0.write(concept) }
  }

  private static func headerLines(_ glossary: Glossary) throws(InputError) -> [String] {
    try split { $0.writeHeader(glossary) }
  }

  private static func split(_ write: (inout YAMLGlossaryWriter) -> Void) throws(InputError) -> [String] {
    let collector = Collector()
    var writer = YAMLGlossaryWriter(
      output: ByteWriter { bytes throws(InputError) in collector.bytes += bytes })
    write(&writer)
    try writer.output.flush()
    return String(decoding: collector.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Takes what a writer writes; a class because the writer's sink outlives the call.
  private final class Collector { var bytes: [UInt8] = [] }

  /// The lines of a concept.
  private struct Chunk {
    /// Where the comments before the concept begin.
    var start: Int
    /// Where the concept begins.
    var body: Int
    var end: Int
    /// The column of its dash.
    var indent: Int
  }

  /// The lines of each concept; `nil` when concepts do not stand on lines of their own.
  private func chunks() -> [Chunk]? {
    var chunks: [Chunk] = []
    for location in locations {
      var line = location.line - 1
      while line >= 0, !Self.isItem(lines[line]) { line -= 1 }
      let from = chunks.last.map { $0.body + 1 } ?? 0
      guard line >= from else { return nil }
      var start = line
      while start > from, Self.isRemark(lines[start - 1]) { start -= 1 }
      if !chunks.isEmpty { chunks[chunks.count - 1].end = start }
      chunks.append(
        Chunk(start: start, body: line, end: lines.count, indent: Self.indent(lines[line])))
    }
    guard let last = chunks.last else { return nil }
    // What follows the list belongs to no concept.
    let end = lines[(last.body + 1)...].firstIndex { !Self.isRemark($0) && Self.indent($0) <= last.indent }
    chunks[chunks.count - 1].end = end ?? lines.count
    // So do the comments at its end that are not indented like its concepts.
    while chunks[chunks.count - 1].end > last.body + 1 {
      let line = lines[chunks[chunks.count - 1].end - 1]
      guard Self.isRemark(line), line.isEmpty || Self.indent(line) <= last.indent else { break }
      chunks[chunks.count - 1].end -= 1
    }
    return chunks
  }

  private static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
  private static func isItem(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("- ") }
  /// Whether the line holds a comment or nothing.
  private static func isRemark(_ line: Substring) -> Bool {
    line.first { $0 != " " }.map { $0 == "#" } ?? true
  }
}

extension Glossary {
  /// - Throws: ``InputError`` where a concept has the id of one before it.
  public func requireUniqueIDs(at locations: [Location] = [], file: String) throws(InputError) {
    var seen: Set<String> = []
    for (index, concept) in concepts.enumerated() where !seen.insert(concept.id).inserted {
      throw InputError(
        "the id \"\(concept.id.printable)\" is used twice",
        at: index < locations.count ? locations[index] : Location(file: file),
        remedy: "give one of the concepts another")
    }
  }
}
