"""A comparison with an earlier report → its marks, its figures and its list of resolved findings, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..check import Checked
from ..model.result import SEVERITY_WORDS, Finding
from ..model.since import (
    CAUSE_WORDS,
    CHANGE_WORDS,
    Cause,
    Change,
    Changed,
    Comparison,
    Gone,
)

LISTED = 20
"""How many resolved findings a person is shown; the others are counted."""


def mark(changed: Changed) -> str:
    """〔新增，因时日推移〕, 〔加重：逾期由2增至5个工作日〕 or 〔未变〕."""
    word = CHANGE_WORDS[changed.change]
    ways = f"：{'，'.join(changed.ways)}" if changed.ways else ""
    why = because(changed.causes)
    return f"〔{word}{ways}{f'，{why}' if why else ''}〕"


def because(causes: Iterable[Cause]) -> str:
    """因目录变更, 可能因目录变更、记录或设置变动; nothing where it is people's doing."""
    words = [CAUSE_WORDS[cause] for cause in causes]
    if not words or words == [CAUSE_WORDS[Cause.RECORDS]]:
        return ""
    return f"{'可能' if len(words) > 1 else ''}因{'、'.join(words)}"


def lines(checked: Checked) -> list[str]:
    """The figures of the comparison, a line each; none without an earlier report."""
    since = checked.since
    if since is None:
        return []
    found = [_counts(since), _causes(since), *_shifts(since)]
    if not since.complete:
        found.append("较早的那次检查不完整，当时没有读出来的问题这次算作新增")
    if since.new_only:
        over = sum(not each.counts for each in since.of.values())
        words = "只有新增的和加重的问题计入退出码（仅逾期天数随时日增加的不算加重）"
        found.append(f"--new-only：{words}；早先已有的{over}个不计")
    return [line for line in found if line]


def gone_lines(checked: Checked) -> list[str]:
    """What the earlier report held and this result does not, a line each, at most LISTED of a kind."""
    since = checked.since
    if since is None:
        return []
    found = []
    for change, some in ((Change.RESOLVED, since.resolved), (Change.UNSEEN, since.unseen)):
        found += [f"{CHANGE_WORDS[change]} {_gone(each)}" for each in some[:LISTED]]
        if len(some) > LISTED:
            found.append(
                f"{CHANGE_WORDS[change]}的另有{len(some) - LISTED}个，全部见 --format json"
            )
    return found


def passed_over(checked: Checked, finding: Finding) -> bool:
    """Whether --new-only keeps the finding from failing the check."""
    return checked.since is not None and checked.since.passed_over(finding.fingerprint)


def _gone(gone: Gone) -> str:
    turned = f"已转为{'、'.join(gone.turned)}" if gone.turned else ""
    why = "，".join(words for words in (because(gone.causes), turned) if words)
    level = SEVERITY_WORDS[gone.severity]
    return (
        f"{gone.file}:{gone.line}: {level} {gone.code} {gone.message}{f'（{why}）' if why else ''}"
    )


def _counts(since: Comparison) -> str:
    counts = since.counts
    parts = [
        f"{CHANGE_WORDS[change]}{count}"
        for change, count in counts.items()
        if count or change is not Change.UNSEEN
    ]
    return f"与{since.as_of}的检查结果相比：{'，'.join(parts)}"


def _causes(since: Comparison) -> str:
    """What is nobody's doing among the changes."""
    every = [
        *(each.causes for each in since.of.values()),
        *(each.causes for each in since.resolved),
    ]
    sure: Counter[Cause] = Counter(why[0] for why in every if len(why) == 1)
    unsure = sum(len(why) > 1 for why in every)
    nobodys = [cause for cause in Cause if sure[cause] and cause is not Cause.RECORDS]
    words = [f"{CAUSE_WORDS[cause]}{sure[cause]}" for cause in nobodys]
    words += [f"不能分清的{unsure}"] if unsure else []
    return f"其中并非记录或设置变动引起：{'，'.join(words)}" if words else ""


def _shifts(since: Comparison) -> list[str]:
    return [
        f"{CAUSE_WORDS[shift.cause]}：{shift.before} → {shift.after}"
        for shift in since.shifts
        if shift.cause is not Cause.TIME
    ]
