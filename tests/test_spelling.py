"""A value with one right spelling: the message shows it, and nothing but its own round is in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_cli.model.record import Record
from gongkai_cli.sources.spelling import right_day, right_period
from gongkai_cli.sources.yaml.validation_messages import MAKERS

PERIODS = {
    "2026-7": "2026-07", "2026年7月": "2026-07", "2026年07月份": "2026-07", "202607": "2026-07",
    "2026/7": "2026-07", "2026.7": "2026-07", "２０２６－０７": "2026-07", "2026 年 7 月": "2026-07",
    "2026Q3": "2026-Q3", "2026-q3": "2026-Q3", "2026年第三季度": "2026-Q3", "2026年3季度": "2026-Q3",
    "2026H1": "2026-H1", "2026年上半年": "2026-H1", "2026年下半年": "2026-H2", "2026年": "2026",
    "2026年度": "2026", "２０２６": "2026",
}  # fmt: skip
NO_PERIODS = (
    "2026-13",
    "20267",
    "2026-1-1",
    "7月",
    "第三季度",
    "2026年第5季度",
    "1800-01",
    "",
    "上半年",
)
DAYS = {
    "2026/10/5": "2026-10-05", "2026年10月5日": "2026-10-05", "20261005": "2026-10-05",
    "2026-10-5": "2026-10-05", "2026.10.05": "2026-10-05", "２０２６－１０－０５": "2026-10-05",
    "2026 年 10 月 5 日": "2026-10-05", "2026年10月5号": "2026-10-05",
}  # fmt: skip
NO_DAYS = (
    "2026-02-30",
    "26-10-5",
    "2026105",
    "2026-1005",
    "10月5日",
    "1800-01-01",
    "2026/13/1",
    "",
)


@pytest.mark.parametrize(("written", "right"), PERIODS.items())
def test_a_period_with_one_right_spelling(project, written, right):
    assert right_period(written) == right
    assert MAKERS["period"]("所属期", written)[1] == f"写成 {right}"


@pytest.mark.parametrize(("written", "right"), DAYS.items())
def test_a_day_with_one_right_spelling(written, right):
    assert right_day(written) == date.fromisoformat(right)
    assert MAKERS["iso_date"]("形成日期", written)[1] == f"写成 {right}"


@pytest.mark.parametrize("written", NO_PERIODS)
def test_a_period_that_may_be_several_or_none(written):
    assert right_period(written) is None
    assert "2026-H1（半年）" in MAKERS["period"]("所属期", written)[1]


@pytest.mark.parametrize("written", NO_DAYS)
def test_a_day_that_may_be_several_or_none(written):
    assert right_day(written) is None
    assert not MAKERS["iso_date"]("形成日期", written)[1].startswith("写成 2")


@pytest.mark.parametrize("value", [None, 7, ["2026-07"], {"a": "b"}])
def test_what_is_no_text_means_nothing(value):
    assert right_period(value) is None
    assert right_day(value) is None


@pytest.mark.parametrize("right", ["2026", "2026-H1", "2026-Q3", "2026-10"])
def test_a_right_spelling_is_its_own(right):
    assert right_period(right) == right == Record(item="7", period=right).period


@pytest.mark.parametrize("written", [each for each, right in PERIODS.items() if right == "2026-07"])
def test_it_clouds_its_own_round_alone(project, written):
    """An unreadable record of July leaves June and August overdue."""
    result = project.check(f"item: 2\nperiod: '{written}'\npublished: 2026-08-05\n")
    assert "写成 2026-07" in result.one("GK901").message
    verdicts = result.verdicts("2")
    assert verdicts["2@2026-06"] == verdicts["2@2026-08"] == "overdue"
    assert verdicts["2@2026-07"] == "undetermined"


@pytest.mark.parametrize("written", DAYS)
def test_it_clouds_its_own_event_alone(project, written):
    """The other event of the item, of another day, stays overdue."""
    other = "- {item: 11, title: 甲, formed: 2026-03-02}\n"
    bad = f"- {{item: 11, title: 乙, formed: '{written}', published: 2026-10-20}}\n"
    result = project.check(other + bad.replace("2026-10-20", "2026/10/20"), as_of="2026-12-31")
    verdicts = result.verdicts("11")
    assert verdicts["11@2026-03-02@甲"] == "overdue"
    assert verdicts["11@2026-10-05@乙"] == "undetermined"


def test_what_has_no_one_right_spelling_clouds_the_item(project):
    """
    item: 2
    period: 2026-13
    """
    assert set(project.check().verdicts("2").values()) >= {"undetermined"}
    assert "overdue" not in project.again().verdicts("2").values()
