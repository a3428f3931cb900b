"""GK202: slower than advised; a notice, never a verdict."""

from __future__ import annotations

import pytest

from conftest import SMALL


@pytest.mark.parametrize(
    ("published", "slow"), [("2026-03-12", False), ("2026-03-13", False), ("2026-03-16", True)]
)
def test_around_the_advised_day(project, published, slow):
    text = (
        f"{{item: 7, title: 甲, formed: 2026-03-12, published: {published}, "
        "channel: 政府网站常规公开}"
    )
    result = project.check(text)
    assert [f.severity for f in result.all("GK202")] == (["notice"] if slow else [])
    assert result.verdict("7@2026-03-12@甲") == "met"


def test_unpublished_past_the_advised_day(project):
    """{item: 7, title: 甲, formed: 2026-03-12}"""
    assert project.check(as_of="2026-03-13").where("GK202") == []
    assert project.check(as_of="2026-03-14").where("GK202") == ["7@2026-03-12@甲"]
    assert project.check(as_of="2026-03-14").verdict("7@2026-03-12@甲") == "pending"


@pytest.mark.parametrize(
    ("published", "slow"), [("2026-04-09", False), ("2026-04-10", False), ("2026-04-11", True)]
)
def test_a_periodic_record_twenty_working_days_after_it_was_formed(project, published, slow):
    text = (
        f"{{item: 2, period: 2026-03, formed: 2026-03-12, published: {published}, "
        "channel: 政府网站常规公开}"
    )
    result = project.check(text)
    assert result.where("GK202") == (["2@2026-03"] if slow else [])
    assert result.verdict("2@2026-03") == "met"


@pytest.mark.parametrize(
    ("published", "slow"), [("2026-03-30", False), ("2026-03-31", True), ("2026-04-01", True)]
)
def test_a_catalog_cannot_lengthen_the_twenty_working_days(project, published, slow):
    """30 calendar days after 2026-03-02 end on 2026-04-01, the 20 working days of the law on 03-30."""
    text = (
        f"{{item: 6, title: 甲, formed: 2026-03-02, published: {published}, "
        "channel: 政府网站常规公开}"
    )
    result = project.check(text)
    assert result.verdict("6@2026-03-02@甲") == "met"
    assert [f.severity for f in result.all("GK202")] == (["notice"] if slow else [])
    for finding in result.all("GK202"):
        assert "条例的20个工作日到2026-03-30止，目录的30日不能放宽它" in finding.message


@pytest.mark.parametrize(
    ("span", "published", "slow"),
    [
        ("{days: 28}", "2026-04-04", True),
        ("{days: 28}", "2026-04-03", False),
        ("{workdays: 21}", "2026-04-07", True),
        ("{workdays: 20}", "2026-04-03", False),
    ],
)
def test_twenty_eight_days_from_a_saturday_outlast_it(project, span, published, slow):
    """20 working days after Saturday 2026-03-07 end on Friday 04-03, 28 days on Saturday 04-04."""
    project.catalog = "own.yaml"
    project.write({"own.yaml": SMALL.read_text("utf-8").replace("{days: 30}", span)})
    text = f"{{item: 6, title: 甲, formed: 2026-03-07, published: {published}, channel: 政府网站常规公开}}"
    result = project.check(text)
    assert result.verdict("6@2026-03-07@甲") == "met"
    assert [f.severity for f in result.all("GK202")] == (["notice"] if slow else [])
