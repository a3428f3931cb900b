"""A laid project → its monthly report through the real command, as JSON, Markdown or files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from gongkai_cli import entry


@dataclass(frozen=True)
class Ran:
    """What the command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def tables(self) -> dict[str, list[list[str]]]:
        """The rows of the last table under each heading, the head row first."""
        found: dict[str, list[list[str]]] = {}
        heading = ""
        for line in self.out.splitlines():
            if line.startswith("#"):
                heading = line.lstrip("# ")
            if line.startswith("|") and "| --- |" not in line:
                cells = re.split(r"(?<!\\)\|", line)[1:-1]
                found.setdefault(heading, []).append([cell.strip() for cell in cells])
        return found


Report = Callable[..., Ran]


@pytest.fixture
def report(project, capsys) -> Report:
    """Runs `gongkai report` on the project; JSON without other options."""

    def run(month: str, *options: str, as_of: str | None = None, form: str | None = "json") -> Ran:
        capsys.readouterr()
        arguments = ["report", str(project.root), "--month", month, *options]
        if as_of is not None:
            arguments += ["--as-of", as_of]
        else:  # the month's last day, whatever today is
            arguments += ["--as-of", last_day(month)]
        if form is not None:
            arguments += ["--format", form]
        code = entry.run(arguments)
        return Ran(code, *capsys.readouterr())

    return run


def last_day(month: str) -> str:
    from gongkai_cli.periods import parse

    return parse(month).last.isoformat()
