import TextModel

/// A segment and its translation that show how a term is used.
public struct TermExample: Hashable, Sendable {
  /// One side of an example.
  public struct Side: Hashable, Sendable {
    public var text: String
    /// Where the term stands, in whatever form: byte ranges in the text, in order, apart from each other.
    public var terms: [Range<Int>]
    /// Where the text begins.
    public var location: Location

    public init(_ text: String, terms: [Range<Int>] = [], at location: Location = Location(file: "-")) {
      self.text = text
      self.terms = terms
      self.location = location
    }
  }

  public var source: Side
  public var target: Side
  /// The document that the segment belongs to; empty when there is just one.
  public var document: String

  public init(source: Side, target: Side, document: String = "") {
    self.source = source
    self.target = target
    self.document = document
  }

  /// Where the example stands, as `file:line`, both files when there are two.
  public var place: String {
    let (from, to) = (source.location.fileAndLine, target.location.fileAndLine)
    return from == to ? from : "\(from) = \(to)"
  }
}

extension Location {
  /// `guide.es.txt:12`, without the column.
  var fileAndLine: String { Location(file: file, line: line).description }
}
