"""A notice's signs → the stretch that one title rules, and each holiday's place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import grammar
from .clauses import Trouble
from .grammar import Kind
from .text import Squeezed

CITED = re.compile(r"《[^《》]{0,12}$")
HERE = 40
"""How many signs a problem quotes that concerns a whole part."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text, up to the next title: what it arranges, for which year, under which title."""

    kind: Kind
    year: int | None
    name: str
    title: str
    start: int
    end: int


def the_part(text: Squeezed) -> Part | Trouble:
    """The stretch that arranges days: under the notice's title, else its opening, else the whole text.

    A title without an arrangement after it (menus, further links) is passed over; a title cited in
    《》 rules only where there is no other.
    """
    for table in (grammar.TITLES, grammar.OPENINGS):
        telling = [each for each in _divided(text, table) if _arranges(text.plain, each)]
        if len({(each.kind, each.year) for each in telling}) > 1:
            years = sorted({str(each.year) for each in telling if each.year})
            second = telling[-1].start
            message = f"文中有{len(telling)}份通知（{'、'.join(years)}年）"
            return Trouble(second, second + HERE, message, "一次导入一份：把它们分开保存")
        if telling:
            first = telling[0]
            return Part(
                first.kind, first.year, first.name, first.title, first.start, telling[-1].end
            )
    whole = Part("yearly", None, "", "", 0, len(text.plain))
    if _arranges(text.plain, whole):
        return whole
    return Trouble(
        0, HERE, "没有读到放假安排，不像国务院办公厅的放假通知",
        "复制通知的全文（从标题到落款）；网页另存为“仅HTML”再导入",
    )  # fmt: skip


def items(plain: str, part: Part) -> Iterator[tuple[str, int, int]]:
    """Each holiday's heading, and where its text begins and ends; an amending notice is one item."""
    if part.kind == "amending":
        signed = grammar.ISSUED.search(plain, part.start, part.end)
        yield part.name, part.start + len(part.title), signed.start() if signed else part.end
        return
    headings = list(grammar.HEADING.finditer(plain, part.start, part.end))
    for number, heading in enumerate(headings):
        following = headings[number + 1].start() if number + 1 < len(headings) else part.end
        ended = grammar.END.search(plain, heading.end(), following)
        yield heading[1], heading.end(), ended.start() if ended else following


def _divided(text: Squeezed, table: grammar.Table) -> list[Part]:
    """The stretches that the table's titles divide the text into."""
    found = sorted(
        ((match.start(), kind, match) for kind, pattern in table for match in pattern.finditer(text.plain)),
        key=lambda each: each[0],
    )  # fmt: skip
    uncited = [
        each for each in found if not CITED.search(text.plain, max(0, each[0] - 14), each[0])
    ]
    marks = uncited or found
    parts = []
    for number, (start, kind, match) in enumerate(marks):
        end = marks[number + 1][0] if number + 1 < len(marks) else len(text.plain)
        known = match.groupdict()
        year = known.get("year")
        if year is None:
            told = grammar.YEAR_OF_DAY.search(text.plain, match.end(), end)
            year = told[1] if told else None
        title = text.plain[start : match.end()] if table is grammar.TITLES else ""
        parts.append(
            Part(kind, int(year) if year else None, known.get("name") or "", title, start, end)
        )
    return parts


def _arranges(plain: str, part: Part) -> bool:
    pattern = grammar.ARRANGES if part.kind == "amending" else grammar.HEADING
    return pattern.search(plain, part.start, part.end) is not None
