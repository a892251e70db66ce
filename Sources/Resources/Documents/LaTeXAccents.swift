/// Letters that LaTeX writes as commands: `\'o`, `\~{n}`, `\c{c}`, `\ss`, `\'{\i}` (The LaTeX Companion, section 7.11).
enum LaTeXAccents {
  /// Commands, the letters behind them, and what both together are.
  private static let accents: [(sign: Character, letters: String, results: String)] = [
    ("'", "aeiouyAEIOUYcnszrlCNSZRL", "áéíóúýÁÉÍÓÚÝćńśźŕĺĆŃŚŹŔĹ"),
    ("`", "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
    ("^", "aeiouAEIOUcghjswyCGHJSWY", "âêîôûÂÊÎÔÛĉĝĥĵŝŵŷĈĜĤĴŜŴŶ"),
    ("\"", "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
    ("~", "anoANOiuIU", "ãñõÃÑÕĩũĨŨ"),
    ("=", "aeiouAEIOU", "āēīōūĀĒĪŌŪ"),
    (".", "zgceIZGCE", "żġċėİŻĠĊĖ"),
    ("c", "cstCST", "çşţÇŞŢ"),
    ("v", "cszenrdtCSZENRDT", "čšžěňřďťČŠŽĚŇŘĎŤ"),
    ("u", "aguAGU", "ăğŭĂĞŬ"),
    ("H", "ouOU", "őűŐŰ"),
    ("k", "aeiuAEIU", "ąęįųĄĘĮŲ"),
    ("r", "auAU", "åůÅŮ"),
  ]

  private static let letters: [String: String] = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "S": "§", "P": "¶",
  ]

  /// The letter that the command at the scanner's place stands for, and the length of the command; `nil` for others.
  static func letter(_ scanner: ByteScanner) -> (text: String, length: Int)? {
    var rest = scanner
    guard rest.take("\\") else { return nil }
    let name = name(rest)
    if let letter = letters[name] {
      rest.at += name.utf8.count
      end(&rest)
      return (letter, rest.at - scanner.at)
    }
    guard let sign = name.isEmpty ? rest.peek : name.utf8.first, name.utf8.count <= 1,
      let accent = accents.first(where: { $0.sign == Character(Unicode.Scalar(sign)) })
    else { return nil }
    rest.at += 1
    let isSpaced = !name.isEmpty && rest.peek == 32
    if isSpaced { rest.skipBlanks() }
    let isBraced = rest.take("{")
    // A letter right behind a letter would be part of another name.
    if !name.isEmpty, !isBraced, !isSpaced { return nil }
    let isDotless = rest.starts(with: "\\i")
    if isDotless { rest.at += 1 }
    guard let byte = rest.peek, byte < 0x80 else { return nil }
    rest.at += 1
    if isDotless, !isBraced { end(&rest) }
    if isBraced, !rest.take("}") { return nil }
    guard let place = accent.letters.firstIndex(of: Character(Unicode.Scalar(byte))) else { return nil }
    let offset = accent.letters.distance(from: accent.letters.startIndex, to: place)
    let result = accent.results[accent.results.index(accent.results.startIndex, offsetBy: offset)]
    return (String(result), rest.at - scanner.at)
  }

  private static func name(_ scanner: ByteScanner) -> String {
    let letters = scanner.bytes[scanner.at..<scanner.end].prefix { 97...122 ~= $0 | 32 }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Passes over what ends a command of letters: `{}` or blanks.
  private static func end(_ scanner: inout ByteScanner) {
    if scanner.starts(with: "{}") { scanner.at += 2 } else { scanner.skipBlanks() }
  }
}
