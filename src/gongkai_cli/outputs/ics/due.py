"""What falls due → an iCalendar file (RFC 5545): one all-day event each, for Outlook, macOS, phones."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from gongkai_cli import __version__
from gongkai_cli.analyses.due import Entry, Upcoming
from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.check import explain_command
from gongkai_cli.outputs.phrases.due import (
    PROVISIONAL,
    clause,
    close,
    due_line,
    found_line,
    lacks,
    overdue_line,
    subject,
    trigger,
)

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

MORNING = timedelta(hours=9)
A_DAY, A_YEAR = 1000, 20
"""How far SEQUENCE goes on from one as-of day to the next, and from one gazetted year to the next."""
FIRST_YEAR = 2004
MAX = 2**31 - 1
EVENT = re.compile(r"BEGIN:VEVENT\r?\n.*?END:VEVENT", re.DOTALL)
NUMBERED = re.compile(r"^SEQUENCE:([0-9]{1,10})\r?\n", re.MULTILINE)
STAMPED = re.compile(r"^DTSTAMP:.*\n", re.MULTILINE)


def render(ahead: Upcoming, earlier: str = "") -> str:
    """The file as text with its own line ends (CRLF), which must be written as they are."""
    data: bytes = calendar_of(ahead, earlier).to_ical()
    return data.decode()


def calendar_of(ahead: Upcoming, earlier: str = "") -> Calendar:
    """The calendar; an empty one holds a time zone alone, for RFC 5545 asks for one component.

    `earlier` is the file that it takes the place of: an event that says something else there is
    numbered after it, one that says the same keeps its number.
    """
    from icalendar import Calendar

    checked = ahead.checked
    name = f"{checked.project.project.organisation} 政务公开到期"
    start = f"检查起始日{checked.project.project.start}"
    about = [found_line(ahead), overdue_line(ahead), start]
    calendar = Calendar()
    calendar.add("prodid", f"-//gongkai//gongkai-cli {__version__}//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", safe(name))
    calendar.add("x-wr-caldesc", safe("；".join(line for line in about if line)))
    known = _events_of(earlier)
    for entry in ahead.entries:
        calendar.add_component(_number(_event(ahead, entry), first_sequence(ahead), known))
    if not ahead.entries:
        calendar.add_component(_beijing())
    return calendar


def _event(ahead: Upcoming, entry: Entry) -> Event:
    from icalendar import Event

    as_of, day = ahead.checked.as_of, entry.due.day
    provisional = entry.due.basis == "provisional"
    summary = f"{f'【{PROVISIONAL}】' if provisional else ''}{safe(subject(entry))} 公开到期"
    event = Event()
    event.add("uid", uid(ahead, entry))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add(
        "dtend", day + timedelta(days=1)
    )  # Outlook takes an event without it for a point in time
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if provisional else "CONFIRMED")
    event.add("summary", summary)
    event.add("description", _description(ahead, entry))
    event.add("categories", [safe(entry.judged.office)])
    for moment in alarm_days(ahead, entry):
        event.add_component(_alarm(moment - day, summary))
    return event


def first_sequence(ahead: Upcoming) -> int:
    """The SEQUENCE of every event of a file, from the inputs alone: programs keep the larger one.

    It grows with the as-of day, on one day with every year that a notice covers and every notice
    imported; with what else may move a day (catalog, time_limits) it cannot.
    """
    checked = ahead.checked
    gazetted = max(checked.calendar.gazetted_through.year - FIRST_YEAR, 0)
    notices = min(len(checked.project.notices), A_YEAR - 1)
    return checked.as_of.toordinal() * A_DAY + gazetted * A_YEAR + notices


def _number(event: Event, first: int, known: dict[str, tuple[int, str]]) -> Event:
    """The event with its SEQUENCE: the first, or what follows an earlier file's where it says otherwise."""
    event.add("sequence", first)
    text = event.to_ical().decode()
    before, said = known.get(str(event["uid"]), (0, ""))
    if before >= first:
        del event["sequence"]
        event.add("sequence", min(before + (said != _content_of(text)), MAX))
    return event


def _events_of(text: str) -> dict[str, tuple[int, str]]:
    """The events of a calendar file: uid → SEQUENCE, and all else that it says; none of any other text."""
    found: dict[str, tuple[int, str]] = {}
    for event in EVENT.findall(text):
        name = re.search(r"^UID:(.*)$", unfold(event), re.MULTILINE)
        number = NUMBERED.search(event)
        if name and number:
            found[name[1].strip()] = (min(int(number[1]), MAX), _content_of(event))
    return found


def _content_of(event: str) -> str:
    """An event without its number and stamp, its lines unfolded."""
    return unfold(STAMPED.sub("", NUMBERED.sub("", event))).strip()


def unfold(text: str) -> str:
    """The lines of a calendar as they were before RFC 5545, 3.1 folded them, ending in \\n."""
    return text.replace("\r\n", "\n").replace("\n ", "")


def uid(ahead: Upcoming, entry: Entry) -> str:
    """The same for the same obligation of an office under a catalog, whenever the file is made."""
    project = ahead.checked.project
    name = "\n".join(
        ("gongkai", project.project.organisation, project.catalog.catalog.catalog,
         entry.judged.obligation.id)
    )  # fmt: skip
    return f"{uuid.uuid5(uuid.NAMESPACE_OID, name)}@gongkai"


def safe(text: str) -> str:
    """One line without control characters, and without backslashes, which readers unescape wrongly.

    The library itself writes a line break for one before N, and many a program reads one before n so.
    """
    return plain(text).replace("\\", "＼")


def _description(ahead: Upcoming, entry: Entry) -> str:
    item = entry.judged.obligation.item
    elements = [element for element in item.elements if element not in item.personal]
    lines = [
        f"{subject(entry)}{due_line(ahead, entry)}",
        f"条款：{clause(ahead, entry)}",
        f"起算：{trigger(ahead, entry)}",
        f"缺：{lacks(ahead, entry)}",
        f"怎样办：{close(entry)}",
        f"内容要素：{'、'.join(elements)}" if elements else "",
        f"推算：{explain_command(entry.judged.obligation)}",
        f"检查基准日：{ahead.checked.as_of}",
    ]
    return "\n".join(safe(line) for line in lines if line)


def alarm_days(ahead: Upcoming, entry: Entry) -> tuple[date, ...]:
    """The days of the alarms, most useful first, since Outlook keeps only one; none before as-of.

    The working day before the due day; before the first day that a provisional one may move to; the
    project's `due_soon` working days before; the due day itself.
    """
    checked, day, span = ahead.checked, entry.due.day, expected_window(entry.due)
    calendar: Workdays = checked.calendar
    days = [calendar.nth_before(day, 1)]
    if span is not None:
        days.append(calendar.nth_before(span[0], 1))
    days += [calendar.nth_before(day, checked.project.project.due_soon.workdays), day]
    return tuple(dict.fromkeys(each for each in days if each >= checked.as_of))


def _alarm(ahead_of: timedelta, text: str) -> Alarm:
    """An alarm at nine in the morning, local time, so many days (a negative span) from the event."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", ahead_of + MORNING)
    alarm.add("description", text)
    return alarm


def _beijing() -> Timezone:
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", "Asia/Shanghai")
    zone.add_component(standard)
    return zone
