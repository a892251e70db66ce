#!/usr/bin/env python3
"""Prints a CycloneDX 1.6 bill of materials of a built program.

    .ci/dist/sbom.py PROGRAM VERSION > glosa.cdx.json

It lists the packages of Package.resolved, the Debian packages of the libraries that the program is linked to, the Swift
runtime inside it, and the sources of the lexicons (Locales/pairs/sources.tsv). Run it in the package's folder.
SOURCE_DATE_EPOCH is its time where that is set; its serial number is made of its contents.
"""
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import uuid

SWIFT_LICENCES = {"swift-argument-parser": "Apache-2.0 WITH Swift-exception", "yams": "MIT"}
DATA_LICENCES = {"Unicode-DFS-2016", "Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL"}


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def licence(expression):
    return {"licenses": [{"expression": expression}]}


def swift_packages():
    """What SwiftPM resolved."""
    with open("Package.resolved", encoding="utf-8") as file:
        pins = json.load(file)["pins"]
    for pin in pins:
        name, state = pin["identity"], pin["state"]
        place = re.sub(r"^https://|\.git$", "", pin["location"])
        purl = f"pkg:swift/{place}@{state['version']}"
        yield {
            "type": "library", "bom-ref": purl, "name": name, "version": state["version"], "purl": purl,
            **licence(SWIFT_LICENCES[name]),
            "externalReferences": [{"type": "vcs", "url": pin["location"], "comment": state["revision"]}],
        }


def swift_runtime():
    """The standard library and Foundation, which are inside the program."""
    version = re.search(r"Swift version (\S+)", output("swift", "--version")).group(1)
    purl = f"pkg:github/swiftlang/swift@swift-{version}-RELEASE"
    yield {
        "type": "framework", "bom-ref": purl, "name": "swift", "version": version, "purl": purl,
        **licence("Apache-2.0 WITH Swift-exception"),
    }


def debian_packages(program):
    """The packages of the libraries that the loader finds for the program."""
    paths = sorted(set(re.findall(r"(/\S+) \(0x", output("ldd", program))))
    owners = set()
    for path in paths:
        # dpkg knows files by the names they were unpacked under, /lib being a link to /usr/lib on merged systems.
        for name in (path, os.path.realpath(path), re.sub("^/usr", "", os.path.realpath(path))):
            found = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True)
            if found.returncode == 0:
                owners.add(found.stdout.rsplit(": ", 1)[0])
                break
        else:
            sys.exit(f"error: no package owns {path}")
    for owner in sorted(owners):
        name, version, arch = output(
            "dpkg-query", "-W", "-f=${Package}\t${Version}\t${Architecture}", owner).split("\t")
        purl = f"pkg:deb/debian/{name}@{version.replace('+', '%2B')}?arch={arch}"
        yield {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


def data():
    """What lexicons and frequencies were counted in."""
    rows = {}
    with open("Locales/pairs/sources.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for name in row["packages"].split():
                rows[(row["registry"], name, row["version"])] = row["licence"]
    rows[("princeton", "wordnet", "3.0")] = "WordNet"
    for (registry, name, version), words in sorted(rows.items()):
        yield {
            "type": "data", "bom-ref": f"data:{registry}/{name}@{version}", "name": name, "version": version,
            "description": "Words were counted in it; none of its texts is part of the program.",
            **(licence(words) if words in DATA_LICENCES else {"licenses": [{"license": {"name": words}}]}),
        }


def main():
    program, version = sys.argv[1:]
    parts = [*swift_packages(), *swift_runtime(), *debian_packages(program), *data()]
    with open(program, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    own = {
        "type": "application", "bom-ref": f"pkg:generic/glosa@{version}", "name": "glosa", "version": version,
        "purl": f"pkg:generic/glosa@{version}", "hashes": [{"alg": "SHA-256", "content": digest}],
        **licence("Apache-2.0"),
    }
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds)), "component": own},
        "components": parts,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    bill["serialNumber"] = "urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True)))
    print(json.dumps(bill, indent=2, sort_keys=True, ensure_ascii=False))


main()
