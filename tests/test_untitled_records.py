"""Untitled records of one item and one day: one event or several, and what both readings come to."""

from __future__ import annotations

import json

import pytest

from gongkai_cli.cli import entry
from gongkai_cli.outputs.phrases.reasons import reason_text

SITE = "channel: 政府网站常规公开, url: 'https://a.example/1'"


def published(day, title=""):
    return f"- {{item: 7, {title}formed: 2026-03-12, published: {day}, {SITE}}}\n"


OPEN = "- {item: 7, formed: 2026-03-12}\n"
IN_TIME, LATER_IN_TIME = published("2026-03-13"), published("2026-03-16")
LATE, LATER = published("2026-04-20"), published("2026-05-20")


@pytest.mark.parametrize(
    ("records", "verdict", "day"),
    [
        (IN_TIME + OPEN, "undetermined", None),
        (OPEN + IN_TIME, "undetermined", None),
        (IN_TIME + LATER_IN_TIME, "met", "2026-03-13"),
        (IN_TIME + LATE, "undetermined", "2026-03-13"),
        (LATE + LATER, "met_late", "2026-04-20"),
        (OPEN + OPEN, "overdue", None),
        (LATE + OPEN, "undetermined", None),
        (IN_TIME, "met", "2026-03-13"),
        (OPEN, "overdue", None),
    ],
)
def test_both_readings_must_agree(project, records, verdict, day):
    result = project.check(records)
    judged = result.judged("7@2026-03-12@")
    assert judged.verdict == verdict
    assert (str(judged.decided_by.day) if judged.decided_by else None) == day
    if verdict == "undetermined":
        assert "标题" in result.one("GK902").message


def test_with_titles_they_are_two(project):
    """
    - {item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-13, channel: 政府网站常规公开, url: 'https://a.example/1'}
    - {item: 7, title: 乙, formed: 2026-03-12}
    """
    found = project.check().verdicts("7")
    assert found == {"7@2026-03-12@甲": "met", "7@2026-03-12@乙": "overdue"}


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2026-03-20", "pending"),
        ("2026-04-09", "due_soon"),
        ("2026-04-10", "due_soon"),  # the due day itself
        ("2026-04-11", "undetermined"),
    ],
)
def test_until_due_the_open_one_is_still_to_come(project, as_of, verdict):
    result = project.check(IN_TIME + OPEN, as_of=as_of)
    assert result.verdict("7@2026-03-12@") == verdict


def test_a_contradiction_is_the_reason_whether_they_are_one_or_two(project):
    """A title would settle nothing: the one published before it was formed proves nothing either way."""
    result = project.check(LATE + published("2026-03-11"))
    judged = result.judged("7@2026-03-12@")
    assert judged.verdict == "undetermined"
    assert "矛盾" in reason_text(judged.reason)
    assert "标题" not in reason_text(judged.reason)


def test_due_names_the_open_one(project):
    project.lay(IN_TIME + OPEN)
    project.capsys.readouterr()
    assert entry.run(["due", str(project.root), "--as-of", "2026-03-20", "--format", "json"]) == 0
    entries = json.loads(project.capsys.readouterr().out)["obligations"]
    mine = next(each for each in entries if each["id"] == "7@2026-03-12@")
    assert (mine["missing"]["code"], mine["record"]["line"]) == ("unpublished", 2)


def test_what_is_overdue_either_way_is_overdue(project):
    """
    - {item: 8, formed: 2026-03-12, due: 2026-03-20}
    - {item: 8, formed: 2026-03-12, due: 2026-03-31}
    """
    assert project.check(as_of="2026-03-25").verdict("8@2026-03-12@") == "overdue"


def test_each_keeps_its_own_stated_day(project):
    """
    - {item: 8, formed: 2026-03-12, due: 2026-03-20, published: 2026-03-19, channel: 政府网站常规公开,
       url: 'https://a.example/1'}
    - {item: 8, formed: 2026-03-12, due: 2026-03-25, published: 2026-03-24, channel: 政府网站常规公开,
       url: 'https://a.example/2'}
    """
    assert project.check().verdict("8@2026-03-12@") == "met"
