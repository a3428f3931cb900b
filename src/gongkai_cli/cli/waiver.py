"""`gongkai waiver`: the waivers of a project and what each amounts to; what is wrong in waivers.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai_cli.outputs.registry import find_form

from .options import AsOf, format_option

if TYPE_CHECKING:
    from gongkai_cli.sources.waivers import BrokenWaiver

app = typer.Typer(
    name="waiver", help="经批准暂不计入（waivers.yaml）：列出、查错。", no_args_is_help=True
)
FOLDER = typer.Argument(metavar="[文件夹]", help="公开记录库，或其中任一文件夹", show_default=False)


@app.command("list")
def list_waivers(
    folder: Annotated[Path, FOLDER] = Path("."),
    as_of: AsOf = None,
    format_: Annotated[str, format_option("waiver list")] = "table",
) -> None:
    """列出经批准暂不计入的各条：管哪件义务的哪个问题，谁批准，到哪天，现在起不起作用。

    例：gongkai waiver list 记录库 --as-of 2026-10-31；gongkai waiver list --format json
    """
    from gongkai_cli.model.problem import count_problems
    from gongkai_cli.model.verdicts import WaiverState
    from gongkai_cli.outputs.waiver_list import broken_entries

    from .dates import parse_date_option
    from .errors import say
    from .progress import check_folder
    from .stdout import show_output

    find_form("waiver list", format_)
    checked = check_folder(folder, parse_date_option(as_of, "--as-of"))
    show_output("waiver list", format_, checked)
    flawed = sum(each.state is WaiverState.MALFORMED for each in checked.waivers)
    waivers = checked.project.waivers
    places = flawed + count_problems(waivers.problems if waivers is not None else ())
    if places:
        wrong = count_wrong(flawed, broken_entries(checked), places)
        say(f"waivers.yaml {wrong}，写错的不起作用，详见 gongkai waiver lint")


@app.command("lint")
def lint(folder: Annotated[Path, FOLDER] = Path(".")) -> None:
    """只查 waivers.yaml 写得对不对，不读公开记录；有错退出码为1，完全相同的两条只给警告。

    例：gongkai waiver lint；gongkai waiver lint 记录库
    """
    from gongkai_cli.model.problem import count_problems
    from gongkai_cli.outputs.escaping import line as plain
    from gongkai_cli.sources.project import open_project

    from .stdout import echo

    project = open_project(folder)
    if project.waivers is None:
        echo("没有 waivers.yaml")
        return
    from gongkai_cli.checking.rules import load_rules
    from gongkai_cli.checking.validate_waiver import find_repeated, list_problems, validate_waiver
    from gongkai_cli.outputs.phrases.findings import problem_words

    from .errors import say

    found = list_problems(project, project.waivers, load_rules())
    twins = find_repeated(project.waivers)
    for level, code, some in (("错误", "GK503", found), ("警告", "GK502", twins)):
        for problem in some:
            place = f"{problem.path}:{problem.line}:{problem.column}"
            echo(plain(f"{place}: {level} {code} {'；'.join(problem_words(problem))}"))
    if found:
        listed = project.waivers.listed
        wrong = sum(
            validate_waiver(project, each.waiver, load_rules()) is not None for each in listed
        )
        say(f"waivers.yaml {count_wrong(wrong, project.waivers.broken, count_problems(found))}")
        raise typer.Exit(1)
    again = f"；{len(twins)}条与别的完全相同，不起作用" if twins else ""
    echo(f"waivers.yaml：{len(project.waivers.listed)}条，没有写错{again}")


def count_wrong(flawed: int, illegible: Sequence[BrokenWaiver], places: int) -> str:
    """写错3条，共4处: entries that can be read and are wrong, those that cannot, the places in them."""
    if any(each.whole for each in illegible):
        return f"整个文件读不出来，共{places}处写错"
    return f"写错{flawed + len(illegible)}条，共{places}处"
