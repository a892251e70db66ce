"""kill -9 at random points: the old or the new file, never a mixture, and no litter that a later run leaves."""

import random
import shutil
import time

from support import CONCEPTS, EXAMPLE, Failure, Scratch, catalogue, contents, kill, need

TEXTS = (EXAMPLE / "article.es.txt", EXAMPLE / "article.en.txt")


class Victim:
    """A command that writes files, with what they are before and after."""

    def __init__(self, name, arguments, inputs, outputs):
        self.name, self.arguments, self.inputs, self.outputs = name, arguments, inputs, outputs

    def prepare(self, folder):
        for name, data in self.inputs.items():
            (folder / name).write_bytes(data)
        return self

    def command(self, folder):
        return [part.format(folder=folder) for part in self.arguments]


def victims():
    concepts = CONCEPTS.read_bytes()
    texts = [str(path) for path in TEXTS]
    old = b"old contents\n"
    units = "".join(f"The file {n} is saved.\tSe guarda el fichero {n}.\n" for n in range(20_000)).encode()
    yield Victim(
        "build -o", ["build", *texts, "-o", "{folder}/g.tsv", "-o", "{folder}/g.tmx", "-o", "{folder}/g.html"],
        {"g.tsv": old, "g.tmx": old}, ["g.tsv", "g.tmx", "g.html"])
    yield Victim(
        "export", ["export", "--from", "en", "--to", "es", "{folder}/in.tsv", "-o", "{folder}/out.xliff"],
        {"in.tsv": units, "out.xliff": old}, ["out.xliff"])
    yield Victim(
        "lint --fix", ["lint", "--fix", "{folder}/a.po", "{folder}/b.po", "--cache-dir", "{folder}/cache"],
        {"a.po": catalogue(300).encode(), "b.po": catalogue(200).encode()}, ["a.po", "b.po"])
    yield Victim(
        "glossary merge", ["glossary", "merge", "{folder}/ours.yml", "{folder}/theirs.tsv", "-o", "{folder}/ours.yml"],
        {"ours.yml": concepts, "theirs.tsv": b"en\tes\nbuild farm\tgranja de compilaci\xc3\xb3n\n"}, ["ours.yml"])


def run(glosa, count, seed):
    """Kills every command `count` times; gives a line of figures for each."""
    for victim in victims():
        yield f"kill -9: {victim.name}", *kill_often(glosa, victim, count, random.Random(f"{seed} {victim.name}"))


def kill_often(glosa, victim, count, chance):
    with Scratch() as folder:
        new, duration, named = measure(glosa, victim, folder)
        counts = {"old": 0, "new": 0, "some of each": 0, "temporary files left": 0}
        for number in range(count):
            reset(victim, folder)
            process = glosa.start(*victim.command(folder))
            # Half of them anywhere, half where the files take their names.
            late = number % 2 == 1
            time.sleep(max(0, chance.gauss(named, duration * 0.06) if late else chance.uniform(0, duration * 1.1)))
            kill(process)
            counts[judge(victim, new, folder)] += 1
            left = litter(victim, folder)
            counts["temporary files left"] += len(left)
            if left or number == count - 1:
                # Whatever is left goes with the next run that lives.
                glosa.run(*victim.command(folder))
                need(judge(victim, new, folder) == "new", f"{victim.name}: a run after a kill did not end its work")
                need(not litter(victim, folder), f"{victim.name} left {litter(victim, folder)}")
        return count, ", ".join(f"{name} {count}" for name, count in counts.items() if count)


def measure(glosa, victim, folder):
    """What the files are in the end, how long a run takes, and when the first of them has its new contents."""
    reset(victim, folder)
    glosa.run(*victim.command(folder))
    new = {name: (folder / name).read_bytes() for name in victim.outputs}
    reset(victim, folder)
    first = folder / victim.outputs[0]
    before = first.stat().st_ino
    start = time.monotonic()
    process = glosa.start(*victim.command(folder))
    named = None
    while process.poll() is None:
        if named is None and first.stat().st_ino != before:
            named = time.monotonic() - start
        time.sleep(0.0002)
    duration = time.monotonic() - start
    process.communicate()
    return new, duration, named or duration


def reset(victim, folder):
    """The files as they were, and nothing else but what killed runs left."""
    for name in victim.outputs:
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "cache", ignore_errors=True)
    victim.prepare(folder)


def judge(victim, new, folder):
    """Which contents the files have; anything but the old and the new fails."""
    now, states = contents(folder), set()
    for name in victim.outputs:
        if now.get(name) == victim.inputs.get(name):
            states.add("old")
        elif now.get(name) == new[name]:
            states.add("new")
        else:
            raise Failure(f"{victim.name}: {name} is neither the old nor the new file")
    return states.pop() if len(states) == 1 else "some of each"


def litter(victim, folder):
    known = set(victim.inputs) | set(victim.outputs)
    left = [path.name for path in folder.iterdir() if path.is_file() and path.name not in known]
    cache = folder / "cache"
    return left + ([path.name for path in cache.rglob("*.tmp")] if cache.exists() else [])
