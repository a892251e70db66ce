/// Something that can be set about a rule beside its level.
public struct RuleOption: Sendable {
  /// What values there are.
  public enum Kind: Sendable {
    /// A number of a range, also with decimals.
    case number(ClosedRange<Double>)
    /// One of several words.
    case choice([String])
    /// A text or a list of texts.
    case texts
  }

  public var name: String
  public var kind: Kind
  /// One sentence that says what the option does, and what holds without it.
  public var summary: String

  public init(_ name: String, _ kind: Kind, _ summary: String) {
    (self.name, self.kind, self.summary) = (name, kind, summary)
  }

  /// The option that every rule about units has.
  public static let except = RuleOption(
    "except", .texts,
    "Texts that the rule leaves alone, in any case: what a finding covers, or a whole source or target; none."
  )
}

/// The value of an option.
public enum RuleOptionValue: Hashable, Sendable, CustomStringConvertible {
  case number(Double)
  case texts([String])

  /// As YAML writes it.
  public var description: String {
    switch self {
    case .number(let value): value == value.rounded() ? String(Int(value)) : String(value)
    case .texts(let texts): "[\(texts.map { "\"\(Self.escaped($0))\"" }.joined(separator: ", "))]"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : String($1) }
  }
}

/// The options of a rule that are set, by name.
public struct RuleOptions: Hashable, Sendable {
  private var values: [String: RuleOptionValue]

  public init(_ values: [String: RuleOptionValue] = [:]) { self.values = values }

  /// Whether nothing is set.
  public var isEmpty: Bool { values.isEmpty }

  /// Names and values, sorted by name.
  public var sorted: [(name: String, value: RuleOptionValue)] {
    values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  /// The number of an option; `nil` when it is not set.
  public func number(_ name: String) -> Double? {
    if case .number(let number) = values[name] { number } else { nil }
  }

  /// The word that was chosen; `nil` when the option is not set.
  public func choice(_ name: String) -> String? { texts(name).first }

  /// The texts of an option; none when it is not set.
  public func texts(_ name: String) -> [String] {
    if case .texts(let texts) = values[name] { texts } else { [] }
  }

  /// Puts other options over these; exceptions are added to.
  public mutating func add(_ others: RuleOptions) {
    for (name, value) in others.values {
      if name == RuleOption.except.name {
        let all = texts(name) + others.texts(name)
        values[name] = .texts(
          all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map(\.element))
      } else {
        values[name] = value
      }
    }
  }
}
