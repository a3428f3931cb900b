"""Every rule with a day in it, the day before, on it and the day after, in every corner of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counting import OVERLAY_2027, nth_after

pytestmark = pytest.mark.slow

D = date.fromisoformat
STEP = timedelta(days=1)
UP = "channel: 政府网站常规公开, url: https://a.gov.cn/1"
TOPIC = "channel: 政府网站专题公开, url: https://a.gov.cn/1"
KNOWN, UNKNOWN, IMPORTED = "known", "unknown", "imported"
CORNERS = [
    pytest.param(D("2026-06-01"), KNOWN, id="ordinary"),
    pytest.param(D("2026-02-13"), KNOWN, id="before the Spring Festival"),
    pytest.param(D("2026-09-18"), KNOWN, id="before a Sunday worked"),
    pytest.param(D("2026-09-19"), KNOWN, id="on a Saturday off"),
    pytest.param(D("2026-09-20"), KNOWN, id="on a Sunday worked"),
    pytest.param(D("2026-01-31"), KNOWN, id="on the last of January"),
    pytest.param(D("2026-04-30"), KNOWN, id="on the last of April"),
    pytest.param(D("2024-02-29"), KNOWN, id="on 29 February"),
    pytest.param(D("2024-02-05"), KNOWN, id="towards 29 February"),
    pytest.param(D("2025-12-15"), KNOWN, id="over the year's end, next year known"),
    pytest.param(D("2025-12-31"), KNOWN, id="on New Year's Eve"),
    pytest.param(D("2026-12-14"), UNKNOWN, id="over the year's end, next year unknown"),
    pytest.param(D("2026-12-14"), IMPORTED, id="over the year's end, notice imported"),
]
SIDES = pytest.mark.parametrize("side", [-1, 0, 1], ids=["before", "on", "after"])


@pytest.fixture
def corner(project, request):
    """The project of a corner: its start, and the made-up notice where it is imported."""

    def lay(trigger: date, calendar: str):
        project.start = f"{trigger.year - 1}-01-01"
        if calendar == IMPORTED:
            project.write({"calendar/2027.yaml": OVERLAY_2027})
        return project

    return lay


def severity(calendar: str) -> str:
    """A day past a provisional due day is a warning, past a gazetted one an error."""
    return "warning" if calendar == UNKNOWN else "error"


@SIDES
@pytest.mark.parametrize(("trigger", "calendar"), CORNERS)
def test_gk102_an_event_not_published(corner, trigger, calendar, side):
    due = nth_after(trigger, 15, calendar == IMPORTED)
    project = corner(trigger, calendar)
    record = f"{{item: 5, title: 甲, formed: {trigger}}}"
    result = project.check(record, str(due + side * STEP), items=["5"])
    judged = result.judged(f"5@{trigger}@甲")
    assert judged.obligation.due.day == due
    assert judged.obligation.due.basis == ("provisional" if calendar == UNKNOWN else "gazetted")
    assert judged.verdict == ("overdue" if side > 0 else "due_soon")
    assert [f.severity for f in result.all("GK102")] == ([severity(calendar)] if side > 0 else [])
    assert ("GK601" in result.codes()) is (calendar == UNKNOWN)


@SIDES
@pytest.mark.parametrize(("trigger", "calendar"), CORNERS)
def test_gk201_an_event_published(corner, trigger, calendar, side):
    due = nth_after(trigger, 15, calendar == IMPORTED)
    published = due + side * STEP
    project = corner(trigger, calendar)
    result = project.check(
        f"{{item: 5, title: 甲, formed: {trigger}, published: {published}, {TOPIC}}}",
        str(published + 30 * STEP),
    )
    assert result.verdict(f"5@{trigger}@甲") == ("met_late" if side > 0 else "met")
    assert [f.severity for f in result.all("GK201")] == ([severity(calendar)] if side > 0 else [])


@SIDES
@pytest.mark.parametrize(
    "period", ["2024-02", "2025-12", "2026-01", "2026-04", "2026-08", "2026-09"]
)
def test_gk101_a_month_not_published(corner, period, side):
    last = D(f"{period}-28")
    while (last + STEP).month == last.month:
        last += STEP
    due = nth_after(last, 15)
    result = corner(last, KNOWN).check("# 无\n", str(due + side * STEP))
    assert result.judged(f"2@{period}").obligation.due.day == due
    assert (f"2@{period}" in result.where("GK101")) is (side > 0)


@SIDES
@pytest.mark.parametrize("calendar", [UNKNOWN, IMPORTED])
def test_gk101_the_year_2026(corner, calendar, side):
    due = nth_after(D("2026-12-31"), 15, calendar == IMPORTED)
    assert due == D("2027-01-22" if calendar == UNKNOWN else "2027-01-21")
    project = corner(D("2026-12-31"), calendar)
    result = project.check("# 无\n", str(due + side * STEP), items=["4"])
    late = [f for f in result.all("GK101") if f.obligation.id == "4@2026"]
    assert [f.severity for f in late] == ([severity(calendar)] if side > 0 else [])


@pytest.mark.parametrize(("past", "grave"), [(6, "warning"), (7, "warning"), (8, "error")])
def test_a_provisional_lateness_grows_grave(corner, past, grave):
    due = nth_after(D("2026-12-14"), 15)
    project = corner(D("2026-12-14"), UNKNOWN)
    record = "{item: 5, title: 甲, formed: 2026-12-14}"
    result = project.check(record, str(due + past * STEP), items=["5"])
    assert result.one("GK102").severity == grave
    assert result.rates() == {"disclosed": None, "on_time": None, "conforming": None}


@SIDES
@pytest.mark.parametrize(("start", "calendar"), CORNERS)
def test_gk103_twenty_working_days_from_the_start(project, start, calendar, side):
    if calendar == IMPORTED:
        project.write({"calendar/2027.yaml": OVERLAY_2027})
    project.start = str(start)
    due = nth_after(start, 20, calendar == IMPORTED)
    result = project.check("# 无\n", str(due + side * STEP), items=["9"])
    assert result.judged("9@standing").obligation.due.day == due
    assert result.where("GK103") == (["9@standing"] if side > 0 else [])


@SIDES
@pytest.mark.parametrize(("trigger", "calendar"), CORNERS)
def test_gk202_past_the_advised_day(corner, trigger, calendar, side):
    advised = nth_after(trigger, 1, calendar == IMPORTED)
    published = max(advised + side * STEP, trigger)
    result = corner(trigger, calendar).check(
        f"{{item: 7, title: 甲, formed: {trigger}, published: {published}, {UP}}}",
        str(published + 40 * STEP),
    )
    slow = [f"7@{trigger}@甲"] if published > advised else []
    assert result.where("GK202") == slow
    assert result.verdict(f"7@{trigger}@甲") == "met"


@SIDES
@pytest.mark.parametrize(("trigger", "calendar"), CORNERS)
def test_gk203_five_working_days_ahead(corner, trigger, calendar, side):
    """Due soon from the last day whose fifth working day after it reaches the due day."""
    imported = calendar == IMPORTED
    due = nth_after(trigger, 15, imported)
    first = due
    while nth_after(first - STEP, 5, imported) >= due:
        first -= STEP
    as_of = first + side * STEP
    result = corner(trigger, calendar).check(
        f"{{item: 5, title: 甲, formed: {trigger}}}", str(as_of)
    )
    soon = side >= 0
    assert result.verdict(f"5@{trigger}@甲") == ("due_soon" if soon else "pending")
    assert (f"5@{trigger}@甲" in result.where("GK203")) is soon


@SIDES
@pytest.mark.parametrize(("published", "calendar"), CORNERS)
def test_gk307_a_display_of_five_working_days(corner, published, calendar, side):
    full = nth_after(published, 5, calendar == IMPORTED)
    result = corner(published, calendar).check(
        f"{{item: 8, title: 甲, formed: {published}, published: {published}, {UP}, "
        f"posted_until: {full + side * STEP}}}",
        str(full + 60 * STEP),
    )
    assert result.where("GK307") == ([f"8@{published}@甲"] if side < 0 else [])


@SIDES
@pytest.mark.parametrize("published", ["2026-02-13", "2024-02-22", "2025-12-26", "2026-09-18"])
def test_gk307_a_display_of_seven_days_does_not_move(corner, published, side):
    full = D(published) + 7 * STEP
    formed = D(f"{published[:8]}01") - STEP
    quarter = f"{formed.year}-Q{(formed.month + 2) // 3}"
    result = corner(formed, KNOWN).check(
        f"{{item: 3, period: {quarter}, published: {published}, {UP}, "
        f"posted_until: {full + side * STEP}}}",
        str(full + 60 * STEP),
    )
    assert result.where("GK307") == ([f"3@{quarter}"] if side < 0 else [])


@SIDES
@pytest.mark.parametrize(("formed", "calendar"), CORNERS)
def test_gk305_published_around_the_formed_day(corner, formed, calendar, side):
    published = formed + side * STEP
    result = corner(formed, calendar).check(
        f"{{item: 5, title: 甲, formed: {formed}, published: {published}, {TOPIC}}}",
        str(formed + 60 * STEP),
    )
    assert len(result.all("GK305")) == (side < 0)


@SIDES
@pytest.mark.parametrize(("published", "calendar"), CORNERS)
@pytest.mark.parametrize("key", ["withdrawn", "posted_until"])
def test_gk305_down_around_the_day_of_publication(corner, published, calendar, side, key):
    result = corner(published, calendar).check(
        f"{{item: 5, title: 甲, formed: {published}, published: {published}, {TOPIC}, "
        f"{key}: {published + side * STEP}}}",
        str(published + 60 * STEP),
    )
    assert len(result.all("GK305")) == (side < 0)


@SIDES
@pytest.mark.parametrize(
    "last", [D("2026-02-28"), D("2026-04-30"), D("2024-02-29"), D("2025-12-31")]
)
def test_a_zero_report_counts_from_the_last_day_on(corner, last, side):
    period = f"{last:%Y-%m}"
    result = corner(last, KNOWN).check(
        f"{{item: 2, period: {period}, nothing_to_disclose: 本月没有}}", str(last + side * STEP)
    )
    expected = "nothing_to_disclose" if side >= 0 else "pending"
    assert result.verdict(f"2@{period}") == expected


@SIDES
@pytest.mark.parametrize(("trigger", "calendar"), CORNERS)
def test_taken_out_from_a_trigger_day_on(project, trigger, calendar, side):
    project.start = f"{trigger.year - 1}-01-01"
    project.more = f"not_applicable: [{{items: ['5'], reason: 甲, approved_by: 乙, from: {trigger + side * STEP}}}]\n"
    result = project.check(f"{{item: 5, title: 甲, formed: {trigger}}}", str(trigger))
    assert (result.verdict(f"5@{trigger}@甲") == "not_applicable") is (side <= 0)


@SIDES
@pytest.mark.parametrize(("start", "calendar"), CORNERS)
def test_what_was_formed_before_the_start_is_history(project, start, calendar, side):
    project.start = str(start)
    result = project.check(
        f"{{item: 5, title: 甲, formed: {start + side * STEP}}}", str(start + 5 * STEP)
    )
    assert result.checked.history == (side < 0)


@pytest.mark.parametrize(
    ("trigger", "due", "firm"),
    [("2026-12-07", "2026-12-28", True), ("2026-12-08", "2026-12-29", False)],
)
def test_gk601_from_the_29th_of_december_on(corner, trigger, due, firm):
    result = corner(D(trigger), UNKNOWN).check(
        f"{{item: 5, title: 甲, formed: {trigger}}}", trigger, items=["5"]
    )
    judged = result.judged(f"5@{trigger}@甲")
    assert str(judged.obligation.due.day) == due
    assert (judged.obligation.due.basis == "gazetted") is firm
    assert result.codes().count("GK601") == (not firm)
