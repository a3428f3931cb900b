"""The notices of 2007 to 2026 in their own words, against the days that they are known to have made."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gongkai_cli.calendar.official_holidays import load_official_holidays
from gongkai_cli.calendar.workdays import build_workdays
from gongkai_cli.model.notice import Notice
from gongkai_cli.sources.holiday_notice.read import Asked, Reading, read_notice
from gongkai_cli.sources.holiday_notice.resolve import resolve_notice
from gongkai_cli.sources.holiday_notice.text import read_text
from gongkai_cli.sources.holiday_notice.yaml_file import as_notice, file_text

FIXTURES = Path(__file__).parent.parent / "fixtures"
NOTICES = FIXTURES / "notices"
KNOWN = json.loads((FIXTURES / "state-council-2007-2026.json").read_text("utf-8"))
YEARS = range(2007, 2027)
AMENDING = {2015: "2015-09", 2019: "2019-05", 2020: "2020-02"}
FACTS = {
    "2007": ("国办发明电〔2006〕49号", "2006-12-14"),
    "2008": (None, None),
    "2010": ("国办发明电〔2009〕27号", "2009-12-07"),
    "2011": ("国办发明电〔2010〕40号", None),
    "2015-09": ("国发明电〔2015〕1号", "2015-05-13"),
    "2017": ("国办发明电〔2016〕17号", "2016-12-01"),
    "2019-05": ("国办发明电〔2019〕3号", "2019-03-22"),
    "2020-02": ("国办发明电〔2020〕1号", "2020-01-26"),
    "2025": ("国办发明电〔2024〕12号", "2024-11-12"),
    "2026": ("国办发明电〔2025〕7号", "2025-11-04"),
}


def reading(name: str) -> Reading:
    found = read_notice(read_text((NOTICES / f"{name}.txt").read_bytes()), name, Asked())
    assert isinstance(found, Reading), found
    return found


def noticed(name: str) -> Notice:
    notice = as_notice(file_text(resolve_notice(reading(name)), "# 编辑器\n"), f"{name}.yaml")
    assert isinstance(notice, Notice), notice
    return notice


def notice_year(day: str) -> int:
    """The year whose notice speaks of a day: the last days of December are the next year's."""
    return int(day[:4]) + (day[5:] >= "12-25")


@pytest.mark.parametrize("year", YEARS)
def test_a_year_reads_as_it_was(year: int) -> None:
    off: set[str] = set()
    worked: set[str] = set()
    for name in (str(year), AMENDING.get(year)):
        if name is not None:
            notice = noticed(name)
            assert notice.year == year
            assert notice.amends == ("true" if "-" in name else "false")
            off |= {str(day) for day in notice.off_days}
            worked = (worked | {str(day) for day in notice.make_up_workdays}) - off
    assert sorted(off) == [day for day in KNOWN["off_days"] if notice_year(day) == year]
    assert sorted(worked) == [day for day in KNOWN["make_up_workdays"] if notice_year(day) == year]


def test_all_notices_together_make_the_installed_calendar() -> None:
    notices = [noticed(path.stem) for path in NOTICES.glob("20[012]*.txt") if path.stem != "2004"]
    assert len(notices) == len(YEARS) + len(AMENDING)
    ours, installed = build_workdays(notices, through_year=2026), build_workdays(through_year=2026)
    days = map(date.fromordinal, range(D("2006-12-25"), D("2026-12-31") + 1))
    assert [str(day) for day in days if ours.is_workday(day) != installed.is_workday(day)] == []


def test_2004_as_the_installed_calendar_has_it() -> None:
    """The fixture begins in 2007; the form of the first years is that of 2007."""
    notice, installed = noticed("2004"), load_official_holidays()
    weekdays = [day for day in installed.off_days if day.year == 2004 and day.weekday() < 5]
    assert weekdays == [day for day in notice.off_days if day.weekday() < 5]
    worked = [day for day in installed.make_up_workdays if day.year == 2004]
    assert list(notice.make_up_workdays) == worked


def D(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@pytest.mark.parametrize("name", FACTS)
def test_number_and_day_of_issue(name: str) -> None:
    found = reading(name)
    assert (found.number, found.issued and str(found.issued)) == FACTS[name]


def test_the_holidays_are_told_apart_and_quoted() -> None:
    holidays = {each.name: each for each in reading("2025").holidays}
    assert list(holidays) == ["元旦", "春节", "清明节", "劳动节", "端午节", "国庆节、中秋节"]
    assert (
        holidays["劳动节"].quote
        == "5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。"
    )


def test_what_is_asked_of_employers_makes_no_day_off() -> None:
    """2024: 鼓励各单位……安排职工在除夕（2月9日）休息。"""
    assert "除夕（2月9日）休息" in (NOTICES / "2024.txt").read_text("utf-8")
    assert date(2024, 2, 9) not in noticed("2024").off_days


@pytest.mark.slow
@pytest.mark.parametrize("name", ["2007", "2009", "2017", "2019-05", "2020-02", "2025"])
@pytest.mark.parametrize(
    "dress",
    [
        lambda text: text.replace("\n", ""),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "\u3000 ".join(text),
        lambda text: "\u200b".join(text),
        lambda text: text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"}),
        lambda text: text.translate(str.maketrans("（），：；〔〕", "(),:;[]")),
        lambda text: text.replace("日至", "日—").replace("日—", "日－"),
        lambda text: text.replace("日至", "日～"),
        lambda text: text.replace("星期日", "星期天").replace("周日", "礼拜天"),
    ],
    ids=["one line", "CRLF", "BOM", "blanks", "unseen", "full", "half", "dash", "tilde", "天"],
)
def test_the_dress_of_the_text_does_not_matter(name: str, dress) -> None:
    text = (NOTICES / f"{name}.txt").read_text("utf-8")
    found = read_notice(read_text(dress(text).encode()), name, Asked())
    assert isinstance(found, Reading), found
    plain = reading(name)
    days = [(each.name, each.off, each.worked, each.prolonged_to) for each in found.holidays]
    assert days == [
        (each.name, each.off, each.worked, each.prolonged_to) for each in plain.holidays
    ]
    assert (found.number, found.issued) == (plain.number, plain.issued)
