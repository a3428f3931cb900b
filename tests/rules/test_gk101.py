"""GK101: a period of which nothing was published by its due day."""

from __future__ import annotations

import pytest


def test_missing_and_published(project):
    """
    item: 2
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开
    """
    result = project.check()
    assert "2@2026-08" in result.where("GK101")
    assert "2@2026-09" not in result.where("GK101")
    assert "2@2026-10" not in result.where("GK101"), "not due yet"


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-10-26", False), ("2026-10-27", False), ("2026-10-28", True)]
)
def test_the_day_before_on_and_after(project, as_of, found):
    assert ("2@2026-09" in project.check("# 无\n", as_of).where("GK101")) is found


def test_the_make_up_sunday_is_the_due_day(project):
    """# 2026-08 falls due on Sunday 2026-09-20, a make-up working day"""
    assert "2@2026-08" not in project.check(as_of="2026-09-20").where("GK101")
    assert "2@2026-08" in project.check(as_of="2026-09-21").where("GK101")


def test_message_says_who_should_and_is(project):
    result = project.check("# 无\n", "2026-10-29")
    found = next(f for f in result.all("GK101") if f.obligation.id == "2@2026-09")
    expected = (
        "第2项“有期限的月报”2026-09期应于2026-10-27前公开，截至2026-10-29未公开，逾期2个工作日"
    )
    assert found.message == expected
    assert found.severity == "error"
    assert "2026-09" in found.hint
    assert found.name == "period-missing"


def test_a_default_limit_says_so(project):
    result = project.check("# 无\n")
    notes = {f.item: "（期限系默认口径，目录未规定）" in f.message for f in result.all("GK101")}
    assert notes["1"]
    assert not notes["2"]


def test_an_override_without_default_does_not_say_so(project):
    project.more = (
        "time_limits:\n  按月公开: {every: month, within: {workdays: 10}, source: catalog}\n"
    )
    found = project.check("# 无\n", "2026-10-21").all("GK101", "1")[-1]
    assert found.obligation.id == "1@2026-09"
    assert "2026-10-20前" in found.message
    assert "默认口径" not in found.message


def test_overdue_on_a_day_off_counts_no_working_day(project):
    """# 2026-10 falls due on Friday 2026-11-20"""
    found = list(project.check(as_of="2026-11-21").all("GK101", "2"))[-1]
    assert found.obligation.id == "2@2026-10"
    assert found.message.endswith("逾期1天（其间无工作日）")


def test_a_publication_after_the_as_of_day_is_mentioned(project):
    """
    item: 2
    period: 2026-09
    published: 2026-10-30
    channel: 政府网站常规公开
    """
    found = list(project.check(as_of="2026-10-29").all("GK101", "2"))[-1]
    assert found.obligation.id == "2@2026-09"
    assert "2026-10-30" in found.message


def test_own_catalog_points_at_its_row(project):
    found = project.check("# 无\n").all("GK101", "2")[0]
    line = (project.root / "catalog.yaml").read_text("utf-8").split("\n")[found.place.line - 1]
    assert found.place.path == "catalog.yaml"
    assert 'id: "2"' in line


def test_builtin_catalog_points_at_the_project_with_the_row_related(project):
    project.catalog = "xicheng-jiedao"
    found = project.check("# 无\n").all("GK101", "7")[0]
    assert (found.place.path, found.place.line) == ("gongkai.yaml", 2)
    (row,) = found.related
    assert row.path == "catalogs/xicheng-jiedao.yaml"
    assert row.line > 1


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [
        ("2044-01-22", None),
        ("2044-01-23", "warning"),
        ("2044-01-29", "warning"),
        ("2044-01-30", "error"),
    ],
)
def test_provisional_lateness_is_a_warning_for_seven_days(project, as_of, severity):
    """# the notice for 2044 cannot be known yet; annual period 2043 falls due on 2044-01-22"""
    project.start = "2043-01-01"
    found = project.check(as_of=as_of).all("GK101", "4")
    assert [f.severity for f in found] == ([severity] if severity else [])
    for finding in found:
        assert "暂定" in finding.message
