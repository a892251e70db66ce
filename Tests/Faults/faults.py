#!/usr/bin/env python3
"""Runs the program where things go wrong, and asks it to lose nothing.

    Tests/Faults/faults.py .build/release/glosa --count 1000

prints a line for each kind of fault: how often it was tried, and how the program came through. The first that does not
hold ends its kind with the reason, and the exit code is 1 then. Python's standard library is all that it needs; a kind
that the machine does not allow (mounting a small disk takes rights) is skipped and says so.
"""

import argparse
import sys
import time

import disks
import inputs
import kills
import memory
from support import Failure, Glosa, Skip

KINDS = {**disks.KINDS, **inputs.KINDS, **memory.KINDS}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="the glosa to test")
    parser.add_argument("--count", type=int, default=3, help="how often each fault is made (default: 3)")
    parser.add_argument("--seed", default="1", help="another seed kills at other points")
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    options = parser.parse_args()
    glosa, failed = Glosa(options.program), False
    work = [("kill -9", lambda: kills.run(glosa, options.count, options.seed))]
    work += [(name, lambda name=name: [(name, *KINDS[name](glosa, options.count))]) for name in KINDS]
    for name, run in work:
        if options.only not in name:
            continue
        start = time.monotonic()
        try:
            for line in run():
                print("{:26} {:7}  {}".format(*line), flush=True)
        except Skip as reason:
            print(f"{name:26} skipped  {reason}", flush=True)
        except Failure as reason:
            failed = True
            print(f"{name:26}  FAILED  {reason}", flush=True)
        print(f"  {time.monotonic() - start:.1f} s", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
