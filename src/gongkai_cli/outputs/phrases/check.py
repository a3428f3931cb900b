"""Figures of a result → the sentences that every output opens with."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date

from gongkai_cli.checking.check import NARROWED_WORDS, CheckResult
from gongkai_cli.checking.statistics import format_percent
from gongkai_cli.model.problem import Illegible
from gongkai_cli.model.result import Finding, Obligation
from gongkai_cli.model.verdicts import Severity, State, WaiverState
from gongkai_cli.sources.records.problem_list import count_unreadable

from . import changes, registration
from .figures import RATE_WORDS, format_fraction, format_verdicts
from .findings import words

INCOMPLETE = "检查不完整：有读不出来的内容，无法知道它涉及哪些事项"


def items_line(checked: CheckResult) -> str:
    """「157项：已判定N；未登记事件N（不等于合规）；按需N；不适用N（检查起始日2026-01-01）」."""
    return states_line(checked.summary.items, checked.project.project.start)


def states_line(count: Mapping[State, int], start: date) -> str:
    """The same for any items whose states have been counted, and the day that is checked from."""
    return (
        f"{sum(count.values())}项：已判定{count[State.JUDGED]}；"
        f"未登记事件{count[State.NO_EVENT]}（不等于合规）；"
        f"按需{count[State.ON_DEMAND]}；不适用{count[State.NOT_APPLICABLE]}（检查起始日{start}）"
    )


def rates_line(checked: CheckResult) -> str:
    """The three rates with their figures."""
    pairs = zip(RATE_WORDS.values(), checked.summary.rates, strict=True)
    return "，".join(
        f"{name}{format_percent(rate)}（{format_fraction(rate)}）" for name, rate in pairs
    )


def obligations_line(checked: CheckResult) -> str:
    """应公开义务300：按期公开270，…; verdicts nobody has are left out."""
    count = format_verdicts(checked.summary.by_verdict, none="无")
    return f"应公开义务{checked.summary.obligations}：{count}"


def findings_line(checked: CheckResult) -> str:
    """发现问题：错误3，警告2，提示9；另有经批准暂不计入1."""
    count, waived = checked.summary.findings, checked.summary.waived_findings
    return (
        f"发现问题：错误{count[Severity.ERROR]}，警告{count[Severity.WARNING]}，"
        f"提示{count[Severity.NOTICE]}{f'；另有经批准暂不计入{waived}' if waived else ''}"
    )


def mark(finding: Finding) -> str:
    """〔经批准暂不计入，批准人…，至…〕 of a waived finding, else nothing."""
    return f"〔经批准暂不计入，{finding.waived_by}〕" if finding.waived_by is not None else ""


def message(finding: Finding) -> str:
    """The sentence of a finding, and before it what became of it since an earlier report, if there is one."""
    before = changes.change_mark(finding.change) if finding.change is not None else ""
    return before + words(finding).message


def add_hint(finding: Finding, lead: str) -> str:
    """The hint behind its lead; nothing where the message says it already (GK901, GK503)."""
    return "" if isinstance(finding.facts, Illegible) else f"{lead}{words(finding).hint}"


MOST = 5
"""How many waivers without an end, or other files, one line names."""
LASTING = (WaiverState.PERMANENT, WaiverState.WAITING)


def lasting_line(checked: CheckResult) -> str:
    """The waivers without an end that are in force, listed every time; empty where there are none."""
    lasting = [
        f"{each.placed.waiver.code} {each.placed.waiver.target}（waivers.yaml:{each.placed.line}）"
        for each in checked.waivers
        if each.placed.waiver.expires == "never" and each.state in LASTING
    ]
    if not lasting:
        return ""
    rest = "等，全部见 gongkai waiver list" if len(lasting) > MOST else ""
    return f"长期有效的经批准暂不计入{len(lasting)}条：{'、'.join(lasting[:MOST])}{rest}"


def records_line(checked: CheckResult) -> str:
    """记录：12个文件，240条, and what was left out of judgement."""
    parts = [f"{checked.files}个文件", f"{checked.read}条"]
    if checked.unreadable:
        parts.append(f"读不出{count_unreadable(checked.unreadable)}处")
    if checked.history:
        parts.append(f"起算日不在检查范围{checked.history}条")
    if checked.after_as_of:
        parts.append(f"晚于基准日{checked.after_as_of}条")
    return f"记录：{'，'.join(parts)}"


def others_line(checked: CheckResult) -> str:
    """The documents among the records that were not read; empty where there are none."""
    if not checked.others:
        return ""
    names = "、".join(checked.others[:MOST])
    rest = f"等{len(checked.others)}个" if len(checked.others) > MOST else ""
    return f"记录文件夹里还有不是YAML的文件，没有读：{names}{rest}；其中如有公开记录，请登记成YAML"


def filter_line(checked: CheckResult) -> str:
    """What the result was narrowed to; empty where it was not."""
    if checked.narrowed is None:
        return ""
    words = [
        f"{NARROWED_WORDS[key]}：{'、'.join(values)}" for key, values in checked.narrowed.items()
    ]
    return f"只看 {'；'.join(words)}"


def not_begun_line(checked: CheckResult) -> str:
    """That nothing had to be published yet on the as-of day; empty from the start on."""
    start = checked.project.project.start
    if checked.as_of >= start:
        return ""
    return (
        f"检查还没有开始：基准日{checked.as_of}早于 gongkai.yaml 的起始日{start}，不能据此认为合规"
    )


def figures(checked: CheckResult) -> list[str]:
    """All overall figures, a line each; 「157项：…」 comes first."""
    lines = [items_line(checked), not_begun_line(checked)]
    lines += [obligations_line(checked), rates_line(checked)]
    lines += [records_line(checked), others_line(checked), findings_line(checked)]
    lines += changes.change_lines(checked)
    lines += [registration.registration_line(checked), lasting_line(checked)]
    return [line for line in lines if line]


BARE = re.compile(r"[\w@%+=:,./“”‘’（）《》、，。：！？·—〔〕【】-]+")
"""What every shell takes as it stands."""


def explain_command(obligation: Obligation, among: Iterable[Obligation] = ()) -> str:
    """The command that derives an obligation's due day, and names no other one of `among`.

    A title that no shell can take on one line is left out: the command then shows all of that day.
    """
    item, option = obligation.item.id, ""
    if obligation.kind == "period":
        option = f" --period {obligation.period}"
    elif obligation.kind == "standing" or _needs_id(obligation, among):
        item = obligation.id
    else:
        option = f" --formed {obligation.trigger}"
    return f"gongkai explain {item if BARE.fullmatch(item) else shlex.quote(item)}{option}"


def _needs_id(event: Obligation, among: Iterable[Obligation]) -> bool:
    """Whether the day an event was formed does not tell which one is meant."""
    if event.trigger is None:
        return True
    if not event.id.isprintable():
        return False
    if not any(placed.record.formed == event.trigger for placed in event.records):
        return True
    mine = (event.item.id, event.trigger)
    return any((o.item.id, o.trigger) == mine and o.id != event.id for o in among)
