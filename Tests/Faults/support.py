"""What all kinds of faults share: running the program, looking at folders, and counting."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "Glossaries/ai-open-source/example"
CONCEPTS = ROOT / "Glossaries/ai-open-source/concepts.yml"

#: What a program that crashed says, whatever its exit code.
CRASH_MARKS = ("Fatal error", "crashed", "Backtrac", "Traceback")


class Failure(Exception):
    """Something that must hold does not."""


class Skip(Exception):
    """The machine does not allow the fault to be made."""


class Glosa:
    """The program under test."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def start(self, *arguments, limits=(), **options):
        """A running program; `limits` are pairs of a resource and its limit."""
        def limit():
            for kind, value in limits:
                resource.setrlimit(kind, (value, value))
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen(
            [self.path, *map(str, arguments)], preexec_fn=limit if limits else None, **options)

    def run(self, *arguments, code=None, timeout=300, may_run_out=False, **options):
        """Exit code, output and messages of a whole run, which must neither crash nor hang.

        Where it may run out of memory, Swift's own line about that comes before the program's.
        """
        process = self.start(*arguments, **options)
        try:
            output, messages = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failure(f"{arguments[0]} did not end within {timeout} seconds")
        messages = (messages or b"").decode()
        marked = any(mark in messages for mark in CRASH_MARKS) and not (may_run_out and "ulimit -v" in messages)
        if process.returncode < 0 or marked:
            raise Failure(f"{arguments[0]} crashed ({process.returncode}): {messages[:300]}")
        if code is not None and process.returncode != code:
            raise Failure(f"{arguments[0]} returned {process.returncode}, not {code}: {messages[:300]}")
        return process.returncode, output, messages


class Scratch:
    """A folder of a fault's own, gone afterwards."""

    def __init__(self, under=None):
        self.path = Path(tempfile.mkdtemp(prefix="glosa-fault-", dir=under))

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def contents(folder):
    """The bytes of every file of a folder, by name."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}


def need(condition, message):
    if not condition:
        raise Failure(message)


def error_line(messages, *words):
    """Asks for one clear line with some words in it."""
    lines = messages.strip().split("\n")
    need("error: " in lines[-1] and len(lines) <= 2, f"no clear error: {messages}")
    for word in words:
        need(word in messages, f"no “{word}” in: {messages}")


def catalogue(count, spoilt=True):
    """A PO file of some messages, whose translations lack what `lint --fix` puts back."""
    end = "" if spoilt else "."
    head = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(
        f'\n#: file.c:{number}\nmsgid "Save  the file number {number}."\n'
        f'msgstr "Guarde  el fichero número {number}{end} "\n' for number in range(count))


def kill(process):
    """Ends a process as a power cut would, as far as it can tell."""
    process.send_signal(signal.SIGKILL)
    process.communicate()
