"""What cannot be read, judged or counted for certain (GK601, GK901, GK902, settings) → the sentences."""

from __future__ import annotations

from gongkai_cli.checking.rules.gk601_provisional import Provisional
from gongkai_cli.checking.rules.gk902_undetermined import Undetermined

from . import parts
from .findings import Family, Part, Phrase
from .lateness import OF_OBLIGATION
from .reasons import reason_text

PHRASES = {
    Provisional: Phrase(
        "{year}年放假安排尚未公布，{dues}项义务的应公开日期是暂定的",
        "通知公布后：gongkai calendar import 通知.txt，或更新 chinese-calendar",
        official_hint="通知公布后补录这一年的放假安排",
    ),
    Undetermined: Phrase(
        "{what}{due}无法判定：{reason}{limit}",
        {
            "records": "改正所指的记录后再检查",
            "formed": "在记录里补写 formed（信息形成或变更之日）",
            "titles": "给同一天的每条记录各写明标题；是同一件的并成一条",
        },
        official_hint={
            "records": "改正所指的记录后再检查",
            "formed": "在记录里补写形成日期（信息形成或变更之日）",
            "titles": "给同一天的每条记录各写明标题；是同一件的并成一条",
        },
    ),
}
PARTS: dict[str, Part] = OF_OBLIGATION | {
    "due": lambda f, o, a: f"{parts.due_words(o.due)}，" if o is not None and o.due else "",
    "reason": lambda f, o, a: reason_text(f.reason, a),
    "limit": lambda f, o, a: parts.limit_words(f.limit),
}
FAMILY = Family(PHRASES, {}, PARTS)
