"""An earlier report and today's result → what is new, worse, as it was, resolved; a pure function of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from gongkai_cli import __version__
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.rules import load_rules
from gongkai_cli.model.baseline import (
    PUBLISHED_LATE,
    Cause,
    Change,
    Changed,
    Comparison,
    RemovedFinding,
    Shift,
)
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.model.verdicts import RANK, SEVERITY_WORDS, VERDICT_WORDS, Verdict

from .causes import InputChanges, find_causes
from .earlier import Earlier, EarlierFinding, EarlierObligation, get_real_verdict
from .removed import OF_LATENESS, sort_removed

WORSE: dict[Verdict, int] = {
    Verdict.DUE_SOON: 1,
    Verdict.MET_LATE: 2,
    Verdict.UNDETERMINED: 3,
    Verdict.OVERDUE: 4,
}
"""How bad a verdict is; those not named are not bad. The one order of verdicts that comparisons know."""
OF_ALL_ITEMS = "GK601"
"""Belongs to no item and is about all of them: narrowed, a check may have had no occasion to find it."""
OF_HISTORY = frozenset(rule.code for rule in load_rules().values() if rule.needs_history)
"""Found with --history alone."""
NOT_ASKED = "上次没有查登记日"
SHORT = 8


def compare(
    earlier: Earlier, checked: CheckResult, findings: Iterable[Finding], new_only: bool = False
) -> Comparison:
    """What became of the findings since the earlier report, by fingerprint.

    New: the report does not hold it. Improved: it does not either, but it held that nothing was
    published, or that nobody knew, and now something was published late. Worsened: both hold it, and
    the finding is now of a graver severity, or no longer waived, or (families 1, 2 and 9) the verdict
    of its obligation is worse in the order of WORSE, or it is later by more working days. Waived: it
    was not, and is now. Unchanged: all else that both hold. Of what only the report holds `left`
    says whether it is resolved; where today's could not read the file or the item in question,
    nobody can say that. What today's result was narrowed away from is none of these.
    `--new-only` heeds what is new, what is worse by more than days of waiting, and what was late and
    left the check without being published.
    """
    findings = tuple(findings)
    side = _Sides(earlier, checked)
    before = {each["fingerprint"]: each for each in earlier["findings"]}
    of = {each.fingerprint: side.changed(before.get(each.fingerprint), each) for each in findings}
    gone = [e for e in earlier["findings"] if e["fingerprint"] not in of and side.looked(e)]
    turned: dict[str, list[str]] = defaultdict(list)
    for each in findings:
        late = each.obligation is not None and each.code.startswith(OF_LATENESS)
        if late and of[each.fingerprint].change in (Change.NEW, Change.IMPROVED):
            assert each.obligation is not None
            turned[each.obligation.id].append(each.code)
    left = tuple(side.gone(each, tuple(turned.get(each["obligation"] or "", ()))) for each in gone)
    shifts = _shifts(earlier, checked)
    return Comparison(earlier["as_of"], earlier["complete"], shifts, of, left, new_only)


class _Sides:
    """The two results, their obligations side by side."""

    def __init__(self, earlier: Earlier, checked: CheckResult) -> None:
        self.checked = checked
        self.before = {each["id"]: each for each in earlier["obligations"]}
        self.after = {each.obligation.id: each for each in checked.judged}
        self.around = InputChanges(
            frozenset(shift.cause for shift in _shifts(earlier, checked)),
            earlier["as_of"],
            checked.as_of,
            {each["item"]: each["state"] for each in earlier["items"]},
            checked.project.catalog.items,
        )
        asked = checked.narrowed or {}
        self.select, self.ignore = asked.get("select", ()), asked.get("ignore", ())
        then, now = earlier.get("history"), checked.registered
        self.history = then is not None and then["knowledge"] != "unknown", now is not None
        self.history_in_full = now is not None and now.knowledge == "complete"
        self.items = {each.item for each in checked.items}
        self.files = {each.path for each in checked.unreadable}
        self.illegible = {item for each in checked.unreadable for item in each.items}

    def changed(self, before: EarlierFinding | None, now: Finding) -> Changed:
        """What became of a finding that today's result holds."""
        id_ = now.obligation.id if now.obligation else ""
        old, new = self.before.get(id_), self.after.get(id_)
        why = find_causes(self.around, now.code, now.item, old, new)
        if before is None:
            if now.code in OF_HISTORY and not self.history[0]:
                return Changed(Change.NEW, why, (NOT_ASKED,), True)
            if now.code == PUBLISHED_LATE and old is not None and _better(old, Verdict.MET_LATE):
                return Changed(Change.IMPROVED, why, _turn(get_real_verdict(old), Verdict.MET_LATE))
            return Changed(Change.NEW, why, (), True)
        if before["waived_by"] is None and now.waived_by is not None:
            return Changed(Change.WAIVED, (Cause.RECORDS,))
        ways = _graver(before, now)
        late = _later(old, new) if now.code.startswith(OF_LATENESS) else ()
        counts = bool(ways) or (bool(late) and why != (Cause.TIME,))
        if now.code.startswith(OF_LATENESS):
            worse = _worse(old, new)
            ways, counts = ways + worse, counts or bool(worse)
        if not ways and not late:
            return Changed(Change.UNCHANGED)
        return Changed(Change.WORSENED, why, ways + late, counts and now.waived_by is None)

    def looked(self, finding: EarlierFinding) -> bool:
        """Whether today's result, as narrowed, would hold the finding if it were still there."""
        if finding["code"] in self.ignore or (self.select and finding["code"] not in self.select):
            return False
        if finding["code"] in OF_HISTORY and not self.history[1]:
            return False
        known = self.checked.project.catalog.items
        narrowed = {"item", "office"} & set(self.checked.narrowed or ())
        if not narrowed:
            return True
        if finding["item"] in self.items:
            return True
        return (
            finding["item"] not in {*known, *self.around.items_then}
            and finding["code"] != OF_ALL_ITEMS
        )

    def clouded(self, finding: EarlierFinding) -> bool:
        """Whether the finding may be gone only because something could not be read this time."""
        if finding["code"] in OF_HISTORY and not self.history_in_full:
            return True
        if finding["code"].startswith("GK9"):
            return False
        unread = finding["file"] in self.files or finding["item"] in self.illegible
        return unread or not self.checked.complete

    def gone(self, finding: EarlierFinding, turned: tuple[str, ...]) -> RemovedFinding:
        """The earlier finding, with what became of it and why."""
        id_ = finding["obligation"] or ""
        both = self.before.get(id_), self.after.get(id_)
        turned = turned if finding["code"].startswith(OF_LATENESS) else ()
        how = sort_removed(self.around, self.checked, finding, *both, turned)
        certain = how.change is Change.TAKEN_OUT or how.causes == (Cause.TIME,)
        if self.clouded(finding) and not certain:
            how = how._replace(change=Change.UNSEEN, ways=(), counts=False)
        return RemovedFinding(**finding, **how._asdict(), turned=turned)


def _graver(before: EarlierFinding, now: Finding) -> tuple[str, ...]:
    ways: tuple[str, ...] = ()
    if RANK[now.severity] < RANK[before["severity"]]:
        words = SEVERITY_WORDS[before["severity"]], SEVERITY_WORDS[now.severity]
        ways += (f"由{words[0]}升为{words[1]}",)
    if before["waived_by"] is not None and now.waived_by is None:
        ways += ("不再经批准暂不计入",)
    return ways


def _worse(before: EarlierObligation | None, now: Assessment | None) -> tuple[str, ...]:
    if before is None or now is None:
        return ()
    old, new = get_real_verdict(before), now.real_verdict
    if WORSE.get(new, 0) <= WORSE.get(old, 0):
        return ()
    return _turn(old, new)


def _better(before: EarlierObligation, now: Verdict) -> bool:
    return WORSE.get(now, 0) < WORSE.get(get_real_verdict(before), 0)


def _turn(old: Verdict, new: Verdict) -> tuple[str, ...]:
    return (f"由{VERDICT_WORDS[old]}变为{VERDICT_WORDS[new]}",)


def _later(before: EarlierObligation | None, now: Assessment | None) -> tuple[str, ...]:
    if (
        before is None
        or now is None
        or before["workdays_late"] is None
        or now.workdays_late is None
    ):
        return ()
    if now.workdays_late <= before["workdays_late"]:
        return ()
    return (f"逾期由{before['workdays_late']}增至{now.workdays_late}个工作日",)


def _shifts(earlier: Earlier, checked: CheckResult) -> tuple[Shift, ...]:
    """What is not the same around the two results."""
    catalog, calendar = checked.project.catalog, checked.calendar
    known = calendar.gazetted_through, calendar.imported
    sides: tuple[tuple[Cause, tuple[object, ...], tuple[object, ...]], ...] = (
        (
            Cause.CATALOG,
            (earlier["catalog"]["id"], earlier["catalog"]["sha256"]),
            (catalog.catalog.catalog, catalog.sha256),
        ),
        (
            Cause.CALENDAR,
            (earlier["calendar"]["gazetted_through"], earlier["calendar"]["imported"]),
            known,
        ),
        (Cause.TOOL, (earlier["tool"]["version"],), (__version__,)),
        (Cause.TIME, (earlier["as_of"],), (checked.as_of,)),
    )
    return tuple(
        Shift(cause, IN_WORDS[cause](*before), IN_WORDS[cause](*after))
        for cause, before, after in sides
        if before != after
    )


def _known(through: date, imported: Iterable[str]) -> str:
    """Through which day the calendar is known, and which notices were added to it."""
    added = "、".join(imported)
    return f"已公布至{through}{f'，另有{added}' if added else ''}"


IN_WORDS: dict[Cause, Callable[..., str]] = {
    Cause.CATALOG: lambda id_, sha256: f"{id_}（sha256 {sha256[:SHORT]}…）",
    Cause.CALENDAR: _known,
    Cause.TOOL: str,
    Cause.TIME: str,
}
