"""The waivers of a checked project → a list for a person."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.text import Text

from gongkai_cli.checking.apply_waivers import WaiverStatus, describe_end
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.verdicts import WAIVER_WORDS, WaiverState
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.findings import facts_words
from gongkai_cli.outputs.phrases.parts import name_days
from gongkai_cli.outputs.waiver_list import broken_entries, days_left


def show(console: Console, checked: CheckResult) -> None:
    """One block a waiver, then how many there are of each state."""
    illegible = broken_entries(checked)
    if not checked.waivers and not illegible:
        console.print(Text("没有经批准暂不计入的条目（waivers.yaml）"))
        return
    for each in checked.waivers:
        waiver = each.placed.waiver
        head = f"{WAIVER_WORDS[each.state]} {waiver.code} {waiver.target}{_category(each)}"
        console.print(Text(plain(head), style="bold"))
        terms = f"{waiver.approved_by}，{waiver.approved_on}批准，{_term(each, checked)}"
        flaw = each.flaw
        for line in (
            *(["；".join(facts_words("GK503", flaw))] if flaw is not None else []),
            f"理由：{waiver.reason}",
            f"批准人：{terms}",
            f"waivers.yaml:{each.placed.line}",
        ):
            console.print(Text(f"    {plain(line)}"))
    wrong = WAIVER_WORDS[WaiverState.MALFORMED]
    for entry in illegible:
        what = "整个文件读不出来，其中各条都不起作用" if entry.whole else "这一条读不出来"
        console.print(Text(f"{wrong} {what}", style="bold"))
        for problem in entry.problems:
            console.print(Text(f"    {plain(f'{problem.message}；{problem.hint}')}"))
        console.print(Text(f"    {entry.problems[0].path}:{entry.line}"))
    if any(entry.whole for entry in illegible):
        return
    counts = Counter(each.state for each in checked.waivers)
    counts[WaiverState.MALFORMED] += len(illegible)
    total = len(checked.waivers) + len(illegible)
    parts = [f"{words}{counts[state]}" for state, words in WAIVER_WORDS.items() if counts[state]]
    days = name_days(checked.as_of, checked.project.project.start)
    console.print(Text(f"共{total}条：{'，'.join(parts)}（{days}）"))


def _category(outcome: WaiverStatus) -> str:
    """“街道各科室工作信息”, of the item it names."""
    return f" “{outcome.item.category}”" if outcome.item else ""


def _term(outcome: WaiverStatus, checked: CheckResult) -> str:
    """至2026-12-31（还有61天）, or that it has no end."""
    words, left = describe_end(outcome.placed.waiver), days_left(outcome, checked)
    if left is not None:
        return f"{words}（{f'还有{left}天' if left else '今天是最后一天'}）"
    if outcome.state is WaiverState.NOT_YET:
        return f"{outcome.placed.waiver.approved_on}起有效，{words}"
    past = (checked.as_of - outcome.placed.waiver.last_day).days
    return f"{words}（已过{past}天）" if past > 0 else words
