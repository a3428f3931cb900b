"""GK303: a record of another kind than its item."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ("{item: 5, title: 甲, period: 2026-03, published: 2026-03-05}", "2026-03,"),
        ("{item: 2, period: 2026-Q1, published: 2026-04-05}", "2026-Q1"),
        ("{item: 2, published: 2026-04-05}", "2"),
        ("{item: 5, title: 甲, formed: 2026-03-05, nothing_to_disclose: 无活动}", "无活动}"),
        ("{item: 2, period: 2026-03, due: 2026-04-05}", "2026-04-05"),
    ],
)
def test_each_way_of_not_fitting(project, record, value):
    found = project.check(record).one("GK303")
    assert found.severity == "error"
    assert (found.place.line, found.place.column) == (1, record.index(value) + 1)
    assert found.hint


@pytest.mark.parametrize(
    "record",
    [
        "{item: 5, title: 甲, formed: 2026-03-03, published: 2026-03-05}",
        "{item: 3, period: 2026-Q1, published: 2026-04-05}",
        "{item: 4, period: 2026, published: 2026-04-05}",
        "{item: 2, period: 2026-03, nothing_to_disclose: 本月无活动}",
        "{item: 8, title: 甲, formed: 2026-03-05, due: 2026-04-05}",
        "{item: 10, title: 甲, due: 2026-04-05}",
    ],
)
def test_what_fits(project, record):
    assert project.check(record).all("GK303") == []


def test_it_closes_nothing_and_clouds_what_it_overlaps(project):
    """{item: 2, period: 2026-Q2, published: 2026-07-05, channel: 政府网站常规公开}"""
    verdicts = project.check(as_of="2026-09-30").verdicts("2")
    assert [id_ for id_, verdict in verdicts.items() if verdict == "undetermined"] == [
        "2@2026-04",
        "2@2026-05",
        "2@2026-06",
    ]
    assert verdicts["2@2026-03"] == verdicts["2@2026-07"] == "overdue"
