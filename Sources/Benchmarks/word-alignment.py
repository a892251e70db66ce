#!/usr/bin/env python3
"""Compare `glosa align-words` with eflomal on sentence pairs linked by hand.

  word-alignment.py GLOSA KIT [--train N ...] [--eflomal COMMAND]

KIT is a folder with unpack.py and one gold set, NAME.gold with its texts NAME.en and NAME.es. For every N, both
programs align the gold sentences and N training pairs; eflomal (eflomal-align of the PyPI package, left out without
--eflomal) gets words cut to five letters, which serves it best, and its links are grown to the diagonal. The table shows
the alignment error rate (Och and Ney 2003), processor seconds of both directions, peak memory, and how much lower
Glosa's error rate is, with the 95 % interval of a paired bootstrap over sentences.
"""
import argparse
import glob
import os
import random
import subprocess
import sys
import tempfile

NEIGHBOURS = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]


def measured(command, **options):
    """Runs a command; returns its processor seconds and its peak memory in megabytes."""
    with subprocess.Popen(command, **options) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def links(path, count):
    with open(path, encoding="utf-8") as lines:
        return [{tuple(map(int, link.split("-"))) for link in line.split()} for line, _ in zip(lines, range(count))]


def grown(forward, backward):
    """The intersection of two directions, grown by neighbours of the union that bring in a new word."""
    chosen, union = forward & backward, forward | backward
    sources, targets = {s for s, _ in chosen}, {t for _, t in chosen}
    size = -1
    while size != len(chosen):
        size = len(chosen)
        for source, target in sorted(union - chosen):
            isNew = source not in sources or target not in targets
            if isNew and any((source + a, target + b) in chosen for a, b in NEIGHBOURS):
                chosen.add((source, target))
                sources.add(source)
                targets.add(target)
    return chosen


def error_rate(gold, found, sample):
    right = sum(len(gold[i] & found[i]) for i in sample)
    return 1 - 2 * right / max(1, sum(len(gold[i]) + len(found[i]) for i in sample))


def difference(gold, found, peer):
    """The 95 % interval of the peer's error rate less ours."""
    generator = random.Random(17)
    samples = ([generator.randrange(len(gold)) for _ in gold] for _ in range(1000))
    values = sorted(error_rate(gold, peer, sample) - error_rate(gold, found, sample) for sample in samples)
    return values[25], values[974]


def run_eflomal(command, prefix):
    for language in ("en", "es"):
        with open(f"{prefix}.{language}", encoding="utf-8") as text, open(f"{prefix}.cut.{language}", "w") as cut:
            cut.writelines(" ".join(word[:5] for word in line.split()) + "\n" for line in text)
    names = ["-s", f"{prefix}.cut.en", "-t", f"{prefix}.cut.es", "-f", f"{prefix}.fwd", "-r", f"{prefix}.rev"]
    return measured([command, "--model", "3", *names])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("glosa")
    parser.add_argument("kit")
    parser.add_argument("--train", type=int, nargs="*", default=[100, 9934])
    parser.add_argument("--eflomal")
    options = parser.parse_args()
    gold_path = glob.glob(os.path.join(options.kit, "*.gold"))[0]
    gold = links(gold_path, sys.maxsize)
    everything = range(len(gold))
    print("pairs  program   AER    CPU s    MB   peer's AER less ours")
    for train in options.train:
        with tempfile.TemporaryDirectory() as folder:
            prefix = os.path.join(folder, "text")
            unpack = [sys.executable, os.path.join(options.kit, "unpack.py"), prefix, "--train", str(train)]
            subprocess.run(unpack, check=True, stdout=subprocess.DEVNULL)
            with open(prefix + ".tsv", "w") as table:
                subprocess.run(["paste", prefix + ".en", prefix + ".es"], stdout=table, check=True)
            languages = ["--tokenized", "--from", "en", "--to", "es"]
            command = [options.glosa, "align-words", *languages, "-o", prefix + ".links", prefix + ".tsv"]
            seconds, megabytes = measured(command)
            found = links(prefix + ".links", len(gold))
            size = train + len(gold)
            print(f"{size:6} glosa     {error_rate(gold, found, everything):.4f} {seconds:7.1f} {megabytes:5.0f}")
            if options.eflomal:
                seconds, megabytes = run_eflomal(options.eflomal, prefix)
                both = zip(links(prefix + ".fwd", len(gold)), links(prefix + ".rev", len(gold)))
                peer = [grown(*pair) for pair in both]
                low, high = difference(gold, found, peer)
                rate = error_rate(gold, peer, everything)
                less = f"{rate - error_rate(gold, found, everything):.4f} [{low:.4f}, {high:.4f}]"
                print(f"{size:6} eflomal-5 {rate:.4f} {seconds:7.1f} {megabytes:5.0f}   {less}", flush=True)


if __name__ == "__main__":
    main()
