import Formats
import TextModel
import Yams

/// A YAML value with its file, for decoding with places in the messages.
package struct YAMLNode {
  package let node: Node
  package let file: String

  /// How long a document may be, in bytes: its tree needs about a hundred times as much memory.
  static let longest = 1 << 25

  /// Parses one document.
  /// - Throws: ``InputError`` where the text is no YAML, or too long.
  package static func parse(_ text: String, file: String) throws(InputError) -> YAMLNode? {
    if text.utf8.count > longest {
      throw InputError(
        "the file has more than \(longest >> 20) MB of YAML", at: Location(file: file),
        remedy: "split it")
    }
    try refuseAliases(text, file)
    do {
      return try compose(yaml: text).map { YAMLNode(node: $0, file: file) }
    } catch let error as YamlError {
      throw explain(error, text, file)
    } catch {
      throw InputError("the YAML cannot be read: \(error)", at: Location(file: file))
    }
  }

  /// Refuses more than a few aliases: a chain of them can stand for more text than fits in memory.
  private static func refuseAliases(_ text: String, _ file: String) throws(InputError) {
    var counter = YAMLAliasCounter()
    let lines = Array(text.utf8).split(omittingEmptySubsequences: false) { $0 == 10 || $0 == 13 }
    for (index, line) in lines.enumerated() {
      counter.take(line)
      if counter.aliases > 16, counter.anchors > 1 {
        throw InputError(
          "the file uses more than 16 YAML aliases", at: Location(file: file, line: index + 1),
          remedy: "write the values out, or put texts with * into quotation marks")
      }
    }
  }

  package var location: Location {
    Location(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
  }

  package func error(_ what: String, remedy: String = "") -> InputError {
    InputError(what, at: location, remedy: remedy)
  }

  /// The text of a scalar, whatever YAML would take it for.
  package func string() throws(InputError) -> String {
    guard case .scalar(let scalar) = node else { throw error("a text is expected here") }
    return scalar.string
  }

  /// The value of `true` or `false`.
  package func bool() throws(InputError) -> Bool {
    switch try string() {
    case "true": return true
    case "false": return false
    case let text: throw error("\"\(text.printable)\" is neither true nor false")
    }
  }

  /// One of the values of an enumeration.
  func value<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) throws(InputError) -> Value
  where Value.RawValue == String {
    let text = try string()
    if let value = Value(rawValue: text) { return value }
    throw unknown(text, among: Value.allCases.map(\.rawValue), kind: "value")
  }

  /// One of the given texts.
  package func string(among allowed: [String]) throws(InputError) -> String {
    let text = try string()
    if allowed.contains(text) { return text }
    throw unknown(text, among: allowed, kind: "value")
  }

  package func language() throws(InputError) -> LanguageTag {
    let text = try string()
    // RFC 5646 has room for names of four letters and more; there are none.
    if let tag = LanguageTag(text), tag.base.description.utf8.count <= 3 { return tag }
    throw error("\"\(text.printable)\" is no language tag", remedy: "use tags such as es or pt-BR")
  }

  /// The items of a sequence.
  package func items() throws(InputError) -> [YAMLNode] {
    guard case .sequence(let sequence) = node else { throw error("a list is expected here") }
    return sequence.map { YAMLNode(node: $0, file: file) }
  }

  /// The keys and values of a mapping.
  package func members() throws(InputError) -> [(key: YAMLNode, value: YAMLNode)] {
    guard case .mapping(let mapping) = node else { throw error("keys and values are expected here") }
    return mapping.map { (YAMLNode(node: $0.key, file: file), YAMLNode(node: $0.value, file: file)) }
  }

  package var isMapping: Bool { if case .mapping = node { true } else { false } }
  /// Whether there is no value.
  package var isNull: Bool { node.null != nil }
  package var isScalar: Bool { if case .scalar = node { true } else { false } }

  /// The error for a word that is not on a list, with the nearest one that is.
  package func unknown(_ word: String, among allowed: [String], kind: String) -> InputError {
    if word == GlossaryEntry.Status.doNotTranslate.rawValue {
      return error("unknown \(kind) \"\(word)\"", remedy: "give the concept translate: false instead")
    }
    if let near = nearestName(to: word, among: allowed) {
      return error("unknown \(kind) \"\(word.printable)\"", remedy: "did you mean \(near)?")
    }
    return error(
      "unknown \(kind) \"\(word.printable)\"", remedy: "choose one of \(allowed.joined(separator: ", "))")
  }

  private static func explain(_ error: YamlError, _ text: String, _ file: String) -> InputError {
    func place(_ mark: Mark) -> Location { Location(file: file, line: mark.line, column: mark.column) }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return InputError(
        "the YAML is not well formed: \(problem)", at: place(mark),
        remedy: "check the indentation and the quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let line = secondLine(of: key, text, from: context.mark) ?? context.mark.line
      return InputError(
        "the key \"\(key.printable)\" stands twice",
        at: Location(file: file, line: line, column: context.mark.column), remedy: "keep one of them")
    default:
      return InputError("the YAML cannot be read", at: Location(file: file))
    }
  }
}

extension YAMLNode {
  /// The line on which a key of a block mapping stands for the second time; `nil` where it is written in another way.
  private static func secondLine(of key: String, _ text: String, from mark: Mark) -> Int? {
    let start = String(repeating: " ", count: max(0, mark.column - 1)) + key + ":"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines.indices.dropFirst(max(0, mark.line - 1)).filter { lines[$0].hasPrefix(start) }
    return found.count > 1 ? found[1] + 1 : nil
  }
}

/// The name that a mistyped one was probably meant to be; `nil` when none is near.
package func nearestName(to word: String, among names: [String]) -> String? {
  let near = names.map { ($0, editDistance(word, $0)) }.min { $0.1 < $1.1 }
  return near.flatMap { $0.1 <= max(2, word.count / 3) ? $0.0 : nil }
}

/// How many letters must be inserted, removed or replaced to turn one word into the other (Levenshtein, 1966).
func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
      diagonal = row[j + 1]
      row[j + 1] = next
    }
  }
  return row[b.count]
}
