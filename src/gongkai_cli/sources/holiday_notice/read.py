"""A notice's signs → what it arranges, holiday by holiday, or everything in it that contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongkai_cli.calendar.weekdays import SATURDAY
from gongkai_cli.calendar.years import FIRST_YEAR, LAST_YEAR
from gongkai_cli.model.problem import Problem

from . import grammar
from .grammar import Kind
from .sections import Part, issuer_trouble, items, the_part
from .sentences import CHECK, Clauses, Said, Trouble
from .text import Squeezed

SEVEN_SINCE = 2008
LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller says of the notice; it goes before what the text says."""

    year: int | None = None
    number: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday as arranged: its name, the days off and worked, and the text that says so.

    `prolonged_to` is the last day of a holiday made longer, `prolonged_days` the number of days said
    of it; `resumed` are the days from which work goes on as usual (2月3日起正常上班).
    """

    name: str
    off: tuple[date, ...]
    worked: tuple[date, ...]
    quote: str
    prolonged_to: date | None = None
    prolonged_days: int | None = None
    resumed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A notice as read; the days that a prolonged holiday adds are found by `resolve_notice`."""

    year: int
    kind: Kind
    title: str
    number: str | None
    issued: date | None
    holidays: tuple[Holiday, ...]


def read_notice(text: Squeezed, shown: str, asked: Asked) -> Reading | tuple[Problem, ...]:
    """Reads one notice; `shown` names the text in the problems, all of which are collected."""
    part = the_part(text)
    trouble = part if isinstance(part, Trouble) else year_trouble(part, asked)
    if isinstance(part, Trouble) or trouble is not None:
        assert trouble is not None
        return (problem(trouble, text, shown),)
    year = asked.year or part.year
    assert year is not None
    found: list[tuple[str, Clauses]] = []
    places = list(items(text.plain, part))
    for name, start, end in places:
        yearly = part.kind == "yearly"
        names = grammar.festivals(name)
        clauses = Clauses(text.plain, year, names, strict=yearly, sentence=(start, end))
        clauses.read(start, end)
        if yearly:
            check_yearly(name, clauses, start, end)
        found.append((name, clauses))
    troubles = [trouble for _, clauses in found for trouble in clauses.troubles]
    troubles += between(text.plain, places)
    troubles += clashes(text, [clauses for _, clauses in found])
    troubles += said_twice(text, found)
    stranger = issuer_trouble(text.plain, part)
    troubles += [stranger] if stranger else []
    if part.kind == "yearly":
        troubles += missing(year, part, [name for name, _ in found])
    issued = asked.issued or issued_on(text.plain, part)
    if issued is not None and not year - 1 <= issued.year <= year:
        message = f"落款日期{issued}与{year}年的安排不合"
        troubles.append(Trouble(*part.head, message, CHECK))
    if troubles:
        ordered = dict.fromkeys(sorted(troubles, key=lambda each: each.start))
        return tuple(problem(each, text, shown) for each in ordered)
    number = grammar.NUMBER.search(text.plain)
    written = f"{number[1]}〔{number[2]}〕{int(number[3])}号" if number else None
    holidays = tuple(dict.fromkeys(holiday(name, each, text) for name, each in found))
    return Reading(year, part.kind, part.title, asked.number or written, issued, holidays)


def year_trouble(part: Part, asked: Asked) -> Trouble | None:
    """What is wrong with the year, if anything."""
    here = part.head
    year = asked.year or part.year
    if year is None:
        return Trouble(*here, "没有读到是哪一年的安排", "把标题一起复制进来，或用 --year 写明年份")
    if part.year is not None and year != part.year:
        return Trouble(
            *here, f"通知是{part.year}年的，--year 写的是{year}", "去掉 --year，或核对通知"
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"年份{year}不在{FIRST_YEAR}至{LAST_YEAR}之间"
        return Trouble(*here, message, "核对年份；工作日历从2004年起")
    return None


def check_yearly(name: str, clauses: Clauses, start: int, end: int) -> None:
    """Each holiday of a yearly notice has a day off, and is made up for on weekends alone."""
    clauses.sentence = (start, end)
    if not clauses.troubles and not any(said.effect == "off" for said in clauses.said):
        clauses.wrong(f"没有读到{name}哪天放假")
    for said in clauses.said:
        for day in said.days:
            if said.effect == "worked" and day.weekday() < SATURDAY:
                clauses.sentence = (said.start, said.end)
                clauses.wrong(f"{day}不是周六、周日，不能是调休上班日")


def between(plain: str, places: list[tuple[str, int, int]]) -> Iterator[Trouble]:
    """Arrangements that stand behind foreign words in the middle of a notice, and would be lost."""
    for (_, _, end), (_, start, _) in pairwise(places):
        lost = grammar.ACTED_ON.search(plain, end, start)
        if lost is not None:
            hint = "删去夹在通知正文里的文字（来源、记者、打印等），再导入"
            yield Trouble(end, start, "正文中间夹着别的文字，后面的安排读不出来", hint)


def clashes(text: Squeezed, all_clauses: list[Clauses]) -> Iterator[Trouble]:
    """Days that one sentence makes off and another worked."""
    off: dict[date, Said] = {}
    for clauses in all_clauses:
        for said in clauses.said:
            if said.effect in ("off", "prolong"):
                off |= dict.fromkeys(said.days, said)
    for clauses in all_clauses:
        for said in clauses.said:
            for day in said.days if said.effect in ("worked", "resume") else ():
                if day in off:
                    other = off[day].start, off[day].end
                    apart = other != (said.start, said.end)
                    where = f"，另一处写的是{quoted(text, *other)}" if apart else ""
                    message = f"{day}既放假又上班{where}"
                    yield Trouble(said.start, said.end, message, CHECK)


def said_twice(text: Squeezed, found: list[tuple[str, Clauses]]) -> Iterator[Trouble]:
    """A holiday that the text arranges twice and not alike, as a page with comments on the notice may."""
    first: dict[str, Holiday] = {}
    for name, clauses in found:
        here = holiday(name, clauses, text)
        before = first.setdefault(here.name, here)
        if (before.off, before.worked) != (here.off, here.worked):
            message = f"{here.name}写了两种安排，另一处是“{before.quote[:LONGEST_QUOTE]}”"
            yield Trouble(*clauses.sentence, message, "网页里多余的文字请删去，只留通知正文")


def missing(year: int, part: Part, headings: list[str]) -> Iterator[Trouble]:
    """The festivals that every yearly notice arranges and this one does not: it is not whole."""
    there = {name for heading in headings for name in grammar.festivals(heading)}
    wanted = grammar.FEWER if year < SEVEN_SINCE else tuple(grammar.NAMES)
    absent = [name for name in wanted if name not in there]
    if absent:
        message = f"没有读到{'、'.join(absent)}的安排，{year}年的通知不完整"
        hint = "把通知从标题到落款全部复制进来"
        yield Trouble(*part.head, message, hint)


def issued_on(plain: str, part: Part) -> date | None:
    """The day in the last signature of the text, else the one that a website prints above it."""
    signed = list(grammar.ISSUED.finditer(plain, part.start, part.end))
    dated = grammar.DATED.search(plain)
    found = signed[-1].groups() if signed else dated.groups() if dated else ()
    numbers = [number for each in found if (number := grammar.number_of(each)) is not None]
    try:
        return date(*numbers) if len(numbers) == 3 else None
    except ValueError:
        return None


def holiday(name: str, clauses: Clauses, text: Squeezed) -> Holiday:
    """What the sentences about one holiday come to."""
    days: dict[str, set[date]] = {}
    sentences: dict[tuple[int, int], None] = {}
    for said in clauses.said:
        days.setdefault(said.effect, set()).update(said.days)
        sentences[said.start, said.end] = None
    quote = "".join(text.written[trimmed(text, *each) : each[1]] for each in sentences)
    counts = [said.count for said in clauses.said if said.count is not None]
    prolonged = days.get("prolong")
    return Holiday(
        name="、".join(grammar.festivals(name)) or name,
        off=tuple(sorted(days.get("off", ()))),
        worked=tuple(sorted(days.get("worked", ()))),
        quote=quote,
        prolonged_to=max(prolonged) if prolonged else None,
        prolonged_days=counts[0] if counts else None,
        resumed=tuple(sorted(days.get("resume", ()))),
    )


def quoted(text: Squeezed, start: int, end: int) -> str:
    """A sentence of the text in quotation marks, cut where it is long."""
    start = trimmed(text, start, end)
    words = text.written[start : min(end, start + LONGEST_QUOTE)]
    return f"“{words}…”" if end - start > LONGEST_QUOTE else f"“{words}”"


def trimmed(text: Squeezed, start: int, end: int) -> int:
    """Where a sentence begins without the number and the addressees, which end in no full stop."""
    before = grammar.PREAMBLE.match(text.plain, start, end)
    return before.end() if before and before.end() < end else start


def problem(trouble: Trouble, text: Squeezed, shown: str) -> Problem:
    """A trouble with its line, quoting the sentence."""
    line = text.lines[min(trouble.start, len(text.lines) - 1)]
    quote = quoted(text, trouble.start, min(trouble.end, len(text.written)))
    return Problem(shown, line, 1, f"{trouble.message}：{quote}", trouble.hint)
