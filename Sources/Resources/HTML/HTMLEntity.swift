/// A character reference of HTML: `&eacute;`, `&#233;`, `&#xE9;`.
struct HTMLEntity {
  let text: String
  /// Its bytes, `&` and `;` included.
  let length: Int

  /// The reference that begins at the scanner's place; `nil` when none does or its name is not known.
  init?(_ scanner: ByteScanner) {
    guard let length = XMLContent.referenceLength(scanner) else { return nil }
    let name = scanner.string(scanner.at + 1..<scanner.at + length - 1)
    self.length = length
    if name.hasPrefix("#") {
      let isHexadecimal = name.dropFirst().first == "x" || name.dropFirst().first == "X"
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), value > 0,
        let scalar = Unicode.Scalar(value)
      else { return nil }
      // Numbers of control characters mean windows-1252 (HTML Living Standard, section 13.2.5.80).
      let isC1 = 0x80...0x9F ~= value
      text = String(isC1 ? TextEncoding.windows1252.scalar(of: UInt8(value)) : scalar)
    } else if let text = HTMLEntityNames.text(name) {
      self.text = text
    } else {
      return nil
    }
  }
}
