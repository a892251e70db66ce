"""Files that are not what they seem: changing, endless, looping, many, or strangely named."""

import json
import os
import random
import resource
import threading
import time

from support import CONCEPTS, EXAMPLE, Scratch, catalogue, error_line, need

TEXTS = (EXAMPLE / "article.es.txt", EXAMPLE / "article.en.txt")


def changing(glosa, count):
    """A file that grows, shrinks and is replaced while it is read: any result or a clear error, but no crash."""
    chance = random.Random(1)
    lines = [f"The file {n} is saved.\tSe guarda el fichero {n}.\n".encode() for n in range(50_000)]
    for number in range(count):
        with Scratch() as folder:
            path = folder / "a.tsv"
            path.write_bytes(b"".join(lines))
            process = glosa.start("export", "--from", "en", "--to", "es", path, "-o", folder / "o.tmx")
            end = time.monotonic() + chance.uniform(0, 0.15)
            while time.monotonic() < end:
                disturb(path, lines, chance)
            messages = process.communicate(timeout=60)[1].decode()
            need(process.returncode in (0, 2), f"returned {process.returncode}: {messages[:300]}")
            if process.returncode == 2:
                error_line(messages)
            need({"a.tsv", "o.tmx"} >= {p.name for p in folder.iterdir()} - {"new"}, "something was left")
    return count, "a result or a clear error"


def disturb(path, lines, chance):
    kind = chance.randrange(3)
    if kind == 0:
        os.truncate(path, chance.randrange(1 << 20))
    elif kind == 1:
        with open(path, "ab") as file:
            file.writelines(lines[:1000])
    else:
        new = path.with_name("new")
        new.write_bytes(b"".join(lines[chance.randrange(40_000):]))
        new.rename(path)


def edited(glosa, count):
    """A person saves the file that `lint --fix` mends: what was saved is there afterwards."""
    chance = random.Random(2)
    kept = refused = 0
    for _ in range(count):
        with Scratch() as folder:
            path = folder / "a.po"
            path.write_text(catalogue(400))
            process = glosa.start("lint", "--fix", path, "--no-cache")
            time.sleep(chance.uniform(0, 0.4))
            with open(path, "a") as file:
                file.write("\n# written by hand\n")
            process.communicate(timeout=60)
            # Only what was written to the file before it was replaced can be kept; an editor that opened the old file
            # and writes after that writes to no file.
            if "written by hand" in path.read_text():
                kept += 1
            refused += process.returncode == 2
    return count, f"edits kept {kept}, runs that gave way {refused}"


def links(glosa, count):
    with Scratch() as folder:
        (folder / "a.es.txt").symlink_to("b.es.txt")
        (folder / "b.es.txt").symlink_to("a.es.txt")
        (folder / "nowhere.tsv").symlink_to("absent/file.tsv")
        docs = folder / "docs"
        docs.mkdir()
        (docs / "inner").symlink_to(docs)
        (docs / "x.po").write_text(catalogue(3))
        for _ in range(count):
            error_line(glosa.run("build", folder / "a.es.txt", TEXTS[1], code=2)[2])
            for out in ("a.es.txt", "nowhere.tsv"):
                arguments = ["build", *TEXTS, "--output-format", "tsv", "-o", folder / out]
                error_line(glosa.run(*arguments, code=2)[2], "link")
                need((folder / out).is_symlink(), "a link was replaced")
            glosa.run("lint", docs, "--no-cache", timeout=30)
    return 4 * count, "loops are errors, folders in themselves are entered once"


def fifos(glosa, count):
    """Pipes are read and written as files are, and passed over in folders."""
    for _ in range(count):
        with Scratch() as folder:
            for name in ("in.tsv", "out.tmx"):
                os.mkfifo(folder / name)
            data = b"The file.\tEl fichero.\n" * 1000
            got = []
            threads = [
                threading.Thread(target=lambda: (folder / "in.tsv").write_bytes(data)),
                threading.Thread(target=lambda: got.append((folder / "out.tmx").read_bytes()))]
            for thread in threads:
                thread.start()
            glosa.run(
                "export", "--from", "en", "--to", "es", folder / "in.tsv", "-o", folder / "out.tmx", code=0, timeout=30)
            for thread in threads:
                thread.join()
            need(got[0].count(b"<tu>") + got[0].count(b"<tu ") == 1000, "the pipe did not get all units")
            (folder / "a.po").write_text(catalogue(3))
            glosa.run("lint", folder, "--no-cache", timeout=30)
    return 2 * count, "read, written, passed over"


NAMES = ["line\nbreak.po", "tab\tand 'quotes' \".po", "-dash.po", "\u202egnp.po", "\x1b[31mred.po", "a:b:c.po", "%0A::error.po"]


def names(glosa, count):
    """Names that could be taken for lines, options, colours or commands."""
    for _ in range(count):
        with Scratch() as folder:
            for name in NAMES:
                (folder / name).write_text(catalogue(1))
            out = folder / "r.sarif"
            arguments = ["lint", "--no-cache", *(folder / name for name in NAMES)]
            output = glosa.run(*arguments)[1].decode()
            for line in output.strip().split("\n"):
                need(line.startswith("  ") or ".po:8:" in line, f"a name breaks the line: {line!r}")
            need("\x1b[31m" not in output and "\u202e" not in output, "a name reaches the terminal as it is")
            glosa.run(*arguments, "-o", out)
            uris = {
                result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                for run in json.loads(out.read_text())["runs"] for result in run["results"]}
            need(len(uris) == len(NAMES) and not any(set(uri) & set("\n\t\x1b\u202e\"") for uri in uris), f"{uris}")
            github = glosa.run(*arguments, "--format", "github")[1].decode().strip()
            for line in github.split("\n"):
                need(line.startswith(("::error ", "::warning ", "::notice ")), f"a name is a command: {line!r}")
            glosa.run("lint", "--fix", "--no-cache", *(folder / name for name in NAMES))
            need(sorted(p.name for p in folder.glob("*.po")) == sorted(NAMES), "a file has another name now")
    return 4 * len(NAMES) * count, "one line a finding, valid reports, mended under their names"


def many(glosa, count):
    """A folder of many small files, and few that may be open at once."""
    pairs = max(100, min(50_000, count * 50))
    with Scratch() as folder:
        for language in ("en", "es"):
            for number in range(pairs):
                path = folder / language / str(number // 1000)
                if number % 1000 == 0:
                    path.mkdir(parents=True)
                text = f"File {number}." if language == "en" else f"Fichero {number}{'.' if number % 100 else ' '}"
                (path / f"{number}.json").write_text(f'{{"title": "{text}"}}\n')
        start = time.monotonic()
        (folder / ".glosa.yml").write_text("source: en\ntargets: es\npairs:\n  - en/** -> {lang}/**\n")
        limits = [(resource.RLIMIT_NOFILE, 64)]
        _, found, _ = glosa.run("lint", "--no-cache", folder, "--format", "csv", code=0, timeout=1800, limits=limits)
        need(found.count(b"text/edge-space") == (pairs + 99) // 100, "not every file was checked")
        seconds = time.monotonic() - start
    return 2 * pairs, f"files, in {seconds:.1f} s, 64 open at most"


KINDS = {
    "file changing while read": changing, "file edited while mended": edited, "links": links, "pipes": fifos,
    "names": names, "many files": many,
}
