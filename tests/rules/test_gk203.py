"""GK203: falls due within five working days."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2026-10-19", None),
        ("2026-10-20", "还有5个工作日"),
        ("2026-10-26", "还有1个工作日"),
        ("2026-10-27", "今天到期"),
        ("2026-10-28", None),
    ],
)
def test_from_five_working_days_before_through_the_due_day(project, as_of, words):
    result = project.check("# 无\n", as_of)
    found = [f for f in result.all("GK203") if f.obligation.id == "2@2026-09"]
    assert [f.severity for f in found] == (["notice"] if words else [])
    for finding in found:
        assert finding.message.endswith(words)


def test_the_project_sets_the_days(project):
    """# 2@2026-09 falls due on 2026-10-27"""
    project.more = "due_soon: {workdays: 1}\n"
    assert project.check(as_of="2026-10-23").verdict("2@2026-09") == "pending"
    assert project.check(as_of="2026-10-26").verdict("2@2026-09") == "due_soon"


def test_published_is_not_announced(project):
    """{item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开}"""
    assert "2@2026-09" not in project.check(as_of="2026-10-23").where("GK203")
    assert "1@2026-09" in project.check(as_of="2026-10-23").where("GK203")
