/// What part of a document a block is. A part is translated by a part of the same kind, as a rule.
public enum BlockKind: UInt8, Sendable, CaseIterable {
  case paragraph, heading, listItem, tableCell
  /// Program text and the like, which is one piece, not sentences.
  case code
}
