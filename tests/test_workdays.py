"""The table of working days against the State Council notices, the court and the statute."""

from __future__ import annotations

import json
import random
import runpy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from counting import FIXTURE, nth_after
from gongkai_cli.calendar import statutory_days
from gongkai_cli.calendar.merge_notices import merge_days
from gongkai_cli.calendar.official_holidays import ERRATA, load_official_holidays
from gongkai_cli.calendar.workdays import CalendarRange, Workdays, build_workdays
from gongkai_cli.model.notice import Notice

HERE = Path(__file__).parent
LAST = load_official_holidays().last_year
OPEN = LAST + 1  # the first year that the installed data does not hold
D = date.fromisoformat

# These days, and only these, of a made-up notice for the first open year.
NOTICE = {
    "year": str(OPEN),
    "number": f"国办发明电〔{LAST}〕9号",
    "issued": f"{LAST}-11-04",
    "off_days": [f"{OPEN}-01-01", f"{OPEN}-10-08"],
    "make_up_workdays": [],
}


@pytest.fixture(scope="module")
def calendar() -> Workdays:
    return build_workdays(through_year=LAST)


def span(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(o) for o in range(first.toordinal(), last.toordinal() + 1))


def weekend_of(year: int) -> date:
    """A Saturday of the year that is neither a statutory day off nor next to one."""
    return next(d for d in span(date(year, 7, 1), date(year, 7, 31)) if d.weekday() == 5)


def notice(**changes: object) -> Notice:
    return Notice.model_validate(NOTICE | changes)


def test_agrees_with_every_day_of_the_notices(calendar: Workdays) -> None:
    off, worked = set(FIXTURE["off_days"]), set(FIXTURE["make_up_workdays"])
    for day in span(date(2006, 12, 30), date(2026, 12, 31)):
        text = day.isoformat()
        expected = text in worked or (day.weekday() < 5 and text not in off)
        assert calendar.is_workday(day) is expected, text


@pytest.mark.slow
def test_six_thousand_counts_agree_with_counting_day_by_day(calendar: Workdays) -> None:
    """Random trigger days of 2007 to 2026, worked or off, and random spans of up to 60 working days."""
    chance = random.Random(20261123)
    first, last = date(2007, 1, 1).toordinal(), date(2026, 9, 30).toordinal()
    for _ in range(6000):
        trigger, n = date.fromordinal(chance.randint(first, last)), chance.randint(1, 60)
        due = nth_after(trigger, n)
        if due.year > 2026:
            continue
        assert calendar.nth_after(trigger, n) == due, (trigger, n)
        assert calendar.count_between(trigger, due) == n


def test_2026_has_248_working_days(calendar: Workdays) -> None:
    assert calendar.count_between(D("2025-12-31"), D("2026-12-31")) == 248


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        pytest.param("2022-09-30", 20, "2022-11-02", id="the court of 连云港"),
        ("2026-02-13", 15, "2026-03-12"),
        ("2026-04-30", 15, "2026-05-25"),
        ("2026-09-18", 15, "2026-10-15"),
        ("2026-09-30", 15, "2026-10-27"),
        pytest.param("2026-09-19", 1, "2026-09-20", id="a Saturday off, then a Sunday worked"),
    ],
)
def test_the_vectors_of_law_and_court(calendar: Workdays, start: str, n: int, end: str) -> None:
    assert calendar.nth_after(D(start), n) == D(end)
    assert calendar.count_between(D(start), D(end)) == n


def test_the_court_counted_the_make_up_days(calendar: Workdays) -> None:
    named = {day: (counted, why) for day, counted, why in
             calendar.days(D("2022-09-30"), D("2022-11-02"))}  # fmt: skip
    assert named[D("2022-10-08")] == named[D("2022-10-09")] == (True, "调休上班")
    assert D("2022-09-30") not in named
    assert sum(counted for counted, _ in named.values()) == 20


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-11-23", "工作日"),
        ("2026-11-21", "周六"),
        ("2026-11-22", "周日"),
        ("2026-02-17", "春节"),
        ("2026-02-20", "春节调休放假"),
        ("2026-02-14", "调休上班"),
        ("2026-04-05", "清明节"),
        ("2026-06-19", "端午节"),
        ("2026-09-25", "中秋节"),
        ("2026-05-01", "劳动节"),
        ("2026-01-01", "元旦"),
        ("2026-10-01", "国庆节"),
        ("2015-09-03", "抗战胜利日"),
    ],
)
def test_reasons(calendar: Workdays, day: str, reason: str) -> None:
    assert calendar.reason(D(day)) == reason


def test_every_holiday_of_the_data_has_a_chinese_name() -> None:
    assert {
        name for name in load_official_holidays().off_days.values() if name.startswith("放假")
    } == set()


def test_backwards_and_here(calendar: Workdays) -> None:
    assert calendar.nth_before(D("2026-10-27"), 15) == D("2026-09-30")
    assert calendar.nth_before(D("2026-10-05"), 1) == D("2026-09-30")
    assert calendar.next_workday_from(D("2026-10-01")) == D("2026-10-08")
    assert calendar.next_workday_from(D("2026-10-08")) == D("2026-10-08")
    assert calendar.next_workday_from(D("2026-09-20")) == D("2026-09-20")
    assert calendar.count_between(D("2026-10-27"), D("2026-09-30")) == 0
    assert calendar.count_between(D("2026-10-23"), D("2026-10-24")) == 0


def test_the_edges_of_the_table(calendar: Workdays) -> None:
    first, last = calendar.covered_from, calendar.last
    assert first == D("2004-01-01")
    assert not calendar.is_workday(first)
    assert calendar.nth_after(first, 1) == D("2004-01-02")
    assert calendar.reason(last)
    for day in (first - timedelta(1), last + timedelta(1), date.min, date.max):
        for ask in (calendar.is_workday, calendar.reason, calendar.uncovered_year):
            with pytest.raises(CalendarRange, match=f"{day}不在工作日历的范围"):
                ask(day)
    with pytest.raises(CalendarRange, match="后第1个工作日超出"):
        calendar.nth_after(last, 1)
    with pytest.raises(CalendarRange, match="前第1个工作日超出"):
        calendar.nth_before(first, 1)
    for n in (0, -1):
        with pytest.raises(ValueError, match="正整数"):
            calendar.nth_after(D("2026-03-03"), n)
        with pytest.raises(ValueError, match="正整数"):
            calendar.nth_before(D("2026-03-03"), n)


@pytest.mark.parametrize(
    ("through", "last"),
    [(1949, LAST + 3), (LAST, LAST + 3), (2035, 2038), (2050, 2052), (2199, 2052)],
)
def test_the_table_reaches_past_the_year_asked_for(through: int, last: int) -> None:
    calendar = build_workdays(through_year=through)
    assert calendar.last == date(last, 12, 31)
    assert calendar.gazetted_through == date(LAST, 12, 28)


def test_the_turn_of_the_year_waits_for_the_next_notice(calendar: Workdays) -> None:
    assert calendar.gazetted_through == date(LAST, 12, 28)
    assert calendar.uncovered_year(date(LAST, 12, 28)) is None
    for day in (29, 30, 31):
        assert calendar.uncovered_year(date(LAST, 12, day)) == OPEN
        assert calendar.uncovered_year(date(LAST - 1, 12, day)) is None
    assert calendar.uncovered_year(date(OPEN, 1, 1)) == OPEN
    assert calendar.uncovered_year(date(OPEN, 12, 30)) == OPEN
    assert calendar.first_uncovered(date(LAST, 12, 20), date(LAST, 12, 28)) is None
    assert calendar.first_uncovered(date(LAST, 12, 20), date(LAST, 12, 29)) == OPEN
    assert calendar.first_uncovered(date(LAST, 12, 31), date(LAST, 12, 31)) is None
    with pytest.raises(CalendarRange):
        calendar.first_uncovered(D("2003-12-31"), D("2004-01-05"))


def test_a_notice_covers_its_year() -> None:
    calendar = build_workdays([notice()], through_year=LAST)
    assert calendar.gazetted_through == date(OPEN, 12, 28)
    assert calendar.imported == (NOTICE["number"],)
    assert calendar.uncovered_year(date(LAST, 12, 31)) is None
    assert calendar.uncovered_year(date(OPEN, 12, 29)) == OPEN + 1
    assert calendar.last.year == OPEN + 3


def test_an_amendment_covers_nothing() -> None:
    calendar = build_workdays([notice(amends="true")], through_year=LAST)
    assert calendar.gazetted_through == date(LAST, 12, 28)
    assert not calendar.is_workday(date(OPEN, 10, 8))
    assert calendar.imported == (NOTICE["number"],)


def test_a_gap_ends_the_covered_run() -> None:
    calendar = build_workdays(
        [
            notice(
                year=str(OPEN + 1),
                number=None,
                off_days=[f"{OPEN + 1}-01-01"],
                make_up_workdays=[],
            )
        ],
        through_year=OPEN + 1,
    )
    assert calendar.gazetted_through == date(LAST, 12, 28)
    assert calendar.imported == (f"{OPEN + 1}年放假安排",)
    assert calendar.uncovered_year(date(OPEN + 1, 6, 1)) is None
    assert calendar.uncovered_year(date(OPEN, 12, 31)) == OPEN
    assert calendar.first_uncovered(date(LAST, 12, 1), date(OPEN + 1, 6, 1)) == OPEN


def test_a_notice_may_change_the_december_before() -> None:
    """As 2012's did: 2011-12-31 was worked."""
    saturday = next(d for d in span(date(LAST, 12, 1), date(LAST, 12, 31)) if d.weekday() == 5)
    monday = saturday + timedelta(2)
    calendar = build_workdays(
        [notice(off_days=[f"{monday}"], make_up_workdays=[f"{saturday}"])], through_year=LAST
    )
    assert (calendar.is_workday(saturday), calendar.reason(saturday)) == (True, "调休上班")
    assert (calendar.is_workday(monday), calendar.reason(monday)) == (False, "调休放假")


@pytest.mark.parametrize("backwards", [False, True])
def test_the_later_notice_wins_day_by_day(backwards: bool) -> None:
    saturday = weekend_of(OPEN)
    friday, monday = saturday - timedelta(1), saturday + timedelta(2)
    first = notice(off_days=[f"{monday}"], make_up_workdays=[f"{saturday}"])
    amended = notice(
        number="改",
        issued=f"{OPEN}-05-01",
        amends="true",
        off_days=[f"{friday}", f"{saturday}"],
        make_up_workdays=[],
    )
    both = [amended, first] if backwards else [first, amended]
    calendar = build_workdays(both, through_year=LAST)
    assert calendar.imported == (NOTICE["number"], "改")
    assert (calendar.is_workday(friday), calendar.reason(friday)) == (False, "放假")
    assert (calendar.is_workday(saturday), calendar.reason(saturday)) == (False, "周六")
    assert not calendar.is_workday(monday)  # what the amendment does not name stands

    undone = notice(
        issued=f"{OPEN}-06-01", amends="true", off_days=[], make_up_workdays=[f"{monday}"]
    )
    assert build_workdays([undone, *both], through_year=LAST).is_workday(monday)


def test_a_year_s_notice_speaks_for_every_day_of_its_year() -> None:
    """2026 once more: neither its make-up days nor its days off stand where the notice is silent."""
    whole = Notice.model_validate(
        {
            "year": "2026",
            "off_days": ["2026-01-01", "2026-10-01", "2026-10-02"],
            "make_up_workdays": ["2026-10-11"],
        }
    )
    calendar, installed = (
        build_workdays([whole], through_year=LAST),
        build_workdays(through_year=LAST),
    )
    assert [calendar.is_workday(D(f"2026-10-{day}")) for day in ("09", "10", "11", "12")] == [
        True, False, True, True,
    ]  # fmt: skip
    assert calendar.reason(D("2026-10-10")) == "周六"
    assert (calendar.is_workday(D("2026-05-04")), installed.is_workday(D("2026-05-04"))) == (
        True,
        False,
    )
    assert calendar.reason(D("2026-05-01")) == "劳动节"  # the law's own: no notice takes it away
    for day in span(date(2004, 1, 1), date(2025, 12, 28)):
        assert calendar.is_workday(day) is installed.is_workday(day)


def test_a_year_s_notice_speaks_for_every_day_of_a_year_that_was_open() -> None:
    """A file that names a few days alone cannot make the law's own days off worked."""
    calendar = build_workdays([notice()], through_year=LAST)
    silent = [d for d in statutory_days.load_statutory_days(OPEN, OPEN) if d.weekday() < 5]
    assert silent
    assert not any(calendar.is_workday(d) for d in silent)
    beyond = [d for d in statutory_days.load_statutory_days(OPEN + 1, OPEN + 1) if d.weekday() < 5]
    assert not any(calendar.is_workday(d) for d in beyond)


def test_the_last_days_of_december_belong_to_the_next_notice() -> None:
    """31 December 2011 was worked by the notice of 2012; that of 2011 says nothing of it."""
    eleven = Notice.model_validate({"year": "2011", "off_days": ["2011-01-03"]})
    assert build_workdays([eleven], through_year=LAST).is_workday(D("2011-12-31"))
    twelve = Notice.model_validate({"year": "2012", "off_days": ["2012-01-02"]})
    assert not build_workdays([twelve], through_year=LAST).is_workday(D("2011-12-31"))
    assert not build_workdays([eleven, twelve], through_year=LAST).is_workday(D("2011-12-31"))


def test_without_a_day_of_issue_an_arrangement_comes_before_what_changes_it() -> None:
    friday = weekend_of(OPEN) - timedelta(1)
    changed = notice(number="改", issued=None, amends="true", off_days=[f"{friday}"])
    for first in (notice(), notice(issued=None)):
        calendar = build_workdays([changed, first], through_year=LAST)
        assert calendar.imported == (NOTICE["number"], "改")
        assert not calendar.is_workday(friday)


@pytest.mark.parametrize(
    ("amends", "off", "worked", "reasons"),
    [
        ("false", ["10-01", "10-02", "10-03", "10-04", "10-05", "10-06"], ["09-27"],
         ["国庆节"] * 5 + ["国庆节调休放假", "工作日"]),
        ("true", ["10-08", "10-09"], [], ["国庆节延长假期"] * 2),
        ("true", ["10-08", "10-09", "10-10"], [], ["国庆节延长假期"] * 3),
        ("true", ["10-08"], ["10-11"], ["国庆节调休放假", "工作日"]),
        ("true", ["10-08"], ["10-10"], ["国庆节延长假期", "工作日"]),
    ],
    ids=["a year", "prolonged", "over a make-up day", "in exchange", "a make-up day named again"],
)  # fmt: skip
def test_days_off_are_called_by_their_festival(amends, off, worked, reasons) -> None:
    """2026: 1 to 7 October is off, Saturday the 10th worked."""
    made = Notice.model_validate(
        {
            "year": "2026",
            "amends": amends,
            "off_days": [f"2026-{day}" for day in off],
            "make_up_workdays": [f"2026-{day}" for day in worked],
        }
    )
    calendar = build_workdays([made], through_year=LAST)
    first = D(f"2026-{off[0]}")
    assert [calendar.reason(first + timedelta(n)) for n in range(len(reasons))] == reasons


def test_imported_days_are_called_as_the_installed_ones() -> None:
    """2025 and 2026, the years of the present law, as notices on top of the data through 2024."""
    known = load_official_holidays()
    older = replace(
        known,
        last_year=2024,
        off_days={day: name for day, name in known.off_days.items() if day.year < 2025},
        make_up_workdays=tuple(day for day in known.make_up_workdays if day.year < 2025),
    )
    for year in (2025, 2026):
        names = {day: name for day, name in known.off_days.items() if day.year == year}
        worked = [day for day in known.make_up_workdays if day.year == year]
        made = Notice.model_validate(
            {
                "year": str(year),
                "off_days": [str(day) for day in names],
                "make_up_workdays": [str(day) for day in worked],
            }
        )
        days = merge_days([made], 2026, older)
        assert {day: days[day] for day in names} == {d: (False, n) for d, n in names.items()}
        assert {day: days[day] for day in worked} == dict.fromkeys(worked, (True, "调休上班"))


def test_an_amendment_of_a_gazetted_year() -> None:
    """2026-02-14 is a Saturday worked, 2026-03-03 an ordinary Tuesday, 2026-10-07 off.

    The Saturday joins the holiday that begins the day after it, and is called by it.
    """
    amended = Notice.model_validate(
        {
            "year": "2026",
            "amends": "true",
            "off_days": ["2026-02-14", "2026-03-03"],
            "make_up_workdays": ["2026-10-07"],
        }
    )
    calendar = build_workdays([amended], through_year=LAST)
    assert (calendar.is_workday(D("2026-02-14")), calendar.reason(D("2026-02-14"))) == (
        False,
        "春节",
    )
    assert not calendar.is_workday(D("2026-03-03"))
    assert (calendar.is_workday(D("2026-10-07")), calendar.reason(D("2026-10-07"))) == (
        True,
        "调休上班",
    )
    assert calendar.count_between(D("2025-12-31"), D("2026-12-31")) == 248 - 2 + 1
    assert calendar.nth_after(D("2026-02-13"), 15) == D("2026-03-16")


def test_an_uncovered_year_has_the_statutory_days_and_nothing_made_up(calendar: Workdays) -> None:
    for year in range(OPEN, calendar.last.year + 1):
        days = statutory_days.load_statutory_days(year, year)
        for day in span(date(year, 1, 1), date(year, 12, 31)):
            assert calendar.is_workday(day) is (day.weekday() < 5 and day not in days)
            if day in days:
                assert calendar.reason(day) == days[day]


def test_the_statutory_table_obeys_the_statute() -> None:
    """《全国年节及纪念日放假办法》(2024): 13 days, one fewer where two holidays share a day."""
    for year in range(2025, statutory_days.LAST_YEAR + 1):
        names = "、".join(statutory_days.load_statutory_days(year, year).values()).split("、")
        assert {name: names.count(name) for name in names} == {
            "元旦": 1, "春节": 4, "清明节": 1, "劳动节": 2, "端午节": 1, "中秋节": 1, "国庆节": 3,
        }  # fmt: skip


def test_the_statutory_days_are_among_the_gazetted() -> None:
    known = load_official_holidays()
    days = statutory_days.load_statutory_days(statutory_days.FIRST_YEAR, known.last_year)
    assert set(days) <= set(known.off_days)


@pytest.mark.slow
def test_the_statutory_table_is_what_the_holidays_library_says() -> None:
    pytest.importorskip("holidays")
    script = runpy.run_path(str(HERE.parent / "scripts/build_statutory_days.py"))
    assert json.loads(statutory_days.FILE.read_text("utf-8")) == script["table"]()
    assert (script["FIRST_YEAR"], script["LAST_YEAR"]) == (
        statutory_days.FIRST_YEAR,
        statutory_days.LAST_YEAR,
    )


def test_errata_are_days_that_the_installed_data_still_lacks() -> None:
    """2005-12-31 was a working Saturday (国办发明电〔2005〕35号); a library that knows it needs no erratum."""
    errata = json.loads(ERRATA.read_text("utf-8"))["make_up_workdays"]
    assert [each["day"] for each in errata] == ["2005-12-31"]
    for each in errata:
        day = date.fromisoformat(each["day"])
        assert "〔" in each["source"]
        assert not chinese_calendar.is_workday(day)
        assert build_workdays(through_year=2006).is_workday(day)
        assert build_workdays(through_year=2006).reason(day) == "调休上班"
