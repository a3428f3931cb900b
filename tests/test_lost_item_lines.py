"""A record that lost the line with its item never leaves that item plainly overdue in a complete check."""

from __future__ import annotations

import re

import pytest

from gongkai_cli.sources.records.legible_parts import read_legible

MERGED = """
- item: 7
  title: 2026年9月各科室工作信息
  period: 2026-09
  published: 2026-10-20
  channel: 政府网站常规公开
  url: https://www.example.gov.cn/7.html
  title: 2026年9月各科室活动信息
  period: 2026-09
  published: 2026-10-16
  channel: 政府网站常规公开
  url: https://www.example.gov.cn/8.html
"""


def test_both_items_are_in_doubt(project):
    project.catalog = "xicheng-jiedao"
    result = project.check(MERGED)
    assert result.verdict("7@2026-09") == "undetermined"
    assert result.verdict("8@2026-09") == "undetermined", "the title is its name in the catalog"
    assert result.verdict("8@2026-08") == "overdue", "the period of the second is legible"
    assert not result.checked.complete, "a title is no item number"
    assert result.checked.summary.rates.disclosed is not None
    told = [f for f in result.all("GK901") if "缺了写明事项的一行" in f.message]
    assert [(f.place.line, f.place.column, f.item) for f in told] == [(8, 3, None)]


@pytest.mark.parametrize("title", ["信息", "完全不相干的事", ""])
def test_what_no_title_names_leaves_the_check_incomplete(project, title):
    project.catalog = "xicheng-jiedao"
    text = MERGED.replace(
        "  title: 2026年9月各科室活动信息\n", f"  title: {title}\n" if title else ""
    )
    result = project.check(text)
    assert result.verdict("7@2026-09") == "undetermined"
    assert result.verdict("8@2026-09") == "overdue"
    assert not result.checked.complete


def test_a_title_like_that_of_another_record(project):
    """
    - {item: 2, period: 2026-01, title: 1月巡查通报（第1号）, published: 2026-02-05, channel: 政府网站常规公开, url: u}
    - {title: 2月巡查通报（第2号）, period: 2026-02, published: 2026-03-05}
    """
    result = project.check()
    assert result.verdict("2@2026-02") == "undetermined"
    assert result.verdict("2@2026-03") == "overdue"
    assert not result.checked.complete


SECOND = "  title: 2026年9月各科室活动"
LINES = MERGED.replace(SECOND, f"- item: 8\n{SECOND}").splitlines(keepends=True)


@pytest.mark.slow
@pytest.mark.parametrize("number", [n for n, line in enumerate(LINES) if line.strip()])
def test_no_single_lost_line_makes_an_item_plainly_overdue(project, number):
    """Whichever line of two good records is lost, nothing is overdue in a complete check."""
    project.catalog = "xicheng-jiedao"
    good = "- {item: 1, period: 2025, published: 2026-01-05, channel: 政府网站常规公开, url: 'http://u'}\n"
    lost = "".join(line for n, line in enumerate(LINES) if n != number)
    result = project.check({"a.yaml": good, "b.yaml": lost})
    overdue = {i for i in ("7@2026-09", "8@2026-09") if result.verdict(i) == "overdue"}
    if re.match(r"\s*published:", LINES[number]):
        assert len(overdue) == 1, "what is not written down as published is not"
    else:
        assert not overdue or not result.checked.complete


@pytest.mark.parametrize("number", [n for n, line in enumerate(LINES) if line.startswith("- ")])
def test_documents_that_run_together_name_all_their_items(project, number):
    project.catalog = "xicheng-jiedao"
    lines = enumerate(LINES)
    first = {"-": "" if number else "---\n", " ": "", "\n": ""}
    text = "".join(("" if n == number else first[line[0]]) + line.lstrip("- ") for n, line in lines)
    result = project.check(text)
    assert result.verdict("7@2026-09") in ("met", "undetermined")
    assert result.verdict("8@2026-09") in ("met", "undetermined")


@pytest.mark.parametrize(
    "text",
    [
        "item: 2\nperiod: 2026-08\nperiod: 2026-09\npublished: 2026-10-10\n",
        "item: 2\nperiod: 2026-09\npublished: 2026-10-10\nchannel: 甲\nurl: u\nchannel: 乙\n",
        "item: 2\nperiod: 2026-09\n所属期: 2026-09\npublished: 2026-10-10\n",
        "item: 2\nperiod: 2026-09\npublications:\n- published: 2026-10-10\n  url: u\n  published: 2026-10-11\n",
        "item: 2\nitem: 2\nperiod: 2026-09\nperiod: 2026-09\npublished: 2026-10-10\n",
    ],
)
def test_a_slip_in_one_record_is_no_lost_record(project, text):
    result = project.check(text)
    assert result.checked.complete
    assert result.verdict("2@2026-09") == "undetermined"
    assert result.checked.unreadable[0].items == ("2",)


def test_of_three_that_run_together_two_are_lost(project):
    """
    item: 2
    period: 2026-07
    published: 2026-08-05
    period: 2026-08
    published: 2026-09-05
    period: 2026-09
    published: 2026-10-05
    """
    result = project.check()
    assert sum(not each.items for each in result.checked.unreadable) == 2
    assert [each.period for each in result.checked.unreadable[1:]] == ["2026-08", "2026-09"]
    assert len([f for f in result.all("GK901") if "像是另一条记录" in f.message]) == 1


def test_a_list_of_items_names_them_all(project):
    """
    item: [2, １３]
    period: 2026-09
    published: 2026-10-10
    """
    result = project.check()
    assert result.verdict("2@2026-09") == result.verdict("13@2026-09") == "undetermined"
    assert result.checked.complete


# Texts that cannot be parsed


@pytest.mark.parametrize(
    ("text", "items", "lost"),
    [
        ("item: 7\nperiod: 2026-09\n", ("7",), False),
        ("- item: 7\n  title: a\n- item: ８\n  title: b\n", ("7", "8"), False),
        ("- item: 7\n  title: a\n  title: b\n", ("7",), True),
        ("- 事项: 7\n  所属期: 2026-09\n  所属期：2026-09\n", ("7",), True),
        ("item: 13{0\nperiod: 2026-Q3\n", (), True),
        ("item: 7\n---\nitem: 13{0\n", ("7",), True),
        ("item: 7\n---\nitem:\n", ("7",), True),
        ("item: 7 # 第七项\n", ("7",), False),
        ("# item: 7\nitem: '8'\r\n", ("8",), False),
        ("-事项:7\n　事项: 8\n", ("7", "8"), False),
        ("item: 第7项\n", ("第7项",), True),
        ('{"item": "7", "title": "a, item: 9"}\n', ("7",), False),
        ('[{"item": "7", "title": "a"}, {"item": 8, "title": "b"}]\n', ("7", "8"), False),
        ('[{"item": "7", "title": "a"}, {"title": "b"}]\n', ("7",), True),
        ("publications:\n- published: 1\n- published: 2\nitem: 7\n", ("7",), False),
        ("", (), False),
    ],
)
def test_what_a_broken_text_names(text, items, lost):
    found = read_legible(text)
    assert (found.items, found.lost) == (items, lost)


@pytest.mark.parametrize("broken", ["note: [", "url: \udcff"])
def test_part_of_a_broken_file_without_an_item(project, broken):
    text = f"- item: 2\n  period: 2026-09\n  {broken}\n  period: 2026-08\n"
    good = "item: 1\nperiod: 2026-09\n"
    result = project.check({"a.yaml": good, "b.yaml": text.encode("utf-8", "surrogateescape")})
    assert result.verdict("2@2026-09") == "undetermined"
    assert not result.checked.complete
