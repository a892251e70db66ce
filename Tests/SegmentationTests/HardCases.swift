/// Cases for each kind of place that the well-known lists of hard cases have, in our own words; `¦` stands where a
/// sentence begins.
enum HardCases {}
