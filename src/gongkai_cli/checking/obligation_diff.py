"""Two results of one project on one day → the obligations whose due day, firmness or verdict is not the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_cli.model.result import Assessment, Basis
from gongkai_cli.model.verdicts import Verdict

from .check import CheckResult


@dataclass(frozen=True, slots=True)
class Move:
    """One obligation before and after; None where it does not exist on that side."""

    before: Assessment | None
    after: Assessment | None

    @property
    def judged(self) -> Assessment:
        """The obligation as it is now, or was last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The due day, from and to."""
        return _day(self.before), _day(self.after)

    @property
    def basis(self) -> tuple[Basis | None, Basis | None]:
        """How firm the due day is, from and to."""
        return _basis(self.before), _basis(self.after)

    @property
    def verdicts(self) -> tuple[Verdict | None, Verdict | None]:
        """The verdict, from and to."""
        old, new = self.before, self.after
        return old.verdict if old else None, new.verdict if new else None

    @property
    def shifts(self) -> bool:
        """Whether the due day itself is another."""
        return self.days[0] != self.days[1]

    @property
    def turns(self) -> bool:
        """Whether the verdict is another."""
        return self.verdicts[0] != self.verdicts[1]

    @property
    def firms(self) -> bool:
        """Whether a provisional due day has become firm."""
        return self.basis == ("provisional", "gazetted")


def diff_obligations(before: CheckResult, after: CheckResult) -> tuple[Move, ...]:
    """What differs, by the new due day, then in the order of the catalog."""
    old = {each.obligation.id: each for each in before.judged}
    new = {each.obligation.id: each for each in after.judged}
    both = [Move(old.get(id_), new.get(id_)) for id_ in {**new, **old}]
    changed = [each for each in both if each.shifts or each.turns or each.basis[0] != each.basis[1]]
    return tuple(sorted(changed, key=lambda each: each.days[1] or each.days[0] or date.max))


def _day(judged: Assessment | None) -> date | None:
    due = judged.obligation.due if judged else None
    return due.day if due else None


def _basis(judged: Assessment | None) -> Basis | None:
    due = judged.obligation.due if judged else None
    return due.basis if due else None
