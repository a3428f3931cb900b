"""The engine against a plain reading of the design, on made-up repositories of every kind of item."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SMALL
from plain_reading import Comes, Row, comes_to, end, periods

SITE, BOARD = "政府网站常规公开", "社区居务公开栏"
LIMITS = """\
  半年: {every: half_year, within: {months: 1}, source: catalog}
  一个月内: {after: 批复, within: {months: 1}, source: catalog}
channels:"""
MORE = "".join(
    f"  - {{id: '{id_}', responsibility: 甲, matter: 甲, category: 批复, content_standard: 批复, "
    f"time_limit: {limit}, channel: {channel}}}\n"
    for id_, limit, channel in (("14", "半年", "政府网站"), ("15", "一个月内", BOARD))
)
WIDE = ("政府网站", SITE, "政府网站专题公开")
ROWS = (
    Row("1", (SITE,), ("workdays", 15), months=1),
    Row("3", (SITE,), ("workdays", 15), months=3, display=("days", 7)),
    Row("4", (SITE,), ("workdays", 15), months=12),
    Row("6", (SITE,), ("days", 30), event=True),
    Row("7", (SITE,), ("workdays", 20), event=True),
    Row("8", (SITE,), ("workdays", 20), event=True, stated=True, display=("workdays", 5)),
    Row("9", (SITE,), always=True),
    Row("10", (BOARD,), on_demand=True),
    Row("11", (SITE,), ("workdays", 15), event=True, standing=True),
    Row("14", WIDE, ("months", 1), months=6),
    Row("15", (BOARD,), ("months", 1), event=True),
)
DAYS = st.dates(date(2025, 12, 1), date(2026, 10, 31))
END = date(2026, 12, 20)
"""Not so late that anything counted from it leaves the days that `counting` knows."""
AROUND = st.integers(-1, 1).map(lambda days: timedelta(days=days))


@st.composite
def acts(draw, row, formed, due):
    """A publication, most often about a day that matters, perhaps taken down about another one."""
    late = timedelta(days=draw(st.integers(0, 20)))
    published = draw(st.sampled_from((formed, formed + late, due, due, due + late))) + draw(AROUND)
    channel = draw(st.sampled_from((SITE, SITE, BOARD, "微信")))
    act = {"published": published, "channel": channel}
    full = end(published, row.display or ("days", 3), moved=False)
    for key in ("withdrawn", "posted_until"):
        if draw(st.booleans()):
            day = draw(st.sampled_from((due, full, due + late))) + draw(AROUND)
            act[key] = max(published, day)
    return act


@st.composite
def entries(draw, row):
    """A record that fits its item."""
    day = draw(DAYS)
    record = {"item": row.id, "title": draw(st.sampled_from("甲乙"))}
    if row.months:
        text, last = next(periods(row.months, day, day))
        record["period"], due = text, end(last, row.within)
        if draw(st.integers(0, 3)) == 0:
            record["nothing_to_disclose"] = "无活动"
    else:
        record["formed"], due = day, end(day, row.within)
        if row.stated or row.on_demand:
            record["due"] = draw(st.sampled_from((due, day + timedelta(days=10)))) + draw(AROUND)
            due = record["due"]
    how_many = draw(st.integers(0, 2))
    if how_many == 1:
        record |= draw(acts(row, day, due))
    elif how_many:
        record["publications"] = [draw(acts(row, day, due)), draw(acts(row, day, due))]
    return record


def days_of(record):
    """Every day that a record names."""
    found = [value for value in record.values() if isinstance(value, date)]
    return found + [day for act in record.get("publications", ()) for day in days_of(act)]


def written(record):
    """The record as a line of YAML."""
    values = {
        key: f"[{', '.join(written(each) for each in value)}]" if key == "publications" else value
        for key, value in record.items()
    }
    return f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"


@settings(
    max_examples=1000,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_every_obligation_comes_to_what_a_plain_reading_says(project, data):
    row = data.draw(st.sampled_from(ROWS))
    records = data.draw(st.lists(entries(row), max_size=3))
    start = data.draw(st.sampled_from((date(2026, 1, 1), date(2026, 2, 14))))
    asked = {comes.due for comes in comes_to(row, records, start, END).values()}
    asked.update(day for record in records for day in days_of(record))
    asked.update(last for _, last in periods(row.months, start, END))
    day = data.draw(st.sampled_from(sorted(asked)) if asked else DAYS) + data.draw(AROUND)
    as_of = min(max(day, start), END)
    text = SMALL.read_text("utf-8").replace("channels:", LIMITS, 1) + MORE
    project.catalog, project.start = "own.yaml", start.isoformat()
    project.write({"own.yaml": text})
    lines = "".join(f"- {written(record)}\n" for record in records) or "# 无\n"
    checked = project.check(lines, as_of.isoformat()).checked
    assert checked.unreadable == ()
    found = {
        each.obligation.id: Comes(
            each.verdict.value,
            each.obligation.due.day,
            each.decided_by.day if each.decided_by else None,
            each.workdays_late,
            each.days_late,
        )
        for each in checked.judged
        if each.obligation.item.id == row.id
    }
    assert found == comes_to(row, records, start, as_of)
