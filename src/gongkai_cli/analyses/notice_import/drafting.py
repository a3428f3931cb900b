"""The bytes of a notice, the project's other notices → its days, its file, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from gongkai_cli.calendar.official_holidays import load_official_holidays
from gongkai_cli.calendar.workdays import build_workdays
from gongkai_cli.model.notice import Notice
from gongkai_cli.model.problem import CannotCheck, WrongUsage
from gongkai_cli.sources.holiday_notice.compare import differences_from_installed, doubts
from gongkai_cli.sources.holiday_notice.read import Asked, Reading, read_notice
from gongkai_cli.sources.holiday_notice.resolve import Settled, Unsettled, resolve_notice
from gongkai_cli.sources.holiday_notice.text import NoText, read_text
from gongkai_cli.sources.holiday_notice.yaml_file import as_notice, file_name, file_text
from gongkai_cli.sources.package_data import modeline

CALENDAR = "calendar"
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice as it would stand in the project: the file, its text, and the notice that it is read as."""

    target: str
    text: str
    notice: Notice


def reading_of(data: bytes, shown: str, asked: Asked) -> Reading:
    """The notice by its own words. Raises CannotCheck with everything that is wrong in it."""
    try:
        reading = read_notice(read_text(data), shown, asked)
    except NoText as error:
        raise CannotCheck(f"{shown}：{error.message}", error.hint) from error
    if isinstance(reading, tuple):
        more = f"（列出前{SHOWN}处）" if len(reading) > SHOWN else ""
        message = f"{shown} 这份通知有{len(reading)}处读不通{more}，没有导入"
        raise CannotCheck(message, "按各处的提示核对原文", reading[:SHOWN])
    return reading


def settle_notice(reading: Reading, shown: str, notices: Sequence[Notice]) -> Settled:
    """The notice with all its days. Raises CannotCheck where the known calendar contradicts it."""
    try:
        return resolve_notice(reading, notices)
    except Unsettled as error:
        raise CannotCheck(f"{shown}：{error.message}", error.hint) from error


def target_of(reading: Reading) -> str:
    """The file of a notice in the project.

    Raises WrongUsage where an amending notice has no day of issue, for the later one prevails.
    """
    if reading.kind == "amending" and reading.issued is None:
        hint = "把落款一起复制进来，或用 --issued 写明成文日期"
        raise WrongUsage("补充通知没有成文日期，不能确定它与别的通知的先后", hint)
    return f"{CALENDAR}/{file_name(reading)}"


def draft_file(done: Settled) -> Draft:
    """The file of a notice. Raises WrongUsage where an option's value does not fit into one."""
    target = target_of(done.reading)
    text = file_text(done, modeline(PurePosixPath(target)))
    notice = as_notice(text, target)
    if isinstance(notice, tuple):
        raise WrongUsage(f"写成的 {target} 有{len(notice)}处不合格式", "核对各选项的值", notice)
    return Draft(target, text, notice)


def differs_from_installed(done: Settled) -> list[str] | None:
    """Where the installed calendar sees the days differently; None where it lacks the year."""
    year = done.reading.year
    return (
        differences_from_installed(done, build_workdays(through_year=year))
        if year <= load_official_holidays().last_year
        else None
    )


def refuse_differing(done: Settled, apart: Sequence[str]) -> None:
    """Raises WrongUsage where a year's notice contradicts the data installed for that year."""
    if not apart or done.reading.kind == "amending":
        return
    message = f"与所装日历收录的{done.reading.year}年有{len(apart)}天不同：{'；'.join(apart)}"
    hint = "所装日历含以后的补充通知，一般不必再导入；确要以这份通知为准时加 --force"
    raise WrongUsage(message, hint)


def reminders(done: Settled) -> Iterator[str]:
    """What a person should look at again before relying on the notice."""
    if done.reading.number is None:
        yield "没有读到文号，可用 --number 补写"
    if done.reading.issued is None:
        yield "没有读到成文日期，可用 --issued 补写；几份通知不一致时，以后发的为准"
    yield from doubts(done)


def other_files_of_year(new: Notice, others: Sequence[Notice]) -> Iterator[str]:
    """Other files of the project that arrange the same year."""
    if new.amends == "true":
        return
    for other in others:
        if other.year == new.year and other.amends == "false":
            name = other.number or f"{other.year}年放假安排"
            yield f"{CALENDAR}/ 里另有一份{new.year}年的安排（{name}），两份不一致时以后发的为准"
