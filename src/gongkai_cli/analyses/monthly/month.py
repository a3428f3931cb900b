"""The checks of a month and of those before it → everything that its report counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import State

from .count import Basis, basis, count_figures, count_leftover, fallen_due, of_month
from .figures import Figures, Leftover, TrendPoint
from .monthly_snapshots import Snapshot, Snapshots
from .problems import Grouped, select_problems
from .tables import Tables


@dataclass(frozen=True, slots=True)
class CountedMonth:
    """What was counted of a month, of the whole or of one office.

    `due`: the month's obligations, counted by `by`. `fallen`: the figures of those whose due day had
    come by the as-of day. `trend` ends with the month. `items`: states of the catalog's items.
    `problems` in the order of their numbers; `reported`: late publications told in earlier months.
    """

    seen: Snapshots
    by: Basis
    due: tuple[Assessment, ...]
    figures: Figures
    fallen: Figures
    leftover: Leftover
    trend: tuple[TrendPoint, ...]
    items: Mapping[State, int]
    problems: tuple[Grouped, ...]
    reported: int

    @property
    def previous(self) -> Figures | None:
        """The month before, as of its last day; None before the start."""
        return self.trend[-2].figures

    @property
    def running(self) -> bool:
        """Whether the month was not over on the as-of day."""
        return self.seen.now.as_of < self.seen.month.last

    @property
    def tables(self) -> Tables:
        """The month's obligations and problems, to be sorted into tables."""
        return Tables(self.seen.now, self.by, self.due, tuple(each for _, each in self.problems))


def count_month(seen: Snapshots) -> CountedMonth:
    """Counts the month; for one office `seen` is `Snapshots.of` that office."""
    now = seen.now
    bases = [
        basis(look.checked, look.month, eve) if look.checked else None for look, eve in seen.pairs()
    ]
    by = bases[-1]
    assert by is not None  # the last look is the month's own
    due = of_month(now.judged, by)
    states = Counter(each.state for each in now.items)
    problems, reported = select_problems(now, seen.month)
    return CountedMonth(
        seen=seen,
        by=by,
        due=tuple(due),
        figures=count_figures(due, by),
        fallen=count_figures(fallen_due(due, now.as_of), by),
        leftover=count_leftover(now.judged, by),
        trend=tuple(_point(look, by) for look, by in zip(seen.looks, bases, strict=True)),
        items={state: states[state] for state in State},
        problems=tuple(problems),
        reported=reported,
    )


def _point(look: Snapshot, by: Basis | None) -> TrendPoint:
    known = None
    if look.checked is not None and by is not None:
        known = count_figures(of_month(look.checked.judged, by), by)
    return TrendPoint(look.month.text, look.as_of, known)
