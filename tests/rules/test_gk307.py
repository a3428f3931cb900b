"""GK307: a notice that came down before its display time was over."""

from __future__ import annotations

import pytest

DAYS = "{item: 3, period: 2026-Q3, published: 2026-10-08, channel: 政府网站常规公开, "
WORKDAYS = (
    "{item: 8, title: 甲, formed: 2026-10-08, published: 2026-10-10, channel: 政府网站常规公开, "
)


@pytest.mark.parametrize(
    ("until", "short"),
    [
        ("posted_until: 2026-10-14", True),
        ("posted_until: 2026-10-15", False),
        ("posted_until: 2026-10-16", False),
        ("withdrawn: 2026-10-15", True),
        ("withdrawn: 2026-10-16", False),
        ("withdrawn: 2026-10-17", False),
    ],
)
def test_seven_days(project, until, short):
    result = project.check(DAYS + until + "}")
    assert [f.severity for f in result.all("GK307")] == (["error"] if short else [])
    for found in result.all("GK307"):
        assert "2026-10-15" in found.message


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("posted_until: 2026-10-12, withdrawn: 2026-10-20", "2026-10-12已公示截止"),
        ("posted_until: 2026-10-20, withdrawn: 2026-10-13", "2026-10-13已撤下"),
        ("posted_until: 2026-10-20, withdrawn: 2026-10-21", None),
    ],
)
def test_of_two_ends_the_first_one_counts(project, ends, said):
    found = project.check(f"{DAYS}{ends}}}").all("GK307")
    assert [said in each.message for each in found] == ([True] if said else [])


@pytest.mark.parametrize(
    ("until", "short"),
    [
        ("posted_until: 2026-10-15", True),
        ("posted_until: 2026-10-16", False),
        ("posted_until: 2026-10-17", False),
    ],
)
def test_five_working_days(project, until, short):
    assert bool(project.check(WORKDAYS + until + "}").all("GK307")) is short


def test_the_end_does_not_move_off_a_day_off(project):
    """{item: 3, period: 2026-Q3, published: 2026-10-17, channel: 政府网站常规公开, posted_until: 2026-10-24}"""
    assert project.check().all("GK307") == [], "Saturday through Saturday"


def test_still_up_without_an_end(project):
    """{item: 3, period: 2026-Q3, published: 2026-10-08, channel: 政府网站常规公开}"""
    assert project.check().all("GK307") == []


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-10-11", False), ("2026-10-12", False), ("2026-10-13", True)]
)
def test_an_end_still_to_come_has_not_happened(project, as_of, found):
    """{item: 3, period: 2026-Q3, published: 2026-10-08, channel: 政府网站常规公开, withdrawn: 2026-10-13}"""
    assert bool(project.check(as_of=as_of).all("GK307")) is found


def test_items_without_display_time(project):
    """{item: 2, period: 2026-09, published: 2026-10-08, channel: 政府网站常规公开, posted_until: 2026-10-09}"""
    assert project.check().all("GK307") == []
