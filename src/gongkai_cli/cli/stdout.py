"""Text → standard output: lines for people, safe to print; documents as UTF-8, whatever the terminal speaks."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from gongkai_cli.outputs import escaping
from gongkai_cli.outputs.escaping import Syntax


def echo(text: str, end: str = "\n") -> None:
    """Lines for people; control characters are spelled out."""
    sys.stdout.write(escaping.lines(text) + end)


def show_output(document: str, name: str, *subject: Any) -> None:
    """An output on stdout, in the way of its form; `subject` is what the form's function takes."""
    from gongkai_cli.outputs.registry import find_form, module_of, render

    form = find_form(document, name)
    if form.kind == "screen":
        from rich.console import Console

        console = Console(highlight=False, emoji=False, soft_wrap=False)
        module_of(document, name).show(console, *subject)
    elif form.kind == "lines":
        echo(render(document, name, *subject).decode(), end="")
    else:
        put(render(document, name, *subject), form.syntax)


def put(document: bytes, syntax: Syntax = "json") -> None:
    """Writes a document in UTF-8 as it is: it must be the same bytes everywhere."""
    put_pieces([document], syntax)


def put_pieces(pieces: Iterable[bytes], syntax: Syntax = "json") -> None:
    """Writes a long document that comes in pieces."""
    sys.stdout.flush()
    raw = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if b"##" in piece or b"::" in piece:
            piece = escaping.unheard(piece.decode(), syntax).encode()
        if raw is None:
            sys.stdout.write(piece.decode())
        else:
            raw.write(piece)
    if raw is not None:
        raw.flush()
