"""The value of an option → itself, where it is one of those there are."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.problem import WrongUsage


def known_format(name: str, names: Iterable[str]) -> str:
    """The name of a format. Raises WrongUsage for one that does not exist."""
    known = tuple(names)
    if name not in known:
        raise WrongUsage(f"没有格式“{name}”", f"可用的格式：{'、'.join(known)}")
    return name
