#!/usr/bin/env python3
"""How fast `glosa lint` is beside pofilter and msgfmt, on the same catalogues in the same run.

    lint-speed.py CATALOGUE.po ... [--glosa .build/release/glosa] [--from en] [--to es] [--terms 10000] [--runs 3]

All translated messages are joined into one catalogue, without those that come twice. Every program reads it on one core
and writes to a file; glosa also runs on two, and with a glossary of so many terms made of neighbouring words of the
texts, whose renderings are mostly wrong: such a run has very many findings. The table gives the best run of each:
messages by second of processor time and of the clock, memory, and the speed beside pofilter's.
"""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("catalogues", nargs="+")
parser.add_argument("--glosa", default=".build/release/glosa")
parser.add_argument("--from", dest="source", default="en")
parser.add_argument("--to", dest="target", default="es")
parser.add_argument("--terms", type=int, default=10_000)
parser.add_argument("--runs", type=int, default=3)


def join(catalogues, folder):
    """The catalogue of all messages, and how many are translated."""
    path = os.path.join(folder, "all.po")
    command = ["msgcat", "--use-first", "--to-code=UTF-8", "--no-wrap", *catalogues]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    command = ["msgattrib", "--translated", "--no-fuzzy", "--no-obsolete", "-o", path]
    subprocess.run(command, check=True, input=raw)
    said = subprocess.run(
        ["msgfmt", "--statistics", "-o", os.devnull, path], env={**os.environ, "LC_ALL": "C"},
        capture_output=True, text=True).stderr
    return path, int(re.search(r"(\d+) translated", said)[1])


def glossary(path, count, options, folder):
    """A glossary whose terms occur in the texts: pairs of neighbouring words at the same part of both texts."""
    with open(path, encoding="utf-8") as file:
        pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', file.read(), re.M)
    terms = {}
    for source, target in random.Random(1).sample(pairs, len(pairs)):
        own, other = (re.findall(r"[^\W\d_]{3,}", text) for text in (source, target))
        if len(own) < 2 or len(other) < 2:
            continue
        place = random.Random(source).random()
        at, to = (int(place * (len(words) - 1)) for words in (own, other))
        terms.setdefault(" ".join(own[at:at + 2]), " ".join(other[to:to + 2]))
        if len(terms) == count:
            break
    path = os.path.join(folder, "terms.tsv")
    with open(path, "w", encoding="utf-8") as file:
        print(options.source, options.target, sep="\t", file=file)
        for source, target in terms.items():
            print(source, target, sep="\t", file=file)
    return path, len(terms)


def measure(command, runs, folder):
    """The least processor time and time on the clock in seconds, and the memory in MB."""
    best = None
    for _ in range(runs):
        with open(os.path.join(folder, "out"), "w") as out:
            start = time.monotonic()
            child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
            usage = os.wait4(child.pid, 0)[2]
            seconds = time.monotonic() - start
        times = (usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss / 1024)
        best = times if best is None else tuple(map(min, best, times))
    return best


def main():
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, messages = join(options.catalogues, folder)
        terms, count = glossary(path, options.terms, options, folder)
        lint = [options.glosa, "lint", path, "--from", options.source, "--to", options.target, "--no-cache",
                "--format", "json", "--fail-on", "never", "--threads"]
        runs = [("glosa", [*lint, "1"]), (f"glosa, {count} terms", [*lint, "1", "--glossary", terms]),
                (f"glosa, {count} terms, two cores", [*lint, "2", "--glossary", terms])]
        if shutil.which("msgfmt"):
            runs.insert(0, ("msgfmt -c", ["msgfmt", "-c", "-o", os.devnull, path]))
        if shutil.which("pofilter"):
            runs.insert(0, ("pofilter", ["pofilter", f"--language={options.target}", path, os.path.join(folder, "po")]))
        print(f"{messages} messages")
        print(f"{'':32}{'messages/s':>12}{'by the clock':>14}{'MB':>6}{'x pofilter':>12}")
        first = None
        for name, command in runs:
            processor, clock, memory = measure(command, options.runs, folder)
            first = first or (processor if name == "pofilter" else None)
            ratio = f"{first / processor:.1f}" if first else "–"
            print(f"{name:32}{messages / processor:12.0f}{messages / clock:14.0f}{memory:6.0f}{ratio:>12}")


if __name__ == "__main__":
    sys.exit(main())
