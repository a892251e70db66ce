/// What a word is for the matcher: its keys, of two parts where it is a contraction (`del`).
package struct WordKeys: Sendable {
  struct Part: Sendable {
    /// -1 where no term has the key.
    var key: Int32
    var isArticle: Bool
  }

  var first: Part
  var second: Part?
  /// Key of the exact spelling; -1 where no term is spelt so.
  var exact: Int32

  /// A token that no term has.
  package static let unknown = WordKeys(first: Part(key: -1, isArticle: false), second: nil, exact: -1)

  /// Whether no term can begin with the word.
  var isStranger: Bool { exact < 0 && first.key < 0 }
}
