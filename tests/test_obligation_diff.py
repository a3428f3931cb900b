"""Two results of one project → what moves, what becomes firm, what turns; nothing where they are one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai_cli.calendar.workdays import build_workdays
from gongkai_cli.checking.check import CheckResult, check
from gongkai_cli.checking.obligation_diff import diff_obligations
from gongkai_cli.model.notice import Notice
from gongkai_cli.sources.project import open_project
from gongkai_cli.sources.records.read import read_folder

# A made-up arrangement of the Spring Festival of 2027, and nothing else of the year.
NOTICE = Notice.model_validate(
    {
        "year": "2027",
        "issued": "2026-11-30",
        "off_days": [f"2027-02-{day:02}" for day in range(5, 13)],
        "make_up_workdays": ["2027-01-31", "2027-02-20"],
    }
)


def both(project, as_of: str) -> tuple[CheckResult, CheckResult]:
    opened = open_project(project.lay())
    records = read_folder(opened.root, opened.project.records)
    day = date.fromisoformat(as_of)
    before, after = (
        check(
            replace(opened, notices=notices),
            records,
            build_workdays(notices, through_year=2028),
            day,
        )
        for notices in ((), (NOTICE,))
    )
    return before, after


def test_what_moves(project) -> None:
    """
    - {item: 1, period: 2027-01, published: 2027-02-25, channel: 政府网站常规公开, url: "https://a.cn/1"}
    - {item: 5, title: 甲, formed: 2027-02-24}
    """
    before, after = both(project, "2027-02-28")
    found = {each.judged.obligation.id: each for each in diff_obligations(before, after)}
    january = found["1@2027-01"]
    assert january.days == (date(2027, 2, 23), date(2027, 2, 26))
    assert january.basis == ("provisional", "gazetted")
    assert [each and each.value for each in january.verdicts] == ["met_late", "met"]
    assert (january.shifts, january.turns, january.firms) == (True, True, True)
    assert found["2@2027-01"].shifts
    assert not found["5@2027-02-24@甲"].shifts
    assert found["5@2027-02-24@甲"].firms
    assert "1@2026-11" not in found


def test_they_come_by_the_new_due_day_then_by_the_catalog(project) -> None:
    """# 无"""
    found = diff_obligations(*both(project, "2027-02-28"))
    days = [each.days[1] for each in found]
    assert days == sorted(days)
    january = [
        each.judged.obligation.id for each in found if "2027-01" in each.judged.obligation.id
    ]
    assert january == ["1@2027-01", "2@2027-01", "13@2027-01"]


def test_nothing_moves_between_equals(project) -> None:
    """# 无"""
    before, after = both(project, "2027-02-28")
    assert diff_obligations(before, before) == diff_obligations(after, after) == ()


def test_an_obligation_on_one_side_only_is_told(project) -> None:
    """# 无"""
    before, _ = both(project, "2027-02-28")
    fewer = replace(before, judged=before.judged[1:])
    lost, gained = diff_obligations(before, fewer), diff_obligations(fewer, before)
    assert [each.judged for each in (*lost, *gained)] == [before.judged[0]] * 2
    assert (lost[0].after, gained[0].before) == (None, None)
    assert lost[0].shifts
    assert lost[0].turns
    assert not lost[0].firms
