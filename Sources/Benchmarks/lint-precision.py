#!/usr/bin/env python3
"""Lets a person read what the lint rules find, and counts how much of it was true.

    glosa lint CORPUS --format json --fail-on never > findings.jsonl
    lint-precision.py sample findings.jsonl > sheet.tsv      at most 30 findings of each rule, in a fixed random order
    ... write y (true), n (false) or ? (arguable, left out) in the first column of the sheet ...
    lint-precision.py swift sheet.tsv ... > Sources/LintRules/RuleRegistry+Precision.swift

The table of the last step is what `glosa explain`, `glosa rules` and docs/rules print.
"""
import argparse
import collections
import json
import random
import sys

AROUND = 60
HEADER = ("verdict", "rule", "message", "source", "target", "place")
CORPORA = "the Spanish development units and the Spanish documentation of OCDS, Flask, Dash and FRC"


def excerpt(text, span):
    """The text around a byte range, with the range in brackets."""
    data = (text or "").encode()
    if not span:
        return data[: 2 * AROUND].decode(errors="ignore")
    start, end = span
    before = data[max(0, start - AROUND) : start].decode(errors="ignore")
    after = data[end : end + AROUND].decode(errors="ignore")
    return before + "⟨" + data[start:end].decode(errors="ignore") + "⟩" + after


def sample(options):
    by_rule = collections.defaultdict(list)
    for path in options.files:
        with open(path, encoding="utf-8") as lines:
            for finding in map(json.loads, lines):
                if "rule" in finding:
                    by_rule[finding["rule"]].append(finding)
    print("\t".join(HEADER))
    for rule in sorted(by_rule):
        findings = by_rule[rule]
        random.Random(options.seed).shuffle(findings)
        for f in findings[: options.most]:
            row = (
                "", rule, f["message"], excerpt(f["source"], f["source_range"]),
                excerpt(f["target"], f["target_range"]), "%s:%s:%s" % (f["file"], f["line"], f["unit"]),
            )
            print("\t".join(" ".join(str(cell).split()) for cell in row))


def counts(paths):
    result = collections.defaultdict(lambda: [0, 0])
    for path in paths:
        with open(path, encoding="utf-8") as rows:
            for row in rows:
                verdict, rule = row.rstrip("\n").split("\t")[:2]
                if verdict in ("y", "n"):
                    result[rule][0] += verdict == "y"
                    result[rule][1] += 1
    return result


def swift(options):
    print("// Made by Sources/Benchmarks/lint-precision.py from sheets of findings that were read; do not edit.\n")
    print("extension RulePrecision {")
    print("  /// What was read.")
    print('  public static let corpora =')
    print('    "%s"' % CORPORA)
    print("}\n\nextension RuleRegistry {")
    print("  /// How many of the findings of a rule were true when they were read, by its id.")
    print("  public static let precision: [String: RulePrecision] = [")
    for rule, (true, read) in sorted(counts(options.files).items()):
        print('    "%s": RulePrecision(trueCount: %d, readCount: %d),' % (rule, true, read))
    print("  ]\n}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, function in (("sample", sample), ("swift", swift)):
        command = commands.add_parser(name)
        command.add_argument("files", nargs="+")
        command.set_defaults(run=function)
        if function is sample:
            command.add_argument("--most", type=int, default=30, help="findings of each rule (default: 30)")
            command.add_argument("--seed", type=int, default=1, help="of the random order (default: 1)")
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    sys.exit(main())
