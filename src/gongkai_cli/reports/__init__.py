"""The forms of the monthly report: a new form is one module and one line in WRITERS."""

from __future__ import annotations

from importlib import import_module

from .model import Monthly

WRITERS: dict[str, str] = {
    "md": "markdown",
    "json": "as_json",
    "html": "html",
    "docx": "docx",
    "xlsx": "xlsx",
}
"""Name on the command line and ending of the file → module; each has `render(monthly) -> bytes`."""

TEXT = ("md", "json")
"""The forms that may go to standard output."""


def render(name: str, monthly: Monthly) -> bytes:
    """The whole file of one form."""
    module = import_module(f".{WRITERS[name]}", __package__)
    data = module.render(monthly)
    assert isinstance(data, bytes)
    return data
