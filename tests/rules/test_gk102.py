"""GK102: an event whose information is still unpublished past its due day."""

from __future__ import annotations

import pytest


def test_unpublished_and_published(project):
    """
    - {item: 5, title: 未公开的, formed: 2026-03-12}
    - {item: 5, title: 已公开的, formed: 2026-03-12, published: 2026-03-13, channel: 政府网站专题公开}
    """
    result = project.check()
    assert result.where("GK102") == ["5@2026-03-12@未公开的"]
    found = result.one("GK102")
    assert found.severity == "error"
    assert "第5项“内设机构”2026-03-12形成的“未公开的”应于2026-04-02前公开" in found.message
    assert found.message.endswith("个工作日")
    assert (found.place.path, found.place.line, found.place.column) == ("records/r.yaml", 1, 34)


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-04-01", False), ("2026-04-02", False), ("2026-04-03", True)]
)
def test_the_day_before_on_and_after(project, as_of, found):
    """{item: 5, title: 甲, formed: 2026-03-12}"""
    assert bool(project.check(as_of=as_of).all("GK102")) is found


@pytest.mark.parametrize(("as_of", "found"), [("2026-04-13", False), ("2026-04-14", True)])
def test_calendar_days_move_off_a_day_off_and_say_so(project, as_of, found):
    """{item: 6, title: 甲, formed: 2026-03-12}"""
    result = project.check(as_of=as_of)
    assert bool(result.all("GK102")) is found
    for finding in result.all("GK102"):
        assert "应于2026-04-13前公开（原为2026-04-11，逢休息日顺延）" in finding.message


def test_the_earlier_stated_day_counts(project):
    """
    - {item: 8, title: 早, formed: 2026-03-12, due: 2026-03-20}
    - {item: 8, title: 晚, formed: 2026-03-12, due: 2026-05-20}
    """
    result = project.check(as_of="2026-03-21")
    assert result.where("GK102") == ["8@2026-03-12@早"]
    assert str(result.judged("8@2026-03-12@晚").obligation.due.day) == "2026-04-10"


def test_on_demand_only_where_a_day_is_stated(project):
    """
    - {item: 10, title: 有日期, due: 2026-03-20}
    - {item: 10, title: 没有日期, formed: 2026-03-12}
    """
    assert project.check(as_of="2026-03-20").where("GK102") == []
    assert project.check(as_of="2026-03-21").where("GK102") == ["10@2026-03-20@有日期"]
