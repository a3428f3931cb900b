"""What falls due → an iCalendar file (RFC 5545): one all-day event each, for Outlook, macOS, phones."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from .. import __version__
from ..calendar.workdays import Workdays
from ..deadlines import window
from ..escaping import line as plain
from ..formats.wordage import explain_command
from ..naming import name_days
from ..upcoming import Entry, Upcoming
from .wordage import (
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


def render(ahead: Upcoming, width: int) -> str:
    """The file as text with its own line ends (CRLF), which must be written as they are."""
    data: bytes = calendar_of(ahead).to_ical()
    return data.decode()


def calendar_of(ahead: Upcoming) -> Calendar:
    """The calendar; an empty one holds a time zone alone, for RFC 5545 asks for one component."""
    from icalendar import Calendar

    checked = ahead.checked
    name = f"{checked.project.project.organisation} 政务公开到期"
    days = name_days(checked.as_of, checked.project.project.start)
    about = [found_line(ahead), overdue_line(ahead), days]
    calendar = Calendar()
    calendar.add("prodid", f"-//gongkai//gongkai-cli {__version__}//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", safe(name))
    calendar.add("x-wr-caldesc", safe("；".join(line for line in about if line)))
    for entry in ahead.entries:
        calendar.add_component(_event(ahead, entry))
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
    event.add(
        "sequence", as_of.toordinal()
    )  # grows with as-of: a later file replaces an earlier one
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
    checked, day, span = ahead.checked, entry.due.day, window(entry.due)
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
