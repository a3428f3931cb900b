"""Whoever listens: the exit code, stdout and files are the same; no runner hears a command in what people wrote."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import icalendar
import pytest
import typer.main
from lxml import etree

from gongkai_cli.cli import entry
from gongkai_cli.cli.app import app
from gongkai_cli.cli.streams import prepare_streams
from gongkai_cli.outputs.escaping import unheard
from gongkai_cli.outputs.registry import names_of

FORMATS, AGENDAS, LINTS = names_of("check"), names_of("due"), names_of("record lint")

pytestmark = pytest.mark.slow

SOURCE = Path(__file__).parent.parent / "src"
DAY = "--as-of 2026-10-31"
RUNS = {
    "--version": 0,
    "check --help": 0,
    "chekc": 2,
    f"check p {DAY}": 1,
    f"check p {DAY} --history --output json=out/a.json --output junit=out/a.xml": 1,
    f"check p {DAY} --format json --fail-on never": 0,
    f"check p {DAY} --format github": 1,
    f"check nowhere {DAY}": 2,
    f"due p {DAY}": 0,
    f"due p {DAY} --output out/a.ics": 0,
    "demo --format json": 1,
    "init 新 --demo": 0,
    f"explain p 2 --period 2026-09 {DAY}": 0,
    f"impact p/catalog.yaml p/catalog.yaml p {DAY}": 0,
    "report p --month 2026-09 --freeze --format html,json -o out": 0,
    "report p --month 2026-09": 0,
    "rule GK201": 0,
    "schema check": 0,
    "catalog list": 0,
    "catalog find 低保": 0,
    "catalog show 7": 0,
    "catalog validate bad.yaml": 1,
    f"calendar status p {DAY}": 0,
    "calendar show 2026 --month 10": 0,
    "calendar workday 2026-10-08 5 --list": 0,
    "calendar import notice.txt --dry-run": 3,
    f"record lint p {DAY}": 1,
    f"waiver list p {DAY}": 0,
    "waiver lint p": 1,
}
"""Command line → exit code."""
HEARS = '"$@" 2>/dev/null; echo $? >code'
GONE = "{ trap '' PIPE; sleep 0.1; \"$@\" 2>&1; echo $? >code; } | true"
CLOSED = '"$@" 2>&- <&-; echo $? >code'
OTHERS = {
    "exec 3>&1; { trap '' PIPE; sleep 0.1; \"$@\" 2>&1 >&3; echo $? >code; } | true": True,
    '"$@" >&- 2>&- <&-; echo $? >code': False,
    '"$@" 2>/dev/full; echo $? >code': True,
}
"""Who listens, as a shell says it: everybody, no reader any more, stderr and stdin closed; stderr's reader
gone, all closed, stderr full → whether what is printed reaches the shell's own stdout."""


def run(folder: Path, line: str, shell: str) -> tuple[int, bytes, dict[str, bytes]]:
    """A command line in a folder: exit code, stdout, and every file that it left there."""
    environment = {"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}
    done = subprocess.run(
        ["bash", "-c", shell, "-", sys.executable, "-m", "gongkai_cli", *line.split()],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        check=False,
    )
    code = int((folder / "code").read_text())
    (folder / "code").unlink()
    files = (path for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path))
    return code, done.stdout, {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_every_command_is_run():
    def leaves(command, path=()) -> Iterator[str]:
        inner = getattr(command, "commands", {})
        for name, each in inner.items():
            yield from leaves(each, (*path, name))
        if not inner:
            yield " ".join(path)

    words = leaves(typer.main.get_command(app([])))
    assert [each for each in words if not any(line.startswith(each) for line in RUNS)] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a POSIX shell and /dev/full")
@pytest.mark.parametrize(("line", "code"), RUNS.items())
def test_whoever_listens(project, line, code):
    """
    - {item: 99, title: 甲}
    - {item: 2, period: 2026-09, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn}
    """
    origin = project.root / "origin"
    (origin / "p").mkdir(parents=True)
    inside = type(project)(origin / "p", project.docstring, project.capsys)
    inside.lay()
    inside.write({"waivers.yaml": "- {code: GK999}\n"})
    (origin / "bad.yaml").write_text("catalog: 甲\n", encoding="utf-8")
    (origin / "notice.txt").write_text("不是放假通知\n", encoding="utf-8")

    def ran(shell: str) -> tuple[int, bytes, dict[str, bytes]]:
        here = project.root / "here"
        shutil.copytree(origin, here)
        try:
            return run(here, line, shell)
        finally:
            shutil.rmtree(here)

    found, printed, files = ran(HEARS)
    assert found == code
    more = OTHERS if "out" in line else {}
    for shell, reaches in {GONE: False, CLOSED: True, **more}.items():
        assert (shell, ran(shell)) == (shell, (code, printed if reaches else b"", files))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(project):
    """{item: 99, title: 甲}"""
    project.lay()
    arguments = [sys.executable, "-m", "gongkai_cli", "check", ".", *DAY.split()]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            arguments,
            cwd=project.root,
            env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert "未完成检查：文件操作失败：磁盘已满\n" in done.stderr.decode()


def test_a_pipe_that_does_not_block_gets_everything(project):
    """Node sets its pipes so; a slow reader must not cost a piece of the document."""
    project.lay("".join(f"- {{item: x{n}}}\n" for n in range(400)))
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    running = subprocess.Popen(
        [sys.executable, "-m", "gongkai_cli", "check", ".", *DAY.split(), "--format", "json"],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=writer,
    )
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        first = stream.read(1)
        data = first + stream.read()
    assert running.wait() == 1
    assert len(data) > 100_000  # more than a pipe holds
    assert len(json.loads(data)["findings"]) > 400


# --- runners ------------------------------------------------------------------------------------

TITLE = "##[set-output name=reports]甲"
NAMES = ("##[group]x.yaml", "::stop-commands::x.yaml", "##vso[task.complete]x.yaml")
HEARD = re.compile(r"##[A-Za-z]*\[|^\s*::", re.MULTILINE)
Printed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def printed(project, monkeypatch, tmp_path) -> Printed:
    """Runs a command in the project's folder with the streams as `main` prepares them → code, stdout, stderr."""
    monkeypatch.chdir(project.root)

    def run(*arguments: str) -> tuple[int, str, str]:
        paths = [tmp_path / f"{name}.txt" for name in ("stdout", "stderr")]
        with (
            monkeypatch.context() as patch,
            paths[0].open("w", encoding="utf-8") as stdout,
            paths[1].open("w", encoding="utf-8") as stderr,
        ):
            patch.setattr(sys, "stdout", stdout)
            patch.setattr(sys, "stderr", stderr)
            prepare_streams()
            code = entry.run(list(arguments))
            sys.stdout.flush()
            sys.stderr.flush()
        out, err = (path.read_text(encoding="utf-8") for path in paths)
        for path in paths:
            path.unlink()
        return code, out, err

    return run


def hostile(project) -> None:
    record = f'- {{item: 7, title: "{TITLE}", formed: 2026-08-01}}\n- {{item: "::debug::x"}}\n'
    later = '- {item: 7, title: "::error::乙", formed: 2026-10-28}\n'
    project.lay(dict.fromkeys(NAMES, record) | {"r.yaml": later})
    waiver = '- {code: "##[a]", obligation: "::b::", reason: "##[c]"}\n'
    broken = dict.fromkeys(NAMES, record + "bad: 1\n")
    project.write({"waivers.yaml": waiver, "##[error]x.txt": "", **broken})


@pytest.mark.parametrize(
    "line",
    [
        *(f"check . {DAY} --format {name}" for name in FORMATS if name != "github"),
        *(f"due . {DAY} --format {name}" for name in AGENDAS),
        f"explain . 7 --formed 2026-08-01 {DAY}",
        f"explain . 7 --formed 2026-08-01 {DAY} --format json",
        f"explain . 7 --formed 2026-08-01 {DAY} --format markdown",
        *(f"record lint . {' '.join(NAMES)} -f {name}" for name in LINTS if name != "github"),
        *(f"catalog validate {name}" for name in NAMES),
        *(f"catalog show {name} --catalog {name}" for name in NAMES),
        f"waiver list . {DAY}",
        f"waiver list . {DAY} --format json",
        "waiver lint .",
        "report . --month 2026-09",
        "report . --month 2026-09 --format json",
        "record lint . ##[error]x.txt",
        "record lint 没有##[error]",
        "check ::stop-commands::x",
        "rule ##[group]x",
    ],
)
def test_no_runner_hears_a_command(project, printed, line):
    hostile(project)
    _, out, err = printed(*line.split())
    assert out + err
    assert HEARD.findall(out) == []
    assert HEARD.findall(err) == []


@pytest.mark.parametrize(
    "line", [f"check . {DAY} --format github", f"record lint . {' '.join(NAMES)} -f github"]
)
def test_a_runner_hears_what_is_said_to_it_alone(project, printed, line):
    hostile(project)
    _, out, err = printed(*line.split())
    words = re.compile(r"::(?:error|warning|notice) (?:file=.*,line=.*,col=.*,)?title=.*::.+")
    assert [each for each in out.splitlines() if not words.fullmatch(each)] == []
    assert re.findall(r"##[A-Za-z]*\[", out) == []
    assert HEARD.findall(err) == []


def test_what_parses_a_document_reads_the_words_as_they_are(project, printed):
    hostile(project)
    _, out, _ = printed("check", ".", *DAY.split(), "--format", "json")
    found = [each["id"] for each in json.loads(out)["obligations"] if each["item"] == "7"]
    assert f"7@2026-08-01@{TITLE}" in found
    _, out, _ = printed("check", ".", *DAY.split(), "--format", "junit")
    names = etree.fromstring(out.encode()).xpath("//testcase/@name")
    assert any(TITLE in name for name in names)
    _, out, _ = printed("due", ".", *DAY.split(), "--format", "ics")
    events = icalendar.Calendar.from_ical(out.replace("\n", "\r\n")).walk("VEVENT")
    assert any("::error::乙" in str(each["summary"]) for each in events)


@pytest.mark.parametrize(
    ("syntax", "parse"),
    [
        ("json", lambda text: json.loads(text)),
        ("xml", lambda text: etree.fromstring(text).text),
        ("ics", lambda text: re.sub("\r\n ", "", text)),  # RFC 5545, 3.1: unfolding
    ],
)
@pytest.mark.parametrize(
    "words",
    ["##[a]", "###[a]", "####[a]", "##vso[a]", "x ##teamcity[a]", "#[a]", "##", "::", "a::b"],
)
def test_a_document_says_the_same_in_other_characters(syntax, parse, words):
    whole = {"json": f'"{words}"', "xml": f"<a>{words}</a>", "ics": words}[syntax]
    assert parse(unheard(whole, syntax)) == parse(whole)
    assert re.findall(r"##[A-Za-z]*\[", unheard(whole, syntax)) == []


@pytest.mark.parametrize("fold", ["::a", ":::a", "::::a", "  ::a", ":a::b"])
def test_a_folded_line_of_a_calendar_begins_no_command(fold):
    whole = f"SUMMARY:x\r\n {fold}\r\nEND:VEVENT\r\n"
    quiet = unheard(whole, "ics")
    assert HEARD.findall(quiet) == []
    assert quiet.replace("\r\n ", "") == whole.replace("\r\n ", "")


@pytest.mark.parametrize("blanks", ["", " ", "\t", "\u3000", "\xa0 ", "\u2028"])
def test_blanks_of_any_kind_before_a_command(blanks):
    assert HEARD.findall(unheard(f"x\n{blanks}::error::y\n")) == []


def test_words_that_come_in_pieces(printed, project, monkeypatch):
    from gongkai_cli.cli import rule

    def said(code: str | None = None) -> None:
        for piece in ("#", "#", "[group]x\n", " ", ":", ":error::y", "\nz"):
            sys.stdout.write(piece)

    monkeypatch.setattr(rule, "rule", said)
    assert printed("rule")[1] == "##\u200b[group]x\n :\u200b:error::y\nz"


# --- terminals ----------------------------------------------------------------------------------


def test_a_catalog_gives_a_terminal_no_orders(project, printed):
    project.lay("# 无\n")
    text = (project.root / "catalog.yaml").read_text(encoding="utf-8")
    title = re.sub(r"(?m)^title: .*", r'title: "T\\e[2J\\e]0;owned\\a\\u202etxt"', text)
    channel = re.sub(r"(?m)channel: [^,}\n]+", r'channel: "x\\e[2J"', text, count=1)
    project.write({"t.yaml": title, "c.yaml": channel, "\x1b[2J.yaml": channel})
    for name, code in (("t.yaml", 0), ("c.yaml", 1), ("\x1b[2J.yaml", 1)):
        exit_code, *said = printed("catalog", "validate", name)
        assert exit_code == code
        assert all(each.isprintable() or each == "\n" for each in "".join(said))
        assert "\\x1b[2J" in "".join(said)
    for line in ("list", "show 7"):
        out = printed("catalog", *line.split(), "--catalog", "t.yaml")[1]
        assert all(each.isprintable() or each in "\n\t" for each in out)
