import TextModel

extension Format {
  /// The format that a file's first bytes look most like, for inputs whose name says nothing.
  ///
  /// Beside what ``recognizing(_:)`` is sure of, these are gettext messages, and tables whose first records all have
  /// the same number of cells.
  package static func guessing(_ head: [UInt8]) -> Format? {
    if let format = recognizing(head) { return format }
    if looksLikeMessages(head) { return .po }
    if DelimitedDialect.tsv.isRegular(in: head) { return .tsv }
    let pair = LanguagePair(source: nil, target: nil)
    return DelimitedDialect.detectingCSV(in: head, pair: pair, limits: Limits()).isRegular(in: head)
      ? .csv : nil
  }

  /// Whether the first line that is no comment begins a gettext message.
  private static func looksLikeMessages(_ head: [UInt8]) -> Bool {
    let lines = head.filter { $0 != 0 && $0 < 0x80 }.split { $0 == 10 || $0 == 13 }
    guard let first = lines.first(where: { $0.first != UInt8(ascii: "#") }) else { return false }
    return ["msgid ", "msgctxt ", "msgid\t"].contains { first.starts(with: $0.utf8) }
  }
}
