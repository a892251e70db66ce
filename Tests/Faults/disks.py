"""Disks that are full, small or read-only, and outputs that nobody reads."""

import os
import resource
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from support import CONCEPTS, EXAMPLE, Scratch, Skip, catalogue, contents, error_line, need

TEXTS = (EXAMPLE / "article.es.txt", EXAMPLE / "article.en.txt")


@contextmanager
def disk(size):
    """A file system of its own that holds little."""
    with Scratch() as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if subprocess.run(command, capture_output=True).returncode != 0:
            raise Skip("a tmpfs may not be mounted")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True)


def writers(folder):
    """Commands that replace a file of 16 bytes by a larger one."""
    out = [folder / name for name in ("g.tsv", "g.tmx", "m.yml", "s.jsonl")]
    for path in out:
        path.write_bytes(b"# what was here\n")
    yield ["build", *TEXTS, "-o", out[0], "-o", out[1]]
    yield ["export", CONCEPTS, "-o", out[1]]
    yield ["glossary", "merge", CONCEPTS, CONCEPTS, "-o", out[2]]
    yield ["segment", TEXTS[1], "--output-format", "jsonl", "-o", out[3]]


def refuses(glosa, folder, arguments, *words, **options):
    """Asks a command to fail with one line, and to leave a folder as it was."""
    before = contents(folder)
    _, _, messages = glosa.run(*arguments, code=2, **options)
    error_line(messages, *words)
    need(contents(folder) == before, f"{arguments[0]} changed or left something: {sorted(contents(folder))}")


def full_disk(glosa, count):
    tried = 0
    for number in range(count):
        # From no room at all to room for some of the files.
        with disk("64k") as folder:
            commands = list(writers(folder))
            fill(folder / "rest", 4096 * (number % 4))
            for arguments in commands[:3]:
                refuses(glosa, folder, arguments, "No space left")
                tried += 1
    for arguments in (["segment", TEXTS[1]], ["build", *TEXTS], ["rules"]):
        with open("/dev/full", "wb") as full:
            _, _, messages = glosa.run(*arguments, code=2, stdout=full)
        error_line(messages, "No space left")
        tried += 1
    return tried, "old files stand, one clear error"


def fill(path, left):
    """Fills a small disk but for some bytes."""
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            file.truncate(max(0, file.tell() - left))


def full_disk_fix(glosa, count):
    for _ in range(count):
        with disk("128k") as folder:
            (folder / "a.po").write_text(catalogue(400))
            fill(folder / "rest", 8192)
            refuses(glosa, folder, ["lint", "--fix", folder / "a.po", "--no-cache"], "No space left")
    return count, "nothing mended, nothing lost"


def file_size_limit(glosa, count):
    for number in range(count):
        with Scratch() as folder:
            for arguments in list(writers(folder))[:3]:
                limits = [(resource.RLIMIT_FSIZE, 4096 * (1 + number % 3))]
                refuses(glosa, folder, arguments, "File too large", limits=limits)
    return 3 * count, "ulimit -f: old files stand, one clear error"


def read_only_folder(glosa, count):
    tried = 0
    with disk("4m") as folder:
        commands = list(writers(folder))
        (folder / "a.po").write_text(catalogue(10))
        commands.append(["lint", "--fix", folder / "a.po", "--no-cache"])
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        for arguments in commands * count:
            refuses(glosa, folder, arguments, "may not be written")
            tried += 1
    return tried, "one clear error"


def broken_pipe(glosa, count):
    """A reader that goes away is no failure worth a word, but an output that was closed from the start is."""
    commands = [["build", *TEXTS], ["segment", TEXTS[1]], ["rules"], ["export", CONCEPTS, "--output-format", "tmx"]]
    for number in range(count):
        for arguments in commands:
            read, write = os.pipe()
            process = glosa.start(*arguments, stdout=write)
            os.close(write)
            os.read(read, 1 + 997 * (number % 4))
            os.close(read)
            messages = process.communicate(timeout=60)[1].decode()
            need(process.returncode in (0, 2), f"{arguments[0]} returned {process.returncode}: {messages}")
            need("error" not in messages.replace("0 errors", ""), f"{arguments[0]} complained: {messages}")
    closed = subprocess.run(["sh", "-c", 'exec "$0" rules >&-', glosa.path], capture_output=True)
    need(closed.returncode == 2, "standard output was closed, and nothing was said")
    return len(commands) * count + 1, "no crash, no complaint"


def two_runs(glosa, count):
    """Two runs that write one file: the contents of either, whole."""
    with Scratch() as folder:
        out = folder / "out.tmx"
        sources = (CONCEPTS, TEXTS[1])
        expected = {one(glosa, source, out) for source in sources}
        for _ in range(count):
            with ThreadPoolExecutor(2) as runs:
                list(runs.map(lambda source: one(glosa, source, out), sources))
            need(out.read_bytes() in expected, "the output is neither run's")
            need([path.name for path in folder.iterdir()] == ["out.tmx"], "a temporary file was left")
    return count, "the whole file of one of them"


def one(glosa, source, out):
    if source == CONCEPTS:
        glosa.run("export", source, "-o", out, code=0)
    else:
        glosa.run("build", *TEXTS, "-o", out, code=0)
    return out.read_bytes()


KINDS = {
    "full disk": full_disk, "full disk: lint --fix": full_disk_fix, "file size limit": file_size_limit,
    "read-only folder": read_only_folder, "broken pipe": broken_pipe, "two runs, one output": two_runs,
}
