"""One waiver and a catalog → why it can never cover anything, at which of its keys, with the mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from gongkai_cli.model.catalog import Item
from gongkai_cli.model.problem import Problem, within_limit
from gongkai_cli.model.waiver import Waiver
from gongkai_cli.sources.project import LoadedProject
from gongkai_cli.sources.waivers import FILE, PlacedWaiver, Waivers

from .rules.base import Rule
from .turning_waivers import KIND_OF, item_of, kind_of


class Flaw(NamedTuple):
    """What is wrong with a waiver that could be read; `key` is where it is wrong.

    `written` is what it names, `item` the id and name of the catalog's item. `near` is the one code, and
    `meant` are a few of the `number` items, that may be meant; `forms` say how the ids of the item's
    obligations are written: by a rhythm, as an "event", as "standing". `kind`: of the obligation it names.
    """

    key: str
    why: Literal["no_rule", "never_waived", "item_only", "no_item", "no_obligation", "other_kind"]
    code: str
    written: str
    item: tuple[str, str] = ("", "")
    near: str = ""
    meant: tuple[tuple[str, str], ...] = ()
    number: int = 0
    forms: tuple[str, ...] = ()
    kind: str = ""


def validate_waiver(
    project: LoadedProject, waiver: Waiver, rules: Mapping[str, Rule]
) -> Flaw | None:
    """Why the waiver names nothing that any check could find; None where it may."""
    rule, code, target = rules.get(waiver.code), waiver.code, waiver.target
    if rule is None:
        return Flaw("code", "no_rule", code, target, near=suggest_nearest(code.upper(), rules))
    if rule.never_waived:
        return Flaw("code", "never_waived", code, target)
    item = item_of(project, waiver)
    key = "obligation" if waiver.obligation is not None else "item"
    if item is None:
        bare = project.catalog.items.get(target)
        if bare is not None:
            name = bare.id, bare.category
            return Flaw(key, "item_only", code, target, name, forms=forms_of(project, bare))
        named = waiver.item or target.partition("@")[0]
        few, number = project.catalog.index.meant_by(named)
        return Flaw(key, "no_item", code, named, meant=few, number=number)
    kind, name = kind_of(project, item, target), (item.id, item.category)
    key = "period" if waiver.period is not None else key
    if kind is None:
        return Flaw(key, "no_obligation", code, target, name, forms=forms_of(project, item))
    if KIND_OF.get(code, kind) != kind:
        return Flaw("code", "other_kind", code, target, name, kind=kind)
    return None


def forms_of(project: LoadedProject, item: Item) -> tuple[str, ...]:
    """How the ids of the item's obligations are written: by a rhythm, as an event, as standing."""
    limit = project.limit(item.time_limit)
    found: list[str] = [limit.every] if limit.head == "every" and limit.every else []
    found += ["event"] if limit.head in ("after", "on_demand") else []
    found += ["standing"] if item.standing or limit.head == "always" else []
    return tuple(found)


def suggest_nearest(word: str, known: Iterable[str]) -> str:
    """The known word that may be meant; empty where none is near."""
    import difflib

    known = list(known)
    near = [word] if word in known else difflib.get_close_matches(word, known, n=1)
    return near[0] if near else ""


def content(waiver: Waiver) -> tuple[object, ...]:
    """All that a waiver says, whichever way it names its obligation."""
    rest = waiver.reason, waiver.approved_by, waiver.approved_on, waiver.expires
    return waiver.code, waiver.target, *rest


def list_problems(
    project: LoadedProject, waivers: Waivers, rules: Mapping[str, Rule]
) -> tuple[Problem, ...]:
    """What is wrong in waivers.yaml itself, in the order of its lines, whatever the day."""
    found = list(waivers.problems)
    for placed, wrong in validate_waivers(project, waivers, rules):
        found.append(Problem(*placed.at(wrong.key), "", "", facts=wrong))
    return within_limit(found)


class Repeated(NamedTuple):
    """A waiver says what the one that begins at the line `first` says."""

    first: int


def find_repeated(waivers: Waivers) -> tuple[Problem, ...]:
    """The waivers that say what one before them says, which GK502 reports; no error of the file."""
    found: list[Problem] = []
    first: dict[tuple[object, ...], PlacedWaiver] = {}
    for placed in waivers.listed:
        twin = first.setdefault(content(placed.waiver), placed)
        if twin is not placed:
            found.append(Problem(FILE, placed.line, 1, "", "", facts=Repeated(twin.line)))
    return tuple(found)


def validate_waivers(
    project: LoadedProject, waivers: Waivers, rules: Mapping[str, Rule]
) -> tuple[tuple[PlacedWaiver, Flaw], ...]:
    """The waivers that can be read and name nothing that any check could find, whatever the day."""
    found = ((each, validate_waiver(project, each.waiver, rules)) for each in waivers.listed)
    return tuple((each, wrong) for each, wrong in found if wrong is not None)
