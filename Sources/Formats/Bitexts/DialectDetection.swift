import TextModel

extension DelimitedDialect {
  /// The delimiter of a CSV file, judged by its first records: `,`, `;` or TAB.
  ///
  /// A delimiter with which the first record is a header wins; then one that gives every record the same number of
  /// cells, two or more; then the comma.
  package static func detectingCSV(in head: [UInt8], pair: LanguagePair, limits: Limits) -> DelimitedDialect {
    if let delimiter = announced(in: head) { return csv(delimiter) }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9].map { csv($0) }
    var regular: DelimitedDialect?
    for dialect in candidates {
      guard let sample = sample(head, dialect, limits) else { continue }
      let place = Location(file: "-")
      if (try? TableColumns.header(sample.first, pair: pair, at: place)) ?? nil != nil { return dialect }
      if regular == nil, sample.isRegular { regular = dialect }
    }
    return regular ?? csv()
  }

  /// The delimiter that a first line such as `sep=;` announces, as spreadsheets write it; `nil` when there is none.
  private static func announced(in head: [UInt8]) -> UInt8? {
    // Enough for UTF-16 too: the line is ASCII, so the zero bytes between are dropped.
    let line = head.prefix(20).filter { $0 != 0 && $0 < 0x80 }.prefix { $0 != 10 && $0 != 13 }
    return line.count == 5 && line.starts(with: "sep=".utf8) ? line[4] : nil
  }

  /// Whether a record is a line such as `sep=;` rather than one of the table.
  func isAnnouncement(_ cells: [String]) -> Bool { hasQuotes && cells == ["sep=", ""] }

  /// Whether the dialect gives the first records the same number of cells, two or more.
  func isRegular(in head: [UInt8]) -> Bool { Self.sample(head, self, Limits())?.isRegular ?? false }

  /// The first record's cells, and whether the first records all have as many, two or more.
  private static func sample(
    _ head: [UInt8], _ dialect: DelimitedDialect, _ limits: Limits
  ) -> (first: [String], isRegular: Bool)? {
    guard let bytes = try? ByteSource(head, name: "-") else { return nil }
    var records = DelimitedRecords(TextSource(bytes), dialect: dialect, limits: limits)
    guard (try? records.next()) == true else { return nil }
    let first = records.texts
    var isRegular = first.count > 1
    for _ in 0..<20 {
      guard (try? records.next()) == true else { break }
      if records.cells.count != first.count { isRegular = false }
    }
    return (first, isRegular)
  }
}

extension DelimitedDialect {
  /// The dialect with guards against formulas, if the options ask for them.
  package func safe(_ options: WriteOptions) -> DelimitedDialect {
    var dialect = self
    dialect.guardsFormulas = options.isSpreadsheetSafe
    return dialect
  }
}
