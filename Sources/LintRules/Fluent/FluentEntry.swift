/// A pattern of Fluent (syntax 1.0): text and placeables.
struct FluentPattern: Sendable {
  var elements: [FluentElement] = []
}

/// A piece of a pattern.
indirect enum FluentElement: Sendable {
  case text(String)
  /// A string or number literal.
  case literal(String)
  /// `$name`, `-term`, `message`, `message.attribute`, as written.
  case reference(String)
  /// Arguments are references of their own.
  case call([FluentElement])
  case select([FluentVariant])
}

/// One variant of a select expression.
struct FluentVariant: Sendable {
  var isDefault: Bool
  var pattern: FluentPattern
}

/// The value and attributes of a message or term, as tools that keep entries apart store them.
struct FluentEntry: Sendable {
  var value: FluentPattern?
  var attributes: [(name: String, pattern: FluentPattern)] = []

  /// The value under the empty name, then the attributes.
  var parts: [(name: String, pattern: FluentPattern)] { (value.map { [("", $0)] } ?? []) + attributes }
}

/// A defect, with its place.
struct FluentError: Error {
  var message: String
  var offset: Int
}
