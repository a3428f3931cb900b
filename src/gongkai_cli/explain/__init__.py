"""One due date → its derivation, and the texts of it: a new one is one module and one line in TEXTS."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from .derivation import Derivation

TEXTS: dict[str, str] = {"text": "as_text", "json": "as_json", "markdown": "as_markdown"}
"""Name on the command line → module; each has `render(derivations) -> str`."""


def render(name: str, derivations: Sequence[Derivation]) -> str:
    """The whole text of some derivations."""
    return str(import_module(f".{TEXTS[name]}", __package__).render(derivations))
