"""Figures of a result → the sentences that every output opens with; and text made safe to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from ..check import Checked
from ..model.result import Severity, State, Verdict
from ..summary import percent


def plain(text: str) -> str:
    """Text without control characters, ANSI codes, line breaks or characters that turn its direction."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else _shown(character) for character in text
    )


def _shown(character: str) -> str:
    if character in "\n\r\t\u3000\xa0\u2028\u2029" or unicodedata.category(character) == "Zs":
        return " "
    return f"\\x{ord(character):02x}"


INCOMPLETE = "检查不完整：有读不出来的内容，无法知道它涉及哪些事项"


def items_line(checked: Checked) -> str:
    """「157项：已判定N；未登记事件N（不等于合规）；按需N；不适用N」."""
    return states_line(checked.summary.items)


def states_line(count: Mapping[State, int]) -> str:
    """The same for any items whose states have been counted."""
    return (
        f"{sum(count.values())}项：已判定{count[State.JUDGED]}；"
        f"未登记事件{count[State.NO_EVENT]}（不等于合规）；"
        f"按需{count[State.ON_DEMAND]}；不适用{count[State.NOT_APPLICABLE]}"
    )


def rates_line(checked: Checked) -> str:
    """The three rates with their figures."""
    summary = checked.summary
    parts = []
    for name, rate in (
        ("公开率", summary.disclosed),
        ("按期率", summary.on_time),
        ("规范率", summary.conforming),
    ):
        figures = f"（{rate[0]}/{rate[1]}）" if rate else "（无可计）"
        parts.append(f"{name}{percent(rate)}{figures}")
    return "，".join(parts)


def obligations_line(checked: Checked) -> str:
    """应公开义务300：按期公开270，…; verdicts nobody has are left out."""
    from ..model.result import VERDICT_WORDS

    count = checked.summary.by_verdict
    parts = [f"{VERDICT_WORDS[verdict]}{count[verdict]}" for verdict in Verdict if count[verdict]]
    return f"应公开义务{checked.summary.obligations}：{'，'.join(parts) or '无'}"


def findings_line(checked: Checked) -> str:
    """发现问题：错误3，警告2，提示9."""
    count = checked.summary.findings
    return (
        f"发现问题：错误{count[Severity.ERROR]}，警告{count[Severity.WARNING]}，"
        f"提示{count[Severity.NOTICE]}"
    )


def records_line(checked: Checked) -> str:
    """记录：12个文件，240条, and what was left out of judgement."""
    parts = [f"{checked.files}个文件", f"{checked.read}条"]
    if checked.unreadable:
        parts.append(f"读不出{len(checked.unreadable)}处")
    if checked.history:
        parts.append(f"起算日不在检查范围{checked.history}条")
    if checked.after_as_of:
        parts.append(f"晚于基准日{checked.after_as_of}条")
    return f"记录：{'，'.join(parts)}"


def filter_line(checked: Checked) -> str:
    """What the result was narrowed to; empty where it was not."""
    if checked.narrowed is None:
        return ""
    names = {"item": "事项", "office": "科室", "select": "规则", "ignore": "除去规则"}
    words = [f"{names[key]}：{'、'.join(values)}" for key, values in checked.narrowed.items()]
    return f"只看 {'；'.join(words)}"
