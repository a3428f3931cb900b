"""What falls due → Markdown to paste into a message: one table for each office, soonest first."""

from __future__ import annotations

from collections import defaultdict

from gongkai_cli.analyses.due import Entry, Upcoming
from gongkai_cli.outputs.escaping import markdown as safe
from gongkai_cli.outputs.phrases.due import (
    PROVISIONAL,
    close,
    head,
    lacks,
    limit_note,
    range_words,
    subject,
    when,
)
from gongkai_cli.outputs.phrases.parts import due_notes

from .table import Markup, table_head, table_row

COLUMNS = ("到期日", "事项", "缺什么", "怎样办")


def render(ahead: Upcoming) -> str:
    """The whole document."""
    organisation = ahead.checked.project.project.organisation
    parts = [f"## {safe(organisation)} 到期提醒（{range_words(ahead)}）", ""]
    parts += [f"- {safe(line)}" for line in head(ahead)]
    by_office: dict[str, list[Entry]] = defaultdict(list)
    for entry in ahead.entries:
        by_office[entry.judged.office].append(entry)
    for office, entries in by_office.items():
        parts += ["", f"### {safe(office)}（{len(entries)}）", ""]
        parts += [table_head(COLUMNS), *(table_row(_cells(ahead, entry)) for entry in entries)]
    return "\n".join(parts) + "\n"


def _cells(ahead: Upcoming, entry: Entry) -> tuple[str, ...]:
    notes = "；".join((*due_notes(entry.due), when(entry)))
    mark = f"**{PROVISIONAL}** " if entry.due.basis == "provisional" else ""
    day = Markup(f"{mark}{entry.due.day}（{safe(notes)}）")
    name = f"{subject(entry)}{limit_note(ahead, entry)}"
    return day, name, lacks(ahead, entry), close(entry)
