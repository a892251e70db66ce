#!/usr/bin/env python3
"""Measures the program beside its peers in one run, and how time grows with size; `make bench` runs it.

    bench.py [--glosa PROGRAM] [--sizes 1000,10000,100000] [--python PYTHON] [--parts PROGRAM] [--page docs/benchmarks.md]

Inputs are made of the example article from a seed. A row is one process on one thread: its input, units and bytes, its
processor time with that of its children (the best of three runs, of one from ten seconds on), its speed as a part of the
peer's, and a checksum of what it wrote. Peers are taken where they are found: xmllint and a C compiler with libxml2 on
PATH; translate-toolkit and eflomal beside PYTHON. With --page the table, the curves and their exponents are written there
and beside it as SVG. --parts runs the Benchmarks program as well, whose rows have bare ICU and libxml2 beside them in one
process; with `--sizes ""` nothing else is run.
"""
import argparse
import hashlib
import math
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLE = os.path.join(ROOT, "Glossaries/ai-open-source/example/article.{}.txt")
CODE = os.path.dirname(os.path.abspath(__file__))


def sentences(language):
    """The words of the example article."""
    with open(EXAMPLE.format(language), encoding="utf-8") as file:
        return file.read().replace('"', "").replace("\\", "").split()


def make_inputs(folder, size, glosa):
    """A bitext of so many units in several formats, each unit another piece of the article."""
    source, target = sentences("en"), sentences("es")
    draw = random.Random(size)
    base = os.path.join(folder, str(size))
    with open(base + ".tsv", "w", encoding="utf-8") as file:
        print("en", "es", sep="\t", file=file)
        for number in range(size):
            place, length = draw.random(), draw.randint(4, 20)
            texts = []
            for words in (source, target):
                start = int(place * (len(words) - length))
                texts.append(f"{number} " + " ".join(words[start:start + length]) + ".")
            print(*texts, sep="\t", file=file)
    for form in ("tmx", "csv", "po"):
        subprocess.run([glosa, "export", base + ".tsv", "-o", f"{base}.{form}", "-q"], check=True)
    for column, name in ((0, "en.txt"), (1, "es.txt")):
        with open(base + ".tsv", encoding="utf-8") as table, open(f"{base}.{name}", "w", encoding="utf-8") as file:
            for line in list(table)[1:]:
                print(line.rstrip("\n").split("\t")[column], file=file)
    return base


def measure(command, folder, codes):
    """Processor time of a process, and the checksum of what it wrote: a file named `.peer.`, or its output."""
    best, output = math.inf, os.path.join(folder, "output")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(output, "wb") as file:
            done = subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, cwd=folder)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in codes:
            sys.exit(f"error: {' '.join(command)} ended with {done.returncode}")
        seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = min(best, seconds)
        if seconds > 10:
            break
    written = [word for word in command if ".peer." in word] or [output]
    with open(os.path.join(folder, written[0]), "rb") as file:
        return best, hashlib.sha256(file.read()).hexdigest()[:8]


def jobs(options, folder):
    """Name, peer of the ratio (`None` for a peer itself), suffix of the input, largest size, command with {} for the size."""
    glosa, one = options.glosa, ["--threads", "1"]
    found = []

    def job(name, peer, suffix, limit, *command, there=True, codes=(0,)):
        if there:
            found.append((name, peer, suffix, limit, list(command), codes))

    sax = os.path.join(folder, "sax")
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0"], capture_output=True, text=True)
    built = shutil.which("cc") and flags.returncode == 0 and subprocess.run(
        ["cc", "-O2", os.path.join(CODE, "sax.c"), "-o", sax, *flags.stdout.split()]).returncode == 0
    beside = os.path.join(os.path.dirname(options.python), "{}")
    tool = lambda name: beside.format(name) if os.access(beside.format(name), os.X_OK) else None
    job("read TMX: libxml2 SAX, no texts", None, "tmx", 10**6, sax, "{}.tmx", there=built)
    job("read TMX: xmllint --stream", None, "tmx", 10**6, "xmllint", "--stream", "--noout", "{}.tmx",
        there=shutil.which("xmllint"))
    job("TMX to CSV: glosa", "read TMX: libxml2 SAX, no texts", "tmx", 10**6,
        glosa, "export", "{}.tmx", "--output-format", "csv", *one)
    job("PO to CSV: po2csv", None, "po", 10**5, tool("po2csv"), "--progress=none", "{}.po", "{}.peer.csv",
        there=tool("po2csv"))
    job("PO to CSV: glosa", "PO to CSV: po2csv", "po", 10**6, glosa, "export", "{}.po", "--output-format", "csv", *one)
    job("lint PO: pofilter", None, "po", 10**4, tool("pofilter"), "--progress=none", "{}.po", "{}.peer.po",
        there=tool("pofilter"))
    job("lint PO: glosa", "lint PO: pofilter", "po", 10**6,
        glosa, "lint", "--no-cache", "--from", "en", "--to", "es", "{}.po", *one, codes=(0, 1))
    job("align words: eflomal", None, "tsv", 10**5, tool("eflomal-align"), "--overwrite", "-s",
        "{}.en.txt", "-t", "{}.es.txt", "-f", "{}.peer.fwd", "-r", "{}.peer.rev", there=tool("eflomal-align"))
    job("align words: glosa", "align words: eflomal", "tsv", 10**5,
        glosa, "align-words", "--tokenized", "--lexicon", "none", "--from", "en", "--to", "es", "{}.tsv", *one)
    job("align sentences: hunalign", None, "en.txt", 10**4, "hunalign", "/dev/null", "{}.en.txt", "{}.es.txt",
        there=shutil.which("hunalign"))
    job("align sentences: glosa", "align sentences: hunalign", "en.txt", 10**6,
        glosa, "align", "--segmented", "--output-format", "links", "--from", "en", "--to", "es",
        "{}.en.txt", "{}.es.txt", *one)
    job("sentences: glosa", None, "en.txt", 10**6, glosa, "segment", "--from", "en", "{}.en.txt", *one)
    job("build: glosa", None, "tsv", 10**5, glosa, "build", "--from", "en", "--to", "es", "{}.tsv", *one)
    return found


def exponent(points):
    """The slope of log time over log size, by least squares, over the sizes that take half a second and more, of which start-up is little."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points if seconds >= 0.5]
    if len(logs) < 2:
        return None
    mean = [sum(values) / len(logs) for values in zip(*logs)]
    return sum((x - mean[0]) * (y - mean[1]) for x, y in logs) / sum((x - mean[0]) ** 2 for x, _ in logs)


def plot(curves):
    """Curves of seconds over units, both axes logarithmic, as SVG."""
    sizes = [size for points in curves.values() for size, _ in points]
    times = [max(seconds, 0.01) for points in curves.values() for _, seconds in points]
    low, high = math.log10(min(sizes)), math.log10(max(sizes))
    floor, roof = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    place = lambda size, seconds: (
        60 + 480 * (math.log10(size) - low) / (high - low),
        400 - 370 * (math.log10(max(seconds, 0.01)) - floor) / (roof - floor))
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 450" font-family="sans-serif" font-size="12">',
             "<title>Processor time over units</title>", '<rect width="100%" height="100%" fill="#fff"/>']
    for power in range(round(low), round(high) + 1):
        x, _ = place(10**power, 1)
        lines.append(f'<path d="M{x:.1f} 30V400" stroke="#ddd"/><text x="{x:.1f}" y="418" text-anchor="middle">{10**power:,}</text>')
    for power in range(floor, roof + 1):
        _, y = place(10**low, 10.0**power)
        lines.append(f'<path d="M60 {y:.1f}H540" stroke="#ddd"/><text x="54" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    lines.append('<text x="300" y="440" text-anchor="middle">units</text>')
    colors = ["#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#16a085", "#5d6d7e", "#a04000"]
    for number, (name, points) in enumerate(curves.items()):
        color = colors[number % len(colors)]
        path = "L".join("{:.1f} {:.1f}".format(*place(*point)) for point in points)
        lines.append(f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        lines += ['<circle cx="{:.1f}" cy="{:.1f}" r="3" fill="{}"/>'.format(*place(*point), color) for point in points]
        y = 40 + 22 * number
        power = exponent(points)
        words = name.split(":")[0] + (f", exponent {power:.2f}" if power else "")
        lines.append(f'<rect x="556" y="{y - 9}" width="10" height="10" fill="{color}"/><text x="572" y="{y}">{words}</text>')
    return "\n".join(lines + ["</svg>", ""])


def run(options, folder):
    """The rows of the table, and the curves of glosa's jobs."""
    rows, curves = [], {}
    for size in options.sizes:
        base, speeds = make_inputs(folder, size, options.glosa), {}
        for name, peer, suffix, limit, command, codes in jobs(options, folder):
            if size > limit:
                continue
            seconds, checksum = measure(
                [word.replace("{}", str(size)) for word in command], folder, codes)
            count = os.path.getsize(f"{base}.{suffix}")
            speeds[name] = count / max(seconds, 0.001)
            ratio = f"{speeds[name] / speeds[peer]:.2f}" if peer in speeds else "–"
            row = [name, f"{size:,}", f"{count / 1e6:.1f}", f"{seconds:.2f}", f"{speeds[name] / 1e6:.1f}", ratio, checksum]
            rows.append(row)
            print("  ".join(value.ljust(32 if number == 0 else 9) for number, value in enumerate(row)), flush=True)
            if name.endswith(": glosa"):
                curves.setdefault(name, []).append((size, seconds))
    return rows, curves


def write_parts(path, program, commit):
    """Runs the benchmarks of parts, and puts what they print between the marks of a page."""
    text = f"commit {commit}\n" + subprocess.run([program], check=True, stdout=subprocess.PIPE, text=True).stdout
    print(text, end="", flush=True)
    if path:
        put(path, "parts", "```\n" + text + "```")


def put(path, mark, text):
    """Puts a text between two marks of a page."""
    with open(path, encoding="utf-8") as file:
        page = file.read()
    pattern = rf"(<!-- {mark} -->\n).*?(\n<!-- end -->)"
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(pattern, lambda found: found[1] + text + found[2], page, count=1, flags=re.S))


def write_page(path, rows, curves, commit):
    """Puts the table between the marks of a page, and the plot beside it."""
    header = ["job", "units", "MB", "s", "MB/s", "ratio", "checksum"]
    table = ["| " + " | ".join(row) + " |" for row in [header, ["---"] * len(header), *rows]]
    text = "\n".join([f"Commit `{commit}`.", "", *table])
    put(path, "measured", text)
    with open(re.sub(r"\.md$", ".svg", path), "w", encoding="utf-8") as file:
        file.write(plot(curves))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--glosa", default=".build/release/glosa")
    parser.add_argument("--sizes", default="1000,10000,100000", type=lambda text: [int(size) for size in text.split(",") if size])
    parser.add_argument("--parts")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--page")
    options = parser.parse_args()
    # Paths are those of the folder of the inputs, so that reports are the same in every run.
    options.glosa, options.python = os.path.abspath(options.glosa), os.path.abspath(options.python)
    commit = subprocess.run(
        ["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    if options.parts:
        write_parts(options.page, os.path.abspath(options.parts), commit)
    if not options.sizes:
        return
    print(f"commit {commit}; processor time; ratio: speed as a part of the peer's in this run")
    with tempfile.TemporaryDirectory(prefix="glosa-bench-") as folder:
        rows, curves = run(options, folder)
    for name, points in curves.items():
        power = exponent(points)
        print(f"{name}: " + (f"time grows with the {power:.2f}th power of size" if power else "too fast to fit"))
    if options.page:
        write_page(options.page, rows, curves, commit)


main()
