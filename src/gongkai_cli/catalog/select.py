"""Item selectors such as `36-67` and `7` → item ids, compared as ids and never as prefixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class UnknownSelector(ValueError):
    """A selector that names no item of the catalog; its text is the selector."""


def select(selectors: Iterable[str], order: Mapping[str, int]) -> list[str]:
    """The ids that selectors name, in catalog order, each once.

    `order` maps an id to its place in the catalog. A range runs from one id through another by
    their places. Raises UnknownSelector.
    """
    ids = list(order)
    chosen: set[str] = set()
    for selector in selectors:
        text = selector.strip()
        if text in order:
            chosen.add(text)
            continue
        first, dash, last = (part.strip() for part in text.partition("-"))
        if not dash or first not in order or last not in order or order[first] > order[last]:
            raise UnknownSelector(selector)
        chosen.update(ids[order[first] : order[last] + 1])
    return [id for id in ids if id in chosen]
