"""Drives the real `glosa lsp` with a real client, pytest-lsp, as VS Code and Neovim introduce themselves.

GLOSA names the program. Run by LanguageServerTests of the Swift tests, or by hand: pytest Tests/EditorClient.
"""

import asyncio
import json
import os
import pathlib
import subprocess
import time

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

GLOSA = os.environ.get("GLOSA", "glosa")

CONFIGURATION = """\
source: en
files: [po/*.po]
pairs: ["locales/en.json -> locales/{lang}.json", "docs/en/** -> docs/{lang}/**"]
glossaries: [terms.csv]
"""
TERMS = "en,es,status\nopen source,código abierto,approved\nopen source,fuente abierta,forbidden\n"
ENGLISH = '{\n  "a": "We love open source",\n  "b": "Save %s now",\n  "c": "Nothing else"\n}\n'
SPANISH = '{\n  "a": "Amamos la fuente abierta",\n  "b": "Guardar  ahora",\n  "c": "Nada 😀  más"\n}\n'
PO = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "menu"
msgid "Open %s"
msgstr "Abrir"

msgid "A line of open source"
msgstr ""
"Una línea  "
"larga"
"""


@pytest.fixture
def project(tmp_path):
    for name, text in {
        ".glosa.yml": CONFIGURATION, "terms.csv": TERMS, "locales/en.json": ENGLISH, "locales/es.json": SPANISH,
        "po/es.po": PO, "docs/en/guide.md": "# Guide\n\nOne sentence here.\n",
        "docs/es/guide.md": "# Guía\n\nUna frase  aquí.\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def start(project, profile):
    return lsp.InitializeParams(
        capabilities=client_capabilities(profile),
        workspace_folders=[lsp.WorkspaceFolder(uri=project.as_uri(), name="project")],
    )


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[GLOSA, "lsp", "--stdio"]))
async def code(lsp_client: LanguageClient, project):
    """As VS Code introduced itself before clients could pull."""
    lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    await lsp_client.initialize_session(start(project, "visual-studio-code"))
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[GLOSA, "lsp"]))
async def neovim(lsp_client: LanguageClient, project):
    await lsp_client.initialize_session(start(project, "neovim@0.11.0"))
    yield
    await lsp_client.shutdown_session()


def open_file(client, path, text=None, version=1):
    uri = path.as_uri()
    text = path.read_text(encoding="utf-8") if text is None else text
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri=uri, language_id="x", version=version, text=text)))
    return uri


async def opened(client, path, text=None):
    uri = open_file(client, path, text)
    await client.wait_for_notification("textDocument/publishDiagnostics")
    return uri


def change(client, uri, version, *changes):
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            text_document=lsp.VersionedTextDocumentIdentifier(uri=uri, version=version),
            content_changes=list(changes)))


def edit(start, end, text):
    return lsp.TextDocumentContentChangePartial(
        range=lsp.Range(lsp.Position(*start), lsp.Position(*end)), text=text)


def apply(text, edits):
    """A text after edits, their columns in UTF-16 units."""
    lines = text.split("\n")

    def offset(position):
        line = lines[position.line] if position.line < len(lines) else ""
        units = line.encode("utf-16-le")[: 2 * position.character]
        return sum(len(l) + 1 for l in lines[: position.line]) + len(units.decode("utf-16-le"))

    for one in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: offset(one.range.start)] + one.new_text + text[offset(one.range.end):]
    return text


def lint(project, path, encoding="utf-16-le"):
    """What `glosa lint` finds in a file: rule, message, line and column from 0 in units of an encoding."""
    result = subprocess.run(
        [GLOSA, "lint", path, "--format", "json", "--fail-on", "never"], cwd=project, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    lines = (project / path).read_text(encoding="utf-8").split("\n")
    found = []
    for line in result.stdout.splitlines():
        one = json.loads(line)
        if one["file"] != path:
            continue
        before = lines[one["line"] - 1][: one["column"] - 1]
        found.append((one["rule"], one["message"], one["line"] - 1, len(before.encode(encoding)) // (1 if encoding == "utf-8" else 2)))
    return sorted(found)


def shown(diagnostics):
    return sorted((d.code, d.message, d.range.start.line, d.range.start.character) for d in diagnostics)


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["locales/es.json", "locales/en.json", "po/es.po", "docs/es/guide.md"])
async def test_findings_are_those_of_lint(code, project, path):
    uri = await opened(code, project / path)
    found = shown(code.diagnostics[uri])
    assert found == lint(project, path)
    if path != "locales/en.json":
        assert found


@pytest.mark.asyncio
async def test_findings_follow_edits(code, project):
    path = project / "locales/es.json"
    uri = await opened(code, path)
    text = path.read_text(encoding="utf-8")
    edits = [
        edit((2, 8), (2, 23), "Guardar %s ahora"), edit((3, 12), (3, 15), "😀"), edit((1, 0), (1, 0), "\n\n"),
        edit((0, 1), (0, 1), "\n  \"c\": \"otra  vez\","), edit((0, 1), (1, 20), ""),
    ]
    for version, one in enumerate(edits, 2):
        change(code, uri, version, one)
        await code.wait_for_notification("textDocument/publishDiagnostics")
        text = apply(text, [lsp.TextEdit(one.range, one.text)])
        path.write_text(text, encoding="utf-8")
        result = subprocess.run([GLOSA, "lint", "locales/es.json"], cwd=project, capture_output=True, text=True)
        if result.returncode != 2:
            assert shown(code.diagnostics[uri]) == lint(project, "locales/es.json")
        else:
            assert [d.code for d in code.diagnostics[uri]] == ["input"]


@pytest.mark.asyncio
async def test_the_range_covers_what_is_wrong(code, project):
    path = project / "locales/es.json"
    uri = await opened(code, path)
    space = next(d for d in code.diagnostics[uri] if d.range.start.line == 3)
    # The smiley counts twice in UTF-16.
    assert (space.range.start.character, space.range.end.character) == (15, 17)
    term = next(d for d in code.diagnostics[uri] if d.code == "term/forbidden")
    line = path.read_text(encoding="utf-8").split("\n")[1]
    assert line[term.range.start.character: term.range.end.character] == "fuente abierta"


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["locales/es.json", "po/es.po", "docs/es/guide.md"])
async def test_fixing_all_does_what_lint_fix_does(code, project, path):
    file = project / path
    before = file.read_text(encoding="utf-8")
    uri = await opened(code, file)
    for kind, option in [("source.fixAll", "--fix"), ("source.glosa.fixSuggested", "--fix=suggested")]:
        actions = await code.text_document_code_action_async(
            lsp.CodeActionParams(
                lsp.TextDocumentIdentifier(uri), lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)),
                lsp.CodeActionContext(diagnostics=[], only=[kind])))
        after = apply(before, actions[0].edit.changes[uri])
        file.write_text(before, encoding="utf-8")
        subprocess.run([GLOSA, "lint", path, option, "--fail-on", "never"], cwd=project, capture_output=True)
        assert after == file.read_text(encoding="utf-8") and after != before
        file.write_text(before, encoding="utf-8")


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["locales/es.json", "po/es.po", "docs/es/guide.md"])
async def test_a_quick_fix_removes_its_finding(code, project, path):
    file = project / path
    uri = await opened(code, file)
    space = next(d for d in code.diagnostics[uri] if d.code == "text/double-space")
    actions = await code.text_document_code_action_async(
        lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(uri), space.range, lsp.CodeActionContext(diagnostics=[space])))
    fix = next(a for a in actions if a.kind == "quickfix" and not a.title.startswith("Ignore"))
    assert fix.is_preferred
    count = sum(1 for d in code.diagnostics[uri] if d.code == "text/double-space")
    text = apply(file.read_text(encoding="utf-8"), fix.edit.changes[uri])
    change(code, uri, 2, lsp.TextDocumentContentChangeWholeDocument(text))
    await code.wait_for_notification("textDocument/publishDiagnostics")
    assert sum(1 for d in code.diagnostics[uri] if d.code == "text/double-space") == count - 1


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["po/es.po", "docs/es/guide.md"])
async def test_ignoring_silences_one_finding(code, project, path):
    file = project / path
    uri = await opened(code, file)
    original = file.read_text(encoding="utf-8")
    before = list(code.diagnostics[uri])
    for finding in before:
        change(code, uri, 2, lsp.TextDocumentContentChangeWholeDocument(original))
        await code.wait_for_notification("textDocument/publishDiagnostics")
        actions = await code.text_document_code_action_async(
            lsp.CodeActionParams(
                lsp.TextDocumentIdentifier(uri), finding.range, lsp.CodeActionContext(diagnostics=[finding])))
        ignore = next(a for a in actions if a.title == f"Ignore {finding.code} here")
        text = apply(original, ignore.edit.changes[uri])
        assert "glosa:ignore " + finding.code in text
        change(code, uri, 2, lsp.TextDocumentContentChangeWholeDocument(text))
        await code.wait_for_notification("textDocument/publishDiagnostics")
        left = [d.code for d in code.diagnostics[uri] if not d.code.startswith("suppression/")]
        expected = [d.code for d in before]
        expected.remove(finding.code)
        assert sorted(left) == sorted(expected)


@pytest.mark.asyncio
async def test_hover_tells_the_rule_and_the_entry(code, project):
    uri = await opened(code, project / "locales/es.json")
    term = next(d for d in code.diagnostics[uri] if d.code == "term/forbidden")
    hover = await code.text_document_hover_async(
        lsp.HoverParams(lsp.TextDocumentIdentifier(uri), term.range.start))
    text = hover.contents.value
    assert "`term/forbidden`" in text and "glosa explain term/forbidden" in text
    assert "código abierto" in text and "(forbidden)" in text
    nothing = await code.text_document_hover_async(
        lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(0, 0)))
    assert nothing is None


@pytest.mark.asyncio
async def test_completion_offers_missing_renderings(code, project):
    uri = await opened(code, project / "locales/es.json")

    async def labels(line, character):
        items = await code.text_document_completion_async(
            lsp.CompletionParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, character)))
        return [(i.label, i.text_edit.range.start.character) for i in items]

    assert await labels(1, 15) == [("código abierto", 15)]
    assert await labels(2, 12) == []
    change(code, uri, 2, edit((1, 18), (1, 32), "Cód"))
    assert await labels(1, 21) == [("código abierto", 18)]
    change(code, uri, 3, edit((1, 18), (1, 21), "código abierto"))
    assert await labels(1, 20) == []
    po = await opened(code, project / "po/es.po")
    items = await code.text_document_completion_async(
        lsp.CompletionParams(lsp.TextDocumentIdentifier(po), lsp.Position(11, 5)))
    assert [i.label for i in items] == ["código abierto"]


@pytest.mark.asyncio
async def test_the_other_side_counts_as_it_is_in_the_editor(code, project):
    uri = await opened(code, project / "locales/es.json")
    assert any(d.code == "placeholder/missing" for d in code.diagnostics[uri])
    english = await opened(code, project / "locales/en.json", ENGLISH.replace("Save %s now", "Save now"))
    for _ in range(20):
        if not any(d.code == "placeholder/missing" for d in code.diagnostics[uri]):
            break
        await code.wait_for_notification("textDocument/publishDiagnostics")
    assert not any(d.code == "placeholder/missing" for d in code.diagnostics[uri])
    code.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(english)))
    while not any(d.code == "placeholder/missing" for d in code.diagnostics[uri]):
        await code.wait_for_notification("textDocument/publishDiagnostics")


@pytest.mark.asyncio
async def test_configuration_and_glossaries_are_read_again(code, project):
    uri = await opened(code, project / "locales/es.json")

    async def changed(name):
        code.workspace_did_change_watched_files(
            lsp.DidChangeWatchedFilesParams([lsp.FileEvent((project / name).as_uri(), lsp.FileChangeType.Changed)]))
        await code.wait_for_notification("textDocument/publishDiagnostics")

    (project / "terms.csv").write_text(TERMS.replace(",forbidden", ",approved"), encoding="utf-8")
    await changed("terms.csv")
    assert not any(d.code == "term/forbidden" for d in code.diagnostics[uri])
    (project / ".glosa.yml").write_text(CONFIGURATION + "rules: {text: off}\n", encoding="utf-8")
    await changed(".glosa.yml")
    assert not any(d.code.startswith("text/") for d in code.diagnostics[uri])
    (project / ".glosa.yml").write_text("sorce: en\n", encoding="utf-8")
    await changed(".glosa.yml")
    broken = code.diagnostics[(project / ".glosa.yml").as_uri()]
    assert len(broken) == 1 and "sorce" in broken[0].message and broken[0].range.start.line == 0
    (project / ".glosa.yml").write_text(CONFIGURATION, encoding="utf-8")
    await changed(".glosa.yml")
    assert not code.diagnostics[(project / ".glosa.yml").as_uri()]


@pytest.mark.asyncio
async def test_clients_may_pull(neovim, project):
    uri = open_file(neovim, project / "locales/es.json")
    params = lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(uri))
    report = await neovim.text_document_diagnostic_async(params)
    assert report.kind == "full" and shown(report.items) == lint(project, "locales/es.json", "utf-8")
    params.previous_result_id = report.result_id
    assert (await neovim.text_document_diagnostic_async(params)).kind == "unchanged"
    whole = await neovim.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams([]))
    by_uri = {item.uri: item for item in whole.items}
    for path in ["locales/es.json", "po/es.po", "docs/es/guide.md"]:
        assert shown(by_uri[(project / path).as_uri()].items) == lint(project, path, "utf-8")
    known = [lsp.PreviousResultId(item.uri, item.result_id) for item in whole.items]
    again = await neovim.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams(known))
    assert {item.kind for item in again.items} == {"unchanged"}


@pytest.mark.asyncio
async def test_crlf_and_files_of_no_project(code, project, tmp_path_factory):
    path = project / "locales/es.json"
    path.write_bytes(SPANISH.replace("\n", "\r\n").encode())
    uri = await opened(code, path, SPANISH.replace("\n", "\r\n"))
    assert shown(code.diagnostics[uri]) == lint(project, "locales/es.json")
    other = tmp_path_factory.mktemp("alone")
    (other / "x.po").write_text(PO, encoding="utf-8")
    uri = await opened(code, other / "x.po")
    assert shown(code.diagnostics[uri]) == lint(other, "x.po")
    (other / "notes.md").write_text("# Nothing\n", encoding="utf-8")
    uri = await opened(code, other / "notes.md")
    assert not code.diagnostics[uri]


@pytest.mark.asyncio
async def test_odd_requests_get_errors_and_harm_nothing(code, project):
    uri = await opened(code, project / "locales/es.json")
    for odd in ["untitled:Untitled-1", "http://x/y.po", "file:///no/such/file.po", ""]:
        with pytest.raises(Exception):
            await code.text_document_hover_async(
                lsp.HoverParams(lsp.TextDocumentIdentifier(odd), lsp.Position(0, 0)))
    far = lsp.Position(2**31 - 1, 2**31 - 1)
    assert await code.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(uri), far)) is None
    with pytest.raises(Exception):
        await code.text_document_definition_async(
            lsp.DefinitionParams(lsp.TextDocumentIdentifier(uri), lsp.Position(0, 0)))
    open_file(code, pathlib.Path("/no/such/folder/es.json"), "{")
    open_file(code, project / "locales/es.json", "[" * 100_000)
    # What was said before the file was opened again may still arrive.
    for _ in range(100):
        if [d.code for d in code.diagnostics[uri]] == ["input"]:
            break
        await asyncio.sleep(0.1)
    assert [d.code for d in code.diagnostics[uri]] == ["input"]
    change(code, uri, 3, lsp.TextDocumentContentChangeWholeDocument(SPANISH))
    await code.wait_for_notification("textDocument/publishDiagnostics")
    assert shown(code.diagnostics[uri]) == lint(project, "locales/es.json")


def test_noise_on_the_line(project):
    """Bytes that no client sends: the server answers what can be answered, and ends when its input does."""
    def frame(text):
        return f"Content-Length: {len(text.encode())}\r\n\r\n{text}".encode()

    noise = [b"", b"\0" * 100, b"Content-Length: 10\r\n\r\n{", b"GET / HTTP/1.1\r\n\r\n", frame("[]"), frame("{"),
             frame('{"id":1,"method":"initialize","params":{"rootUri":7,"capabilities":[]}}'),
             frame('{"id":1,"method":"initialize","params":{}}') + frame('{"id":2,"method":"textDocument/hover"}')
             + frame('{"id":3,"method":"workspace/diagnostic","params":[]}')
             + frame('{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///%00","text":1}}}')
             + frame('{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x.po"}}}')]
    for bytes_ in noise:
        result = subprocess.run([GLOSA, "lsp"], input=bytes_, cwd=project, capture_output=True, timeout=60)
        assert result.returncode == 1, (bytes_, result)
        assert b"Fatal" not in result.stderr


@pytest.mark.asyncio
async def test_a_file_from_elsewhere_costs_no_walk(code, project, tmp_path_factory):
    """Its folder may be a home: what lies beside it is not looked at."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "locales").mkdir()
    for number in range(3000):
        (elsewhere / "locales" / f"{number}.json").write_text("{}")
    alone = elsewhere / "es.po"
    alone.write_text(PO, encoding="utf-8")
    begin = time.perf_counter()
    uri = await opened(code, alone)
    assert code.diagnostics[uri], "it is checked by itself"
    assert time.perf_counter() - begin < 5


def test_an_open_and_an_edit_are_quick(project):
    """Prints how long 2,000 units take; the limits stand in docs/editors.md and are far below what fails here."""
    source = {f"k{i}": f"Message number {i} of the application, with %s and a few words more" for i in range(2000)}
    target = {f"k{i}": f"Mensaje número {i} de la aplicación, con %s y unas palabras  más" for i in range(2000)}
    (project / "locales/en.json").write_text(json.dumps(source, indent=1))
    (project / "locales/es.json").write_text(json.dumps(target, indent=1, ensure_ascii=False))
    server = subprocess.Popen([GLOSA, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=project)

    def send(message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        server.stdin.flush()

    def receive(wanted):
        while True:
            length = int(server.stdout.readline().split(b":")[1])
            server.stdout.readline()
            message = json.loads(server.stdout.read(length))
            if message.get("method") == wanted or message.get("id") == wanted:
                return message

    send({"id": 1, "method": "initialize", "params": {"rootUri": project.as_uri(), "capabilities": {}}})
    receive(1)
    send({"method": "initialized", "params": {}})
    time.sleep(2)
    uri = (project / "locales/es.json").as_uri()
    text = (project / "locales/es.json").read_text()
    begin = time.perf_counter()
    send({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "version": 1, "text": text, "languageId": "json"}}})
    receive("textDocument/publishDiagnostics")
    times = [time.perf_counter() - begin]
    for version in range(2, 8):
        place = {"line": 1000 + version, "character": 20}
        change = {"range": {"start": place, "end": place}, "text": "x"}
        begin = time.perf_counter()
        send({"method": "textDocument/didChange", "params": {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}})
        receive("textDocument/publishDiagnostics")
        times.append(time.perf_counter() - begin)
    server.stdin.close()
    server.wait(timeout=10)
    print("open and edits, ms:", [round(1000 * t) for t in times])
    assert times[0] < 5 and max(times[1:]) < 2
