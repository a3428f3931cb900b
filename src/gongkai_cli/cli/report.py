"""`gongkai report`: a month → its report in the forms asked for, on stdout or as files."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai_cli.outputs.registry import find_form

from .options import format_option

if TYPE_CHECKING:
    from datetime import date

    from gongkai_cli.calendar.periods import Period

FOLDER = "通报"
LONGEST = 250
"""Working days for rectification: about a year."""


def report(
    folder: Annotated[
        Path,
        typer.Argument(metavar="[文件夹]", help="公开记录库，或其中任一文件夹", show_default=False),
    ] = Path("."),
    month: Annotated[
        str | None,
        typer.Option("--month", "-m", metavar="月份", help="如 2026-10；不写为上一个整月"),
    ] = None,
    format_: Annotated[
        list[str] | None,
        format_option("report", "，可重复或用逗号分开；不写为 md"),
    ] = None,
    output_dir: Annotated[
        Path | None,
        typer.Option(
            "--output-dir",
            "-o",
            metavar="文件夹",
            help="写到这里；不写时，一份文字输出到屏幕，其余写到 通报/",
        ),
    ] = None,
    office: Annotated[
        str | None, typer.Option("--office", metavar="科室", help="只出一个责任科室的通报")
    ] = None,
    by_office: Annotated[
        bool, typer.Option("--by-office", help="每个科室一份，加全单位的一份汇总")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="日期", help="检查基准日，须在当月；不写为月末，本月未结束的为今天"
        ),
    ] = None,
    rectify_within: Annotated[
        int | None,
        typer.Option("--rectify-within", metavar="工作日", help="整改期限，不写为10个工作日"),
    ] = None,
    freeze: Annotated[
        bool, typer.Option("--freeze", help="签存：把全单位的通报存入项目的 reports/，供下期比对")
    ] = False,
    refreeze: Annotated[
        bool, typer.Option("--refreeze", help="与已签存的不同时，另存一版，原件保留")
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar="文件", help="docx 用这个模板；从 --export-template 的一份改起"
        ),
    ] = None,
    export_template: Annotated[
        Path | None,
        typer.Option(
            "--export-template", metavar="文件", help="只导出自带的 docx 模板，用 Word 或 WPS 修改"
        ),
    ] = None,
) -> None:
    """月度通报：本月政务公开工作情况，存在问题，台账，下月提醒，整改要求。

    例：gongkai report --month 2026-10；gongkai report --format md,json --output-dir 通报 --by-office

    通报有没有问题都不影响退出码：0 写好了；2 用法或配置不对；3 检查做不成。
    """  # fmt: skip
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.sources.catalog.selectors import split_words

    from .atomic_write import staged
    from .dates import parse_date_option
    from .errors import say
    from .monthly_report import compose_reports, freeze_report
    from .stdout import put
    from .template import load_writer, write_template

    if export_template is not None:
        others = (
            month, format_, output_dir, office, as_of, rectify_within, template,
            by_office or None, freeze or None, refreeze or None,
        )  # fmt: skip
        if any(each is not None for each in others):
            message = "--export-template 只导出模板，不能与其他选项同用"
            raise WrongUsage(message, "先单独导出模板，改好后用 --template 出通报")
        write_template(export_template)
        say(f"已导出 {export_template}")
        return
    if rectify_within is not None and not 1 <= rectify_within <= LONGEST:
        message = f"--rectify-within 应是1至{LONGEST}个工作日，现为{rectify_within}"
        raise WrongUsage(message, "不写为10个工作日")
    forms = list(dict.fromkeys(split_words(format_ or ()))) or ["md"]
    for form in forms:
        find_form("report", form)
    render = load_writer(template, forms)
    if office is not None and by_office:
        message = "--office 不能与 --by-office 同用：一个只出一个科室的，一个每个科室各出一份"
        raise WrongUsage(message, "两个选项留一个")
    if office is not None and (freeze or refreeze):
        message = "--office 不能与 --freeze、--refreeze 同用"
        raise WrongUsage(message, "签存的是全单位的通报，去掉 --office")
    today = parse_date_option(None, "")
    asked = parse_month_option(month, today)
    day = report_date(asked, parse_date_option(as_of, "--as-of") if as_of else None, today)
    made = compose_reports(folder, asked, day, office, by_office, rectify_within)
    # nothing is written before everything has been made
    rendered = [(stem, form, render(form, each)) for stem, each in made.reports for form in forms]
    printable = len(forms) == 1 and find_form("report", forms[0]).kind == "document"
    shown = output_dir is None and printable and not by_office
    place = output_dir or Path(FOLDER)
    files = [] if shown else [(place / f"{stem}.{form}", data) for stem, form, data in rendered]
    with staged(files) as place_all:  # nothing is signed before the disk has taken the other forms
        if freeze or refreeze:
            say(freeze_report(made, refreeze, today))
        place_all()
    if shown:
        put(rendered[0][2], find_form("report", forms[0]).syntax)
    for path, _ in files:
        say(f"已写入 {path}")


def parse_month_option(value: str | None, today: date) -> Period:
    """The month an option names; without one the last that is over. Raises WrongUsage."""
    from gongkai_cli.calendar.periods import build_period, parse_period
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.sources.project import FIRST_YEAR, LAST_YEAR

    if value is None:
        last = today.replace(day=1) - timedelta(days=1)
        return build_period(last.year, last.month, "month")
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value):
        raise WrongUsage(f"--month 不是月份：“{value}”", "写成 2026-10 这样")
    if not FIRST_YEAR < int(value[:4]) <= LAST_YEAR:
        message = f"--month 应在{FIRST_YEAR + 1}至{LAST_YEAR}年之间，现为{value}"
        raise WrongUsage(message, "核对年份")
    return parse_period(value)


def report_date(month: Period, as_of: date | None, today: date) -> date:
    """The day a month is reported as of: the day asked for, its last, or today in a running month.

    Raises WrongUsage for a month or day to come, and for a day outside the month: what lies after the
    month is told in the report of its own month.
    """
    from gongkai_cli.model.problem import WrongUsage

    if as_of is not None:
        if not month.first <= as_of <= month.last:
            message = f"--as-of 应在{month.first}至{month.last}之间，现为{as_of}"
            raise WrongUsage(message, "不写 --as-of 时为月末；以后的情况在以后各月的通报里")
        if as_of > today:
            message = f"--as-of {as_of} 还没有到（今天是{today}），没有情况可以通报"
            raise WrongUsage(message, f"写{today}或以前的日期；将要到期的用 gongkai due 查看")
        return as_of
    if month.first > today:
        message = f"{month.text}还没有开始（今天是{today}），没有情况可以通报"
        raise WrongUsage(message, "将要到期的用 gongkai due 查看；通报等到当月再出")
    return min(month.last, today)
