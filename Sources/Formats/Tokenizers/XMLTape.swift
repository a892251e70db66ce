import TextModel

/// The events of a piece of an XML document, in flat storage that is used again for the next piece.
///
/// It is what goes from the thread that parses to the one that reads.
struct XMLTape: Sendable {
  enum Kind: UInt8 { case begin, finish, text }

  struct Event {
    var kind: Kind
    /// The number of the element's name; 0 for text.
    var name: Int32
    /// Where the parser stood: behind the text, or before the `>` of the tag.
    var line: Int32
    var column: Int32
    /// The text in ``bytes``, or the attributes in ``attributes``.
    var start: Int32
    var end: Int32
  }

  struct Attribute {
    /// The number of the name.
    var name: Int32
    /// The value in ``bytes``.
    var start: Int32
    var end: Int32
  }

  var events: [Event] = []
  var attributes: [Attribute] = []
  /// Texts and values, valid UTF-8.
  var bytes: [UInt8] = []
  /// The qualified names that come up for the first time; names are numbered in the order in which they come.
  var names: [String] = []
  /// Why the document ends here, behind the last event.
  var failure: InputError?
  /// Whether nothing comes behind this piece.
  var isLast = false

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    names.removeAll()
  }
}
