"""Two catalogs, and a project checked under each → the impact of the edit; every output renders this."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.obligation_diff import Move, diff_obligations
from gongkai_cli.model.problem import Problem
from gongkai_cli.sources.catalog.yaml import CatalogFile

from .differences import Differences, find_differences


@dataclass(frozen=True, slots=True)
class Effect:
    """What the edit does to one project's obligations, and what of its settings fits neither catalog.

    `moved` holds every obligation that is new, gone, due on another day or by another basis, or
    judged otherwise.
    """

    before: CheckResult
    after: CheckResult
    moved: tuple[Move, ...]
    unfit_old: tuple[Problem, ...]
    unfit_new: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many obligations are added, removed, moved (day or basis), turned; the last two overlap."""
        both = [each for each in self.moved if each.before and each.after]
        return {
            "added": sum(each.before is None for each in self.moved),
            "removed": sum(each.after is None for each in self.moved),
            "moved": sum(each.shifts or each.basis[0] != each.basis[1] for each in both),
            "turned": sum(each.turns for each in both),
        }


@dataclass(frozen=True, slots=True)
class Impact:
    """The edit itself, and its effect where there are records to see it on."""

    old: CatalogFile
    new: CatalogFile
    differences: Differences
    effect: Effect | None = None


def compute_impact(
    old: CatalogFile,
    new: CatalogFile,
    sides: tuple[CheckResult, CheckResult] | None = None,
    unfit: tuple[tuple[Problem, ...], tuple[Problem, ...]] = ((), ()),
) -> Impact:
    """The impact of an edit; `sides` is one project on one day under the old and the new catalog."""
    effect = Effect(*sides, diff_obligations(*sides), *unfit) if sides is not None else None
    return Impact(old, new, find_differences(old, new), effect)
