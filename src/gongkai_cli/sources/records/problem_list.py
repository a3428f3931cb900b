"""Unreadable records → what is wrong in them, and for each file one line that counts what is not listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai_cli.model.problem import Problem, unlisted
from gongkai_cli.model.result import Unreadable


def problems_of(unreadable: Iterable[Unreadable]) -> Iterator[tuple[Problem, str | None]]:
    """Each problem with the item that its record names, where it names one; the counting lines come last."""
    more: dict[str, tuple[int, int]] = {}
    for each in unreadable:
        item = each.items[0] if len(each.items) == 1 else None
        for problem in each.problems:
            yield problem, item
        if each.unlisted:
            line, count = more.get(each.path, (each.line, 0))
            more[each.path] = line, count + each.unlisted
    for path, (line, count) in more.items():
        yield unlisted(path, line, count), None


def unreadable_for(problem: Problem, items: tuple[str, ...] = ()) -> Unreadable:
    """What a problem leaves unread; of the items that it may have been about, or of any."""
    return Unreadable(problem.path, problem.line, items, None, None, (problem,))


def count_unreadable(unreadable: Iterable[Unreadable]) -> int:
    """How many records and files could not be read."""
    return sum(each.records for each in unreadable)
