import Foundation

/// Other people's programs that tests run our files through; tests skip where a program is not installed.
public enum Programs {
  /// Whether a program is there.
  public static func has(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// The program that was built with the tests; `nil` where it was not.
  public static let glosa: String? = {
    let path = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "glosa").path
    return path.flatMap { has($0) ? $0 : nil }
  }()

  /// What a program prints, errors included.
  /// - Throws: when it cannot be started or fails.
  public static func output(of program: String, _ arguments: [String], errors: Bool = false) throws -> String
  {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = errors ? pipe : FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    if process.terminationStatus != 0 { throw Failure(program: program, output: text) }
    return text
  }

  /// A program that did not do its work.
  public struct Failure: Error {
    public let program: String
    public let output: String
  }
}
