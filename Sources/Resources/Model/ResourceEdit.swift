import TextModel

/// A change of one text of a resource file.
public struct ResourceEdit: Hashable, Sendable {
  /// The place of the unit in ``ResourceFile/units``.
  public var unit: Int
  /// The bytes of its text that are replaced; `nil` for the whole text and its codes.
  public var range: Range<Int>?
  public var text: String
  /// The mark-up of a new whole text.
  public var codes: [InlineCode]

  public init(unit: Int, range: Range<Int>? = nil, text: String, codes: [InlineCode] = []) {
    self.unit = unit
    self.range = range
    self.text = text
    self.codes = codes
  }
}

extension ResourceFile {
  /// The bytes of the file with some texts replaced and every other byte as it was.
  ///
  /// The result is read again: each changed unit must have its new text, and every other unit its old one.
  ///
  /// - Parameters:
  ///   - edits: At most one a unit.
  ///   - rewritesWhole: Whether a value may be written anew as a whole where a part of it cannot be replaced alone.
  /// - Throws: ``InputError`` when the format cannot hold a text at its place; nothing is half done.
  public func replacing(_ edits: [ResourceEdit], rewritesWhole: Bool = true) throws(InputError) -> [UInt8] {
    if edits.isEmpty { return contents }
    if !format.features.contains(.rewriting) {
      throw InputError("\(format.title) files cannot be rewritten", at: Location(file: text.name))
    }
    let sorted = edits.sorted { ($0.unit, $0.text) < ($1.unit, $1.text) }
    for (edit, next) in zip(sorted, sorted.dropFirst()) where edit.unit == next.unit {
      throw InputError("a text is changed twice", at: location(of: units[edit.unit].range.lowerBound))
    }
    var failure: InputError?
    // First the smallest change of bytes; where that does not do, the whole value is written anew.
    let hasParts = edits.contains { $0.range != nil }
    for isWhole in hasParts ? (rewritesWhole ? [false, true] : [false]) : [true] {
      do { return try spliced(sorted, isWhole: isWhole) } catch { failure = error }
    }
    throw failure!  // the loop runs at least once and returns unless it fails
  }

  private func spliced(_ edits: [ResourceEdit], isWhole: Bool) throws(InputError) -> [UInt8] {
    var splices: [(range: Range<Int>, text: String)] = []
    var expected: [Int: String] = [:]
    for edit in edits {
      let unit = units[edit.unit]
      let result = unit.applying(edit)
      expected[edit.unit] = result.text
      if let range = edit.range, !isWhole {
        if unit.covers(range) { throw error("mark-up stands inside of the text", unit.range.lowerBound) }
        splices.append((unit.fileRange(of: range), escapedPart(edit.text, for: range, in: unit)))
      } else {
        splices.append((unit.range, format.rendered(result.text, codes: result.codes, in: unit, of: text)))
      }
    }
    var bytes: [UInt8] = []
    var done = 0
    for splice in splices.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard splice.range.lowerBound >= done else {
        throw error("texts that overlap cannot both be changed", splice.range.lowerBound)
      }
      bytes += text.bytes[done..<splice.range.lowerBound]
      bytes += splice.text.utf8
      done = splice.range.upperBound
    }
    let contents = try text.encoded(bytes + text.bytes[done...])
    try check(contents, expected, edits)
    return contents
  }

  /// A part as it is written inside its text: a blank at its ends stands between words there, not at an edge.
  private func escapedPart(_ part: String, for range: Range<Int>, in unit: ResourceUnit) -> String {
    var core = part[...]
    let before = range.lowerBound > 0 && core.hasPrefix(" ") ? " " : ""
    core = core.dropFirst(before.count)
    let after = range.upperBound < unit.text.utf8.count && core.hasSuffix(" ") ? " " : ""
    core = core.dropLast(after.count)
    return before + format.escaped(String(core), in: unit, of: text) + after
  }

  /// Reads the result again and compares it, unit by unit.
  private func check(_ contents: [UInt8], _ expected: [Int: String], _ edits: [ResourceEdit])
    throws(InputError)
  {
    let place = units[edits[0].unit].range.lowerBound
    guard let changed = try? ResourceFile(contents, name: text.name, format: format),
      changed.units.count == units.count
    else { throw error("the new text cannot stand here", place) }
    for (index, unit) in units.enumerated() {
      let new = changed.units[index]
      if new.key != unit.key || new.text != (expected[index] ?? unit.text) {
        throw error("the new text cannot stand here", units[index].range.lowerBound)
      }
    }
  }

  private func error(_ what: String, _ offset: Int) -> InputError {
    InputError(what, at: location(of: offset), remedy: "check it for signs that the format cannot hold")
  }
}

extension ResourceUnit {
  /// The text and codes of the unit after an edit.
  fileprivate func applying(_ edit: ResourceEdit) -> (text: String, codes: [InlineCode]) {
    guard let range = edit.range else { return (edit.text, edit.codes) }
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(range, with: edit.text.utf8)
    let shift = edit.text.utf8.count - range.count
    let moved = codes.map { code in
      var code = code
      if code.offset >= range.upperBound {
        code.offset += shift
      } else if code.offset > range.lowerBound {
        code.offset = range.lowerBound
      }
      return code
    }
    return (String(decoding: bytes, as: UTF8.self), moved)
  }
}
