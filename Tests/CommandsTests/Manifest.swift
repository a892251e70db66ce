import Foundation
import TestSupport

/// The targets of `Package.swift` that lie on levels, read from its text: comments say the level.
struct Manifest {
  /// A module of the package.
  struct Module: Equatable {
    var name: String
    var level: Int
    /// The package's own modules that it depends on, in the order of the manifest.
    var dependencies: [String]
    /// The folder of its sources.
    var path: String
  }

  /// From the lowest level up, as the manifest lists them.
  let modules: [Module]

  init() throws {
    let text = try String(contentsOfFile: PackageFiles.path("Package.swift"), encoding: .utf8)
    var level: Int?
    var found: [Module] = []
    for block in text.components(separatedBy: "  targets: [")[1].components(separatedBy: "\n\n") {
      if let match = block.firstMatch(of: /\/\/ Level ([0-9]+)/) { level = Int(match.1) }
      if block.contains("// Beside the levels") { break }
      guard let level else { continue }
      let starts = block.matches(
        of: /(?:library|\.target|\.executableTarget|\.systemLibrary)\(\s*(?:name: )?"(\w+)"/)
      for (index, match) in starts.enumerated() {
        let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : block.endIndex
        let body = block[match.range.upperBound..<end]
        let path = body.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) }
        let listed = body.matches(of: /"(\w+)"/).map { String($0.1) }
        found.append(
          Module(
            name: String(match.1), level: level, dependencies: listed, path: path ?? "Sources/\(match.1)"))
      }
    }
    let names = found.map(\.name)
    modules = found.map { module in
      var module = module
      module.dependencies = names.filter { $0 != module.name && module.dependencies.contains($0) }
      return module
    }
  }

  /// Every module that one depends on, by whatever way.
  func reach(of name: String) -> Set<String> {
    let direct = modules.first { $0.name == name }?.dependencies ?? []
    return direct.reduce(into: Set(direct)) { $0.formUnion(reach(of: $1)) }
  }

  /// The dependencies that no other dependency brings: what a picture needs.
  func reduced(_ module: Module) -> [String] {
    module.dependencies.filter { one in !module.dependencies.contains { reach(of: $0).contains(one) } }
  }
}
