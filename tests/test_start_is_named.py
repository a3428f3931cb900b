"""Every header of every output, and the JSON, name the day that is checked from: a later one hides what is overdue."""

from __future__ import annotations

import io
import json

import pytest
from docx import Document
from openpyxl import load_workbook

from gongkai_cli.cli import entry
from gongkai_cli.outputs.registry import names_of

FORMATS, AGENDAS, WRITERS = names_of("check"), names_of("due"), names_of("report")

START = "2026-02-03"
RECORD = "{item: 2, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开, url: https://a.cn}"
SPOKEN = {START, "2026年2月3日"}


@pytest.fixture
def late(project):
    project.start = START
    project.lay(RECORD)
    return project


def said(capsys, *arguments: str) -> str:
    """What a command says, on stdout and stderr, with folded lines joined."""
    assert entry.run([*arguments]) in (0, 1)
    captured = capsys.readouterr()
    return (captured.out + captured.err).replace("\r\n ", "")


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "gitlab"])
def test_check(late, capsys, name):
    """gitlab is left out: its document is a list of findings and has no header."""
    assert START in said(capsys, "check", str(late.root), "--as-of", "2026-10-31", "--format", name)


@pytest.mark.parametrize("name", AGENDAS)
def test_due(late, capsys, name):
    assert START in said(capsys, "due", str(late.root), "--as-of", "2026-10-31", "--format", name)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [
    ("waiver", "list", "{}", "--as-of", "2026-10-31", "--format", "json"),
    ("calendar", "status", "{}", "--as-of", "2026-10-31"),
    ("calendar", "status", "{}", "--as-of", "2026-10-31", "--format", "json"),
    *(("explain", "{}", "2@2026-09", "--as-of", "2026-10-31", "--format", name)
      for name in ("text", "json", "markdown")),
    *(("impact", "{}/catalog.yaml", "{}/catalog.yaml", "{}", "--as-of", "2026-10-31", "--format", name)
      for name in ("text", "json", "markdown")),
])  # fmt: skip
def test_what_rests_on_a_check(late, capsys, arguments):
    assert START in said(capsys, *(each.format(late.root) for each in arguments))


def test_the_list_of_waivers(late, capsys):
    (late.root / "waivers.yaml").write_text(
        "{code: GK201, obligation: 2@2026-09, reason: 网站改版, approved_by: 主任,"
        " approved_on: 2026-10-01, expires: 2026-12-31}\n",
        encoding="utf-8",
    )
    out = said(capsys, "waiver", "list", str(late.root), "--as-of", "2026-10-31")
    assert f"检查基准日2026-10-31，起始日{START}" in out


@pytest.mark.slow
@pytest.mark.parametrize("form", WRITERS)
def test_report(late, report, form, tmp_path):
    assert report("2026-09", "-o", str(tmp_path / "out"), form=form).code == 0
    (file,) = (tmp_path / "out").iterdir()
    assert any(day in text_of(form, file.read_bytes()) for day in SPOKEN)


def text_of(form: str, data: bytes) -> str:
    """What a report's first page says; of the JSON its key `start`."""
    if form == "docx":
        return "".join(each.text for each in Document(io.BytesIO(data)).paragraphs[:12])
    if form == "xlsx":
        first = load_workbook(io.BytesIO(data)).worksheets[0]
        return " ".join(str(cell.value) for row in first["A1:A5"] for cell in row)
    text = data.decode("utf-8")
    if form == "json":
        return str(json.loads(text)["start"])
    return text[: text.index("一、总体情况", text.index("<main") if form == "html" else 0)]


def test_who_shares_out_the_items(project):
    """# 科室"""
    project.lay()
    assert json.loads(project.run("--format", "json").out)["offices_from"] is None
    project.more = "offices: {甲科: ['1-3']}\n"
    project.lay()
    assert json.loads(project.run("--format", "json").out)["offices_from"] == "gongkai.yaml"
