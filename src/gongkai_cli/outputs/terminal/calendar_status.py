"""The state of the calendar → lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gongkai_cli.analyses.calendar_status.status import Source, Status
from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.parts import firmness, name_days, obligation_name

IMPORT = "通知公布后：gongkai calendar import 通知.txt，或更新 chinese-calendar"
MAX_SHOWN = 10


def render(found: Status) -> str:
    """Which years are gazetted, from where, and what is not firm, a line each."""
    return "".join(f"{plain(line)}\n" for line in _lines(found))


def _lines(found: Status) -> Iterator[str]:
    end = found.gazetted_through
    yield f"放假安排已公布到{end}；12月29日至31日要等{end.year + 1}年的通知"
    yield ""
    yield "来源"
    for source in found.sources:
        years = f"{source.first_year}—{source.last_year}年"
        if source.first_year == source.last_year:
            years = f"{source.first_year}年{'（调整）' if source.amends else ''}"
        yield "  " + "  ".join(filter(None, (years, source.name, *_origin(source))))
    for year in found.uncovered:
        yield f"  {year}年  未公布，按周末和法定节假日暂算，不编造调休"
    if found.provisional is None or found.start is None:
        return
    yield ""
    days = name_days(found.as_of, found.start)
    yield f"应公开日期{found.due_dates}个，其中暂定{len(found.provisional)}个（{days}）"
    for due, some in groupby(found.provisional, key=lambda each: each.obligation.due):
        assert due is not None
        alike = list(some)
        yield f"  {due.day}  {len(alike)}个：{firmness(due)}"
        for judged in alike[:MAX_SHOWN]:
            yield f"    {obligation_name(judged.obligation)}（{VERDICT_WORDS[judged.verdict]}）"
        if len(alike) > MAX_SHOWN:
            yield f"    另有{len(alike) - MAX_SHOWN}个，用 --format json 看全部"
    for span, first in found.loose_from:
        yield f"期限为{span}的，{first}及以后起算的都是暂定"
    if found.uncovered:
        yield IMPORT


def _origin(source: Source) -> Iterator[str]:
    if source.file is None:
        return
    yield source.number or "没有写文号"
    yield f"{source.issued}发布" if source.issued else "没有写发布日期"
    yield source.file
