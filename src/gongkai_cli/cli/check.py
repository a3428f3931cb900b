"""`gongkai check`: options → the chosen output on stdout, and the exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai_cli.outputs.registry import find_form

from .options import AsOf, Items, Offices, format_option

if TYPE_CHECKING:
    from gongkai_cli.checking.check import CheckResult
    from gongkai_cli.model.baseline import RemovedFinding
    from gongkai_cli.model.result import Finding

LEVELS = ("error", "warning", "notice", "never")


def check(
    folder: Annotated[
        Path,
        typer.Argument(metavar="[文件夹]", help="公开记录库，或其中任一文件夹", show_default=False),
    ] = Path("."),
    as_of: AsOf = None,
    format_: Annotated[
        str | None,
        format_option("check", "之一；不写时终端用 table，其余用 concise"),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output", metavar="格式=文件", help="另写进文件，如 sarif=结果.sarif，可重复"
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="级别", help="哪一级起退出码为1：error warning notice never"
        ),
    ] = "error",
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="规则", help="只看这些规则的问题，可重复或用逗号分开"),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="规则", help="不看这些规则的问题")
    ] = None,
    office: Offices = None,
    item: Items = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="结果",
            help="与较早一次的 json 结果相比：新增、加重、已补公开、已解决……",
        ),
    ] = None,
    new_only: Annotated[
        bool,
        typer.Option(
            "--new-only", help="与 --since 同用：只有新增、加重的和没有公开就不见了的问题计入退出码"
        ),
    ] = False,
    history: Annotated[
        bool,
        typer.Option("--history", help="对照 git 历史，提示登记日远晚于公开日期的记录（GK401）"),
    ] = False,
) -> None:
    """检查公开记录：缺了什么、晚了什么、哪里不符、什么快到期。

    例：gongkai check 记录库 --as-of 2026-10-31；gongkai check --output sarif=结果.sarif

    退出码：0 没有达到 --fail-on 的问题；1 有问题；2 用法或配置不对；3 检查做不成。
    """  # fmt: skip
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.outputs.phrases import registration

    from .ci_environment import seen_from
    from .dates import parse_date_option
    from .errors import say
    from .output_files import parse_outputs, write
    from .progress import check_folder
    from .with_baseline import exit_findings, with_baseline

    format_ = format_ or ("table" if sys.stdout.isatty() else "concise")
    find_form("check", format_)
    outputs = parse_outputs(output or [])
    if fail_on not in LEVELS:
        raise WrongUsage(f"--fail-on 不能是“{fail_on}”", f"可用的级别：{'、'.join(LEVELS)}")
    chosen, left_out = parse_codes(select, "--select"), parse_codes(ignore, "--ignore")
    checked = check_folder(
        folder, parse_date_option(as_of, "--as-of"), item, office, history=history
    )
    if checked.registered is not None and format_ != "table":
        say(registration.registration_line(checked))
    found = tuple(
        finding
        for finding in checked.findings
        if (not chosen or finding.code in chosen) and finding.code not in left_out
    )
    shown = select_findings(checked, found, select=chosen, ignore=left_out)
    shown = with_baseline(shown, found, since, new_only)
    root = checked.project.root
    write(outputs, shown, found, root)
    show_result(shown, found, format_, seen_from(format_, root))
    raise typer.Exit(exit_code(exit_findings(shown, found), fail_on))


def select_findings(
    checked: CheckResult, findings: tuple[Finding, ...], **asked: set[str]
) -> CheckResult:
    """The result with its findings counted as shown, and said to be picked; rates stay."""
    chosen = {key: tuple(sorted(values)) for key, values in asked.items() if values}
    if not chosen:
        return checked
    from dataclasses import replace

    from gongkai_cli.checking.statistics import count_findings, count_waived

    counts, waived = count_findings(findings), count_waived(findings)
    summary = replace(checked.summary, findings=counts, waived_findings=waived)
    return replace(checked, summary=summary, narrowed={**(checked.narrowed or {}), **chosen})


def parse_codes(values: list[str] | None, option: str) -> set[str]:
    """The rule codes an option names. Raises WrongUsage for one that does not exist."""
    if not values:
        return set()
    from gongkai_cli.checking.rules import MODULES
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.sources.catalog.selectors import split_words

    wanted = {word.upper() for word in split_words(values)}
    unknown = sorted(wanted - set(MODULES))
    if unknown:
        raise WrongUsage(f"{option}：没有规则 {'、'.join(unknown)}", "用 gongkai rule 看全部规则")
    return wanted


def exit_code(findings: tuple[Finding | RemovedFinding, ...], fail_on: str) -> int:
    """1 where a finding that is not waived is at or above the level, else 0."""
    if fail_on == "never":
        return 0
    from gongkai_cli.model.verdicts import RANK, Severity

    limit = RANK[Severity(fail_on)]
    return int(any(RANK[each.severity] <= limit and each.waived_by is None for each in findings))


def show_result(
    checked: CheckResult, findings: tuple[Finding, ...], format_: str, prefix: str = ""
) -> None:
    """The result on stdout; what a format leaves to others goes to stderr and the step summary."""
    from gongkai_cli.outputs.check import add_changes, pieces, prefix_removed, render

    from .stdout import put_pieces, show_output

    form = find_form("check", format_)
    if form.kind == "screen":
        show_output("check", format_, checked, tuple(add_changes(checked, findings)))
        return
    if form.kind == "document":
        put_pieces(pieces(format_, checked, findings, prefix), form.syntax)
    else:
        sys.stdout.write(render(format_, checked, findings, prefix).decode())
        sys.stdout.flush()
        from gongkai_cli.outputs.phrases import changes
        from gongkai_cli.outputs.phrases.check import (
            INCOMPLETE,
            filter_line,
            findings_line,
            items_line,
            lasting_line,
            not_begun_line,
            others_line,
        )

        from .errors import say

        lines = [filter_line(checked), items_line(checked), not_begun_line(checked)]
        lines += [others_line(checked), findings_line(checked)]
        lines += [
            *changes.change_lines(checked),
            *changes.gone_lines(prefix_removed(checked, prefix)),
        ]
        lines.append(lasting_line(checked))
        if not checked.complete:
            lines.append(INCOMPLETE)
        say("\n".join(line for line in lines if line))
    if format_ == "github":
        from .ci_environment import summarise_step

        summarise_step(checked, findings, prefix)
