/// Writes values one behind the other: numbers in groups of seven bits, texts as places in a table of all texts.
struct CacheWriter {
  private var body: [UInt8] = []
  private var places: [String: Int] = [:]
  private var table: [UInt8] = []

  /// The table of texts, and what was written.
  var bytes: [UInt8] {
    var head = CacheWriter()
    head.write(places.count)
    return head.body + table + body
  }

  /// Writes a number; negative ones take ten bytes.
  mutating func write(_ value: Int) { Self.append(value, to: &body) }

  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    if let place = places[text] { return write(place) }
    write(places.count)
    places[text] = places.count
    Self.append(text.utf8.count, to: &table)
    table += text.utf8
  }

  mutating func write(_ flag: Bool) { write(flag ? 1 : 0) }

  /// Writes whether there is a value, then the value.
  mutating func write<Value>(_ value: Value?, _ body: (inout Self, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  /// Writes how many values there are, then each.
  mutating func write<Values: Collection>(all values: Values, _ body: (inout Self, Values.Element) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }
}
