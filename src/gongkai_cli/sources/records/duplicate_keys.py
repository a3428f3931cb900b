"""A record with keys written twice → the items that it names, and the records that have run into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gongkai_cli.model.lookalikes import fold
from gongkai_cli.model.problem import Problem
from gongkai_cli.model.record import KEYS_IN_CHINESE, USUAL_NAMES
from gongkai_cli.model.result import Unreadable
from gongkai_cli.sources.spelling import FULL_WIDTH
from gongkai_cli.sources.yaml.events import KEY_OF, Path, Position
from gongkai_cli.sources.yaml.load_model import Doubled

ITEM_KEYS = frozenset(
    ("item", "事项", *(name for name, key in USUAL_NAMES.items() if key in ("item", "事项")))
)
DECISIVE = ("title", "period", "formed", "published", "publications", "nothing_to_disclose")
"""Keys of which a record without one closes nothing: doubled, they tell of a second record."""


def values_of(raw: Any, doubled: Sequence[Doubled]) -> dict[str, list[Any]]:
    """Every value of each key of a record, in either language, those of a doubled key in their order."""
    values: dict[str, list[Any]] = defaultdict(list)
    for _, former in doubled:
        for key, value in former.items():
            values[KEYS_IN_CHINESE.get(key, key)].append(value)
    for key, value in raw.items() if isinstance(raw, dict) else ():
        english = str(KEYS_IN_CHINESE.get(key, key))
        if key == english or raw.get(english) != value:  # said twice alike, in two languages
            values[english].append(value)
    return values


def items_of(values: Iterable[Any]) -> tuple[str, ...]:
    """The items that the values of `item` name; of one written twice, or of a list, any may be meant."""
    several = [each for value in values for each in (value if isinstance(value, list) else [value])]
    named = (each.strip().translate(FULL_WIDTH) for each in several if isinstance(each, str))
    return tuple(dict.fromkeys(each for each in named if each))


def items_inside(raw: Any) -> tuple[str, ...]:
    """The items that something names anywhere in it, under whatever key it stands, however it is spelled."""
    found: list[str] = []
    waiting = [raw]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            for key, value in here.items():
                if fold(str(key)).lower() in ITEM_KEYS:
                    found += items_of([value])
                waiting.append(value)
    return tuple(dict.fromkeys(found))


def is_slip(
    of: dict[str, list[Any]],
    doubled: Sequence[Doubled],
    base: Path,
    places: Mapping[Path, Position],
) -> bool:
    """Whether one key alone is written twice, with no other between; two records have more in common."""
    if sum(len(values) > 1 for values in of.values()) > 1 or len(doubled) != 1:
        return False
    again, former = doubled[0]
    first = places.get((*base, *former, KEY_OF), (0, 0))
    keys = [place for path, place in places.items() if path[-1] == KEY_OF and path[:-2] == base]
    return not any(first < place < (again.line, again.column) for place in keys)


def lost_records(of: dict[str, list[Any]], first: Problem) -> list[Unreadable]:
    """The records that run into another whose keys they double, for the line with their item is lost.

    Of which item they are nobody can say: the check is not complete.
    """
    most = max((len(of[key]) for key in DECISIVE), default=0)
    count = most - len(of["item"]) if of["item"] else 0
    if count <= 0:
        return []
    from gongkai_cli.sources.spelling import right_period

    message = "从这里起像是另一条记录，缺了写明事项的一行（“- item: …”），不知道是哪一项的"
    hint = "补上这一行；本来就是一条记录的，重复的键只保留一处"
    problem = Problem(first.path, first.line, first.column, message, hint)
    titles = [each if isinstance(each, str) else "" for each in of["title"][-count:]]
    rounds = of["period"][-count:] if len(of["period"]) == most else []
    found = []
    for number in range(count):
        title = titles[number] if number < len(titles) else ""
        period = right_period(rounds[number]) if rounds else None
        told = () if number else (problem,)
        found.append(Unreadable(first.path, first.line, (), period, None, told, title))
    return found
