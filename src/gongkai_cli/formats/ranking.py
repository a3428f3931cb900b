"""Findings → the worst first, for outputs that hold only so many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..check import Checked
from ..model.result import RANK, SEVERITY_WORDS, Finding, Severity

WAIVED = "经批准暂不计入"
UNREADABLE = "GK901"
"""Comes before other errors: nobody knows what it hides."""


def worst_first(checked: Checked, findings: Iterable[Finding]) -> list[Finding]:
    """By severity, what could not be read first, then the longest overdue; waived ones last.

    Equal ones keep their order.
    """
    late = {each.obligation.id: each.days_late or 0 for each in checked.judged}

    def key(finding: Finding) -> tuple[bool, int, bool, int]:
        days = late.get(finding.obligation.id, 0) if finding.obligation else 0
        readable = finding.code != UNREADABLE
        return finding.waived_by is not None, RANK[finding.severity], readable, -days

    return sorted(findings, key=key)


def level(finding: Finding) -> str:
    """错误, 警告 or 提示; 经批准暂不计入 for a waived one."""
    return WAIVED if finding.waived_by is not None else SEVERITY_WORDS[finding.severity]


def counted(findings: Sequence[Finding]) -> str:
    """错误3，警告2: findings by level, those nobody has left out."""
    words = [SEVERITY_WORDS[severity] for severity in Severity] + [WAIVED]
    levels = [level(each) for each in findings]
    return "，".join(f"{word}{levels.count(word)}" for word in words if word in levels)
