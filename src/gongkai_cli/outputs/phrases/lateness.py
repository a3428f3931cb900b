"""What was published too late, or not at all (GK101 to GK203) → its sentences."""

from __future__ import annotations

from typing import Any

from gongkai_cli.checking.rules.gk101_period_missing import NotClosing, PeriodMissing
from gongkai_cli.checking.rules.gk102_event_unpublished import EventUnpublished
from gongkai_cli.checking.rules.gk103_not_in_force import NotInForce, WasUp
from gongkai_cli.checking.rules.gk201_late import PublishedLate
from gongkai_cli.checking.rules.gk202_slow import Slow
from gongkai_cli.checking.rules.gk203_due_soon import DueSoon
from gongkai_cli.checking.rules.lateness import Lateness
from gongkai_cli.model.result import Facts, Obligation

from . import parts
from .findings import Family, Part, Phrase

UNPUBLISHED = "{what}{due}，截至{as_of}未公开，{late}{limit}{later}{doubt}{down}"
PHRASES = {
    PeriodMissing: Phrase(
        UNPUBLISHED,
        "立即公开并登记 period: {period} 的记录；确无内容的登记零报告",
        official_hint="立即公开并登记所属期 {period} 的记录；确无内容的登记零报告",
    ),
    EventUnpublished: Phrase(
        UNPUBLISHED,
        {
            "unpublished": "立即公开，并在这条记录里补上 published 和 channel",
            "taken_down": "重新公开并登记",
        },
        official_hint={
            "unpublished": "立即公开，并在这条记录里补上公开日期和公开形式",
            "taken_down": "重新公开并登记",
        },
    ),
    NotInForce: Phrase(
        "{what}{due}并保持公开，{as_of}没有处于公开状态的内容{lapsed}{later}",
        "公开现行内容并登记；早已公开的，补登记当时的记录（如实写原公开日期）",
    ),
    PublishedLate: Phrase(
        "{what}{due}，实际{published}公开，{late}{limit}{doubt}",
        "核对公开日期是否属实；属实的说明原因，下期提前安排（不得改动日期）",
    ),
    Slow: Phrase(
        {
            "advised": "{what}建议在{span}内（{day}前）公开，{done}",
            "law": "{what}：条例的20个工作日到{day}止，目录的{span}不能放宽它，{done}",
            "formed": "{what}{formed}形成，条例的20个工作日到{day}止，{done}",
        },
        "{sooner}",
    ),
    DueSoon: Phrase("{what}{due}，{left}{limit}{later}", "在{day}前公开并登记"),
}
RELATED: dict[type[Facts], str] = {
    NotClosing: "{state}",
    WasUp: "曾于{published}公开",
}


def _with_limit(facts: Any) -> DueSoon | Lateness:
    """What of the facts holds the source of the limit, and a later publication."""
    found: DueSoon | Lateness = facts if isinstance(facts, DueSoon) else facts.lateness
    return found


def _lapsed(facts: NotInForce) -> str:
    """，自2026-03-02撤下（公示截止）的次日起逾期2个工作日; empty on the due day itself."""
    late, since = facts.lateness, parts.lapse_words(facts.lapse)
    if not late.days:
        return ""
    return f"，{since + '的次日起' if since else ''}{parts.late_words(late.days, late.workdays)}"


def _what(obligation: Obligation | None) -> str:
    assert obligation is not None
    return parts.obligation_name(obligation)


def _due(obligation: Obligation | None) -> str:
    assert obligation is not None
    return parts.due_words(obligation.due)


OF_OBLIGATION: dict[str, Part] = {
    "what": lambda facts, obligation, audience: _what(obligation),
    "due": lambda facts, obligation, audience: _due(obligation),
}
PARTS: dict[str, Part] = OF_OBLIGATION | {
    "late": lambda f, o, a: parts.late_words(f.lateness.days, f.lateness.workdays),
    "limit": lambda f, o, a: parts.limit_words(_with_limit(f).limit),
    "later": lambda f, o, a: parts.later_words(_with_limit(f).later),
    "doubt": lambda f, o, a: parts.doubt_words(f.lateness.doubt),
    "down": lambda f, o, a: parts.down_words(f.lateness.down),
    "lapsed": lambda f, o, a: _lapsed(f),
    "left": lambda f, o, a: parts.left_words(f.days, f.workdays),
    "done": lambda f, o, a: f"{f.through}才公开" if f.published else f"截至{f.through}未公开",
    "sooner": lambda f, o, a: "以后信息形成后即时公开" if f.published else "尽快公开",
    "state": lambda f, o, a: parts.closed_nothing(f.down),
}
FAMILY = Family(PHRASES, RELATED, PARTS)
