"""An obligation's records → each act looked at, whether it counts, and why."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Checked
from ..matching import Channels, channels_for
from ..model.record import Publication, Record
from ..model.result import Judged, Place, Placed, Published, Verdict
from ..obligations import Misfit, acts_of
from ..rules.engine import Locate
from ..rules.kit import act_path, numbered_acts, quoted
from ..verdicts import clouds
from .derivation import Considered

DECIDES = "以此判定"
DECIDES_WRONG_CHANNEL = "以此判定是否按期；公开形式不符（另见 GK301）"
AFTER_AS_OF = "晚于检查基准日，视为尚未发生"
WITHDRAWN_IN_TIME = "{day}已撤下，不晚于应公开日期，不算公开"
TAKEN_DOWN = "{day}已撤下，基准日不再公开"
RUN_OUT = "公示到{day}为止，基准日不再公开"
UNKNOWN_CHANNEL = "目录没有“{channel}”这种公开形式，不能算数"
NO_CHANNEL = "没有写公开形式，不能确认"
WRONG_CHANNEL = "公开形式不符，另有符合的一次"
LATER = "以最早的一次（{day}）为准"
SAME_DAY = "同日另有更相符的一次，以那一次为准"
UNPUBLISHED = "已登记，尚未公开"
ZERO = "零报告“{reason}”，本期最后一日起算数"
ZERO_EARLY = "零报告“{reason}”，本期尚未结束，还不算数"
ZERO_OUTDONE = "零报告“{reason}”，另有公开，以公开为准"
ZERO_WRONG = "零报告“{reason}”，这一项不是定期公开事项，不算数"


def considered(checked: Checked, judged: Judged, locate: Locate) -> Iterator[Considered]:
    """Every record of the obligation and every one that clouds it, in the order they were read."""
    obligation = judged.obligation
    misfits = {id(each.placed): each for each in checked.laid.misfits}
    channels = channels_for(checked.project.catalog.catalog, obligation.item.channel)
    shown = set()
    for placed in obligation.records:
        shown.add((placed.path, placed.line))
        misfit = misfits.get(id(placed))
        if not acts_of(placed.record):
            yield _unpublished(placed, judged, locate)
        for number, act in numbered_acts(placed.record):
            mine = Published(placed, act, number)
            counts, why = _why(checked, judged, mine, channels, misfit)
            line, column = locate(placed, act_path(number, "published"))
            yield Considered(Place(placed.path, line, column), _what(act), counts, why)
    for cloud in clouds(checked.laid, checked.unreadable, checked.as_of).get(
        obligation.item.id, ()
    ):
        if cloud.covers(obligation) and (cloud.path, cloud.line) not in shown:
            place = Place(cloud.path, cloud.line)
            yield Considered(place, "不能判断的内容", False, cloud.reason)


def _what(act: Publication | Record) -> str:
    return f"{act.published}公开，公开形式{quoted(act.channel) if act.channel else '没有写'}"


def _unpublished(placed: Placed, judged: Judged, locate: Locate) -> Considered:
    record, obligation = placed.record, judged.obligation
    if record.nothing_to_disclose is None:
        return Considered(Place(placed.path, placed.line), UNPUBLISHED, False, "没有公开日期")
    if judged.verdict is Verdict.NOTHING:
        words, counts = ZERO, True
    elif obligation.kind != "period":
        words, counts = ZERO_WRONG, False
    else:
        words, counts = (ZERO_OUTDONE if judged.decided_by else ZERO_EARLY), False
    line, column = locate(placed, ("nothing_to_disclose",))
    why = words.format(reason=record.nothing_to_disclose)
    return Considered(Place(placed.path, line, column), "没有可公开的内容", counts, why)


def _why(
    checked: Checked, judged: Judged, mine: Published, channels: Channels, misfit: Misfit | None
) -> tuple[bool, str]:
    """Whether a publication decides the obligation, and why or why not."""
    act, decided, standing = mine.act, judged.decided_by, judged.obligation.kind == "standing"
    if mine.day > checked.as_of:
        return False, AFTER_AS_OF
    if decided == mine:
        return True, DECIDES if judged.accepted or standing else DECIDES_WRONG_CHANNEL
    if misfit is not None and misfit.closes and not standing:
        return False, misfit.message
    if act.withdrawn is not None and act.withdrawn <= checked.as_of:
        due = judged.obligation.due
        if standing:
            return False, TAKEN_DOWN.format(day=act.withdrawn)
        if due is not None and act.withdrawn <= due.day:
            return False, WITHDRAWN_IN_TIME.format(day=act.withdrawn)
    if standing and act.posted_until is not None and act.posted_until < checked.as_of:
        return False, RUN_OUT.format(day=act.posted_until)
    if act.channel is None:
        return False, NO_CHANNEL
    if act.channel not in channels.known:
        return False, UNKNOWN_CHANNEL.format(channel=act.channel)
    if act.channel not in channels.accepted:
        return False, WRONG_CHANNEL
    if decided is not None and decided.day < mine.day:
        return False, LATER.format(day=decided.day)
    return False, SAME_DAY
