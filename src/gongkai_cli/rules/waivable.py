"""One waiver and a catalog → why it can never cover anything, at which of its keys, with the mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..checking.waivers import KIND_OF, item_of, kind_of
from ..model.catalog import Item
from ..model.fold import unseen_in
from ..model.problem import Problem, within_limit
from ..model.waiver import Waiver
from ..naming import item_name
from ..periods import SPELLED, WORDS
from ..project import OpenProject
from ..waivers import FILE, PlacedWaiver, Waivers
from .kit import Rule

KIND_WORDS = {"period": "定期公开", "event": "因事公开", "standing": "长期公开"}


class Flaw(NamedTuple):
    """What is wrong with a waiver that could be read; `key` is where it is wrong."""

    key: str
    message: str
    hint: str


def flaw(project: OpenProject, waiver: Waiver, rules: Mapping[str, Rule]) -> Flaw | None:
    """Why the waiver names nothing that any check could find; None where it may."""
    rule = rules.get(waiver.code)
    if rule is None:
        near = nearest(waiver.code.upper(), rules)
        return Flaw("code", f"没有规则“{waiver.code}”", f"{near}用 gongkai rule 看全部规则")
    if rule.never_waived:
        message = f"{rule.code}（{rule.chinese}）不能经批准暂不计入：{rule.never_waived}"
        return Flaw("code", message, "改正它所指的问题，并删去这一条")
    item = item_of(project, waiver)
    key = "obligation" if waiver.obligation is not None else "item"
    if item is None:
        bare = project.catalog.items.get(waiver.target)
        if bare is not None:
            which = "哪一期" if project.limit(bare.time_limit).head == "every" else "哪一件义务"
            message = f"只写了{item_name(bare)}，没有写明是{which}"
            hint = f"写成{'或'.join(spelled(project, bare))}；不能只写事项"
            return Flaw(key, message, hint)
        named = waiver.item or waiver.target.partition("@")[0]
        near = project.catalog.index.suggestion(named)
        return Flaw(key, f"目录里没有事项“{named}”", f"{near}用 gongkai catalog list 查编号")
    kind = kind_of(project, item, waiver.target)
    key = "period" if waiver.period is not None else key
    if kind is None:
        unseen = unseen_in(waiver.target)
        within = f"（里面有看不见的字符 {unseen}）" if unseen else ""
        message = f"{item_name(item)}没有“{waiver.target}”这样的义务{within}"
        return Flaw(key, message, f"写成{'或'.join(spelled(project, item))}")
    if KIND_OF.get(rule.code, kind) != kind:
        message = f"{rule.code} 只查{KIND_WORDS[KIND_OF[rule.code]]}，“{waiver.target}”是{KIND_WORDS[kind]}"
        return Flaw("code", message, f"写 {next(c for c, k in KIND_OF.items() if k == kind)}")
    return None


def spelled(project: OpenProject, item: Item) -> list[str]:
    """How the ids of the item's obligations are written."""
    limit, ids = project.limit(item.time_limit), []
    if limit.head == "every":
        ids.append(f"“{item.id}@{SPELLED[limit.every or '']}”（{WORDS[limit.every or '']}）")
    if limit.head in ("after", "on_demand"):
        ids.append(f"“{item.id}@2026-10-31@标题”（形成日期、标题与记录一字不差）")
    if item.standing or limit.head == "always":
        ids.append(f"“{item.id}@standing”")
    return ids


def nearest(word: str, known: Iterable[str]) -> str:
    """是不是“…”？, or nothing where no known word is near."""
    import difflib

    known = list(known)
    near = [word] if word in known else difflib.get_close_matches(word, known, n=1)
    return f"是不是“{near[0]}”？" if near else ""


def content(waiver: Waiver) -> tuple[object, ...]:
    """All that a waiver says, whichever way it names its obligation."""
    rest = waiver.reason, waiver.approved_by, waiver.approved_on, waiver.expires
    return waiver.code, waiver.target, *rest


def repeated(waivers: Waivers) -> tuple[Problem, ...]:
    """The waivers that say what one before them says, which GK502 reports; no error of the file."""
    found: list[Problem] = []
    first: dict[tuple[object, ...], PlacedWaiver] = {}
    for placed in waivers.listed:
        twin = first.setdefault(content(placed.waiver), placed)
        if twin is not placed:
            message = f"与第{twin.line}行起的一条完全相同"
            found.append(Problem(FILE, placed.line, 1, message, "两条只留一条"))
    return tuple(found)


def problems(
    project: OpenProject, waivers: Waivers, rules: Mapping[str, Rule]
) -> tuple[Problem, ...]:
    """What is wrong in waivers.yaml itself, in the order of its lines, whatever the day."""
    found = list(waivers.problems)
    for placed in waivers.listed:
        wrong = flaw(project, placed.waiver, rules)
        if wrong is not None:
            found.append(Problem(*placed.at(wrong.key), wrong.message, wrong.hint))
    return within_limit(found)
