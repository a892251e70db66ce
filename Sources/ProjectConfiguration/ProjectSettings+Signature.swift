import LintEngine
import TextModel

extension ProjectSettings {
  /// Texts that are equal for settings under which the same is found in the same files; where in a configuration a value
  /// stands does not matter.
  public var signature: [String] {
    var texts = [folder, source?.value.description ?? ""]
    func add(_ values: [String]) { texts += [String(values.count)] + values }
    func add(_ rules: [RuleSetting]) {
      add(rules.flatMap { [$0.id, $0.level?.name ?? "", String(describing: $0.options.sorted)] })
    }
    add(targets.map(\.value.description))
    add(only.map(\.value))
    add(rules)
    add([String(overrides.count)])
    for override in overrides {
      add(override.paths.map(\.description))
      add(override.languages.map(\.description))
      add(override.rules)
    }
    add(commandLine)
    return texts
  }
}
