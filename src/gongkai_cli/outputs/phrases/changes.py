"""A comparison with an earlier report → its marks, its figures and its list of resolved findings, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.baseline import (
    CAUSE_WORDS,
    CHANGE_WORDS,
    OF_THE_EARLIER,
    PUBLISHED_LATE,
    UNPUBLISHED,
    Cause,
    Change,
    Changed,
    Comparison,
    RemovedFinding,
)
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import SEVERITY_WORDS

LISTED = 20
"""How many resolved findings a person is shown; the others are counted."""
NAMED = 5
"""How many of those that --new-only fails for one line names."""
ALWAYS = (Change.NEW, Change.WORSENED, Change.UNCHANGED, Change.RESOLVED)
"""Counted even where there are none. What turned into another finding is counted as that."""


def change_mark(changed: Changed) -> str:
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


def change_lines(checked: CheckResult) -> list[str]:
    """The figures of the comparison, a line each; none without an earlier report."""
    since = checked.since
    if since is None:
        return []
    found = [_counts(since), _causes(since), *_shifts(since)]
    if not since.complete:
        found.append("较早的那次检查不完整，当时没有读出来的问题这次算作新增")
    if since.new_only:
        over = sum(not each.counts for each in since.of.values())
        words = (
            "只有新增的、加重的和没有公开就不见了的问题计入退出码（仅逾期天数随时日增加的不算加重）"
        )
        found.append(f"--new-only：{words}；其余{over}个不计")
        found.append(_failing(since.failing))
    return [line for line in found if line]


def gone_lines(checked: CheckResult) -> list[str]:
    """What the earlier report held and this result does not, a line each, at most LISTED of a kind."""
    since = checked.since
    if since is None:
        return []
    found = []
    for change in OF_THE_EARLIER:
        some = sorted(since.became(change), key=lambda each: not each.counts)
        found += [became(each) for each in some[:LISTED]]
        if len(some) > LISTED:
            found.append(
                f"{CHANGE_WORDS[change]}的另有{len(some) - LISTED}个，全部见 --format json"
            )
    return found


def passed_over(checked: CheckResult, finding: Finding) -> bool:
    """Whether --new-only keeps the finding from failing the check."""
    return checked.since is not None and checked.since.passed_over(finding.fingerprint)


def became(gone: RemovedFinding) -> str:
    """已解决 r.yaml:3: 错误 GK102 …: what became of a finding that is not there any more, and the finding."""
    return f"{_became(gone)} {_gone(gone)}"


def _became(gone: RemovedFinding) -> str:
    """已解决, 已补公开（转为GK201）, 已列为不适用 …"""
    if gone.change is Change.TURNED:
        codes = "、".join(gone.turned)
        made_up = PUBLISHED_LATE in gone.turned and gone.code.startswith(UNPUBLISHED)
        return f"已补公开（转为{codes}）" if made_up else f"已转为{codes}"
    if gone.change is Change.GONE:
        people = Cause.RECORDS in gone.causes
        return (
            f"{CHANGE_WORDS[gone.change]}{'（记录已删去，或起算日、起始日已改）' if people else ''}"
        )
    if gone.change is Change.TAKEN_OUT:
        return "，".join(gone.ways)
    return CHANGE_WORDS[gone.change]


def _failing(gone: Sequence[RemovedFinding]) -> str:
    """The obligations that were late and are no longer there to be judged, for which --new-only fails."""
    if not gone:
        return ""
    named = [f"{each.code} {each.obligation}（{each.file}:{each.line}）" for each in gone[:NAMED]]
    rest = "等" if len(gone) > NAMED else ""
    return (
        f"早先的{len(gone)}个逾期、缺失或无法判定的问题没有解决，而是义务不再存在或到期日已推迟，也按其级别计入退出码："
        f"{'、'.join(named)}{rest}；确属误登或经核准更改的，写明缘由，另存一份结果作为以后比较的起点"
    )


def _gone(gone: RemovedFinding) -> str:
    moved = "，".join(gone.ways) if gone.change is Change.POSTPONED else ""
    why = "，".join(words for words in (because(gone.causes), moved) if words)
    level = SEVERITY_WORDS[gone.severity]
    return (
        f"{gone.file}:{gone.line}: {level} {gone.code} {gone.message}{f'（{why}）' if why else ''}"
    )


def _counts(since: Comparison) -> str:
    counts = since.counts
    parts = [
        f"{CHANGE_WORDS[change]}{count}"
        for change, count in counts.items()
        if (count or change in ALWAYS) and change is not Change.TURNED
    ]
    return f"与{since.as_of}的检查结果相比：{'，'.join(parts)}"


def _causes(since: Comparison) -> str:
    """What is nobody's doing among the changes."""
    every = [
        *(each.causes for each in since.of.values()),
        *(each.causes for each in since.gone if each.change is not Change.UNSEEN),
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
