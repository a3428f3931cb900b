"""`gongkai waiver`: the waivers of a project and what each amounts to; what is wrong in waivers.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import AsOf

if TYPE_CHECKING:
    from ..check import Checked
    from ..rules.waiving import Outcome
    from ..waivers import BrokenWaiver

app = typer.Typer(
    name="waiver", help="经批准暂不计入（waivers.yaml）：列出、查错。", no_args_is_help=True
)
FOLDER = typer.Argument(metavar="[文件夹]", help="公开记录库，或其中任一文件夹", show_default=False)
FORMATS = ("table", "json")


@app.command("list")
def list_waivers(
    folder: Annotated[Path, FOLDER] = Path("."),
    as_of: AsOf = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="格式", help="table 或 json")
    ] = "table",
) -> None:
    """列出经批准暂不计入的各条：管哪件义务的哪个问题，谁批准，到哪天，现在起不起作用。

    例：gongkai waiver list 记录库 --as-of 2026-10-31；gongkai waiver list --format json
    """
    from ..formats.waiver_list import as_json, broken
    from ..model.problem import count_problems
    from ..model.result import WaiverState
    from .options import known_format
    from .output import put
    from .progress import check_folder
    from .session import a_day
    from .stops import say

    known_format(format_, FORMATS)
    checked = check_folder(folder, a_day(as_of, "--as-of"))
    if format_ == "json":
        put(as_json(checked))
    else:
        show(checked)
    flawed = sum(each.state is WaiverState.MALFORMED for each in checked.waivers)
    waivers = checked.project.waivers
    places = flawed + count_problems(waivers.problems if waivers is not None else ())
    if places:
        wrong = count_wrong(flawed, broken(checked), places)
        say(f"waivers.yaml {wrong}，写错的不起作用，详见 gongkai waiver lint")


@app.command("lint")
def lint(folder: Annotated[Path, FOLDER] = Path(".")) -> None:
    """只查 waivers.yaml 写得对不对，不读公开记录；有错退出码为1，完全相同的两条只给警告。

    例：gongkai waiver lint；gongkai waiver lint 记录库
    """
    from ..escaping import line as plain
    from ..model.problem import count_problems
    from ..project import open_project
    from .output import echo

    project = open_project(folder)
    if project.waivers is None:
        echo("没有 waivers.yaml")
        return
    from ..rules import BY_CODE
    from ..rules.waivable import flaw, problems, repeated
    from .stops import say

    found = problems(project, project.waivers, BY_CODE)
    twins = repeated(project.waivers)
    for level, code, some in (("错误", "GK503", found), ("警告", "GK502", twins)):
        for problem in some:
            place = f"{problem.path}:{problem.line}:{problem.column}"
            echo(plain(f"{place}: {level} {code} {problem.message}；{problem.hint}"))
    if found:
        listed = project.waivers.listed
        wrong = sum(flaw(project, each.waiver, BY_CODE) is not None for each in listed)
        say(f"waivers.yaml {count_wrong(wrong, project.waivers.broken, count_problems(found))}")
        raise typer.Exit(1)
    again = f"；{len(twins)}条与别的完全相同，不起作用" if twins else ""
    echo(f"waivers.yaml：{len(project.waivers.listed)}条，没有写错{again}")


def count_wrong(flawed: int, illegible: Sequence[BrokenWaiver], places: int) -> str:
    """写错3条，共4处: entries that can be read and are wrong, those that cannot, the places in them."""
    if any(each.whole for each in illegible):
        return f"整个文件读不出来，共{places}处写错"
    return f"写错{flawed + len(illegible)}条，共{places}处"


def show(checked: Checked) -> None:
    """The list for people: one block a waiver, then how many there are of each state."""
    from collections import Counter

    from rich.console import Console
    from rich.text import Text

    from ..escaping import line as plain
    from ..formats.waiver_list import broken
    from ..model.result import WAIVER_WORDS, WaiverState
    from ..naming import name_days

    console = Console(highlight=False, emoji=False)
    illegible = broken(checked)
    if not checked.waivers and not illegible:
        console.print(Text("没有经批准暂不计入的条目（waivers.yaml）"))
        return
    for each in checked.waivers:
        waiver = each.placed.waiver
        head = f"{WAIVER_WORDS[each.state]} {waiver.code} {waiver.target}{category(each)}"
        console.print(Text(plain(head), style="bold"))
        terms = f"{waiver.approved_by}，{waiver.approved_on}批准，{term(each, checked)}"
        flaw = each.flaw
        for line in (
            *([f"{flaw.message}；{flaw.hint}"] if flaw is not None else []),
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


def category(outcome: Outcome) -> str:
    """“街道各科室工作信息”, of the item it names."""
    return f" “{outcome.item.category}”" if outcome.item else ""


def term(outcome: Outcome, checked: Checked) -> str:
    """至2026-12-31（还有61天）, or that it has no end."""
    from ..formats.waiver_list import days_left
    from ..model.result import WaiverState
    from ..rules.waiving import until

    words, left = until(outcome.placed.waiver), days_left(outcome, checked)
    if left is not None:
        return f"{words}（{f'还有{left}天' if left else '今天是最后一天'}）"
    if outcome.state is WaiverState.NOT_YET:
        return f"{outcome.placed.waiver.approved_on}起有效，{words}"
    past = (checked.as_of - outcome.placed.waiver.last_day).days
    return f"{words}（已过{past}天）" if past > 0 else words
