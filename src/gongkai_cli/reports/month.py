"""The checks of a month → its report, every number of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..check import Checked
from ..formats.wordage import INCOMPLETE, states_line
from ..model.catalog import Item
from ..model.result import Judged, State, Verdict
from ..project import NO_OFFICE
from ..records.problems import count_unreadable
from .ahead import reminders
from .amended import Comparison
from .count import Basis, basis, duties, fallen_due, figures, leftover, of_month
from .ledger import ledger
from .method import method
from .model import SCHEMA, Figures, Monthly, Overview, Problem, Provenance, Row, Tally, TrendPoint
from .problems import affected, by_severity, problems, rectification
from .seen import Look, Seen, month_before
from .words import overall, praise, title

NO_ITEM = "不属于目录事项"
WITHIN = 10
"""Working days for rectification where the office sets no other number; no source gives one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked beside month and day; `own` says that `within` is the office's own number."""

    office: str | None = None
    within: int = WITHIN
    own: bool = False


def monthly(
    seen: Seen,
    provenance: Provenance,
    asked: Asked,
    comparison: Comparison | None = None,
) -> Monthly:
    """The report of what was seen; for one office `seen` is `Seen.of` that office."""
    now, month = seen.now, seen.month
    bases = [
        basis(look.checked, look.month, eve) if look.checked else None for look, eve in seen.pairs()
    ]
    trend = tuple(_point(look, by) for look, by in zip(seen.looks, bases, strict=True))
    by = bases[-1]
    assert by is not None  # the last look is the month's own
    due, left = of_month(now.judged, by), leftover(now.judged, by)
    mine, fallen = figures(due, by), figures(fallen_due(due, now.as_of), by)
    previous, before = trend[-2].figures, month_before(month)
    found, told = problems(now, month)
    severities = by_severity(found)
    counted = Counter(each.state for each in now.items)
    items = {state: counted[state] for state in State}
    waived = sum(each.waived_by is not None for each in found)
    blessed = praise(mine, fallen, items, now.complete, waived, now.as_of)
    rows = _Rows(now, by, due, found)
    return Monthly(
        schema=SCHEMA,
        title=title(month, now.as_of),
        organisation=now.project.project.organisation,
        office=asked.office,
        month=month.text,
        first=month.first,
        last=month.last,
        start=now.project.project.start,
        as_of=now.as_of,
        running=now.as_of < month.last,
        complete=now.complete,
        cautions=cautions(seen),
        opening=states_line(items, now.project.project.start),
        overall=overall(mine, previous, left, before, items, month, now.as_of, now.complete),
        items=items,
        figures=mine,
        previous=previous,
        leftover=left,
        trend=trend,
        problems=found,
        problems_by_severity=severities,
        affected=affected(found),
        earlier_reported=told,
        praise="" if any(severities.values()) else blessed,
        by_office=rows.by_office(),
        by_channel=rows.by(lambda item: item.channel),
        by_responsibility=rows.by(lambda item: item.responsibility),
        ledger=ledger(seen),
        reminders=reminders(now, month),
        rectification=rectification(found, now, asked.within, asked.own),
        comparison=comparison,
        overview=rows.overview(),
        duties=duties(due, by),
        records=Tally(
            now.files, now.read, count_unreadable(now.unreadable), now.history, now.after_as_of
        ),
        method=method(now, month, provenance, asked.within, asked.own),
        provenance=provenance,
        volumes=(),
    )


def offices(checked: Checked) -> tuple[str, ...]:
    """The offices of gongkai.yaml in its order, and 未分配."""
    return tuple(dict.fromkeys((*checked.project.project.offices, NO_OFFICE)))


def cautions(seen: Seen) -> tuple[str, ...]:
    """What must be known before any figure is believed."""
    said = [] if seen.now.complete else [INCOMPLETE]
    if seen.elsewhere:
        said.append(f"另有{seen.elsewhere}处问题不能确定属于哪个事项和科室，见全单位的通报")
    return tuple(said)


def _point(look: Look, by: Basis | None) -> TrendPoint:
    if look.checked is None or by is None:
        return TrendPoint(look.month.text, look.as_of, None)
    return TrendPoint(look.month.text, look.as_of, figures(of_month(look.checked.judged, by), by))


class _Rows:
    """The month's obligations and problems, sorted into tables."""

    def __init__(
        self, checked: Checked, by: Basis, due: Sequence[Judged], found: Sequence[Problem]
    ) -> None:
        self.checked, self.basis, self.due = checked, by, due
        self.catalog = checked.project.catalog.items
        self.found = found
        self.open = [each for each in found if each.waived_by is None]

    def by_office(self) -> tuple[Row, ...]:
        """One line for each office that has items or problems, 未分配 included."""
        names = {each.office for each in self.checked.items} | {each.office for each in self.found}
        ordered = [name for name in offices(self.checked) if name in names]
        items = Counter(each.office for each in self.checked.items)
        return self._rows(
            ordered, items, lambda judged: judged.office, lambda problem: problem.office
        )

    def by(self, column: Callable[[Item], str]) -> tuple[Row, ...]:
        """One line for each text of a column of the catalog, in its order."""

        def of_problem(problem: Problem) -> str:
            item = self.catalog.get(problem.item or "")
            return column(item) if item else NO_ITEM

        items = Counter(column(self.catalog[each.item]) for each in self.checked.items)
        ordered = list(dict.fromkeys((*items, *map(of_problem, self.open))))
        return self._rows(ordered, items, lambda judged: column(judged.obligation.item), of_problem)

    def _rows(
        self,
        ordered: Iterable[str],
        items: Counter[str],
        of_judged: Callable[[Judged], str],
        of_problem: Callable[[Problem], str],
    ) -> tuple[Row, ...]:
        due: dict[str, list[Judged]] = defaultdict(list)
        for each in self.due:
            due[of_judged(each)].append(each)
        counts = Counter(of_problem(each) for each in self.open)
        return tuple(
            Row(name, items[name], self._figures(due[name]), counts[name]) for name in ordered
        )

    def _figures(self, due: Sequence[Judged]) -> Figures:
        return figures(due, self.basis)

    def overview(self) -> tuple[Overview, ...]:
        """一览表: every item with its state, and what of it the month counts."""
        verdicts: dict[str, Counter[Verdict]] = defaultdict(Counter)
        for judged in self.due:
            verdicts[judged.obligation.item.id][judged.verdict] += 1
        counts = Counter(each.item for each in self.open)
        rows = []
        for each in self.checked.items:
            item, mine = self.catalog[each.item], verdicts[each.item]
            rows.append(
                Overview(
                    item=item.id,
                    responsibility=item.responsibility,
                    matter=item.matter,
                    category=item.category,
                    time_limit=item.time_limit,
                    channel=item.channel,
                    office=each.office,
                    state=each.state,
                    publications=each.publications,
                    due=mine.total(),
                    by_verdict={verdict: mine[verdict] for verdict in Verdict if mine[verdict]},
                    problems=counts[each.item],
                )
            )
        return tuple(rows)
