"""A folder, a month, a day → the reports to write; and the signed report kept in the project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongkai_cli.analyses.monthly.monthly_snapshots import check_months, checks
from gongkai_cli.analyses.monthly.provenance import provenance
from gongkai_cli.calendar.periods import Period, parse_period
from gongkai_cli.model.problem import CannotCheck, WrongUsage, os_reason
from gongkai_cli.outputs.documents import report_writer
from gongkai_cli.outputs.documents.report import Monthly, Volume
from gongkai_cli.outputs.monthly import history, signed
from gongkai_cli.outputs.monthly.corrections import Comparison
from gongkai_cli.outputs.monthly.report import WITHIN, Asked, build_report
from gongkai_cli.outputs.monthly.signed import Frozen
from gongkai_cli.outputs.phrases.monthly import problems_line
from gongkai_cli.sources.project import LoadedProject, build_calendar, open_project

from .atomic_write import create_whole, inside
from .progress import read_project_records

NAME_LENGTH = 40
WHOLE = "汇总"
"""The name of the whole's report among those by office; no office's file may have it."""


@dataclass(frozen=True, slots=True)
class Made:
    """The reports to write, each with its file name without ending; the first is the whole's.

    `signed` are the versions of the month that were there when the reports were made.
    """

    root: Path
    reports: tuple[tuple[str, Monthly], ...]
    signed: tuple[Frozen, ...]


def compose_reports(
    folder: Path,
    month: Period,
    as_of: date,
    office: str | None = None,
    by_office: bool = False,
    within: int | None = None,
) -> Made:
    """Reads the project once and makes its reports. Raises WrongUsage and CannotCheck."""
    project = open_project(folder)
    require_started(project, month, as_of)
    office = office and project.office_named(office)
    # before anything takes time: who signs meanwhile is seen when this one would sign
    versions = signed.of_month(project.root, month.text) if as_of >= month.last else ()
    records, calendar = read_project_records(project), build_calendar(project, as_of)
    seen = check_months(project, records, calendar, month, as_of)
    origin = provenance(project, calendar)
    order = project.catalog.order

    def again(frozen: Frozen) -> Monthly:
        """The report of a signed month as it would be made today, asked as it was asked then."""
        told = frozen.signed
        day, within = told.as_of, told.rectification
        then = check_months(project, records, calendar, parse_period(told.month), day, checks(seen))
        return build_report(then, origin, Asked(None, within.within, within.own))

    frozen = signed.latest_before(project.root, month)
    then = again(frozen[-1]) if frozen else None

    def compared(of: str | None) -> Comparison | None:
        return history.compare_versions(frozen, then, order, of) if then is not None else None

    own = Asked(None, within or WITHIN, within is not None)
    alone = build_report(seen, origin, own, compared(None))
    kept = versions
    if kept and signed.says_the_same(kept[-1], alone):
        kept = kept[:-1]

    def made(of: str | None) -> Monthly:
        whole = alone
        if of is not None:
            whole = build_report(seen.of(of), origin, replace(own, office=of), compared(of))
        replaces = history.compare_versions(kept, alone, order, of) if kept else None
        return replace(whole, replaces=replaces)

    stem = f"{month.text}-通报"
    if office is not None:
        return Made(project.root, ((f"{stem}-{file_name(office)}", made(office)),), versions)
    if not by_office:
        return Made(project.root, ((stem, made(None)),), versions)
    whole = made(None)
    names = [row.name for row in whole.by_office]
    stems = [f"{stem}-{name}" for name in unique_names([WHOLE, *map(file_name, names)])[1:]]
    parts = [made(name) for name in names]
    volumes = tuple(
        Volume(name, each, part.praise or f"{problems_line(part)}。")
        for name, each, part in zip(names, stems, parts, strict=True)
    )
    return Made(
        project.root,
        ((f"{stem}-{WHOLE}", replace(whole, volumes=volumes)), *zip(stems, parts, strict=True)),
        versions,
    )


def require_started(project: LoadedProject, month: Period, as_of: date) -> None:
    """Raises WrongUsage where nothing had to be published yet on the as-of day."""
    start = project.project.start
    if as_of < start:
        message = f"截至{as_of}，检查还没有开始（起始日{start}），{month.text}没有应公开的事项"
        raise WrongUsage(
            message,
            f"写{start:%Y-%m}或以后的月份，--as-of 不早于{start}；起始日在 gongkai.yaml 的 start",
        )


def file_name(office: str) -> str:
    """An office's name as part of a file name: letters, digits and characters, the rest as _."""
    kept = "".join(c if c.isalnum() or c in "-（）()·" else "_" for c in office)
    return kept[:NAME_LENGTH]


def unique_names(names: list[str]) -> list[str]:
    """The names with a number behind those that a file system may take for the same."""
    taken: set[str] = set()
    found = []
    for name in names:
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{name}_{number}"
        taken.add(free.casefold())
        found.append(free)
    return found


def freeze_report(made: Made, again: bool, today: date) -> str:
    """Keeps the whole report under reports/ and says where; a signed one is never overwritten.

    Raises WrongUsage for a month that is not over, and where another text was signed already, unless
    `again`: then the new one is kept beside it as the next version.
    """
    whole = made.reports[0][1]
    if whole.last >= today:
        message = f"{whole.month}还没有结束（今天是{today}），不能签存"
        raise WrongUsage(message, "月末以后再签存；现在可先出稿")
    if whole.running:
        message = f"签存的通报应以{whole.last}为基准日，现为{whole.as_of}"
        raise WrongUsage(message, "去掉 --as-of")
    data = report_writer.render(replace(whole, volumes=()))
    if not made.signed:
        return f"已签存 {_sign(made, f'{whole.month}.json', data)}"
    last = made.signed[-1]
    if signed.says_the_same(last, whole):
        return f"{last.file} 已签存，内容相同"
    if not again:
        raise WrongUsage(
            f"{whole.month}的通报已签存（{last.file}），现在的内容与它不同，没有改动它",
            "更正会写进下一期通报；确要另存一版的，用 --refreeze，原件保留",
        )
    name = f"{whole.month}.v{last.version + 1}.json"
    return f"已另存一版 {_sign(made, name, data)}，{last.file} 保留"


def _sign(made: Made, name: str, data: bytes) -> str:
    """Creates the signed file and returns how it is shown. Raises WrongUsage where somebody was quicker."""
    shown = f"{signed.FOLDER}/{name}"
    path = made.root / signed.FOLDER / name
    try:
        create_whole(inside(made.root, path), data)
    except FileExistsError:
        message = f"{name[:7]}的通报刚由另一次运行签存，没有改动那一份，这一次的没有签存"
        raise WrongUsage(message, "看过那一份以后，再运行一次") from None
    except OSError as error:
        message = f"{shown} 没有签存：{os_reason(error)}"
        raise CannotCheck(message, f"{signed.FOLDER}/ 应是项目里可写的普通文件夹") from error
    return shown
