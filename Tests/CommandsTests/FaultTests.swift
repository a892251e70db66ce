import TestSupport
import Testing

/// `Tests/Faults` with small counts; by hand it is run with large ones.
@Suite(
  "Faults",
  .enabled(if: Programs.has("/usr/bin/python3") && Programs.glosa != nil, "needs Python and the program"))
struct FaultTests {
  @Test(
    "nothing is lost, nothing is left, nothing crashes", .timeLimit(.minutes(10)),
    arguments: [
      "kill -9", "disk", "file", "read-only folder", "broken pipe", "two runs", "links", "pipes", "names",
      "ulimit",
      "--memory",
    ])
  func faults(_ kind: String) throws {
    let script = PackageFiles.path("Tests/Faults/faults.py")
    let glosa = try #require(Programs.glosa)
    do {
      // A bytecode folder beside the scripts would be litter of our own.
      _ = try Programs.output(
        of: "/usr/bin/python3", ["-B", script, glosa, "--count", "2", "--only=\(kind)"])
    } catch let failure as Programs.Failure {
      Issue.record("\(failure.output)")
    }
  }
}
