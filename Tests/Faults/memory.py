"""Limits of memory and of threads: kept, or one clear line, and never a hang."""

import os
import resource

from support import EXAMPLE, Scratch, error_line, need

TEXTS = (EXAMPLE / "article.es.txt", EXAMPLE / "article.en.txt")
MEGABYTE = 1 << 20


def bitext(folder, count):
    path = folder / "big.tsv"
    # Line by line: what this process takes counts for those that it starts, until they are programs of their own.
    with open(path, "w") as file:
        file.writelines(
            f"The file number {n % 977} of the memory {n % 31}.\tEl fichero número {n % 977} de la memoria {n % 31}.\n"
            for n in range(count))
    return path


def address_space(glosa, count):
    """From too little for anything to enough."""
    ended = {"done": 0, "clear error": 0}
    with Scratch() as folder:
        path = bitext(folder, 60_000)
        for number in range(count):
            size = (160 + 20 * (number % 12)) * MEGABYTE
            for arguments in (
                ["build", *TEXTS, "-o", folder / "g.tsv"], ["lint", "--from", "en", "--to", "es", path, "--no-cache"],
                ["align-words", "--from", "en", "--to", "es", path, "-o", folder / "w.txt"],
                ["export", "--from", "en", "--to", "es", path, "-o", folder / "o.tmx"],
            ):
                before = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
                code, _, messages = glosa.run(
                    *arguments, limits=[(resource.RLIMIT_AS, size)], timeout=120, may_run_out=True)
                ended["clear error" if code == 2 else "done"] += 1
                if code == 2:
                    error_line(messages)
                    need(before == {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}, "something was left")
    return 4 * count, ", ".join(f"{name} {number}" for name, number in ended.items())


def no_threads(glosa, count):
    """No thread beside the first; root has no such limit, so it takes another user's place."""
    user = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
    for _ in range(count):
        with Scratch() as folder:
            os.chmod(folder, 0o777)
            code, _, messages = glosa.run(
                "build", *TEXTS, "-o", folder / "g.tsv", limits=[(resource.RLIMIT_NPROC, 1)], timeout=60, **user)
            need(code == 0, f"returned {code}: {messages}")
    return count, "all done by one thread"


def memory_option(glosa, count):
    """`--memory` holds for all that the process takes."""
    worst = 0.0
    with Scratch() as folder:
        path = bitext(folder, 100_000)
        for number in range(min(count, 4)):
            megabytes = (80, 120, 200, 400)[number]
            process = glosa.start(
                "align-words", "--from", "en", "--to", "es", "--memory", megabytes, path, "-o", folder / "w.txt")
            process.stdout.close(), process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            need(status == 0, f"returned {status}")
            worst = max(worst, usage.ru_maxrss * 1024 / (megabytes * 1e6))
        need(worst <= 1.05, f"--memory was exceeded: {worst:.2f} times")
    return min(count, 4), f"at most {worst:.2f} of what was given"


KINDS = {"ulimit -v": address_space, "ulimit -u": no_threads, "--memory": memory_option}
