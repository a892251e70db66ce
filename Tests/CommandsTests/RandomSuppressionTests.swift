import TestSupport
import Testing

/// A thousand random suppressions in each way to write them: exactly those findings are gone.
@Suite("Random suppressions") struct RandomSuppressionTests {
  /// A way to write them.
  enum Form: String, CaseIterable {
    case yaml, po, flags, json, android, notes, blocks

    var isPair: Bool { [.yaml, .json, .android, .blocks].contains(self) }
  }

  /// Rules that find something in every text: three of them are habits, and said once when they run by default.
  private static let rules = [
    "number/value", "text/doubled-word", "text/double-space", "punct/end-mark", "punct/spacing",
  ]
  private static let habits = ["text/double-space", "punct/end-mark", "punct/spacing"]
  private static let count = 1_500

  private func english(_ number: Int) -> String { "The box \(number) holds 12 things, and no more." }
  private func spanish(_ number: Int) -> String { "La la caja \(number) contiene  21 cosas , y no más" }

  /// The files of a form, with the rules to silence by unit.
  private func files(_ form: Form, _ silenced: [Int: [String]]) -> [String: String] {
    var (source, target) = ("", "")
    for number in 0..<Self.count {
      let (en, es, rules) = (english(number), spanish(number), silenced[number] ?? [])
      let list = rules.joined(separator: ", ")
      switch form {
      case .yaml, .blocks:
        source += "k\(number): \"\(en)\"\n"
        if form == .blocks, !rules.isEmpty {
          target += "# glosa:ignore-start \(list)\nk\(number): \"\(es)\"\n# glosa:ignore-end\n"
        } else {
          target += rules.isEmpty ? "" : "# glosa:ignore \(list)\n"
          target += "k\(number): \"\(es)\"\n"
        }
      case .po, .flags:
        target += number == 0 ? "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n" : ""
        if form == .flags, !rules.isEmpty {
          let flags = rules.map { "ignore-" + $0.replacing("/", with: "-") }
          target += "#, \(flags.joined(separator: ", "))\n"
        } else if !rules.isEmpty {
          target += "# glosa:ignore \(list)\n"
        }
        target += "msgctxt \"k\(number)\"\nmsgid \"\(en)\"\nmsgstr \"\(es)\"\n\n"
      case .json:
        source += "\(number == 0 ? "{" : ",")\n\"k\(number)\": \"\(en)\""
        target += number == 0 ? "{" : ","
        target += rules.isEmpty ? "" : "\n\"//\(number)\": \"glosa:ignore \(list)\","
        target += "\n\"k\(number)\": \"\(es)\""
      case .android:
        source += "<string name=\"k\(number)\">\(en)</string>\n"
        target += rules.isEmpty ? "" : "<!-- glosa:ignore \(list) -->\n"
        target += "<string name=\"k\(number)\">\"\(es)\"</string>\n"
      case .notes:
        target += number == 0 ? "id\ten\tes\tnotes\n" : ""
        target += "k\(number)\t\(en)\t\(es)\t\(rules.isEmpty ? "" : "glosa:ignore \(list)")\n"
      }
    }
    switch form {
    case .json: return ["en.json": source + "\n}\n", "es.json": target + "\n}\n"]
    case .android:
      return [
        "values/strings.xml": "<resources>\n\(source)</resources>\n",
        "values-es/strings.xml": "<resources>\n\(target)</resources>\n",
      ]
    case .yaml, .blocks: return ["en.yml": source, "es.yml": target]
    case .po, .flags: return ["es.po": target]
    case .notes: return ["es.tsv": target]
    }
  }

  private func lint(_ tree: ScratchTree, _ files: [String: String], _ arguments: [String]) -> [Substring] {
    let isTarget = { (path: String) in path.hasPrefix("es") || path.hasPrefix("values-es") }
    let paths = files.keys.filter { !isTarget($0) } + files.keys.filter(isTarget)
    let result = glosa(
      ["lint"] + paths.map { tree.path + "/" + $0 }
        + ["--from", "en", "--to", "es", "--config", "none", "--format", "json"] + arguments)
    return result.output.split(separator: "\n")
  }

  @Test("exactly those findings are gone, habits included", arguments: Form.allCases)
  func exactly(_ form: Form) throws {
    var random = SeededGenerator(state: UInt64(form.rawValue.utf8.first ?? 1))
    var silenced: [Int: [String]] = [:]
    for number in (0..<Self.count).shuffled(using: &random).prefix(1_000) {
      silenced[number] = Array(
        Self.rules.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    }
    let pattern = /"rule": "([^"]+)".*"message": "((?:[^"\\]|\\.)*)".*"unit": "([^"]*)".*"source": "([^"]*)"/
    func findings(_ files: [String: String], _ arguments: [String]) throws -> [(
      rule: String, message: String, source: String
    )] {
      let tree = try ScratchTree(files)
      return lint(tree, files, arguments).compactMap { line in
        line.firstMatch(of: pattern).map { (String($0.1), String($0.2), String($0.4)) }
      }
    }
    let (plain, commented) = (files(form, [:]), files(form, silenced))
    // Rules that are named report each finding, so that all can be counted.
    let all = ["--only", (Self.rules + ["suppression"]).joined(separator: ",")]
    let keys = { (found: [(rule: String, message: String, source: String)]) in
      Set(found.map { "\($0.source) \($0.rule)" })
    }
    let before = keys(try findings(plain, all))
    #expect(before.count == Self.count * Self.rules.count)
    let after = keys(try findings(commented, all))
    let gone = silenced.flatMap { number, rules in rules.map { "\(english(number)) \($0)" } }
    #expect(
      after == before.subtracting(gone), "\(after.symmetricDifference(before.subtracting(gone)).prefix(5))")
    // Said once, habits count what is left, and nothing else.
    let said = try findings(commented, ["--only", "number,text,punct,suppression"])
    for rule in Self.habits {
      let own = said.filter { $0.rule == rule }
      let more = own.first?.message.firstMatch(of: #/\(and ([0-9]+) more in/#).flatMap { Int($0.1) }
      let left = Self.count - silenced.values.count { $0.contains(rule) }
      #expect(own.count == 1 && more == left - 1, "\(rule): \(own.prefix(2)), \(left) left")
    }
  }
}
