import LintEngine

extension [UInt8] {
  /// The bytes of some lines, and the ends of all.
  ///
  /// - Parameters:
  ///   - lines: Numbers, from 1 on.
  ///   - ofCatalogue: Whether the entries of a gettext catalogue are kept whole, and its header.
  func blanked(but lines: Set<Int>, ofCatalogue: Bool) -> [UInt8] {
    var entries = CatalogueEntries()
    var kept: [UInt8] = []
    /// The entry that is being read, or a line: where it begins, and whether it is wanted.
    var (start, isWanted) = (0, ofCatalogue)
    func close(_ end: Int) {
      if isWanted { return kept += self[start..<end] }
      for byte in self[start..<end] where byte == 10 { kept.append(byte) }
    }
    var (line, at) = (1, 0)
    while at < count {
      if !ofCatalogue || entries.begins(self, at: at) {
        close(at)
        (start, isWanted) = (at, false)
      }
      if lines.contains(line) { isWanted = true }
      at = (find(10, from: at) ?? count - 1) + 1
      line += 1
    }
    close(count)
    return kept
  }
}

/// Tells where the entries of a gettext catalogue begin, line by line.
private struct CatalogueEntries {
  /// Whether the entry has its translation, so that a comment or a message begins the next one.
  private var isTranslated = false

  /// Whether an entry begins with the line at an offset; to be asked for every line.
  mutating func begins(_ bytes: [UInt8], at offset: Int) -> Bool {
    if bytes.has("msgstr", at: offset) {
      isTranslated = true
      return false
    }
    let isEntry =
      bytes[offset] == UInt8(ascii: "#") || bytes.has("msgid", at: offset) || bytes.has("msgctxt", at: offset)
    guard isTranslated, isEntry else { return false }
    isTranslated = false
    return true
  }
}
