"""Due days: working days, calendar days and months, moved days, and how firm they are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_cli.calendar.due_dates import (
    compute_due_date,
    display_end,
    expected_window,
    stated_date,
)
from gongkai_cli.calendar.workdays import CalendarRange, build_workdays
from gongkai_cli.model.catalog import Span
from gongkai_cli.model.notice import Notice
from gongkai_cli.model.result import DueDate

CALENDAR = build_workdays(through_year=2026)
OPEN = CALENDAR.gazetted_through.year + 1
D = date.fromisoformat
DAYS = st.dates(CALENDAR.covered_from, date(2027, 12, 31))


def span(unit: str, n: int) -> Span:
    return Span.model_validate({unit: str(n)})


SPANS: Any = st.one_of(
    st.builds(span, st.just("workdays"), st.integers(1, 250)),
    st.builds(span, st.just("days"), st.integers(1, 366)),
    st.builds(span, st.just("months"), st.integers(1, 24)),
)


@pytest.mark.parametrize(
    ("trigger", "unit", "n", "due", "moved_from"),
    [
        ("2022-09-30", "workdays", 20, "2022-11-02", None),
        ("2026-09-19", "workdays", 1, "2026-09-20", None),
        ("2026-03-03", "days", 20, "2026-03-23", None),
        pytest.param("2026-03-01", "days", 20, "2026-03-23", "2026-03-21", id="a Saturday"),
        pytest.param("2026-09-11", "days", 20, "2026-10-08", "2026-10-01", id="国庆节"),
        pytest.param("2026-09-10", "days", 10, "2026-09-20", None, id="a Sunday worked"),
        pytest.param("2026-03-31", "months", 1, "2026-04-30", None, id="31 March"),
        pytest.param("2023-01-31", "months", 1, "2023-02-28", None, id="31 January"),
        pytest.param("2024-01-31", "months", 1, "2024-02-29", None, id="31 January of a leap year"),
        pytest.param("2026-01-31", "months", 1, "2026-02-28", None, id="a Saturday worked"),
        pytest.param("2024-02-29", "months", 12, "2025-02-28", None, id="29 February"),
        pytest.param("2023-02-28", "months", 1, "2023-03-28", None, id="the corresponding day"),
        pytest.param("2026-09-05", "months", 1, "2026-10-08", "2026-10-05", id="month moved"),
        pytest.param("2025-12-31", "months", 2, "2026-02-28", None, id="over the year's end"),
    ],
)
def test_due_days(trigger: str, unit: str, n: int, due: str, moved_from: str | None) -> None:
    assert compute_due_date(D(trigger), span(unit, n), CALENDAR) == DueDate(
        day=D(due), basis="gazetted", moved_from=D(moved_from) if moved_from else None
    )


def test_a_year_end_that_the_next_notice_covers_is_firm() -> None:
    assert compute_due_date(D("2025-12-26"), span("workdays", 15), CALENDAR) == DueDate(
        day=D("2026-01-19"), basis="gazetted"
    )


@pytest.mark.parametrize(
    ("unit", "n", "last", "firm"),
    [
        ("days", 1, 28, True),
        ("days", 2, 29, False),
        ("days", 3, 30, False),
        ("days", 4, 31, False),
    ],
)
def test_the_last_days_of_the_known_year(unit: str, n: int, last: int, firm: bool) -> None:
    """2026-12-28 is a Monday: the notice for 2027 may still change the days from the 29th on."""
    calendar = build_workdays(through_year=2026)
    if calendar.gazetted_through.year != 2026:
        pytest.skip("the installed calendar knows 2027 by now")
    due = compute_due_date(D("2026-12-27"), span(unit, n), calendar)
    assert due.day == date(2026, 12, last)
    assert due.basis == ("gazetted" if firm else "provisional")
    assert due.uncovered_year == (None if firm else 2027)
    if not firm:  # days end on their last day or are moved later, never earlier
        assert expected_window(due) == (due.day, due.day + timedelta(4))


def test_across_into_an_uncovered_year_and_with_its_notice() -> None:
    trigger = date(OPEN - 1, 12, 11)
    due = compute_due_date(trigger, span("workdays", 15), CALENDAR)
    assert (due.basis, due.uncovered_year) == ("provisional", OPEN)
    first_open = date(OPEN - 1, 12, 29)  # all before is certain, and did not reach the end
    assert expected_window(due) == (max(due.day - timedelta(7), first_open), due.day + timedelta(4))
    notice = Notice.model_validate({"year": str(OPEN), "off_days": [f"{OPEN}-01-01"]})
    covered = build_workdays([notice], through_year=OPEN)
    assert compute_due_date(trigger, span("workdays", 15), covered) == DueDate(due.day, "gazetted")


def test_the_first_missing_year_is_named() -> None:
    due = compute_due_date(date(OPEN - 1, 6, 1), span("months", 24), CALENDAR)
    assert (due.basis, due.uncovered_year) == ("provisional", OPEN)
    later = compute_due_date(date(OPEN, 12, 30), span("months", 2), CALENDAR)
    assert later.uncovered_year == OPEN  # 31 December still belongs to the open year
    last = compute_due_date(date(OPEN, 12, 31), span("months", 2), CALENDAR)
    assert last.uncovered_year == OPEN + 1


def test_a_day_moved_past_the_covered_ones_is_provisional() -> None:
    """The span ends on 28 December, which is off, so the due day is the 29th or later."""
    eve = date(OPEN - 1, 12, 28)
    notice = Notice.model_validate({"year": str(OPEN - 1), "off_days": [f"{eve}"]})
    due = compute_due_date(
        date(OPEN - 1, 12, 8), span("days", 20), build_workdays([notice], through_year=OPEN)
    )
    assert (due.moved_from, due.basis, due.uncovered_year) == (eve, "provisional", OPEN)


def test_the_trigger_itself_needs_no_notice() -> None:
    """Only the days counted matter: 31 December is the trigger, the next year is known."""
    notice = Notice.model_validate({"year": str(OPEN + 1), "off_days": [f"{OPEN + 1}-01-01"]})
    calendar = build_workdays([notice], through_year=OPEN + 1)
    assert compute_due_date(date(OPEN, 12, 31), span("workdays", 5), calendar).basis == "gazetted"
    assert (
        compute_due_date(date(OPEN, 12, 30), span("workdays", 5), calendar).basis == "provisional"
    )


@pytest.mark.parametrize("unit", ["workdays", "days", "months"])
@pytest.mark.parametrize("day", [date.min, D("2003-12-31"), date.max])
def test_a_trigger_outside_the_calendar_says_so(unit: str, day: date) -> None:
    with pytest.raises(CalendarRange, match=f"{day}不在工作日历的范围"):
        compute_due_date(day, span(unit, 20), CALENDAR)


def test_a_stated_day_is_firm_and_stays() -> None:
    saturday = D("2026-10-03")
    assert stated_date(saturday) == DueDate(saturday, "gazetted", None, None)


@pytest.mark.parametrize(
    ("unit", "n", "end"),
    [("days", 7, "2026-10-03"), ("workdays", 6, "2026-10-10"), ("months", 1, "2026-10-26")],
)
def test_a_display_time_does_not_move(unit: str, n: int, end: str) -> None:
    """Put up on Saturday 2026-09-26, off for 中秋节; 2026-10-03 is off too, and 10-10 is worked."""
    assert display_end(D("2026-09-26"), span(unit, n), CALENDAR) == D(end)


@pytest.mark.slow
@given(DAYS, SPANS)
def test_a_due_day_is_later_and_worked(trigger: date, length: Span) -> None:
    due = compute_due_date(trigger, length, CALENDAR)
    assert due.day > trigger
    assert CALENDAR.is_workday(due.day)
    assert (due.basis == "gazetted") is (due.uncovered_year is None)
    counted = (trigger + timedelta(k + 1) for k in range((due.day - trigger).days))
    missing = [year for day in counted if (year := CALENDAR.uncovered_year(day))]
    assert due.uncovered_year == (missing[0] if missing else None)
    if due.moved_from is not None:
        assert trigger < due.moved_from < due.day
        assert CALENDAR.count_between(due.moved_from - timedelta(1), due.day) == 1
        assert not CALENDAR.is_workday(due.moved_from)


@given(DAYS, st.integers(1, 200), st.integers(1, 200))
def test_working_days_add_up(day: date, a: int, b: int) -> None:
    there = CALENDAR.nth_after(CALENDAR.nth_after(day, a), b)
    assert there == CALENDAR.nth_after(day, a + b)
    assert CALENDAR.count_between(day, there) == a + b


@given(st.dates(date(2004, 1, 2), date(2027, 12, 31)), st.integers(1, 250))
def test_there_and_back(day: date, n: int) -> None:
    there = CALENDAR.nth_after(day, n)
    assert CALENDAR.nth_before(there, n) <= day
    assert CALENDAR.nth_before(there + timedelta(1), n) == CALENDAR.nth_after(day, 1)


@given(DAYS, st.integers(1, 200))
def test_a_longer_span_is_never_due_earlier(day: date, n: int) -> None:
    for unit, most in (("workdays", 250), ("days", 366), ("months", 24)):
        k = min(n, most - 1)
        one, more = (compute_due_date(day, span(unit, m), CALENDAR) for m in (k, k + 1))
        assert one.day <= more.day


@given(DAYS, st.integers(1, 60))
def test_the_table_counts_as_one_would_by_hand(day: date, n: int) -> None:
    walked, left = day, n
    while left:
        walked += timedelta(1)
        left -= CALENDAR.is_workday(walked)
    assert CALENDAR.nth_after(day, n) == walked
