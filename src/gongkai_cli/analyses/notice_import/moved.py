"""A project, the notices that it would have → which due days move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from gongkai_cli.analyses.due import add_coming
from gongkai_cli.checking.check import check
from gongkai_cli.checking.obligation_diff import Move, diff_obligations
from gongkai_cli.checking.run_check import read_records
from gongkai_cli.model.notice import Notice
from gongkai_cli.model.problem import Stop
from gongkai_cli.sources.project import build_calendar, open_project


def find_moves(
    root: Path, notices: Sequence[Notice], as_of: date, through: date
) -> tuple[Move, ...]:
    """What the obligations that exist or begin by `through` owe to these notices instead of the present ones.

    Assessment by what is known as of as-of. Raises Stop where the project cannot be checked.
    """
    project = open_project(root)
    records = read_records(project)
    before, after = (
        check(each, records, build_calendar(each, through), as_of)
        for each in (project, replace(project, notices=tuple(notices)))
    )
    return diff_obligations(add_coming(before, through), add_coming(after, through))


def try_moves(
    root: Path, notices: Sequence[Notice], as_of: date, through: date
) -> tuple[tuple[Move, ...], str]:
    """The same; where the project cannot be checked, nothing and the reason: the import goes on."""
    try:
        return find_moves(root, notices, as_of, through), ""
    except Stop as stop:
        return (), f"没有比较到期日：{stop.message}"
