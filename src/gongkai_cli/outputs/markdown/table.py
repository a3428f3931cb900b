"""Rows of texts → a Markdown table in which nothing that people typed can act as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai_cli.outputs.escaping import markdown as escaped


class Markup(str):
    """Markdown of our own, which stands in a cell as it is."""

    __slots__ = ()


def table_head(names: Sequence[str]) -> str:
    """The two lines that a table opens with, without a line break at the end."""
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


def table_row(cells: Iterable[object]) -> str:
    """One line, without a line break at its end."""
    shown = (cell if isinstance(cell, Markup) else escaped(str(cell)) for cell in cells)
    return f"| {' | '.join(shown)} |"
