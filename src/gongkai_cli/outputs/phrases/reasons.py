"""Why a verdict is what it is → the sentence."""

from __future__ import annotations

from gongkai_cli.model.quotation import quote
from gongkai_cli.model.reason import Reason, ReasonCode

from .findings import Audience

IN_DOUBT = "不能确定它是否履行了这一义务"
NOT_TRUE = "不能据以判定"
DECIDED = "{said}（{by}批准）"
SENTENCES: dict[ReasonCode, str] = {
    ReasonCode.UNREADABLE_RECORD: "{where}有一条读不出来的记录",
    ReasonCode.NO_PERIOD: "{where}的记录没有写所属期，" + IN_DOUBT,
    ReasonCode.UNFIT_PERIOD: "{where}的记录所属期与事项不符，" + IN_DOUBT,
    ReasonCode.UNCLEAR_ITEM: "{where}的事项写成了{quoted}，可能指第{item}项，" + IN_DOUBT,
    ReasonCode.NO_FORMED_DAY: "记录没有写形成日期（formed），算不出应公开日期",
    ReasonCode.DUE_BEFORE_FORMED: "{where}写明的应公开日期{day}早于形成日期{against}，"
    "不能确定应在哪一天前公开",
    ReasonCode.PUBLISHED_BEFORE_FORMED: "{where}的公开日期{day}与它的形成日期{against}矛盾，"
    + NOT_TRUE,
    ReasonCode.PUBLISHED_BEFORE_PERIOD: "{where}的公开日期{day}与它的所属期{against}矛盾，"
    + NOT_TRUE,
    ReasonCode.PUBLISHED_AFTER_END: "{where}的公开日期{day}晚于它的撤下日期或公示截止，" + NOT_TRUE,
    ReasonCode.UNTITLED_RECORDS: "{number}条记录是同一天的，都没有写标题，不能确定是一件还是几件，"
    "按一件和按几件得不出同样的判定；各写明标题",
    ReasonCode.NOTHING_TO_DISCLOSE: "{said}",
    ReasonCode.NOT_APPLICABLE: DECIDED,
    ReasonCode.EXEMPT: DECIDED,
    ReasonCode.WAIVED: DECIDED,
}


OFFICIAL: dict[ReasonCode, str] = {
    ReasonCode.UNREADABLE_RECORD: "有一条读不出来的记录",
    ReasonCode.NO_PERIOD: "有一条记录没有写所属期，" + IN_DOUBT,
    ReasonCode.UNFIT_PERIOD: "有一条记录所属期与事项不符，" + IN_DOUBT,
    ReasonCode.NO_FORMED_DAY: "记录没有写形成日期，算不出应公开日期",
}
"""What a letter says otherwise than by naming 另一处登记."""


def reason_text(reason: Reason | None, audience: Audience = Audience.TERMINAL) -> str:
    """记录没有写形成日期（formed），算不出应公开日期; empty without a reason."""
    if reason is None:
        return ""
    waiver, official = reason.waiver, audience is Audience.OFFICIAL
    sentence = SENTENCES[reason.code]
    return (OFFICIAL.get(reason.code, sentence) if official else sentence).format(
        where="另一处登记" if official else f"{reason.path}:{reason.line} ",
        day=reason.day,
        against=reason.against,
        quoted=quote(reason.said),
        said=waiver.reason if waiver is not None else reason.said,
        by=waiver.approved_by if waiver is not None else reason.by,
        item=reason.item,
        number=reason.number,
    )
