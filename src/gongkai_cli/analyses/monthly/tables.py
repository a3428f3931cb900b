"""The month's obligations and problems → its tables by office, channel and responsibility, and 一览表."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.model.verdicts import Verdict
from gongkai_cli.sources.project import NO_OFFICE

from .count import Basis, count_figures
from .figures import Overview, Row

NO_ITEM = "不属于目录事项"
"""The line of the problems that belong to no item of the catalog."""


def count_offices(checked: CheckResult) -> tuple[str, ...]:
    """The offices of gongkai.yaml in its order, and 未分配."""
    return tuple(dict.fromkeys((*checked.project.project.offices, NO_OFFICE)))


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables are counted from: the month's obligations, and all of its problems."""

    checked: CheckResult
    by: Basis
    due: tuple[Assessment, ...]
    found: tuple[Finding, ...]

    def by_office(self) -> tuple[Row, ...]:
        """One line for each office that has items or problems, 未分配 included."""
        items = Counter(each.office for each in self.checked.items)
        names = {*items, *(each.office for each in self.found)}
        ordered = [name for name in count_offices(self.checked) if name in names]
        return self._rows(ordered, items, lambda each: each.office, lambda each: each.office)

    def by_column(self, column: Callable[[Item], str]) -> tuple[Row, ...]:
        """One line for each text of a column of the catalog, in its order."""
        catalog = self.checked.project.catalog.items

        def of_problem(finding: Finding) -> str:
            item = catalog.get(finding.item or "")
            return column(item) if item else NO_ITEM

        items = Counter(column(catalog[each.item]) for each in self.checked.items)
        ordered = dict.fromkeys((*items, *map(of_problem, self._open())))
        return self._rows(ordered, items, lambda each: column(each.obligation.item), of_problem)

    def overview(self) -> tuple[Overview, ...]:
        """一览表: every item with its state, and what of it the month counts."""
        verdicts: dict[str, Counter[Verdict]] = defaultdict(Counter)
        for judged in self.due:
            verdicts[judged.obligation.item.id][judged.verdict] += 1
        counts = Counter(each.item for each in self._open())
        rows = []
        for each in self.checked.items:
            item, mine = self.checked.project.catalog.items[each.item], verdicts[each.item]
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

    def _open(self) -> list[Finding]:
        return [each for each in self.found if each.waived_by is None]

    def _rows(
        self,
        ordered: Iterable[str],
        items: Counter[str],
        of_judged: Callable[[Assessment], str],
        of_problem: Callable[[Finding], str],
    ) -> tuple[Row, ...]:
        due: dict[str, list[Assessment]] = defaultdict(list)
        for each in self.due:
            due[of_judged(each)].append(each)
        counts = Counter(map(of_problem, self._open()))
        return tuple(
            Row(name, items[name], count_figures(due[name], self.by), counts[name])
            for name in ordered
        )
