"""The engine against a plain reading of the design, on made-up repositories of every kind of item.

Each feature of the design is drawn alone, so that a failure names what it is about, and then all together.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from conftest import SMALL
from example_counts import examples
from gongkai_cli.analyses.explain.derive import derive
from gongkai_cli.analyses.explain.question import Question
from gongkai_cli.outputs.check import render
from plain_reading import ANY, comes_to
from plain_records import Row, acts_of, end, legible, periods, written_acts
from plain_rules import read

WIDE, SITE, TOPIC = "政府网站", "政府网站常规公开", "政府网站专题公开"
BOARD = "社区居务公开栏"
MONTHLY = "{every: month, within: {workdays: 15}, source: default}"
AFTER = "{after: 形成, within: {workdays: 20}, source: catalog}"
ROWS = (
    Row("1", MONTHLY, (SITE,), ("workdays", 15), months=1),
    Row("2", MONTHLY, (SITE,), ("workdays", 15), months=1, standing=True),
    Row(
        "3",
        "{every: quarter, within: {workdays: 15}, source: default}",
        (SITE,),
        ("workdays", 15),
        months=3,
        display=("days", 7),
    ),
    Row(
        "4", "{every: year, within: {days: 30}, source: catalog}", (SITE,), ("days", 30), months=12
    ),
    Row(
        "5",
        "{every: half_year, within: {months: 1}, source: catalog}",
        (WIDE, SITE, TOPIC),
        ("months", 1),
        months=6,
    ),
    Row(
        "6", "{after: 形成, within: {days: 30}, source: catalog}", (SITE,), ("days", 30), event=True
    ),
    Row(
        "7",
        "{after: 形成, advise: {workdays: 1}, within: {workdays: 20}, source: catalog}",
        (BOARD,),
        event=True,
        display=("workdays", 5),
    ),
    Row(
        "8",
        "{after: 形成, stated: true, within: {workdays: 20}, source: catalog}",
        (SITE,),
        event=True,
        stated=True,
        display=("workdays", 5),
    ),
    Row("9", "{always: true}", (SITE,), always=True),
    Row("10", "{on_demand: true}", (BOARD,), on_demand=True),
    Row("11", AFTER, (SITE,), event=True, standing=True),
    Row("12", "{on_demand: true}", (SITE,), on_demand=True, standing=True),
)
FEATURES = (
    "channel",
    "contradiction",
    "demand",
    "effective",
    "ends_before",
    "formless",
    "misfit",
    "misnumbered",
    "provisional",
    "stated_before",
    "stray",
    "taken_out",
    "unreadable",
    "untitled",
    "url",
    "zero",
)
AROUND = st.integers(-1, 1).map(lambda days: timedelta(days=days))
SOMETIMES = st.integers(0, 2).map(lambda n: n == 0)


def days(features):
    if "provisional" in features:
        return st.dates(date(2026, 11, 10), date(2027, 1, 15))
    return st.dates(date(2025, 12, 1), date(2026, 10, 31))


@st.composite
def acts(draw, row, features, formed, due):
    """A publication, most often about a day that matters, perhaps taken down about another one."""
    late = timedelta(days=draw(st.integers(0, 20)))
    published = draw(st.sampled_from((formed, formed + late, due, due, due + late))) + draw(AROUND)
    if "contradiction" in features:
        back = draw(
            st.sampled_from((0, 0, 10, 11, 30, 31, 45, 59, 62, 95, 125, 200, 365, 400, 3650))
        )
        published -= timedelta(days=back)
    elif row.event or row.on_demand:
        published = max(published, formed)
    channels = [SITE, SITE, BOARD, "微信"]
    channels += [WIDE, TOPIC, None] if "channel" in features else []
    act = {"published": published, "channel": draw(st.sampled_from(channels))}
    if act["channel"] is None:
        del act["channel"]
    urls = ["https://a.example/1"]
    urls += ["待补", "无", "www.x.cn", None] if "url" in features else []
    act["url"] = draw(st.sampled_from(urls))
    if act["url"] is None:
        del act["url"]
    full = end(published, row.display or ("days", 3), moved=False)
    for key in ("withdrawn", "posted_until") if published >= formed else ():
        if draw(SOMETIMES):
            day = draw(st.sampled_from((due, full, due + late))) + draw(AROUND)
            act[key] = max(published, day)
            if "ends_before" in features and draw(st.booleans()):
                act[key] = published - timedelta(days=draw(st.integers(1, 300)))
    return act


@st.composite
def entries(draw, row, features, known):
    """A record of an item; `known` are days to fall on again."""
    day = draw(st.sampled_from(known) if known and draw(st.booleans()) else days(features))
    record = {"item": row.id, "title": draw(st.sampled_from("甲乙"))}
    if "untitled" in features and draw(st.booleans()):
        del record["title"]
    if row.months:
        text, last = next(periods(row.months, day, day))
        record["period"] = text
        due, day = end(last, row.within), last
        if "contradiction" in features and draw(SOMETIMES):
            record["formed"] = last - timedelta(days=draw(st.integers(0, 20)))
    else:
        record["formed"], due = day, end(day, row.within)
        if row.always and draw(st.booleans()):
            del record["formed"]
        if (row.stated and draw(st.booleans())) or row.on_demand:
            due = draw(st.sampled_from((due, day + timedelta(days=10)))) + draw(AROUND)
            if "provisional" in features:
                due = end(day, row.within) - timedelta(days=draw(st.integers(-1, 9)))
            if "stated_before" in features and draw(SOMETIMES):
                due = day - timedelta(days=draw(st.integers(1, 40)))
            record["due"] = due = max(due, day) if "stated_before" not in features else due
            if "demand" in features and row.on_demand:
                due = date(2026, 1, 1) + timedelta(days=draw(st.integers(-40, 40)))
                record["due"] = due
                if draw(SOMETIMES):
                    del record["formed"]
    first = record.get("formed", day)
    how_many = draw(st.sampled_from((0, 1, 1, 2)))
    if how_many == 1:
        record |= draw(acts(row, features, first, due))
    elif how_many:
        record["publications"] = [draw(acts(row, features, first, due)) for _ in range(2)]
    return draw(spoiled(row, features, record, due))


@st.composite
def spoiled(draw, row, features, record, due):
    """The record as somebody may have got it wrong."""
    if "zero" in features and (row.months or row.event) and draw(st.booleans()):
        words = ["本期未开展", "本期未开展", "否", "no", "false", "0"]
        words += ["无", "~"] if how_published(record) else []
        record["nothing_to_disclose"] = draw(st.sampled_from(words))
    if "stray" in features and draw(SOMETIMES):
        if row.event:
            record["period"] = draw(st.sampled_from(("2026-Q1", "2026-03", "2026")))
        elif row.months:
            record["due"] = due + timedelta(days=draw(st.integers(-9, 9)))
    if "stray" in features and row.event and not row.stated and draw(SOMETIMES):
        record["due"] = due - timedelta(days=draw(st.integers(-9, 9)))
    if "formless" in features and row.event and draw(SOMETIMES):
        del record["formed"]
    if "misfit" in features and row.months and not row.standing and draw(SOMETIMES):
        other = draw(st.sampled_from(("2026", "2026-H1", "2026-Q2", "2026-03", None)))
        record["period"] = other
        if other is None:
            del record["period"]
    if "misnumbered" in features and draw(SOMETIMES):
        record["item"] = draw(st.sampled_from((f"第{row.id}项", f"{row.id}、", f"（{row.id}）")))
        for act in written_acts(record):  # else it may be one that could have closed nothing
            for key in ("withdrawn", "posted_until"):
                act.pop(key, None)
    elif "unreadable" in features and draw(SOMETIMES):
        if row.stated:
            record.pop("due", None)  # whether it would bring the due day forward nobody can say
        record |= draw(st.sampled_from(({"颜色": "红"}, {"颜色": "红"}, *illegible(row, record))))
    return record


def illegible(row, record):
    """What makes it unreadable besides a key that nobody knows."""
    if row.months:
        found = [{"period": "不详"}, {"nothing_to_disclose": "是"}, {"nothing_to_disclose": "true"}]
        if not how_published(record):
            found.append({"nothing_to_disclose": "无"})
        if row.months == 1 and "-0" in record["period"]:
            found += 2 * [{"period": record["period"].replace("-0", "-")}]
        return found
    if "formed" in record:
        return [
            {"formed": "不详"},
            {"formed": record["formed"].strftime("%Y/%m/%d").replace("/0", "/")},
        ]
    return []


def how_published(record):
    return "published" in record or "publications" in record


def named_days(record):
    """Every day that a record names."""
    found = [value for value in record.values() if isinstance(value, date)]
    return found + [day for act in record.get("publications", ()) for day in named_days(act)]


@st.composite
def limited(draw, row, features):
    """The item, perhaps in force, taken out or excused for some time only."""
    some = st.dates(date(2026, 1, 1), date(2026, 12, 31))
    if "effective" in features:
        first = draw(st.sampled_from((date.min, date.min, draw(some))))
        last = draw(st.sampled_from((date.max, date.max, draw(some))))
        row = replace(row, since=min(first, last), until=last)
    if "taken_out" in features:
        first = draw(some)
        last = first + timedelta(days=draw(st.integers(0, 120)))
        row = replace(
            row, taken_out=((draw(st.sampled_from(("not_applicable", "exempt"))), first, last),)
        )
    return row


def written(value):
    """A record as a line of YAML."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(each)}' for key, each in value.items())}}}"
    return f"'{value}'" if str(value).startswith("http") else str(value)


def laid(project, row, records, start):
    """The project with a catalog of this item alone; returns the records' text."""
    head = SMALL.read_text("utf-8")
    channels = head[head.index("channels:") : head.index("items:")]
    channel = WIDE if WIDE in row.channels else row.channels[0]
    item = {"id": f"'{row.id}'", "responsibility": "甲", "matter": "甲", "category": "类"}
    item |= {"content_standard": "标", "time_limit": "期限", "channel": channel}
    item |= {"standing": "true"} if row.standing else {}
    item |= {"display": dict([row.display])} if row.display else {}
    item |= {"effective_from": row.since} if row.since != date.min else {}
    item |= {"effective_to": row.until} if row.until != date.max else {}
    text = f"catalog: t\ntitle: 目录\ntime_limits:\n  期限: {row.limit}\n{channels}items:\n  - {written(item)}\n"
    project.catalog, project.start, project.more = "own.yaml", start.isoformat(), ""
    for kind, first, last in row.taken_out:
        why = "reason: 无此业务" if kind == "not_applicable" else "law: 某法第一条"
        entry = f"{{items: ['{row.id}'], {why}, approved_by: 甲, from: {first}, to: {last}}}"
        project.more += f"{kind}: [{entry}]\n"
    project.write({"own.yaml": text})
    return "".join(f"- {written(record)}\n" for record in records) or "# 无\n"


def told_differently(expected, document):
    """What differs between the plain reading and the result, in words."""
    found = {each["id"]: each for each in document["obligations"]}
    if set(found) != set(expected.obligations):
        yield f"obligations {sorted(found)}, expected {sorted(expected.obligations)}"
    for id_, comes in expected.obligations.items():
        each = found.get(id_)
        for key in ("kind", "verdict", "due", "basis", "published", "workdays_late", "days_late"):
            value = getattr(comes, key)
            value = value.isoformat() if isinstance(value, date) else value
            if each and value is not ANY and each[key] != value:
                yield f"{id_}: {key} {each[key]}, expected {value}"
        if each and comes.lines and (each["record"] or {}).get("line") not in comes.lines:
            yield f"{id_}: record {each['record']}, expected one of lines {comes.lines}"
    if expected.state is not ANY and document["items"][0]["state"] != expected.state:
        yield f"state {document['items'][0]['state']}, expected {expected.state}"
    for name, rate in expected.rates.items():
        value = document["summary"]["rates"][name]
        if rate is ANY:
            continue
        least, most = rate if isinstance(rate, tuple) else (rate, rate)
        if value != rate and (None in (value, rate) or not least <= value <= most):
            yield f"rate {name} {value}, expected {rate}"
    told = [
        (f["code"], f["severity"], f["obligation"], f["line"], f["message"])
        for f in document["findings"]
    ]
    for one in expected.must:
        if not any(is_that(one, each) for each in told):
            yield f"not told: {one}"
    for each in told:
        if not any(is_that(one, each) for one in (*expected.must, *expected.may)):
            yield f"told: {each}"


def is_that(one, told):
    code, severity, obligation, line, _ = told
    there = one.where is ANY or (
        line in one.where if isinstance(one.where, tuple) else obligation == one.where
    )
    return there and code == one.code and severity in one.severities


@pytest.mark.parametrize(
    "features",
    [(), *((each,) for each in FEATURES), FEATURES],
    ids=lambda f: f[0] if len(f) == 1 else "all" if f else "plain",
)
@settings(
    max_examples=examples(60),
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # what is drawn is small; to shrink eighteen failures takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_every_obligation_comes_to_what_a_plain_reading_says(project, features, data):
    if len(features) > 1:
        features = data.draw(st.sets(st.sampled_from(features), min_size=2, max_size=3))
    row = data.draw(st.sampled_from([r for r in ROWS if is_for(r, features)]))
    row = data.draw(limited(row, features))
    records = []
    for _ in range(data.draw(st.integers(0, 3))):
        known = [r["formed"] for r in records if isinstance(r.get("formed"), date)]
        records.append(data.draw(entries(row, features, known)))
    start = date(2026, 11, 1) if "provisional" in features else date(2026, 1, 1)
    last = date(2027, 2, 5) if "provisional" in features else date(2026, 12, 20)
    asked = {comes.due for comes in comes_to(row, records, start, last).values()}
    asked.update(day for record in records for day in named_days(record))
    asked.update(day for _, day in periods(row.months, start, last))
    asked = sorted(day for day in asked if isinstance(day, date) and day.year > 2025)
    day = data.draw(st.sampled_from(asked) if asked else days(features)) + data.draw(AROUND)
    as_of = min(max(day, start), last)
    assume(not any(is_half_known(record, row, as_of) for record in records))
    text = laid(project, row, records, start)
    checked = project.check(text, as_of.isoformat()).checked
    for each in checked.judged:  # whatever it comes to, it can be explained
        explained = derive(checked, Question(each.obligation.item, each), {})
        assert (explained.obligation, explained.verdict) == (each.obligation.id, each.verdict)
    document = json.loads(render("json", checked, checked.findings))
    differences = list(told_differently(read(row, records, start, as_of), document))
    shown = f"{row}\n{text}start {start}, as of {as_of}\n" + "\n".join(differences)
    assert not differences, shown


def is_for(row, features):
    """Whether every feature can be drawn for an item."""
    kinds = {
        "demand": row.on_demand,
        "formless": row.event,
        "misfit": row.months and not row.standing,
        "provisional": row.event,
        "stated_before": row.stated or row.on_demand,
        "untitled": row.event or row.on_demand,
        "stray": row.event or row.months,
        "zero": row.event or row.months,
    }
    return not features or len(features) > 1 or kinds.get(next(iter(features)), True)


def is_half_known(record, row, as_of):
    """Whether the day asked about lies so within a record's days that the design does not say what is known."""
    formed, acts_ = legible(record, "formed"), acts_of(record, as_of)
    if formed is not None and formed > as_of and (acts_ or row.months):
        return True  # published, but not yet formed
    broken = (
        "颜色" in record
        or record["item"] != row.id
        or not isinstance(record.get("formed", as_of), date)
    )
    misfit = record["item"] != row.id or how_published(record)
    return (broken and formed is not None and formed > as_of) or (
        record["item"] != row.id and not (misfit and acts_)
    )


PROPER = {"channel": SITE, "url": "https://a.example/1"}
ITEMS = {row.id: row for row in ROWS}
KNOWN = {  # item, records, as of, the obligation's verdict, day published, basis and line
    "a channel that the dictionary lacks, beside a later one that it has": (
        "1",
        [
            {"period": "2026-09", "published": date(2026, 10, 20), "channel": "微信"},
            {"period": "2026-09", "published": date(2026, 10, 29), "channel": WIDE},
        ],
        date(2026, 11, 10),
        ("1@2026-09", "met_late", date(2026, 10, 29), "gazetted", (2,)),
    ),
    "the same channel alone, standing": (
        "9",
        [{"published": date(2026, 2, 20), "channel": "微信"}],
        date(2026, 11, 10),
        ("9@standing", "met", date(2026, 2, 20), "gazetted", (1,)),
    ),
    "a stated day before the formed day": (
        "10",
        [{"title": "甲", "formed": date(2026, 10, 25), "due": date(2026, 10, 20)}],
        date(2026, 11, 10),
        ("10@2026-10-25@甲", "undetermined", None, ANY, ()),
    ),
    "a zero report beside a record that is not published": (
        "1",
        [{"period": "2026-09"}, {"period": "2026-09", "nothing_to_disclose": "本月未开展"}],
        date(2026, 11, 10),
        ("1@2026-09", "nothing_to_disclose", None, "gazetted", (2,)),
    ),
    "a stated day that a provisional limit may lie before": (
        "8",
        [{"title": "甲", "formed": date(2027, 1, 18), "due": date(2027, 2, 12)}],
        date(2027, 2, 12),
        ("8@2027-01-18@甲", "due_soon", None, "provisional", ()),
    ),
    "a stated day that it cannot lie before": (
        "8",
        [{"title": "甲", "formed": date(2027, 1, 18), "due": date(2027, 2, 10)}],
        date(2027, 2, 11),
        ("8@2027-01-18@甲", "overdue", None, "gazetted", ()),
    ),
    "published a year before its period": (
        "1",
        [{"period": "2026-09", "published": date(2025, 10, 20), **PROPER}],
        date(2026, 11, 10),
        ("1@2026-09", "undetermined", None, "gazetted", ()),
    ),
    "published in the period before": (
        "1",
        [{"period": "2026-09", "published": date(2026, 8, 1), **PROPER}],
        date(2026, 11, 10),
        ("1@2026-09", "met", date(2026, 8, 1), "gazetted", (1,)),
    ),
    "five working days from a day off": (
        "8",
        [{"title": "甲", "formed": date(2026, 5, 10), "due": date(2026, 5, 23)}],
        date(2026, 5, 16),
        ("8@2026-05-10@甲", "due_soon", None, "gazetted", ()),
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_plain_reading_of_what_was_once_wrong(name):
    id_, records, as_of, expected = KNOWN[name]
    records = [{"item": id_, **record} for record in records]
    comes = comes_to(ITEMS[id_], records, date(2026, 1, 1), as_of)[expected[0]]
    assert (comes.id, comes.verdict, comes.published, comes.basis, comes.lines) == expected


def test_the_plain_reading_counts_what_an_event_and_a_standing_obligation_share():
    day = {"formed": date(2026, 3, 2), "published": date(2026, 3, 3)}
    records = [{"item": "11", "title": "甲", **day, "channel": BOARD}]
    reading = read(ITEMS["11"], records, date(2026, 1, 1), date(2026, 11, 10))
    assert [one.where for one in reading.must if one.code == "GK301"] == ["11@2026-03-02@甲"]
    assert reading.rates["conforming"] == ([0, 2], [0, 2])


def test_the_plain_reading_of_an_item_that_is_not_yet_in_force():
    for id_ in ("7", "8", "9", "10"):
        row = replace(ITEMS[id_], since=date(2026, 12, 1))
        assert read(row, [], date(2026, 1, 1), date(2026, 6, 1)).state == "not_applicable"
