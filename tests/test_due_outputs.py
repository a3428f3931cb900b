"""The outputs of `due`, read back: JSON, iCalendar by two readers, Markdown, and the table."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from markdown_it import MarkdownIt
from rich.cells import cell_len

from example_counts import examples
from gongkai_cli.analyses.due import Upcoming, find_upcoming
from gongkai_cli.checking.run_check import run_check
from gongkai_cli.cli import entry
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.due import subject
from gongkai_cli.outputs.registry import names_of, render
from gongkai_cli.outputs.terminal.wrap import wrap
from strict_schema import strict

AGENDAS = names_of("due")

ROOT = Path(__file__).parent.parent
D = date.fromisoformat
AS_OF, THROUGH = "2026-12-10", "2027-01-19"
HOSTILE = "[red]甲[/]|<script>alert(1)</script>\x1b[31m\nEND:VEVENT\r\nBEGIN:VEVENT;,\\`*_\u202e\t=cmd()&amp;"
RECORDS = f"""\
- {{item: 7, title: {json.dumps(HOSTILE)}, formed: 2026-11-27}}
- {{item: 8, title: 乙, formed: 2026-12-01, published: 2026-12-02, channel: 社区居务公开栏}}
- {{item: 8, title: 戊, formed: 2026-12-02, published: 2026-12-03, channel: "[bold]微信[/]|"}}
- {{item: 12, title: 丙, formed: 2026-11-25}}
- {{item: 2, period: 2026-11, published: 2026-12-15, channel: 政府网站常规公开}}
- {{item: 1, period: 2026-11, nothing_to_disclose: 无活动}}
- {{item: 9, title: 丁, published: 2026-01-05, channel: 政府网站常规公开, posted_until: 2026-12-20}}
"""


def look(root: Path, as_of: str = AS_OF, through: str = THROUGH, items=()) -> Upcoming:
    return find_upcoming(run_check(root, D(as_of), items=items, through=D(through)), D(through))


@pytest.fixture
def root(project) -> Path:
    project.more = 'offices: {"甲科|,;\\\\室": ["7"], 乙科: ["1-6", "13"]}\n'
    return project.lay(RECORDS)


@pytest.fixture
def ahead(root) -> Upcoming:
    return look(root)


# --- all ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", AGENDAS)
def test_the_same_twice_and_nothing_of_this_machine(root, name):
    first, second = (
        render("due", name, look(root)).decode(),
        render("due", name, look(root)).decode(),
    )
    assert first == second
    assert str(root) not in first
    assert "\x1b" not in first
    assert "\u202e" not in first or name == "json"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["json", "ics"])
def test_the_command_writes_the_same_as_the_file(root, name, capsys):
    arguments = ["due", str(root), "--as-of", AS_OF, "--by", THROUGH, "--format", name]
    assert entry.run(arguments) == 0
    out = capsys.readouterr().out.encode()
    assert entry.run([*arguments, "--output", str(root / "out")]) == 0
    assert out == (root / "out").read_bytes() == render("due", name, look(root))


# --- json ---------------------------------------------------------------------------------------


def due_schema() -> dict:
    return json.loads((ROOT / "schemas/due.schema.json").read_text("utf-8"))


def test_the_schema_accepts_what_is_written(ahead):
    data = json.loads(render("due", "json", ahead))
    validator = Draft202012Validator(due_schema(), format_checker=FormatChecker())
    assert [str(error) for error in validator.iter_errors(data)] == []
    assert list(validator.iter_errors({**data, "through": "月底"}))
    for key in data:
        assert list(validator.iter_errors({k: v for k, v in data.items() if k != key})), key


def test_no_key_is_written_that_the_schema_does_not_describe(ahead):
    data = json.loads(render("due", "json", ahead))
    assert data["obligations"]
    validator = Draft202012Validator(strict(due_schema()))
    assert [str(error) for error in validator.iter_errors(data)] == []
    for key in data["obligations"][0]:  # each is asked for
        one = {k: v for k, v in data["obligations"][0].items() if k != key}
        assert list(validator.iter_errors({**data, "obligations": [one]})), key


def test_what_json_says(ahead):
    data = json.loads(render("due", "json", ahead))
    assert (data["schema"], data["as_of"], data["through"]) == ("gongkai.due/1", AS_OF, THROUGH)
    found = {each["id"]: each for each in data["obligations"]}
    assert data["summary"]["due"] == len(found) == len(data["obligations"])
    assert data["summary"]["provisional"] == sum(
        e["basis"] == "provisional" for e in found.values()
    )
    assert data["summary"]["closed"]["nothing_to_disclose"] == 1
    wrong = found["8@2026-12-01@乙"]
    assert (wrong["verdict"], wrong["missing"]["code"]) == ("met", "channel")
    assert wrong["record"] == {"file": "records/r.yaml", "line": 2}
    late = found["2@2026-12"]
    assert (late["due"], late["due_window"]) == ("2027-01-22", ["2027-01-15", "2027-01-26"])
    assert late["beyond"] is True
    posting = found["12@2026-11-25@丙"]
    assert posting["places"] == ["户口所在地", "居住地", "工作单位"]
    assert posting["elements"] == ["姓名", "救助金额"], "personal data is never asked for"
    assert found["9@standing"]["due"] == "2026-12-20"
    assert found[f"7@2026-11-27@{HOSTILE}"]["title"] == HOSTILE


# --- ics ----------------------------------------------------------------------------------------


def events(ahead: Upcoming) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(render("due", "ics", ahead))
    assert calendar.errors == []
    return calendar.events


def by_summary(ahead: Upcoming, part: str) -> icalendar.Event:
    found = [event for event in events(ahead) if part in event["SUMMARY"]]
    assert len(found) == 1
    return found[0]


def test_lines_end_in_crlf_and_are_folded_between_characters(ahead):
    data = render("due", "ics", ahead)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two


def test_what_a_calendar_program_asks_for(ahead):
    calendar = icalendar.Calendar.from_ical(render("due", "ics", ahead))
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["PRODID"].startswith("-//gongkai//")
    assert calendar["X-WR-CALNAME"] == "测试街道 政务公开到期"
    assert len(calendar.events) == len(ahead.entries)
    for event, each in zip(calendar.events, ahead.entries, strict=True):
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTSTART"].dt == each.due.day
        assert event["DTEND"].dt == each.due.day + timedelta(days=1)
        assert event["DTSTAMP"].dt == datetime(2026, 12, 10, tzinfo=UTC)
        assert event["TRANSP"] == "TRANSPARENT"
        assert event.errors == []


def test_a_second_reader_sees_the_same(ahead):
    text = render("due", "ics", ahead).decode()
    read = vobject.readOne(text)
    assert read.method.value == "PUBLISH"
    theirs = [
        (e.uid.value, e.dtstart.value, e.summary.value, e.description.value, len(e.valarm_list))
        for e in read.vevent_list
    ]
    ours = [
        (str(e["UID"]), e["DTSTART"].dt, str(e["SUMMARY"]), str(e["DESCRIPTION"]), len(e.alarms.times))
        for e in events(ahead)
    ]  # fmt: skip
    assert theirs == ours
    assert read.serialize(), "its own check of what each component must have"


def test_provisional_days_are_tentative(ahead):
    for event, each in zip(events(ahead), ahead.entries, strict=True):
        provisional = each.due.basis == "provisional"
        assert event["STATUS"] == ("TENTATIVE" if provisional else "CONFIRMED")
        assert event["SUMMARY"].startswith("【暂定】") is provisional
        assert ("预计在" in event["DESCRIPTION"]) is provisional


def test_what_an_event_says(ahead):
    event = by_summary(ahead, "第2项“有期限的月报”2026-12期")
    assert event["SUMMARY"] == "【暂定】第2项“有期限的月报”2026-12期 公开到期"
    said = event["DESCRIPTION"].split("\n")
    assert said[0].startswith("第2项“有期限的月报”2026-12期应于2027-01-22前公开（暂定")
    assert said[1].startswith("条款：公开时限“每月15个工作日内公开”，公开形式“政府网站常规公开”")
    assert said[2] == "起算：2026-12-31，2026-12期的最后一天"
    assert said[3] == "缺：没有记录"
    assert said[-2] == "推算：gongkai explain 2 --period 2026-12"
    assert event["CATEGORIES"].cats == ["乙科"]


def test_a_later_file_replaces_an_earlier_one(root):
    first, second = (
        {str(e["SUMMARY"]): e for e in events(look(root, as_of))} for as_of in (AS_OF, "2026-12-11")
    )
    assert {s: str(e["UID"]) for s, e in first.items()} == {
        s: str(e["UID"]) for s, e in second.items()
    }
    for summary, event in first.items():
        assert event["SEQUENCE"] < second[summary]["SEQUENCE"] < 2**31
        assert event["DTSTAMP"].dt < second[summary]["DTSTAMP"].dt


NOTICE = ROOT / "tests" / "fixtures" / "notices" / "made-up-2027.txt"


def numbers(path: Path) -> dict[str, int]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["UID"]): event["SEQUENCE"] for event in calendar.events}


def written(folder: Path, path: Path, as_of: str = "2026-12-20") -> bytes:
    asked = ["--as-of", as_of, "--within", "90", "--output", str(path)]
    assert entry.run(["due", str(folder), *asked]) == 0
    return path.read_bytes()


@pytest.mark.slow
def test_a_notice_imported_on_the_same_day_numbers_every_event_higher(project, tmp_path):
    """{item: 7, period: 2026-11, published: 2026-12-04, channel: 政府网站常规公开, url: https://a.cn}"""
    project.catalog, project.start = "xicheng-jiedao", "2026-11-01"
    folder, first, second = project.lay(), tmp_path / "a.ics", tmp_path / "b.ics"
    before = written(folder, first)
    assert written(folder, tmp_path / "c.ics") == before
    assert entry.run(["calendar", "import", str(NOTICE), "--project", str(folder)]) == 0
    after = written(folder, second)
    assert before != after
    old, new = numbers(first), numbers(second)
    assert set(old) == set(new)
    assert all(old[uid] < new[uid] < 2**31 for uid in old)


@pytest.mark.slow
def test_an_event_that_says_otherwise_in_the_same_file_is_numbered_higher(project, tmp_path):
    """# 没有记录"""
    folder, path = project.lay(), tmp_path / "到期.ics"
    before, first = written(folder, path), numbers(path)
    assert written(folder, path) == before, "the same input over its own file"
    project.write({"records/r.yaml": "{item: 2, period: 2027-01, title: 甲}"})
    after, second = written(folder, path), numbers(path)
    assert written(folder, path) == after
    turned = {uid for uid in second if uid in first and second[uid] != first[uid]}
    assert len(turned) == 1
    assert all(second[uid] == first[uid] + 1 for uid in turned)
    project.write({"records/r.yaml": "# 没有记录"})
    written(folder, path)
    assert all(numbers(path)[uid] == second[uid] + 1 for uid in turned)
    written(folder, path, "2026-12-21")
    assert all(n > second[uid] + 1 for uid, n in numbers(path).items() if uid in turned)


@pytest.mark.slow
@pytest.mark.parametrize(
    "content", [b"", b"\xff\x00", b"BEGIN:VEVENT\nUID:a\nSEQUENCE:99999999999\nEND:VEVENT"]
)
def test_a_file_that_is_no_calendar_of_ours_gives_no_numbers(project, tmp_path, content):
    """# 没有记录"""
    folder, path = project.lay(), tmp_path / "到期.ics"
    before = written(folder, path)
    path.write_bytes(content)
    assert written(folder, path) == before


def test_uids_tell_obligations_and_offices_apart(project, root):
    mine = [str(event["UID"]) for event in events(look(root))]
    assert len(set(mine)) == len(mine)
    assert all(re.fullmatch(r"[0-9a-f-]{36}@gongkai", uid) for uid in mine)
    settings = (root / "gongkai.yaml").read_text("utf-8").replace("测试街道", "另一街道")
    (root / "gongkai.yaml").write_text(settings, "utf-8")
    assert set(mine).isdisjoint(str(event["UID"]) for event in events(look(root)))


def test_uids_tell_catalogs_apart(root):
    mine = [str(event["UID"]) for event in events(look(root))]
    text = (root / "catalog.yaml").read_text("utf-8")
    (root / "catalog.yaml").write_text(text.replace("catalog: small", "catalog: other"), "utf-8")
    assert set(mine).isdisjoint(str(event["UID"]) for event in events(look(root)))


def test_a_uid_stays_when_the_day_moves(project, root):
    before = by_summary(look(root), "第2项“有期限的月报”2026-12期")
    project.write({
        "calendar/2027.yaml": "year: 2027\noff_days: [2027-01-01]\nmake_up_workdays: [2027-01-09]\n"
    })  # fmt: skip
    after = by_summary(look(root, through="2027-01-31"), "第2项“有期限的月报”2026-12期")
    assert before["UID"] == after["UID"]
    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (date(2027, 1, 22), date(2027, 1, 21))
    assert (before["STATUS"], after["STATUS"]) == ("TENTATIVE", "CONFIRMED")


def alarms(event: icalendar.Event) -> list[str]:
    start = datetime.combine(event["DTSTART"].dt, datetime.min.time())
    walked = list(event.walk("VALARM"))
    assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in walked)
    return [f"{start + alarm['TRIGGER'].dt:%m-%d %H:%M}" for alarm in walked]


def test_alarms_ring_at_nine_on_working_days(project):
    """# 2026-12-21是周一：前一个工作日是12-18，5个工作日前是12-14"""
    root = project.lay()
    firm = by_summary(look(root, "2026-11-30", "2026-12-31"), "第2项“有期限的月报”2026-11期")
    assert alarms(firm) == ["12-18 09:00", "12-14 09:00", "12-21 09:00"]
    near = by_summary(look(root, "2026-12-18", "2026-12-31"), "第2项“有期限的月报”2026-11期")
    assert alarms(near) == ["12-18 09:00", "12-21 09:00"], "none that is past"
    open_ = by_summary(look(root, "2026-12-10", "2027-01-31"), "第2项“有期限的月报”2026-12期")
    assert alarms(open_) == ["01-21 09:00", "01-14 09:00", "01-15 09:00", "01-22 09:00"]


def test_alarms_heed_the_projects_own_notice(project):
    """# 无"""
    project.more = "due_soon: {workdays: 1}\n"
    found = look(project.lay(), "2026-11-30", "2026-12-31")
    assert alarms(by_summary(found, "第2项“有期限的月报”2026-11期")) == [
        "12-18 09:00",
        "12-21 09:00",
    ]


def test_an_empty_calendar_is_still_one(root):
    text = render("due", "ics", look(root, items=["10"])).decode()
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.events == []
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert f"到{THROUGH}为止没有到期的待公开事项" in calendar["X-WR-CALDESC"]
    assert vobject.readOne(text).contents["vtimezone"]


def test_nothing_written_becomes_a_line_of_its_own(ahead):
    text = render("due", "ics", ahead).decode()
    assert text.count("BEGIN:VEVENT\r\n") == text.count("END:VEVENT\r\n") == len(ahead.entries)
    event = by_summary(ahead, "script")
    assert "END:VEVENT  BEGIN:VEVENT;,＼`*_" in event["SUMMARY"]
    assert all(character.isprintable() for character in event["SUMMARY"])
    assert event["CATEGORIES"].cats == ["甲科|,;＼室"]


@pytest.mark.slow
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.one_of(st.text(max_size=80), st.text(alphabet="\\nN,;: \n甲", max_size=20)))
def test_any_title_comes_back_in_one_event(ahead, title):
    first = next(each for each in ahead.entries if each.judged.obligation.kind == "event")
    obligation = first.judged.obligation._replace(title=title)
    one = replace(first, judged=first.judged._replace(obligation=obligation))
    text = render("due", "ics", replace(ahead, entries=(one,))).decode()
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(text).events
    assert event["SUMMARY"] == f"{plain(subject(one))} 公开到期".replace("\\", "＼")
    (theirs,) = vobject.readOne(text).vevent_list
    assert theirs.summary.value == event["SUMMARY"]


# --- markdown -----------------------------------------------------------------------------------


def test_markdown_is_a_table_for_each_office(ahead):
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(render("due", "markdown", ahead).decode())
    )
    kinds = [token.type for token in tokens]
    offices = list(dict.fromkeys(each.judged.office for each in ahead.entries))
    headings = [tokens[n + 1].content for n, k in enumerate(kinds) if k == "heading_open"]
    assert len(headings) == 1 + len(offices)
    assert kinds.count("table_open") == len(offices)
    assert kinds.count("tr_open") == len(ahead.entries) + len(offices)
    assert kinds.count("td_open") == 4 * len(ahead.entries)
    assert "html_block" not in kinds


def test_markdown_shows_what_is_written_as_it_is(ahead):
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(render("due", "markdown", ahead).decode())
    )
    cells = [token for token in tokens if token.type == "inline" and "script" in token.content]
    assert len(cells) == 1
    assert {child.type for child in cells[0].children} <= {"text", "text_special"}
    shown = "".join(child.content for child in cells[0].children).replace("\u200b", "")
    assert "‘" not in shown
    assert (
        "“[red]甲[/]|<script>alert(1)</script>\\x1b[31m END:VEVENT  BEGIN:VEVENT;,\\`*_\\x202e =cmd()&amp;”"
        in shown
    )


# --- table --------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("width", [40, 80, 109, 110, 140, 200])
def test_no_line_is_wider_than_the_terminal(ahead, width):
    text = render("due", "table", ahead, width).decode()
    assert max(cell_len(line) for line in text.splitlines()) <= width
    squeezed = re.sub(r"[\s│╭╮╰╯─]", "", text)
    for each in ahead.entries:
        assert str(each.due.day) in squeezed
    assert "[red]" in text, "markup is text"
    assert "[bold]" in text
    assert "\x1b" not in text


def test_the_table_opens_with_the_items_and_what_is_overdue(root):
    text = render("due", "table", look(root, "2026-12-22")).decode()
    opening = text.split("■")[0]
    assert "13项：已判定" in opening
    assert "gongkai check" in opening
    assert "逾期未公开" in opening


@given(st.text(alphabet="甲乙（）“”，。 abc-1", max_size=60), st.integers(4, 30))
def test_wrapping_loses_nothing_and_stays_within(text, width):
    lines = wrap(text, width).split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_wrapping_keeps_words_and_stops_together():
    text = "在“政府网站”公开，登记 period: 2026-10 的记录。"
    assert wrap(text, 18).split("\n") == ["在“政府网站”公开，", "登记 period:", "2026-10 的记录。"]
