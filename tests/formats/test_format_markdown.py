"""Markdown: opens with the figures, stays a table whatever a title holds, and never outgrows a comment."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from gongkai_cli.model.problem import Illegible
from gongkai_cli.outputs.markdown.check import LIMIT, SHOWN, escaped

COLUMNS = 7


class Tags(HTMLParser):
    """The tags of a page, and its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n")


def page(text: str) -> Tags:
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    return Tags(renderer.render(text))


OWN = {"p", "strong", "ul", "li", "h3", "table", "thead", "tbody", "tr", "th", "td", "br"}


@pytest.mark.slow
def test_it_opens_with_what_was_not_judged(shared, clean, large, draw):
    for checked in (shared, clean, large):
        assert draw("markdown", checked).startswith("**13项：已判定8；未登记事件2（不等于合规）")
    text = draw("markdown", replace(shared, complete=False, narrowed={"office": ("甲*科",)}))
    assert "检查不完整" in text
    assert r"科室：甲\*科" in text


def test_every_finding_has_a_row(shared, draw, script):
    read = page(draw("markdown", shared, script.PREFIX))
    rows = [row for row in read.rows if row[0].startswith("GK")]
    assert len(rows) == len(shared.findings)
    assert {len(row) for row in read.rows} == {COLUMNS}
    assert read.tags <= OWN
    late = next(row for row in rows if row[0] == "GK201")
    assert late[1:5] == ["甲科", "2", "2026-10-27", "2026-10-29"]
    assert late[6] == "街道 一/records/甲科.yaml:5"
    title = "a|b <script>x</script> [甲](https:\u200b//b.cn) @\u200bsomeone #\u200b1 `c` **d** ::"
    assert any(title in row[5] for row in rows), "read as it was written"


def test_waived_findings_have_a_section_with_the_reason(shared, draw, script):
    text = draw("markdown", shared)
    assert text.index("### 错误 10") < text.index("### 经批准暂不计入 2")
    assert text.count(script.REASON) == 2


def test_long_lists_are_folded(large, draw):
    text = draw("markdown", large)
    errors = text[text.index("### 错误 ") : text.index("<details>")]
    assert errors.count("\n| GK") == SHOWN
    folded = text[text.index("<details>") : text.index("</details>")]
    rows = int(re.search(r"其余(\d+)个", folded)[1])
    assert folded.count("\n| GK") == rows


def test_what_does_not_fit_is_counted(large, draw):
    text = draw("markdown", large)
    assert len(text) <= LIMIT
    left = re.search(r"另有(\d+)个问题没有列出（(.*)）。", text)
    assert text.count("\n| GK") + int(left[1]) == 3000
    assert sum(map(int, re.findall(r"\d+", left[2]))) == int(left[1])


def test_no_heading_stands_over_nothing(large, draw):
    text = draw("markdown", large)
    sections = re.split(r"^### ", text, flags=re.M)[1:]
    empty = [each for each in sections if "\n| GK" not in each]
    assert empty, "there are more findings than fit"
    for section in empty:
        count = re.match(r"\S+ (\d+)\n", section)[1]
        assert f"未列出{count}条" in section


def test_rows_of_the_longest_titles(shared, draw):
    long = replace(shared.findings[0], facts=Illegible("长" * 70_000, ""))
    text = draw("markdown", replace(shared, findings=(long, *shared.findings)))
    assert len(text) <= LIMIT
    assert re.search(r"另有\d+个问题没有列出", text)


def test_figures_of_any_length(shared, large, draw):
    for checked in (shared, large):
        project = checked.project
        settings = project.project.model_copy(update={"organisation": "长#1" * 30_000})
        narrowed = {"office": tuple(f"{n}科*" for n in range(20_000)), "item": ("*" * 70_000,)}
        named = replace(checked, project=replace(project, project=settings), narrowed=narrowed)
        text = draw("markdown", named)
        assert len(text) <= LIMIT
        assert "（共90000字），基准日" in text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "@someone",
            "@组/x",
            "a@b.cn",
            "#12",
            "!12",
            "~bug",
            '~"a bug"',
            "%1",
            "$2",
            "&3",
            ":smile:",
        ),
        *(
            "https://b.cn",
            "www.b.cn",
            "[a](b)",
            "![a](b)",
            "<b>x</b>",
            "<!-- x",
            "a|b",
            "`a`",
            "**a**",
        ),
        *(
            "_a_",
            "~~a~~",
            "a\nb",
            "\\|",
            "&lt;b&gt;",
            "\x1b[31m",
            "\u202e",
            "]]>",
            "<details>",
            "\\",
        ),
    ],
)
def test_text_is_nothing_but_text(text):
    made = escaped(text)
    read = page(f"| {made} | 尾 |\n|---|---|\n| {made} | 尾 |\n")
    assert read.tags <= {"table", "thead", "tbody", "tr", "th", "td"}
    assert [len(row) for row in read.rows] == [2, 2]
    assert not re.search(r"[@#!~%$&](?=[a-z0-9\"])|://|www\.", read.rows[1][0], re.ASCII)
