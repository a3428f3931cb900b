"""The process's own streams → streams that are always open, whose reader may leave, where no runner hears a command."""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False  # typing itself takes a tenth of what --version does
if TYPE_CHECKING:
    from typing import Any


def prepare_streams() -> None:
    """Puts such streams in the place of sys.stdin, sys.stdout and sys.stderr.

    One that the caller has closed (`2>&-`) leads nowhere from now on. They are opened in the order of
    their numbers, each taking the lowest that is free, so that no other file ever gets one of theirs.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115  # until the process ends
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        setattr(sys, name, _output(getattr(sys, name), every_error=name == "stderr"))


def _output(stream: io.TextIOWrapper, every_error: bool) -> Output:
    return Output(
        io.BufferedWriter(Listened(stream, every_error)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering or every_error,
    )


class Listened(io.RawIOBase):
    """Bytes for somebody who may leave: what nobody reads any more is dropped, and the work goes on.

    A full disk is still told, but for `every_error`: what goes wrong with messages changes nothing.
    """

    def __init__(self, stream: io.TextIOWrapper, every_error: bool) -> None:
        buffer: Any = stream.buffer
        self._raw: io.RawIOBase = getattr(
            buffer, "raw", buffer
        )  # `python -u` has no buffer between
        self._stream = stream  # which would close the file if nobody held it
        self._passed_over = (
            OSError if every_error else ConnectionError
        )  # the pipe or socket is closed

    def writable(self) -> bool:
        """Always: what nobody reads is dropped."""
        return True

    def fileno(self) -> int:
        """The number of the file beneath."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether a terminal is beneath."""
        return self._stream.isatty()

    def write(self, data: Any, /) -> int:
        """Bytes taken, all of them where nobody reads any more. Raises OSError for a full disk."""
        written: int | None
        try:
            while (
                written := self._raw.write(data)
            ) is None:  # a full pipe that was set not to block
                import select

                select.select([], [self._raw], [])
        except self._passed_over:
            return len(data)
        return written


class Output(io.TextIOWrapper):
    """Text for people, line by line, in which runners hear no command; documents go to its buffer."""

    _begun = ""

    def write(self, text: str, /) -> int:
        """Writes whole lines on and keeps what is begun; characters taken."""
        whole, newline, self._begun = (self._begun + text).rpartition("\n")
        if newline:
            super().write(_quiet(whole + newline))
        return len(text)

    def flush(self) -> None:
        """Writes on what was begun of a line too."""
        begun, self._begun = self._begun, ""
        if begun:
            super().write(_quiet(begun))
        super().flush()


def _quiet(text: str) -> str:
    if "##" not in text and "::" not in text:
        return text
    from gongkai_cli.outputs.escaping import unheard

    return unheard(text)
