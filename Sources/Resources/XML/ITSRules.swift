/// What ITS 2.0 says about the elements of a document: whether they are translated, whether they belong to the text
/// around them, and notes for translators (W3C, 2013, sections 8.1, 8.2 and 8.6).
///
/// Attributes of an element go before rules, later rules before earlier ones. Rules are read from the document itself;
/// their selectors are paths of element names with or without one attribute, such as `//code` or `//p[@role='x']`.
/// Other selectors, and rules in other files, are passed over.
struct ITSRules {
  private struct Rule {
    var selectors: [ITSSelector]
    var translate: String?
    var withinText: String?
    var note: String?
  }

  private let tree: XMLTree
  private var rules: [Rule] = []

  init(_ tree: XMLTree) {
    self.tree = tree
    for node in tree.nodes.indices where tree.nodes[node].name == "its:rules" {
      rules += tree.elements(node).map(rule)
    }
  }

  private func rule(_ node: Int) -> Rule {
    let selector = tree.attribute(node, "selector") ?? ""
    let note = tree.element(node, "locNote").map { tree.text($0) } ?? tree.attribute(node, "locNote")
    let kind = tree.localName(node)
    return Rule(
      selectors: selector.split(separator: "|").compactMap { ITSSelector(String($0)) },
      translate: kind == "translateRule" ? tree.attribute(node, "translate") : nil,
      withinText: kind == "withinTextRule" ? tree.attribute(node, "withinText") : nil,
      note: kind == "locNoteRule" ? note : nil)
  }

  /// Whether the element itself is set to be translated or not; `nil` where its parent decides.
  func isTranslatable(_ node: Int) -> Bool? {
    let own = tree.attribute(node, "translate") ?? tree.attribute(node, "its:translate")
    return (own ?? last(node, \.translate)).map { $0 == "yes" }
  }

  /// Whether the element is part of the text around it; `nil` where nothing says so.
  func isWithinText(_ node: Int) -> Bool? {
    switch tree.attribute(node, "its:withinText") ?? last(node, \.withinText) {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  /// The note on the element and what is inside it.
  func note(_ node: Int) -> String? { tree.attribute(node, "its:locNote") ?? last(node, \.note) }

  private func last(_ node: Int, _ value: (Rule) -> String?) -> String? {
    rules.last { rule in value(rule) != nil && rule.selectors.contains { $0.selects(node, in: tree) } }
      .flatMap(value)
  }
}

/// A path of elements: `//section/title`, `/book/para`, `//p[@role='x']`.
private struct ITSSelector {
  private struct Step {
    var name: Substring
    var attribute: Substring?
    /// The attribute's value; `nil` when any will do.
    var value: Substring?
  }

  private var steps: [Step] = []
  /// Whether the first step is the root element.
  private let isAbsolute: Bool

  init?(_ text: String) {
    let path = text.filter { !$0.isWhitespace }
    guard path.hasPrefix("/") else { return nil }
    isAbsolute = !path.hasPrefix("//")
    for part in path.dropFirst(isAbsolute ? 1 : 2).split(separator: "/", omittingEmptySubsequences: false) {
      guard let step = Self.step(part) else { return nil }
      steps.append(step)
    }
  }

  private static func step(_ text: Substring) -> Step? {
    let parts = text.split(separator: "[", maxSplits: 1)
    guard let name = parts.first, name.allSatisfy({ $0.isLetter || $0.isNumber || "*-_.:".contains($0) })
    else {
      return nil
    }
    let local = name.split(separator: ":").last ?? name
    guard parts.count > 1 else { return Step(name: local) }
    guard parts[1].hasPrefix("@"), parts[1].hasSuffix("]") else { return nil }
    let condition = parts[1].dropFirst().dropLast().split(separator: "=", maxSplits: 1)
    guard condition.count > 1 else { return condition.first.map { Step(name: local, attribute: $0) } }
    let isQuoted = condition[1].count > 1 && "'\"".contains(condition[1].first ?? " ")
    return isQuoted
      ? Step(name: local, attribute: condition[0], value: condition[1].dropFirst().dropLast()) : nil
  }

  func selects(_ node: Int, in tree: XMLTree) -> Bool {
    var node = node
    for (index, step) in steps.enumerated().reversed() {
      guard node >= 0, tree.nodes[node].kind == .element, matches(step, node, tree) else { return false }
      if index > 0 { node = tree.nodes[node].parent }
    }
    return !isAbsolute || node == tree.root
  }

  private func matches(_ step: Step, _ node: Int, _ tree: XMLTree) -> Bool {
    guard step.name == "*" || tree.localName(node) == step.name else { return false }
    guard let attribute = step.attribute else { return true }
    guard let value = tree.attribute(node, String(attribute)) else { return false }
    return step.value == nil || value == step.value ?? ""
  }
}
