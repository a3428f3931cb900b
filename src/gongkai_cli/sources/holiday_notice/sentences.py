"""One holiday's text → its sentences, each with the days that it makes off or worked, and what contradicts itself."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from gongkai_cli.calendar.weekdays import WEEK

from . import grammar
from .grammar import Effect

ONE = timedelta(days=1)
LONGEST = 31
"""How many days a holiday may have, and may be prolonged by."""
DECEMBER = 12
CHECK = "对照通知原文核对；确认复制完整，没有改动过"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in a sentence: where it begins and ends in the text, and what to do."""

    start: int
    end: int
    message: str
    hint: str = CHECK


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says of days: the effect, the days, and where the sentence stands.

    `count` is the 共N天 of a prolonged holiday, which only the calendar known before it can tell right.
    """

    effect: Effect
    days: tuple[date, ...]
    start: int
    end: int
    count: int | None = None


@dataclass(slots=True)
class Clauses:
    """Reads the sentences of one holiday; year and month carry over from day to day."""

    plain: str
    year: int
    names: tuple[str, ...]
    strict: bool
    """Whether a day in a sentence that nothing is understood of is a trouble, whatever else it says."""
    said: list[Said] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    last: tuple[int, int] | None = None
    across: tuple[date, date] | None = None
    """The range over a month's end that was written last, until a month is written again."""
    sentence: tuple[int, int] = (0, 0)

    def read(self, start: int, end: int) -> None:
        """Reads the sentences from start to end of the text."""
        for found in grammar.SENTENCE.finditer(self.plain, start, end):
            advice = grammar.ADVICE.search(self.plain, *found.span())
            self.sentence = found.span()
            self.read_sentence(found.start(), advice.start() if advice else found.end())

    def read_sentence(self, start: int, end: int) -> None:
        """Reads the groups of days in one sentence, each with what its words do to them."""
        matches = list(grammar.DAY.finditer(self.plain, start, end))
        groups = list(self.groups(matches))
        must = self.strict or grammar.SPEAKS.search(self.plain, start, end) is not None
        if must:
            self.check_months(matches, start, end)
        off: set[date] = set()
        for number, group in enumerate(groups):
            first, last = group[0][0].start(), group[-1][-1].end()
            before = groups[number - 1][-1][-1].end() if number else start
            after = groups[number + 1][0][0].start() if number + 1 < len(groups) else end
            tail = self.plain[last:after]
            effect = effect_of(self.plain[before:first], tail)
            if effect is None:
                if must:
                    said = self.plain[first:last]
                    self.wrong(
                        f"读不懂“{said}”在这一句里是放假还是上班",
                        "对照通知原文核对；网页里多余的文字请删去，只留通知正文",
                    )
                continue
            days = self.days_of(group)
            if days is None:
                continue
            count = self.counted(self.plain[last:end]) if effect == "prolong" else None
            self.said.append(Said(effect, days, *self.sentence, count))
            if effect == "off":
                off.update(days)
                self.check_off(days, off, tail)

    def groups(self, matches: list[re.Match[str]]) -> Iterator[list[list[re.Match[str]]]]:
        """Days that belong together (4月27日、28日), each a list of one day or of the two ends."""
        group: list[list[re.Match[str]]] = []
        for match in matches:
            glue = self.plain[group[-1][-1].end() : match.start()] if group else ""
            if group and grammar.RANGE.fullmatch(glue) and len(group[-1]) == 1:
                group[-1].append(match)
            elif group and grammar.AND.fullmatch(glue):
                group.append([match])
            else:
                if group:
                    yield group
                group = [[match]]
        if group:
            yield group

    def days_of(self, group: list[list[re.Match[str]]]) -> tuple[date, ...] | None:
        """Every day of a group in order; None, with a trouble, where one cannot be."""
        days: list[date] = []
        weekdays = weekdays_of(group)
        for span in group:
            ends = [self.day(match, weekdays.get(match.start(), "")) for match in span]
            first, last = ends[0], ends[-1]
            if first is None or last is None:
                return None
            written = self.plain[span[0].start() : span[-1].end()]
            if not 0 <= (last - first).days < LONGEST:
                self.wrong(f"“{written}”的起止日不对：{first}至{last}")
                return None
            days += [first + ONE * n for n in range((last - first).days + 1)]
            if len(span) == 2:
                self.across = (first, last) if first.month != last.month else self.across
                self.check_weekdays(span[0], [first])
                named = grammar.WEEKDAY.findall(span[1]["note"])
                self.check_weekdays(span[1], [first, last] if len(named) == 2 else [last])
            else:
                self.check_weekdays(span[0], days)
        return tuple(days)

    def day(self, match: re.Match[str], weekday: str = "") -> date | None:
        """The day meant; a year or month not written is that of the day before it.

        New Year's holiday reaches back: its December is that of the year before. After a range over a
        month's end the month is the one of the two that puts the day into the range, or that its
        weekday fits.
        """
        if not match["month"] and self.across is not None:
            months = self.months_of(int(match["day"]), weekday, self.across)
            if len(months) > 1:
                said = "和".join(f"{month}月" for _, month in months)
                self.wrong(f"“{match[0]}”没有写月份，{said}都有可能")
                return None
            self.last = months[0] if months else self.last
        if match["month"]:
            self.across = None
            month = int(match["month"])
            back = month == DECEMBER and "元旦" in self.names
            year = int(match["year"]) if match["year"] else self.year - back
        elif self.last is not None:
            year, month = self.last
        else:
            self.wrong(f"“{match[0]}”没有写月份")
            return None
        self.last = (year, month)
        try:
            day = date(year, month, int(match["day"]))
        except ValueError:
            self.wrong(f"没有{year}年{month}月{int(match['day'])}日这一天")
            return None
        if not date(self.year - 1, DECEMBER, 1) <= day <= date(self.year, DECEMBER, 31):
            self.wrong(f"{day}不在{self.year}年（或上年12月）里", "核对年份；一次只导入一份通知")
            return None
        return day

    @staticmethod
    def months_of(day: int, weekday: str, across: tuple[date, date]) -> list[tuple[int, int]]:
        """The years and months of a range's ends that a bare day may belong to; none where none fits."""
        first, last = across
        ends = [(first.year, first.month), (last.year, last.month)]
        found = [date(*end, day) for end in ends if day <= monthrange(*end)[1]]
        fit = [each for each in found if weekday in ("", WEEK[each.weekday()])]
        inside = [each for each in fit if first <= each <= last]
        return [(each.year, each.month) for each in inside or fit]

    def check_months(self, matches: list[re.Match[str]], start: int, end: int) -> None:
        """Every month written is part of a day that was read (2月4上班 is none)."""
        read = {match.start("month") for match in matches}
        for match in matches:
            read.update(m.start() for m in grammar.MONTH.finditer(self.plain, *match.span("note")))
        for month in grammar.MONTH.finditer(self.plain, start, end):
            if month.start() not in read:
                self.wrong(f"“{month[0]}”后面读不出是哪一天")

    def check_weekdays(self, match: re.Match[str], days: list[date]) -> None:
        """Each weekday named behind a day is that day's; several named at once are those of the last days."""
        named = grammar.WEEKDAY.findall(match["note"])
        if len(named) > len(days):
            self.wrong(f"“{match[0]}”写了{len(named)}个星期，只有{len(days)}天")
            return
        for day, said in zip(days[len(days) - len(named) :], named, strict=True):
            right = WEEK[day.weekday()]
            if said.replace("天", "日") != right:
                self.wrong(f"{day}是星期{right}，通知写的是星期{said}")

    def check_off(self, days: tuple[date, ...], so_far: set[date], tail: str) -> None:
        """共N天 is the number of the days; a day said to join a weekend lies next to one."""
        count = self.counted(tail)
        if count is not None and count not in (len(set(days)), len(so_far)):
            self.wrong(f"写着共{count}天，起止日之间是{len(set(days))}天")
        joins = grammar.NEXT_TO_WEEKEND.search(tail)
        if joins is not None and not any(day.weekday() in (0, 4, 5, 6) for day in days):
            weekday = WEEK[days[-1].weekday()]
            self.wrong(f"{days[-1]}是星期{weekday}，不能与周末连休")

    def counted(self, tail: str) -> int | None:
        """The N of 共N天; None, with a trouble, where it is no number."""
        found = grammar.COUNT.search(tail)
        if found is None:
            return None
        count = grammar.number_of(found[1])
        if count is None:
            self.wrong(f"“{found[0]}”读不出是几天")
        return count

    def wrong(self, message: str, hint: str = CHECK) -> None:
        """Notes a trouble at the sentence being read."""
        self.troubles.append(Trouble(*self.sentence, message, hint))


def weekdays_of(group: list[list[re.Match[str]]]) -> dict[int, str]:
    """Where a day of a group begins → its weekday, where one is named for each (29日、30日（周六、周日）)."""
    ends = [match for span in group for match in span]
    named = [grammar.WEEKDAY.findall(match["note"]) for match in ends]
    alone = len(named[-1]) == len(ends) and not any(named[:-1])
    said = named[-1] if alone else [names[-1] if names else "" for names in named]
    return {m.start(): name.replace("天", "日") for m, name in zip(ends, said, strict=True)}


def effect_of(before: str, after: str) -> Effect | None:
    """What the words before and after a group of days do to it."""
    for role in grammar.ROLES:
        if role.before is not None and role.before.search(before):
            return role.effect
        if role.after is not None and role.after.match(after):
            return role.effect
    return None
