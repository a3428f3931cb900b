"""What rules are made of: the rule, what it sees, what it says, and the phrases that rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ..calendar.workdays import Workdays
from ..deadlines import firmness
from ..model.catalog import Item, TimeLimit
from ..model.record import acts_of
from ..model.registered import Registered
from ..model.result import (
    PUBLISHED,
    DueDate,
    Judged,
    Obligation,
    Placed,
    Related,
    Severity,
    Unreadable,
    Verdict,
)
from ..naming import item_name, quoted
from ..obligations import Laid
from ..project import OpenProject

if TYPE_CHECKING:
    from .waiving import Outcome


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a rule may look at."""

    project: OpenProject
    calendar: Workdays
    as_of: date
    laid: Laid
    judged: tuple[Judged, ...]
    unreadable: tuple[Unreadable, ...]
    registered: Registered | None = None
    by_id: Mapping[str, Judged] = field(init=False)

    def __post_init__(self) -> None:
        by_id = {each.obligation.id: each for each in self.judged}
        object.__setattr__(self, "by_id", by_id)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule says; the engine adds code, office, place and fingerprint.

    `at` is a record with the path of the value meant, a ready place (path, line, column),
    or None for the item's row in the catalog. `about` is the obligation that a waiver names.
    """

    message: str
    hint: str
    at: tuple[Placed, tuple[str | int, ...]] | tuple[str, int, int] | None = None
    item: str | None = None
    title: str = ""
    severity: Severity | None = None
    related: tuple[Related, ...] = field(default=())
    about: Obligation | None = None


Drafts = Iterable[Draft]


OfObligation = Callable[[Context, Judged], Drafts]
OfRecord = Callable[[Context, Placed], Drafts]
OfWaivers = Callable[[Context, "tuple[Outcome, ...]"], Drafts]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; exactly one of `obligation`, `record`, `whole` and `waivers` finds its violations.

    `concerns` spares it the items that it can never say anything about. `never_waived` says why no
    waiver may name it; empty, one may. `of_file` marks what is wrong in a record file itself and mended
    by writing: `gongkai record lint` finds these and no others, for what an office did or left undone
    must be written down as it was. `needs_history` marks what is looked for with --history alone, and
    found where the whole history is there.
    """

    code: str
    name: str
    chinese: str
    severity: Severity
    manual: str
    verdicts: frozenset[Verdict] = frozenset()
    concerns: Callable[[Context, Item], bool] | None = None
    obligation: OfObligation | None = None
    record: OfRecord | None = None
    whole: Callable[[Context], Drafts] | None = None
    waivers: OfWaivers | None = None
    never_waived: str = ""
    of_file: bool = False
    needs_history: bool = False


LIMIT_NOTES = {
    "default": "（期限系默认口径，目录未规定）",
    "project": "（期限系本单位另定，目录未规定）",
}
STATED = "记录写明的应公开日期"


def what(obligation: Obligation) -> str:
    """第7项“街道各科室工作信息”2026-09期."""
    item = obligation.item
    name = item_name(item)
    if obligation.kind == "period":
        return f"{name}{obligation.period}期"
    if obligation.kind == "standing":
        return f"{name}（须长期公开）"
    records = obligation.records  # none where what was written cannot be read, but for its day
    known = not records or any(placed.record.formed is not None for placed in records)
    formed = f"{obligation.trigger}形成的" if obligation.trigger and known else ""
    if obligation.title:
        return f"{name}{formed}{quoted(obligation.title)}"
    return f"{name}{formed}信息" if formed else name


def due_words(due: DueDate | None, act: str = "公开") -> str:
    """应于2026-10-27前公开, with what is not firm about it; there must be a day."""
    assert due is not None
    notes = due_notes(due)
    return f"应于{due.day}前{act}{'（' + '；'.join(notes) + '）' if notes else ''}"


def due_notes(due: DueDate) -> tuple[str, ...]:
    """What is not firm, or not the first count, about a due day."""
    moved = f"原为{due.moved_from}，逢休息日顺延" if due.moved_from is not None else ""
    return tuple(filter(None, (firmness(due), moved)))


def counted_from(obligation: Obligation, limit: TimeLimit) -> str:
    """What the day is that the due day counts from: 2026-09期的最后一天, 安全生产法修订颁布之日.

    记录写明的应公开日期 where the due day is a stated one and nothing was counted.
    """
    if obligation.kind == "period":
        return f"{obligation.period}期的最后一天"
    due = obligation.due.day if obligation.due is not None else None
    stated = limit.stated and any(placed.record.due == due for placed in obligation.records)
    return STATED if stated or limit.after is None else f"{limit.after}之日"


def default_note(project: OpenProject, obligation: Obligation) -> str:
    """The remark that every message about a default limit carries."""
    if obligation.kind == "standing":
        return ""
    return LIMIT_NOTES.get(project.limit(obligation.item.time_limit).source, "")


def at_act(judged: Judged, key: str) -> tuple[Placed, tuple[str | int, ...]]:
    """The place of a key of the deciding publication."""
    assert judged.decided_by is not None
    return judged.decided_by.placed, act_path(judged.decided_by.number, key)


def act_path(number: int | None, key: str) -> tuple[str | int, ...]:
    """Where a key of a publication stands in its record; `number` is None where there is but one."""
    return (key,) if number is None else ("publications", number, key)


def about(
    placed: Placed,
    path: tuple[str | int, ...],
    message: str,
    hint: str,
    related: tuple[Related, ...] = (),
    severity: Severity | None = None,
) -> Draft:
    """A draft about one record, at one of its values (at its first line for an empty path)."""
    record = placed.record
    return Draft(
        message,
        hint,
        at=(placed, path),
        item=record.item,
        title=record.title,
        severity=severity,
        related=related,
    )


def name_of(context: Context, placed: Placed) -> str:
    """第7项“街道各科室工作信息”2026-09期, of a record."""
    record = placed.record
    item = context.project.catalog.items[record.item]
    rest = (
        f"{record.period}期"
        if record.period
        else (quoted(record.title) if record.title else "的记录")
    )
    return f"{item_name(item)}{rest}"


def own_record(context: Context, judged: Judged, of_record: bool = False) -> bool:
    """Whether what is wrong with the deciding publication is to be said at this obligation.

    That of a standing item may be history, of which nothing is said, or have decided an obligation of
    its own, at which it was said already. `of_record`: what is wrong lies in the record as a whole.
    """
    decided = judged.decided_by
    if judged.obligation.kind != "standing" or decided is None:
        return decided is not None
    if decided.placed.key in context.laid.history:
        return False
    own = context.by_id.get(context.laid.obligation_of.get(decided.placed.key, ""))
    if own is None or own is judged or own.real_verdict not in PUBLISHED or own.decided_by is None:
        return True
    said = (
        own.decided_by.placed.key == decided.placed.key
        if of_record
        else own.decided_by.is_same(decided)
    )
    return not said


def state_words(placed: Placed) -> str:
    """What became of a record that closed nothing: 已登记，尚未公开, or when it was taken down."""
    acts = acts_of(placed.record)
    down = [f"{act.published}公开，{act.withdrawn}撤下" for act in acts if act.withdrawn]
    return "；".join(down) if down else "已登记，尚未公开"
