"""An obligation's records → each act looked at, whether it counts, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongkai_cli.checking.ambiguity import find_ambiguities
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.matching import Channels, sort_channels, zero_use
from gongkai_cli.checking.rules.base import act_path
from gongkai_cli.checking.statistics import TAKEN_OUT
from gongkai_cli.model.quotation import quote
from gongkai_cli.model.record import Publication, Record, acts_of, numbered_acts
from gongkai_cli.model.result import (
    ActUse,
    Assessment,
    LocatedRecord,
    Obligation,
    Place,
    Published,
    Source,
    Where,
    ZeroUse,
)
from gongkai_cli.model.verdicts import Verdict
from gongkai_cli.outputs.phrases.findings import facts_words
from gongkai_cli.outputs.phrases.reasons import reason_text

from .derivation import Considered
from .question import Question

DECIDES = "以此判定"
DECIDES_AHEAD = "已提前公开，这一期的义务开始后以此判定"
DECIDES_WRONG_CHANNEL = "以此判定是否按期；公开形式不符"
STANDS_WRONG_CHANNEL = "以此判定处于公开状态；公开形式不符"
SEE_CHANNEL = "（另见 GK301）"
NOT_APPLICABLE = "这一项不适用，不据此判定"
EXEMPT = "依法不予公开，不据此判定"
NO_DUE_DAY = "没有形成日期，算不出应公开日期，不能据此判定"
AFTER_AS_OF = "晚于检查基准日，视为尚未发生"
WITHDRAWN_IN_TIME = "{day}已撤下，不晚于应公开日期，不算公开"
TAKEN_DOWN = "{day}已撤下，基准日不再公开"
RUN_OUT = "公示到{day}为止，基准日不再公开"
PUBLISHED_IN_DOUBT = "已公开；是否按期无法判定"
CONTRADICTORY = "日期自相矛盾，不能据以判定（GK305）"
UNTITLED = "与同一天的另一条记录都没有写标题，不能确定是一件还是几件"
DIFFERS = "；{where} 登记的是同一件，公开日期或网址不同，请核对"
OTHER_UNKNOWN = "目录没有“{channel}”这种公开形式，另有目录所列形式的一次"
OTHER_UNWRITTEN = "没有写公开形式，另有形式相符的一次"
OTHER_CHANNEL = "公开形式不符，另有相符的一次"
LATER = "以最早的一次（{day}）为准"
SAME_DAY = "同日另有一次，以那一次为准"
UP_EARLIER = "也处于公开状态；判定以{day}公开的一件为准"
UNPUBLISHED = "没有公开日期"
ZERO = "零报告“{reason}”，本期最后一日起算数"
ZERO_SECOND = "零报告“{reason}”，以前面的零报告为准"
ZERO_EARLY = "零报告“{reason}”，本期尚未结束，还不算数"
ZERO_NOT_YET = "零报告“{reason}”，形成日期晚于检查基准日，视为尚未发生"
ZERO_OUTDONE = "零报告“{reason}”，另有公开，以公开为准"
ZERO_WRONG = "零报告“{reason}”，这一项不是定期公开事项，不算数"
ZERO_STANDING = "零报告“{reason}”，零报告不能代替处于公开状态的内容"
IN_DOUBT = "{why}；不能确定它是否履行了这一义务"
THIS_PERIOD = "，这一期应写“{period}”"
REASONS = {
    ActUse.AFTER_AS_OF: AFTER_AS_OF,
    ActUse.TAKEN_DOWN: TAKEN_DOWN,
    ActUse.RUN_OUT: RUN_OUT,
    ActUse.WITHDRAWN_IN_TIME: WITHDRAWN_IN_TIME,
    ActUse.CONTRADICTORY: CONTRADICTORY,
    ActUse.OTHER_CHANNEL: OTHER_CHANNEL,
    ActUse.LATER: LATER,
    ActUse.SAME_DAY: SAME_DAY,
    ActUse.UNTITLED: UNTITLED,
}
RATED = frozenset({ActUse.OTHER_CHANNEL, ActUse.LATER, ActUse.SAME_DAY})
ZERO_REASONS = {
    ZeroUse.COUNTS: ZERO,
    ZeroUse.STANDING: ZERO_STANDING,
    ZeroUse.UNFIT: ZERO_WRONG,
    ZeroUse.NOT_YET: ZERO_NOT_YET,
    ZeroUse.OUTDONE: ZERO_OUTDONE,
    ZeroUse.EARLY: ZERO_EARLY,
}
SETTLED = {Verdict.NOT_APPLICABLE: NOT_APPLICABLE, Verdict.EXEMPT: EXEMPT}
assert set(SETTLED) == set(TAKEN_OUT)


def place_of(source: Source, places: Mapping[Where, Place]) -> Place:
    """Where a value of a record stands, as far as anybody has looked."""
    return places.get(source.where, source.place)


def trace_records(
    checked: CheckResult, question: Question, places: Mapping[Where, Place]
) -> Iterator[Considered]:
    """Every record of the obligation and every one that clouds it, in the order they were read."""
    judged = question.judged
    assert judged is not None
    obligation = judged.obligation
    channels = sort_channels(checked.project.catalog.catalog, obligation.item.channel)
    nothing = question.unjudged or _undecidable(judged)
    uses = {(act.placed.key, act.number): use for act, use in judged.considered}
    shown = set()
    for placed in obligation.records:
        shown.add((placed.path, placed.line))
        record = placed.record
        kept = _kept(record)
        if record.nothing_to_disclose is not None:
            place = place_of(Source(placed, ("nothing_to_disclose",)), places)
            counts, why = (False, nothing) if nothing else _zero(checked, judged, placed)
            yield Considered(place, f"没有可公开的内容{kept}", counts, why)
        elif not acts_of(record):
            why = nothing or UNPUBLISHED
            yield Considered(Place(placed.path, placed.line), f"已登记，尚未公开{kept}", False, why)
        for number, act in numbered_acts(record):
            mine = Published(placed, act, number)
            use = uses.get((placed.key, number), ActUse.DECIDES)
            if nothing and use is not ActUse.AFTER_AS_OF:
                counts, why = False, nothing
            else:
                counts, why = _why(checked, judged, mine, use, channels)
                if question.assumed and why == DECIDES:
                    why = DECIDES_AHEAD
            place = place_of(Source(placed, act_path(number, "published")), places)
            yield Considered(place, f"{_what(act)}{kept}", counts, why)
    yield from _in_doubt(checked, judged, shown)


def has_finding(checked: CheckResult, code: str, obligation: Obligation) -> bool:
    """Whether the check has a finding of a rule at the obligation."""
    at = (finding.obligation for finding in checked.findings if finding.code == code)
    return any(each is not None and each.id == obligation.id for each in at)


def _undecidable(judged: Assessment) -> str:
    """Why no record decides anything, whatever it says; empty where one may."""
    return SETTLED.get(judged.verdict, "") or ("" if judged.obligation.due else NO_DUE_DAY)


def _what(act: Publication | Record) -> str:
    return f"{act.published}公开，公开形式{quote(act.channel) if act.channel else '没有写'}"


def _kept(record: Record) -> str:
    """（文号“…”，经办人“…”，备注“…”）, what of these is written."""
    words = {"文号": record.document, "经办人": record.handler, "备注": record.note}
    kept = "，".join(f"{name}{quote(said)}" for name, said in words.items() if said is not None)
    return f"（{kept}）" if kept else ""


def _zero(checked: CheckResult, judged: Assessment, placed: LocatedRecord) -> tuple[bool, str]:
    """Whether a zero report counts, and why or why not."""
    use = zero_use(judged.obligation, placed, judged.decided_by, checked.as_of)
    words, first = ZERO_REASONS[use], judged.zero_report
    if words is ZERO and first is not None and first.key != placed.key:
        words = ZERO_SECOND
    return words is ZERO, words.format(reason=placed.record.nothing_to_disclose)


def _why(
    checked: CheckResult, judged: Assessment, mine: Published, use: ActUse, channels: Channels
) -> tuple[bool, str]:
    """Whether a publication decides the obligation, and why or why not."""
    if use is ActUse.DECIDES:
        undetermined = judged.verdict is Verdict.UNDETERMINED
        return (False, PUBLISHED_IN_DOUBT) if undetermined else (True, _decides(checked, judged))
    standing, decided, act = judged.obligation.kind == "standing", judged.decided_by, mine.act
    words = REASONS[use]
    if use is ActUse.OTHER_CHANNEL and act.channel not in channels.known:
        words = OTHER_UNWRITTEN if act.channel is None else OTHER_UNKNOWN
    if use is ActUse.LATER and standing:
        words = UP_EARLIER
    day = act.posted_until if use is ActUse.RUN_OUT else act.withdrawn
    if use in RATED and decided is not None:
        day = decided.day
    why = words.format(day=day, channel=act.channel)
    return False, why + (
        _differs(decided, mine) if decided and use in RATED and not standing else ""
    )


def _decides(checked: CheckResult, judged: Assessment) -> str:
    if judged.accepted:
        return DECIDES
    standing = judged.obligation.kind == "standing"
    words = STANDS_WRONG_CHANNEL if standing else DECIDES_WRONG_CHANNEL
    return words + (SEE_CHANNEL if has_finding(checked, "GK301", judged.obligation) else "")


def _differs(decided: Published, mine: Published) -> str:
    """That two files say different things of one round; which of them is right, nobody can say here."""
    other, here = decided.placed, mine.placed
    same = decided.day == mine.day and decided.act.url == mine.act.url
    if other.path == here.path or same:
        return ""
    return DIFFERS.format(where=f"{other.path}:{other.line}")


def _in_doubt(
    checked: CheckResult, judged: Assessment, shown: set[tuple[str, int]]
) -> Iterator[Considered]:
    """What may have met the obligation but cannot be judged: misfits, and what could not be read."""
    obligation = judged.obligation
    amiss = {
        (each.placed.path, each.placed.line): facts_words("GK303", each.facts).message
        for each in checked.laid.misfits
    }
    unread = {(e.path, e.line): e.problems[0].message for e in checked.unreadable if e.problems}
    unknown = {(each.path, each.line) for each in checked.laid.unknown}
    late = Verdict.OVERDUE if judged.decided_by is None else Verdict.MET_LATE
    found = find_ambiguities(checked.laid, checked.unreadable, checked.as_of)
    for cloud in found.get(obligation.item.id, ()):
        at = (cloud.reason.path, cloud.reason.line)
        if at in shown or not cloud.covers(obligation, late):
            continue
        what, why = "读不出来的内容", unread.get(at) or amiss.get(at)
        if at in amiss:
            what = "与事项类型不符的记录"
            why = (
                f"{why}{THIS_PERIOD.format(period=obligation.period) if obligation.period else ''}"
            )
        elif at in unknown:
            what = "事项认不准的记录"
        why = IN_DOUBT.format(why=why) if why else reason_text(cloud.reason)
        yield Considered(Place(*at), what, False, why)
