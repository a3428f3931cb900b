"""An entry of what falls due → the sentences that every output says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from gongkai_cli.analyses.due import Entry, Missing, Upcoming
from gongkai_cli.checking.rules.base import limit_source
from gongkai_cli.model.result import LocatedRecord
from gongkai_cli.model.verdicts import VERDICT_WORDS, Verdict

from .check import INCOMPLETE, filter_line, items_line
from .parts import (
    PRIVACY,
    STATED,
    counted_from,
    due_words,
    left_words,
    limit_words,
    obligation_name,
    state_words,
)
from .reasons import reason_text

PROVISIONAL = "暂定"


def subject(entry: Entry) -> str:
    """第7项“街道各科室工作信息”2026-10期."""
    return obligation_name(entry.judged.obligation)


def due_line(ahead: Upcoming, entry: Entry) -> str:
    """应于2026-11-20前公开, with its notes."""
    act = "公开接替的内容" if entry.missing is Missing.RUNS_OUT else "公开"
    return f"{due_words(entry.due, act)}{limit_note(ahead, entry)}"


def limit_note(ahead: Upcoming, entry: Entry) -> str:
    """（期限系默认口径，目录未规定）, where it is so."""
    return limit_words(limit_source(ahead.checked.project, entry.judged.obligation))


def clause(ahead: Upcoming, entry: Entry) -> str:
    """公开时限“按月公开”，公开形式“政府网站常规公开”，目录:行."""
    item, catalog = entry.judged.obligation.item, ahead.checked.project.catalog
    place = f"{catalog.shown}:{catalog.lines[item.id]}"
    return f"公开时限“{item.time_limit}”，公开形式“{item.channel}”，{place}"


def trigger(ahead: Upcoming, entry: Entry) -> str:
    """The day that the due day counts from, and what it is."""
    obligation = entry.judged.obligation
    if entry.until is not None or obligation.trigger is None:
        return "须始终有一件处于公开状态（条例第二十六条）"
    event = counted_from(obligation, ahead.checked.project.limit(obligation.item.time_limit))
    return event if event == STATED else f"{obligation.trigger}，{event}"


def when(entry: Entry) -> str:
    """今天到期, 还有3个工作日, or 还有2天，其间没有工作日."""
    return left_words(entry.days_left, entry.workdays_left)


def _where(placed: LocatedRecord | None) -> str:
    assert placed is not None
    return f"{placed.path}:{placed.line}"


def _later(entry: Entry, as_of: date) -> str:
    day = min(each.day for each in entry.judged.later)
    return f"{_where(entry.record)} 写的是{day}公开，晚于检查基准日，未计入"


def _withdrawn(entry: Entry, as_of: date) -> str:
    assert entry.record is not None
    return f"{state_words(entry.record)}，到期前撤下的不算（{_where(entry.record)}）"


def _channel(entry: Entry, as_of: date) -> str:
    decided = entry.judged.decided_by
    assert decided is not None
    named = f"在“{decided.act.channel}”" if decided.act.channel else "，记录没有写公开形式，"
    why = "不是目录规定的公开形式" if decided.act.channel else "不能算目录规定的公开形式"
    return f"{decided.day}{named}公开，{why}（{_where(entry.record)}）"


def _zero(entry: Entry, as_of: date) -> str:
    return f"已写零报告（{_where(entry.record)}），{entry.judged.obligation.trigger}期满才起算"


LACKS: dict[Missing, Callable[[Entry, date], str]] = {
    Missing.NO_RECORD: lambda entry, as_of: "没有记录",
    Missing.UNPUBLISHED: lambda entry, as_of: f"已登记，尚未公开（{_where(entry.record)}）",
    Missing.PUBLISHED_LATER: _later,
    Missing.WITHDRAWN: _withdrawn,
    Missing.CONTRADICTORY: lambda entry, as_of: f"已有的公开日期自相矛盾，不作数（{_where(entry.record)}）",
    Missing.ZERO_REPORT_EARLY: _zero,
    Missing.ZERO_REPORT_UNFIT: lambda entry, as_of: f"写了零报告（{_where(entry.record)}），这一项不能作零报告",
    Missing.CHANNEL: _channel,
    Missing.PLACES: lambda entry, as_of: f"缺张贴地点：{'、'.join(entry.places)}（{_where(entry.record)}）",
    Missing.NOT_IN_FORCE: lambda entry, as_of: f"{as_of}没有处于公开状态的内容",
    Missing.RUNS_OUT: lambda entry, as_of: f"现有的公开到{entry.until}为止，此后没有处于公开状态的内容",
}  # fmt: skip


def lacks(ahead: Upcoming, entry: Entry) -> str:
    """What is missing to close an entry, and what written may have closed it already."""
    text = LACKS[entry.missing](entry, ahead.checked.as_of)
    if entry.judged.verdict is Verdict.UNDETERMINED:
        text = f"{text}；{reason_text(entry.judged.reason)}"
    return f"{text}；{reason_text(entry.doubt)}，也许已经公开" if entry.doubt else text


def close(entry: Entry) -> str:
    """How to close an entry: where to publish, and what to write down then."""
    obligation = entry.judged.obligation
    hint = {
        Missing.PUBLISHED_LATER: "公开后核对这条记录的公开日期是否属实",
        Missing.CONTRADICTORY: "照 gongkai check 的提示改正这条记录",
        Missing.ZERO_REPORT_EARLY: "期满时核实；其间形成了内容的，公开并登记",
        Missing.PLACES: "在缺的地点补张贴并登记；已张贴的补写进 places",
    }.get(entry.missing)
    if hint is None:
        keys = ["published", "channel", *(["url"] if entry.url_needed else [])]
        keys += ["places"] if entry.places else []
        hint = f"{_publish(entry)}，{_register(entry, '、'.join(keys))}"
    if entry.judged.verdict is Verdict.UNDETERMINED:
        hint = f"先改正写错的应公开日期（due）；{hint}"
    if entry.doubt:
        hint = f"先改正读不准的记录；{hint}"
    return f"{hint}；{PRIVACY}" if obligation.item.personal else hint


def _publish(entry: Entry) -> str:
    """在“政府网站”公开（政府网站常规公开 … 均可）, with the places of a posting."""
    exact, *others = entry.channels
    text = f"在“{exact}”公开"
    if others:
        text += f"（{'、'.join(others)}均可）"
    if entry.places:
        text += f"，张贴在{'、'.join(entry.places)}"
    return text


def _register(entry: Entry, keys: str) -> str:
    """What to write down after publication; a record that does not count stays as it is."""
    obligation = entry.judged.obligation
    if obligation.kind == "standing":
        more = {
            Missing.NOT_IN_FORCE: "；早已公开的，补登记当时的记录",
            Missing.RUNS_OUT: "；展期的，改写 posted_until",
        }
        return f"登记 {keys}{more.get(entry.missing, '')}"
    if entry.missing is Missing.UNPUBLISHED:
        return f"在这条记录里补上 {keys}"
    if entry.missing is Missing.ZERO_REPORT_UNFIT:
        return f"在这条记录里删去 nothing_to_disclose，补上 {keys}"
    if entry.missing is Missing.NO_RECORD:
        return f"登记 period: {obligation.period} 的记录，写明 {keys}"
    same = f" period: {obligation.period} " if obligation.period else "formed、title 与它相同"
    return f"另登记一条{same}的记录，写明 {keys}{_perhaps(entry)}"


def _perhaps(entry: Entry) -> str:
    """Where a channel is not written, or too broad, it may have been the right one."""
    if entry.missing is not Missing.CHANNEL or entry.judged.decided_by is None:
        return ""
    written = entry.judged.decided_by.act.channel
    if written is not None and not entry.broader:
        return ""
    return "；其实已在那里公开的，只改正这条记录的 channel"


def range_words(ahead: Upcoming) -> str:
    """2026-10-31至2026-11-30."""
    return f"{ahead.checked.as_of}至{ahead.through}"


def head(ahead: Upcoming) -> tuple[str, ...]:
    """What every output for people opens with: the catalog's items, the figures, what is not listed."""
    lines = [
        INCOMPLETE if not ahead.checked.complete else "",
        filter_line(ahead.checked),
        items_line(ahead.checked),
        found_line(ahead),
        overdue_line(ahead),
    ]
    return tuple(line for line in lines if line)


def found_line(ahead: Upcoming) -> str:
    """到2026-11-30为止有12件待公开…, or that there is none, and what in that time is settled already."""
    number, later = len(ahead.entries), sum(entry.beyond for entry in ahead.entries)
    if number:
        text = f"到{ahead.through}为止有{number}件待公开（检查基准日{ahead.checked.as_of}）"
        text += f"，其中日期暂定{ahead.provisional}件" if ahead.provisional else ""
        text += f"，有{later}件推算在{ahead.through}之后、实际可能提前到以内" if later else ""
    else:
        text = f"到{ahead.through}为止没有到期的待公开事项（检查基准日{ahead.checked.as_of}）"
    settled = [
        f"{'已公开' if verdict is Verdict.MET else VERDICT_WORDS[verdict]}{ahead.closed[verdict]}"
        for verdict in Verdict
        if ahead.closed.get(verdict)
    ]
    return f"{text}；同期另有{'、'.join(settled)}" if settled else text


def overdue_line(ahead: Upcoming) -> str:
    """已经逾期未公开3件…; empty where there is none."""
    count = Counter(ahead.checked.summary.by_verdict)
    count.subtract(entry.judged.verdict for entry in ahead.entries)
    count.subtract(ahead.closed)
    parts = [
        f"{VERDICT_WORDS[verdict]}{count[verdict]}件"
        for verdict in (Verdict.OVERDUE, Verdict.UNDETERMINED)
        if count[verdict]
    ]
    return f"此前已经{'、'.join(parts)}，不在下列：gongkai check" if parts else ""
