#!/usr/bin/env python3
"""Prints the manual page glosa(1), made of what the program says of itself.

    .ci/dist/manual.py PROGRAM > glosa.1

The page's date is SOURCE_DATE_EPOCH where that is set, else today.
"""
import json
import os
import re
import subprocess
import sys
import textwrap
import time

EXIT_STATUS = [
    ("0", "Done; lint found nothing at or above --fail-on, and diff no difference."),
    ("1", "There are findings, differences or conflicts."),
    ("2", "The work could not be done: a usage, input or configuration error, which standard error explains."),
]
SUMMARY = (
    "Glosa aligns texts with their translations, builds bilingual glossaries out of them, and checks translations"
    " against them. It needs no network. Results go to standard output, everything else to standard error."
)
ENVIRONMENT = [("NO_COLOR", "Where it is set, nothing is coloured.")]


def escaped(text):
    """A text as roff shows it, with signs that can be copied into a shell."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return re.sub(r"^\.", r"\\&.", text, flags=re.M)


def prose(text):
    """A paragraph in short lines."""
    return escaped(textwrap.fill(text, 70, break_long_words=False, break_on_hyphens=False))


def paragraphs(text):
    """Lines of roff for a discussion; indented lines stay as they are."""
    lines = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        if paragraph.startswith("  "):
            lines += [".PP", ".nf", ".RS 4", escaped(re.sub(r"^  ", "", paragraph, flags=re.M)), ".RE", ".fi"]
        else:
            lines += [".PP", prose(paragraph)]
    return lines


def spelling(argument):
    """How an argument is written, in bold, with its value in italics."""
    value = "\\fI" + escaped(argument["valueName"]) + "\\fR"
    if argument["kind"] == "positional":
        return value
    names = sorted(argument["names"], key=lambda name: name["kind"] != "short")
    words = [("--" if name["kind"] == "long" else "-") + name["name"] for name in names]
    text = ", ".join("\\fB" + escaped(word) + "\\fR" for word in words)
    return text + (" " + value if argument["kind"] == "option" else "")


def explanation(argument):
    """What an argument is for, and its values and default where the words do not say them."""
    text = argument.get("abstract", "")
    values = [value for value in argument.get("allValues", []) if value not in text]
    if values:
        text += " Values: " + ", ".join(argument["allValues"]) + "."
    if "defaultValue" in argument and "default" not in text and argument["kind"] == "option":
        text += " Default: " + argument["defaultValue"] + "."
    return text.strip() or argument["valueName"]


def arguments(command):
    lines = []
    for argument in command.get("arguments", []):
        names = [name["name"] for name in argument.get("names", [])]
        if argument["shouldDisplay"] and names not in (["h", "help"], ["version"]):
            lines += [".TP", spelling(argument), prose(explanation(argument))]
    return lines


class Page:
    def __init__(self, program):
        self.program = program
        self.root = json.loads(self.says("--experimental-dump-help"))["command"]
        self.version = self.says("--version").strip()

    def says(self, *words):
        return subprocess.run([self.program, *words], check=True, capture_output=True, text=True).stdout

    def usage(self, words):
        """The lines of usage that a command's help has."""
        text = self.says("help", *words).split("USAGE: ")[1].split("\n\n")[0]
        lines = [line.strip() for line in text.split("\n")]
        joined = []
        for line in lines:
            if line.startswith("glosa ") or not joined:
                joined.append(line)
            else:
                joined[-1] += " " + line
        return [line for usage in joined for line in (".PP", "\\fB" + escaped(usage) + "\\fR")]

    def command(self, command, words):
        inner = [one for one in command.get("subcommands", []) if one["commandName"] != "help"]
        lines = [".SS glosa " + escaped(" ".join(words)), prose(command["abstract"])]
        lines += self.usage(words) if not inner else []
        lines += paragraphs(command["discussion"]) if command.get("discussion") else []
        lines += arguments(command)
        for one in inner:
            lines += self.command(one, words + [one["commandName"]])
        return lines

    def lines(self, date):
        yield f'.TH GLOSA 1 "{date}" "glosa {self.version}" "User Commands"'
        yield from [".SH NAME", "glosa \\- " + escaped(self.root["abstract"].rstrip("."))]
        yield from [".SH SYNOPSIS", "\\fBglosa\\fR \\fIcommand\\fR [\\fIoptions\\fR]"]
        yield from [
            ".SH DESCRIPTION",
            prose(SUMMARY), ".PP",
            "\\fBglosa help\\fR \\fIcommand\\fR says the same of a command as this page.",
        ]
        yield ".SH COMMANDS"
        for command in self.root["subcommands"]:
            if command["shouldDisplay"] and command["commandName"] != "help":
                yield from self.command(command, [command["commandName"]])
        for title, entries in [("EXIT STATUS", EXIT_STATUS), ("ENVIRONMENT", ENVIRONMENT)]:
            yield ".SH " + title
            for name, text in entries:
                yield from [".TP", "\\fB" + escaped(name) + "\\fR", prose(text)]


def main():
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    date = time.strftime("%Y-%m-%d", time.gmtime(seconds))
    print("\n".join(Page(sys.argv[1]).lines(date)))


main()
