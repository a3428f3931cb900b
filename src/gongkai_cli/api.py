"""A folder, from Python → the typed results that the commands render; what `import gongkai_cli` offers."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from gongkai_cli.analyses.due import Upcoming, find_upcoming
from gongkai_cli.analyses.explain.answer import answer, last_day_asked
from gongkai_cli.analyses.explain.derivation import Derivation
from gongkai_cli.calendar.years import require_year
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.run_check import run_check
from gongkai_cli.cli.dates import today
from gongkai_cli.model.problem import CannotCheck, Stop, WrongUsage
from gongkai_cli.outputs.phrases.findings import words

__all__ = [
    "CannotCheck",
    "CheckResult",
    "Derivation",
    "Stop",
    "Upcoming",
    "WrongUsage",
    "check",
    "due",
    "explain",
    "words",
]

WITHIN = timedelta(days=30)
"""How far `due` looks ahead without a last day, as the command does."""


def check(
    folder: str | os.PathLike[str],
    *,
    as_of: date | None = None,
    items: Sequence[str] = (),
    offices: Sequence[str] = (),
    history: bool = False,
) -> CheckResult:
    """Checks the project around a folder, as of a day (today in Beijing without one).

    `items` and `offices` narrow it as `--item` and `--office` do; with `history` the records are held
    against their git history (GK401). Raises WrongUsage and CannotCheck, which say what to do.
    """
    return _check(folder, _day(as_of), None, items, offices, history)


def due(
    folder: str | os.PathLike[str],
    *,
    as_of: date | None = None,
    through: date | None = None,
    items: Sequence[str] = (),
    offices: Sequence[str] = (),
) -> Upcoming:
    """What falls due from as-of through a last day, without one in 30 days. Raises WrongUsage, CannotCheck."""
    first = _day(as_of)
    last = first + WITHIN if through is None else through
    require_year(last.year, "through")
    if last < first:
        message = f"through {last} 早于检查基准日 {first}"
        raise WrongUsage(message, "写检查基准日当天或以后的日期；过去的用 check 看")
    return find_upcoming(_check(folder, first, last, items, offices, False), last)


def explain(
    folder: str | os.PathLike[str],
    item: str,
    *,
    period: str | None = None,
    formed: date | None = None,
    as_of: date | None = None,
) -> tuple[Derivation, ...]:
    """How the due days of an item (or of an obligation, by its id) came about. Raises WrongUsage, CannotCheck."""
    if period is not None and formed is not None:
        hint = "定期事项用 period，因事公开的用 formed"
        raise WrongUsage("period 和 formed 只能写一个", hint)
    day = _day(as_of)
    through = last_day_asked(item, period, formed, day)
    checked = _check(folder, day, through, (), (), False)
    return tuple(answer(checked, item, period, formed))


def _check(
    folder: str | os.PathLike[str],
    as_of: date,
    through: date | None,
    items: Sequence[str],
    offices: Sequence[str],
    history: bool,
) -> CheckResult:
    for name, given in (("items", items), ("offices", offices)):
        if isinstance(given, str):
            raise WrongUsage(
                f"{name} 应是列表，现为一段文字：“{given}”", f'写成 {name}=["{given}"]'
            )
    return run_check(
        Path(folder),
        as_of,
        items=items,
        offices=offices,
        through=through,
        history=os.environ if history else None,
        warn=lambda line: warnings.warn(line, stacklevel=5),
    )


def _day(as_of: date | None) -> date:
    if as_of is None:
        return today()
    if not isinstance(as_of, date):
        raise WrongUsage(f"as_of 应是日期，现为“{as_of}”", "写成 date(2026, 10, 31) 这样")
    require_year(as_of.year, "as_of")
    return as_of
