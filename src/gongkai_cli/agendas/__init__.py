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
"""Name on the command line → module; each has `render(ahead, width) -> str`."""
SUFFIXES: dict[str, str] = {".ics": "ics", ".json": "json", ".md": "markdown", ".txt": "table"}
"""The format that a file's name asks for, where none is named."""


def render(name: str, ahead: Upcoming, width: int) -> str:
    """The whole text of one format. `width` is in columns of a Latin letter."""
    module = import_module(f".{AGENDAS[name]}", __package__)
    return str(module.render(ahead, width))
