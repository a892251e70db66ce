/// A JSON value (RFC 8259) of a message.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is no whole one of 64 bits, as it is written.
  case number(String)
  case string(String)
  case array([JSON])
  /// Members in their order.
  case object([Member])

  /// A name and its value in an object.
  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a member of an object; `nil` where there is none.
  public subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value that names lead to, object by object.
  public subscript(_ names: [String]) -> JSON? {
    names.reduce(self) { value, name in value?[name] }
  }

  /// The text of a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a whole number.
  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The value of a truth.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The members of a list.
  public var array: [JSON]? {
    if case .array(let values) = self { values } else { nil }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  public init(nilLiteral: ()) { self = .null }
}
