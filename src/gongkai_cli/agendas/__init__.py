"""The outputs of `due`: a new format is one module and one line in AGENDAS."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..upcoming import Upcoming

AGENDAS: dict[str, str] = {
    "table": "table",
    "json": "as_json",
    "markdown": "markdown",
    "ics": "ics",
}
"""Name on the command line → module; each has `render(ahead, width) -> str`.

A calendar's also takes the text of the earlier file that it takes the place of."""
SUFFIXES: dict[str, str] = {".ics": "ics", ".json": "json", ".md": "markdown", ".txt": "table"}
"""The format that a file's name asks for, where none is named."""


def render(name: str, ahead: Upcoming, width: int, earlier: str = "") -> str:
    """The whole text of one format. `width` is in columns of a Latin letter.

    `earlier` is the calendar file that this one takes the place of, where there is one.
    """
    module = import_module(f".{AGENDAS[name]}", __package__)
    if name == "ics":
        return str(module.render(ahead, width, earlier))
    return str(module.render(ahead, width))
