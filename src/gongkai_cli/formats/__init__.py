"""The outputs of `check`: a new format is one module and one line in FORMATS."""

from __future__ import annotations

from importlib import import_module

FORMATS: dict[str, str] = {"table": "table", "concise": "concise", "json": "as_json"}
"""Name on the command line → module; each has `render(checked, findings, width) -> str`."""


def render(name: str, checked: object, findings: object, width: int) -> str:
    """The whole text of one format. `width` is the terminal's, in columns of a Latin letter."""
    module = import_module(f".{FORMATS[name]}", __package__)
    return str(module.render(checked, findings, width))
