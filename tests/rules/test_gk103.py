"""GK103: an item that must always be public, and of which nothing is up."""

from __future__ import annotations

import pytest


def test_down_and_up(project):
    """
    - {item: 9, title: 政策, published: 2024-05-06, withdrawn: 2026-03-02, channel: 政府网站常规公开}
    - {item: 11, title: 职能, published: 2024-05-06, channel: 政府网站常规公开}
    """
    result = project.check()
    assert result.where("GK103") == ["9@standing"]
    found = result.one("GK103")
    assert found.severity == "error"
    assert "第9项“政策文件”（须长期公开）" in found.message
    assert found.place.path == "catalog.yaml"


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-01-28", False), ("2026-01-29", False), ("2026-01-30", True)]
)
def test_twenty_working_days_from_the_start(project, as_of, found):
    assert ("9@standing" in project.check("# 无\n", as_of).where("GK103")) is found


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-03-01", False), ("2026-03-02", True), ("2026-03-03", True)]
)
def test_around_the_withdrawal(project, as_of, found):
    """{item: 9, title: 政策, published: 2024-05-06, withdrawn: 2026-03-02, channel: 政府网站常规公开}"""
    result = project.check(as_of=as_of)
    assert ("9@standing" in result.where("GK103")) is found
    for finding in result.all("GK103", "9"):
        assert "逾期0" not in finding.message


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-03-01", False), ("2026-03-02", False), ("2026-03-03", True)]
)
def test_around_the_last_day_posted(project, as_of, found):
    """{item: 9, title: 政策, published: 2024-05-06, posted_until: 2026-03-02, channel: 政府网站常规公开}"""
    assert ("9@standing" in project.check(as_of=as_of).where("GK103")) is found
