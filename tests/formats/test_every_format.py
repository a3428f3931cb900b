"""What holds in every format: registered, kept, deterministic, one exit code, nothing raw, never endless."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path

import pytest
from lxml import etree

import gongkai_cli
from gongkai_cli.cli import entry
from gongkai_cli.outputs.registry import REGISTRY, names_of

FORMATS = names_of("check")

GOOD = "{item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: 'https://a.cn'}\n"
LATE = "{item: 7, title: 通知, formed: 2026-03-12}\n"
OPTIONS = ("--item", "7,9")
HOSTILE = (
    r"[red]甲[/red] \e[31m乙\e]0;x\a \u200f丙\u202e\r\n\t<script>=cmd() \0\x7f [/] "
    r"a|b ]]> `c` @who #1 ![i](u) [l](https://b.cn) ::error file=x::y %0A {0} &lt; \u2028\x85 \uFFFE 🀄"
)


def test_every_module_that_renders_is_registered():
    """A form that nobody can ask for is a form forgotten, wherever it lies."""
    package = Path(gongkai_cli.__file__).parent
    makes = re.compile(r"^def (render|pieces)\(", re.MULTILINE)
    modules = {
        ".".join(("gongkai_cli", *path.relative_to(package).with_suffix("").parts))
        for path in package.rglob("*.py")
        if makes.search(path.read_text("utf-8"))
    }
    registered = {form.module.removesuffix(".__init__") for form in REGISTRY.values()}
    plain = {name.removesuffix(".__init__") for name in modules}
    assert plain - registered == {"gongkai_cli.outputs.check", "gongkai_cli.outputs.registry"}
    for form in REGISTRY.values():
        module = import_module(form.module)
        made_by = "show" if form.kind == "screen" else form.function
        assert hasattr(module, made_by) or hasattr(module, "pieces"), form


@pytest.mark.parametrize("document", sorted({document for document, _ in REGISTRY}))
def test_the_help_names_every_format(capsys, monkeypatch, document):
    monkeypatch.setenv("COLUMNS", "300")
    assert entry.run([*document.split(), "--help"]) == 0
    page = capsys.readouterr().out
    assert "、".join(names_of(document)) in page


@pytest.mark.parametrize("name", FORMATS)
def test_the_kept_copy(script, shared, name):
    kept = script.path(name).read_text(encoding="utf-8")
    renewed = "renew with: python scripts/build_format_copies.py"
    assert script.copy(name, shared) == kept, renewed


def test_the_shared_result_shows_everything(shared):
    missing = {verdict for verdict, count in shared.summary.by_verdict.items() if not count}
    assert {verdict.value for verdict in missing} == {"due_soon"}
    assert all(shared.summary.findings.values())
    assert sum(bool(finding.waived_by) for finding in shared.findings) == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_twice(project, name):
    project.lay(LATE + "---\n" + GOOD)
    first, second = (project.run("--format", name) for _ in range(2))
    assert first == second
    assert str(project.root) not in first.text
    assert first.out.endswith("\n")


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_codes(project, name):
    project.lay(GOOD)
    clean = project.run("--format", name, *OPTIONS)
    assert (clean.code, "Traceback" in clean.text) == (0, False)
    project.lay(LATE)
    assert project.run("--format", name, *OPTIONS).code == 1
    assert project.run("--format", name, *OPTIONS, "--fail-on", "never").code == 0
    wrong = project.run("--format", name, "--item", "999")
    annotated = "::error title=政务公开检查::未完成检查：" if name == "github" else ""
    assert (wrong.code, wrong.out[: len(annotated) or None]) == (2, annotated)
    (project.root / "records" / "r.yaml").unlink()
    none = project.run("--format", name)
    assert (none.code, none.out[: len(annotated) or None]) == (3, annotated)
    assert "未完成检查：" in none.err


@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_result_is_a_whole_document(clean, draw, name):
    text = draw(name, clean)
    assert (text == "") is (name == "concise"), "the line format has no lines"
    assert (
        name in ("concise", "gitlab")
        or "13项：已判定8" in text
        or '"judged":8' in text.replace(" ", "")
    )


@pytest.mark.parametrize("name", FORMATS)
def test_waived_findings_are_shown_and_marked(shared, draw, script, name):
    text = draw(name, shared)
    assert text.count(script.REASON) >= 2


DATA = {"\u200f", "\u202e", "\x7f", "\ufffe"}
"""What JSON lets stand in a string: values that readers compare stay as they were written."""
ALLOWED = {
    "json": DATA | {"\x85", "\u2028"},
    "sarif": DATA | {"\x85", "\u2028"},
    "jsonl": DATA,
    "markdown": {"\u200b"},
}


def raw(text: str) -> set[str]:
    return {character for character in text if not character.isprintable()} - {"\n"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("place", ["title", "key", "item", "channel", "office"])
def test_nothing_hostile_comes_through(project, name, place):
    records = {
        "title": f'{{item: 7, title: "{HOSTILE}", formed: 2026-03-12}}\n',
        "key": f'{{item: 7, "{HOSTILE}": x}}\n',
        "item": f'{{item: "{HOSTILE}", title: x}}\n',
        "channel": f'{{item: 7, title: x, formed: 2026-03-12, published: 2026-03-12, channel: "{HOSTILE}"}}\n',
        "office": LATE,
    }
    if place == "office":
        project.more = f'offices:\n  "{HOSTILE}": ["7"]\n'
    project.lay(records[place])
    run = project.run("--format", name)
    assert run.code == 1, run.text
    assert "Traceback" not in run.text
    assert raw(run.out) - ALLOWED.get(name, set()) == set()
    parsed(name, run.out)


def parsed(name: str, text: str) -> None:
    """Reads a document back as its own kind."""
    if name in ("json", "sarif", "gitlab"):
        json.loads(text)
    elif name == "jsonl":
        assert all(json.loads(line)["type"] for line in text.splitlines())
    elif name == "junit":
        etree.fromstring(text.encode())
    elif name == "github":
        assert all(re.match(r"::(error|warning|notice) ", line) for line in text.splitlines())


LINES = {"table": 260, "github": 30, "markdown": 500}
"""How many lines 3,000 findings may take where a person reads them; the other formats are for machines."""


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_three_thousand_findings(large, draw, name):
    text = draw(name, large)
    assert len(text.encode()) < 10_000_000
    assert len(text.splitlines()) <= LINES.get(name, 10**9)
    parsed(name, text)
    if name in LINES:
        assert re.search(r"另有\d+(个问题)?", text), "what is left out is counted"


def test_the_table_lists_the_worst_and_counts_the_rest(large, shared, draw):
    text = draw("table", large)
    listed = len(re.findall(r"^    GK\d{3} ", text, re.M))
    left = [int(n) for n in re.findall(r"另有(\d+)条没有列出", text)]
    assert listed + sum(left) == 3000
    assert "看全部3000个问题：gongkai check --format concise" in text
    assert text.index("GK901 公开日期") < text.index("GK102 第7项")
    assert "没有列出" not in draw("table", shared)


@pytest.mark.slow
def test_the_demo_takes_every_format(capsys):
    for name in FORMATS:
        assert entry.run(["demo", "--format", name]) == 1, name
    assert entry.run(["demo", "--format", "xml"]) == 2
    assert "markdown" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"json", "jsonl"}))
def test_no_hint_says_again_what_the_message_says(project, name):
    """{item: 2, period: 2026-09, published: 2026/10/9}"""
    project.lay()
    text = project.run("--format", name).text.replace("\\", "")
    assert "；写成 2026-10-09" in text
    assert "→ 写成 2026-10-09" not in text
