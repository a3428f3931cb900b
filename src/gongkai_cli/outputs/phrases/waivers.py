"""Waivers that have expired, were not used or are wrong (GK501 to GK503) → the sentences."""

from __future__ import annotations

from gongkai_cli.calendar.periods import SPELLED, WORDS
from gongkai_cli.checking.rules import MODULES, load_rule
from gongkai_cli.checking.rules.gk501_expired import StillThere, WaiverExpired
from gongkai_cli.checking.rules.gk502_unused import NoSuchFinding, NoSuchObligation, WaiverRepeated
from gongkai_cli.checking.turning_waivers import KIND_OF
from gongkai_cli.checking.validate_waiver import Flaw, Repeated
from gongkai_cli.model.lookalikes import unseen_in
from gongkai_cli.model.result import Facts
from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.sources.catalog.item_index import meant_words

from . import parts
from .findings import Audience, Family, Part, Phrase
from .lateness import OF_OBLIGATION

KIND_WORDS = {"period": "定期公开", "event": "因事公开", "standing": "长期公开"}
DELETE = "问题已解决的删去这一条"
OF_THE_FILE = "它查的是暂不计入登记本身"
"""Why no waiver may name a rule of the family GK5, without the name of the file."""
PHRASES = {
    WaiverExpired: Phrase(
        "{what}的{rule}经批准暂不计入到{last}为止（批准人{approved_by}），已过期{days}天，问题还在，照常计入",
        "解决问题；确需继续的重新报批，另写一条；不再需要的删去这一条",
    ),
    WaiverRepeated: Phrase(
        "{rule} {target} 的经批准暂不计入与第{first}行起的一条完全相同", "两条只留一条"
    ),
    Repeated: Phrase("与第{first}行起的一条完全相同", "两条只留一条"),
    NoSuchFinding: Phrase(
        "{what}没有{rule}问题（判定为{verdict}），这一条经批准暂不计入没有用到",
        "{others}" + DELETE,
    ),
    NoSuchObligation: Phrase(
        "没有“{target}”这件义务，这一条经批准暂不计入没有用到",
        "{nearest}核对编号；早于起始日的不检查；" + DELETE,
    ),
    Flaw: Phrase(
        {
            "no_rule": "没有规则“{code}”",
            "never_waived": "{rule_named}不能经批准暂不计入：{because}",
            "item_only": "只写了{named}，没有写明是{which}",
            "no_item": "目录里没有事项“{written}”",
            "no_obligation": "{named}没有“{written}”这样的义务{unseen}",
            "other_kind": "{rule} 只查{rule_kind}，“{written}”是{kind}",
        },
        {
            "no_rule": "{nearest}用 gongkai rule 看全部规则",
            "never_waived": "改正它所指的问题，并删去这一条",
            "item_only": "写成{spelled}；不能只写事项",
            "no_item": "{meant}用 gongkai catalog list 查编号",
            "no_obligation": "写成{spelled}",
            "other_kind": "写 {right_rule}",
        },
        official_hint={
            "no_rule": "{nearest}对照口径说明的“适用规则”核对",
            "never_waived": "改正它所指的问题，并删去这一条",
            "item_only": "写成{spelled}；不能只写事项",
            "no_item": "{meant}对照目录核对编号",
            "no_obligation": "写成{spelled}",
            "other_kind": "写 {right_rule}",
        },
    ),
}
RELATED: dict[type[Facts], str] = {StillThere: "{rule} 还在"}


def _rule(code: str, audience: Audience) -> str:
    """GK101, or “定期公开缺失”."""
    if audience is Audience.TERMINAL or code not in MODULES:
        return code
    return f"“{load_rule(code).chinese}”"


def _rule_named(code: str, audience: Audience) -> str:
    """GK303（记录与事项的类型不符）, or “记录与事项的类型不符”."""
    words = _rule(code, audience)
    return words if audience is Audience.OFFICIAL else f"{words}（{load_rule(code).chinese}）"


def _because(code: str, audience: Audience) -> str:
    """Why no waiver may name a rule."""
    of_the_file = audience is Audience.OFFICIAL and code.startswith("GK5")
    return OF_THE_FILE if of_the_file else load_rule(code).never_waived


def _near(word: str) -> str:
    """是不是“7@2026-03-12@通知”？, or nothing where none is near."""
    return f"是不是“{word}”？" if word else ""


def _unseen(written: str) -> str:
    unseen = unseen_in(written)
    return f"（里面有看不见的字符 {unseen}）" if unseen else ""


def _spelled(facts: Flaw) -> str:
    """How the ids of the item's obligations are written: “7@2026-10”（月）或…."""
    item = facts.item[0]
    return "或".join(
        f"“{item}@standing”"
        if form == "standing"
        else f"“{item}@2026-10-31@标题”（形成日期、标题与记录一字不差）"
        if form == "event"
        else f"“{item}@{SPELLED[form]}”（{WORDS[form]}）"
        for form in facts.forms
    )


def _others(facts: NoSuchFinding, audience: Audience) -> str:
    """这件义务现有GK201，核对 code；, where it has any finding."""
    found = "、".join(_rule(code, audience) for code in facts.others)
    key = " code" if audience is Audience.TERMINAL else "规则"
    return f"这件义务现有{found}，核对{key}；" if found else ""


PARTS: dict[str, Part] = OF_OBLIGATION | {
    "rule": lambda f, o, a: _rule(f.code, a),
    "verdict": lambda f, o, a: VERDICT_WORDS[f.verdict],
    "others": lambda f, o, a: _others(f, a),
    "nearest": lambda f, o, a: _near(f.near),
    "meant": lambda f, o, a: meant_words(f.meant, f.number),
    "rule_named": lambda f, o, a: _rule_named(f.code, a),
    "because": lambda f, o, a: _because(f.code, a),
    "named": lambda f, o, a: parts.item_or_title(*f.item),
    "which": lambda f, o, a: "哪一期" if f.forms[0] in SPELLED else "哪一件义务",
    "unseen": lambda f, o, a: _unseen(f.written),
    "spelled": lambda f, o, a: _spelled(f),
    "rule_kind": lambda f, o, a: KIND_WORDS[KIND_OF[f.code]],
    "kind": lambda f, o, a: KIND_WORDS[f.kind],
    "right_rule": lambda f, o, a: _rule(next(c for c, k in KIND_OF.items() if k == f.kind), a),
}
FAMILY = Family(PHRASES, RELATED, PARTS)
