"""A notice's signs → the stretch that one title rules, and each holiday's place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import grammar
from .grammar import Kind
from .sentences import Trouble
from .text import Squeezed

CITED = re.compile(r"《[^《》]{0,12}$")
PASSED_ON = re.compile("(?:转发|发布|印发|公布)《$")
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

    @property
    def head(self) -> tuple[int, int]:
        """The place that a problem quotes which concerns the whole: the title, if there is one."""
        return self.start, self.start + (len(self.title) or HERE)


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


def issuer_trouble(plain: str, part: Part) -> Trouble | None:
    """Why the text is no notice of the State Council's, if it is none: only theirs bind everybody."""
    after = part.start + len(part.title)
    if grammar.DRAFT.search(plain, max(0, part.start - 12), after + 12):
        return Trouble(*part.head, "这是征求意见的稿子，不是正式通知", "等正式通知发布后再导入")
    before = plain[max(0, part.start - 14) : part.start]
    if part.title.startswith("国务院") and (PASSED_ON.search(before) or not CITED.search(before)):
        return None
    other = grammar.OTHERS.search(plain[max(0, part.start - 24) : part.start])
    hint = "只能导入国务院办公厅的通知；各地、各单位另行安排的假期不改变法定的工作日"
    if other is not None and part.title:
        start = part.start - len(other[0])
        return Trouble(start, after, f"这是“{other[0]}”的通知，不是国务院办公厅的", hint)
    told_from = max(0, part.start - 24) if part.title else 0
    named = (
        *grammar.SIGNATURE.finditer(plain, after, part.end),
        *grammar.ISSUES.finditer(plain, told_from, part.end),
    )
    if any(not CITED.search(plain, max(0, each.start() - 14), each.start()) for each in named):
        return None
    hint = f"把标题和落款一起复制进来；{hint}"
    return Trouble(*part.head, "标题和落款里都没有国务院办公厅，不知道是谁的通知", hint)


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
