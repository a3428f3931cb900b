"""Findings → the worst first, for outputs that hold only so many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.baseline import FRESH
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import RANK, SEVERITY_WORDS, Severity

WAIVED = "经批准暂不计入"
UNREADABLE = "GK901"
"""Comes before other errors: nobody knows what it hides."""


def worst_first(checked: CheckResult | None, findings: Iterable[Finding]) -> list[Finding]:
    """By severity, what could not be read first, then the longest overdue; waived ones last.

    Held against an earlier report, all that is new or worse comes before all that was there. Equal
    ones keep their order. Where nothing was judged, as in a lint, nothing is overdue.
    """
    judged = checked.judged if checked is not None else ()
    late = {each.obligation.id: each.days_late or 0 for each in judged}

    def key(finding: Finding) -> tuple[bool, bool, int, bool, int]:
        days = late.get(finding.obligation.id, 0) if finding.obligation else 0
        readable = finding.code != UNREADABLE
        old = checked is not None and not is_fresh(checked, finding)
        return finding.waived_by is not None, old, RANK[finding.severity], readable, -days

    return sorted(findings, key=key)


def is_fresh(checked: CheckResult, finding: Finding) -> bool:
    """Whether a finding is new or worse than in the earlier report; without one, each is."""
    return checked.since is None or checked.since.of[finding.fingerprint].change in FRESH


def section(checked: CheckResult, finding: Finding) -> str:
    """Under which heading a finding stands: its level; beside an earlier report, whether it is fresh."""
    name = level(finding)
    if checked.since is None or name == WAIVED:
        return name
    return f"新增、加重的{name}" if is_fresh(checked, finding) else f"早先已有的{name}"


def level(finding: Finding) -> str:
    """错误, 警告 or 提示; 经批准暂不计入 for a waived one."""
    return WAIVED if finding.waived_by is not None else SEVERITY_WORDS[finding.severity]


def counted(findings: Sequence[Finding]) -> str:
    """错误3，警告2: findings by level, those nobody has left out."""
    words = [SEVERITY_WORDS[severity] for severity in Severity] + [WAIVED]
    levels = [level(each) for each in findings]
    return "，".join(f"{word}{levels.count(word)}" for word in words if word in levels)
