"""The claims that one commit brings and those that vanish in it → which continues which, one to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product, takewhile
from typing import NamedTuple

from gongkai_cli.model.registration import Claim


class Owned(NamedTuple):
    """A claim, and whether it is the project's own or that of another project in the repository."""

    mine: bool
    claim: Claim


Places = Mapping[Owned, bytes]
"""Claims, each with a file that it came into or went from."""
Key = Callable[[Claim], tuple[object, ...] | None]
"""What two claims must have in common; None for a claim that cannot have it."""
MANY = 1_000
"""So many pairs of one likeness are compared by title; of more the order decides."""


def _same(fields: tuple[str, ...]) -> Key:
    def key(claim: Claim) -> tuple[object, ...] | None:
        values = tuple(getattr(claim, field) for field in fields)
        return (claim.published, *values) if all(values) else None

    return key


LIKENESS: tuple[Key, ...] = (
    tuple,
    *(
        _same(fields)
        for count in (4, 3, 2)
        for fields in combinations(("title", "item", "formed", "period"), count)
    ),
)
"""From the closest to the loosest: the same claim, or the same day and two more things at the least."""


def match_renamed(new: Places, gone: Places) -> dict[Owned, Owned]:
    """Which vanished claim each new one continues, if any; the closest pairs first.

    A claim that vanished is continued by one at most, or a single correction would lend its day to
    whatever is added beside it. Of equally close ones those of one file come first, then those whose
    titles have most in common. One whose item was not legible may have been any of its day, but only
    in its own file.
    """
    found: dict[Owned, Owned] = {}
    left, vanished = dict.fromkeys(sorted(new)), dict.fromkeys(sorted(gone))

    def pair(ours: Iterable[Owned], theirs: Iterable[Owned], local: bool, key: Key) -> None:
        was = _grouped(theirs, key, gone if local else {})
        for shared, those in _grouped(ours, key, new if local else {}).items():
            for claim, old in _nearest(those, was.get(shared, [])):
                found[claim] = old
                del left[claim], vanished[old]

    for likeness in LIKENESS:
        for local in (True, False):
            if not left or not vanished:
                return found
            pair(left, vanished, local, likeness)
    illegible = [old for old in vanished if not old.claim.item]
    pair(left, illegible, True, lambda claim: (claim.published,))
    return found


def _grouped(claims: Iterable[Owned], key: Key, places: Places) -> dict[object, list[Owned]]:
    """The claims that can have the likeness, together with those they have it with."""
    groups: dict[object, list[Owned]] = defaultdict(list)
    for each in claims:
        shared = key(each.claim)
        if shared is not None:
            groups[shared, places.get(each)].append(each)
    return groups


def _nearest(new: list[Owned], gone: list[Owned]) -> Iterator[tuple[Owned, Owned]]:
    """As many pairs as there can be, those most alike in title first."""
    few = len(new) * len(gone) <= MANY
    pairs = list(product(new, gone) if few else zip(new, gone, strict=False))
    pairs.sort(key=lambda pair: -_alike(*pair))
    used: set[tuple[bool, Owned]] = set()
    for one, other in pairs:
        if used.isdisjoint({(True, one), (False, other)}):
            used |= {(True, one), (False, other)}
            yield one, other


def _alike(one: Owned, other: Owned) -> int:
    """How many characters two titles share at their beginning and at their end."""
    ours, theirs = one.claim.title, other.claim.title
    starts = zip(ours, theirs, strict=False)
    ends = zip(reversed(ours), reversed(theirs), strict=False)
    return sum(
        1 for side in (starts, ends) for _ in takewhile(lambda pair: pair[0] == pair[1], side)
    )
