"""A notice and the project around it → what an import reads, would change, refuses and writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..model.problem import CannotCheck, Problem, Stop, WrongUsage, os_reason

if TYPE_CHECKING:
    from ..model.notice import Notice
    from ..moves import Move
    from ..notices.read import Asked
    from ..notices.settle import Settled

STDIN = "-"
CALENDAR = "calendar"
SHOWN = 20


def source_bytes(source: str | None) -> tuple[str, bytes]:
    """How the notice is called in messages, and its bytes. Raises WrongUsage."""
    from ..notices.text import MAX_BYTES

    if source is None and sys.stdin.isatty():
        hint = "写通知的文件：gongkai calendar import 通知.txt；或用管道送进标准输入"
        raise WrongUsage("没有给出通知", hint)
    if source is None or source == STDIN:
        return "标准输入", sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with open(source, "rb") as stream:
            return source, stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        if source.startswith(("http://", "https://")):
            hint = "在浏览器里打开，全选复制到 .txt 文件，或另存为“仅HTML”的网页，再导入"
            raise WrongUsage("不能从网址导入（本工具不联网）", hint) from error
        reason = os_reason(error) if isinstance(error, OSError) else "路径里有空字节"
        raise WrongUsage(f"通知 {source} 打不开：{reason}", "核对路径和权限") from error


def root_of(folder: Path | None, needed: bool) -> Path | None:
    """The project around a folder, by default the present one. Raises WrongUsage where one is needed."""
    from ..project import find_root, nearest

    if folder is not None:
        return find_root(folder)
    root = nearest(Path())
    if root is None and needed:
        hint = "到公开记录库里运行，或加 --project 文件夹；只想看读出了什么，加 --dry-run"
        raise WrongUsage("当前文件夹不在公开记录库里，不知道写到哪里", hint)
    return root


def settled_from(data: bytes, shown: str, asked: Asked, notices: tuple[Notice, ...]) -> Settled:
    """The notice with all its days. Raises CannotCheck with everything that is wrong in it."""
    from ..notices.read import read
    from ..notices.settle import Unsettled, settle
    from ..notices.text import NoText, read_text

    try:
        reading = read(read_text(data), shown, asked)
        if isinstance(reading, tuple):
            more = f"（列出前{SHOWN}处）" if len(reading) > SHOWN else ""
            message = f"{shown} 这份通知有{len(reading)}处读不通{more}，没有导入"
            raise CannotCheck(message, "按各处的提示核对原文", reading[:SHOWN])
        return settle(reading, notices)
    except (NoText, Unsettled) as error:
        raise CannotCheck(f"{shown}：{error.message}", error.hint) from error


def drafted(settled: Settled) -> tuple[str, Notice, str]:
    """The file in the project, the notice that it is read as, and its text.

    Raises WrongUsage where an amending notice has no day of issue, for the later one prevails.
    """
    from ..editors import modeline
    from ..notices.draft import as_notice, file_name, file_text

    if settled.reading.kind == "amending" and settled.reading.issued is None:
        hint = "把落款一起复制进来，或用 --issued 写明成文日期"
        raise WrongUsage("补充通知没有成文日期，不能确定它与别的通知的先后", hint)
    target = f"{CALENDAR}/{file_name(settled)}"
    text = file_text(settled, modeline(PurePosixPath(target)))
    notice = as_notice(text, target)
    if isinstance(notice, tuple):
        raise WrongUsage(f"写成的 {target} 有{len(notice)}处不合格式", "核对各选项的值", notice)
    return target, notice, text


def existing(root: Path, target: str) -> Notice | None:
    """The notice that the file holds already, if it is there. Raises CannotCheck."""
    from ..model.notice import Notice
    from ..written import load

    path = root / target
    if not path.exists():
        return None
    loaded = load(path, target, Notice)
    if isinstance(loaded, tuple):
        raise CannotCheck(f"{target} 有{len(loaded)}处错误", "按各行的提示改正", loaded)
    return loaded.value


def changes(old: Notice | None, new: Notice) -> list[str] | None:
    """What the notice changes in its file, in words; None where there is no file yet."""
    from ..notices.draft import unlike

    return None if old is None else unlike(old, new)


def refuse_changes(target: str, old: Notice | None, new: Notice, force: bool) -> None:
    """Raises WrongUsage where the file holds something else, unless it is to be replaced."""
    found = changes(old, new)
    if old is None or not found:
        return
    if new.amends == "true" and old.number != new.number:
        hint = "先给已有的文件改个名字（calendar/ 里的文件名随意），再导入"
        raise WrongUsage(f"{target} 里是另一份通知（{old.number or '没有文号'}），没有改动它", hint)
    if not force:
        problems = tuple(Problem(target, 1, 1, each, "核对哪个对") for each in found)
        message = f"{target} 已有，内容与通知不同，没有改动它"
        raise WrongUsage(message, "以通知为准时，加 --force 替换", problems)


def refuse_apart(settled: Settled, apart: list[str], force: bool) -> None:
    """Raises WrongUsage where a year's notice contradicts the data installed for that year."""
    if force or not apart or settled.reading.kind == "amending":
        return
    message = f"与所装日历收录的{settled.reading.year}年有{len(apart)}天不同：{'；'.join(apart)}"
    hint = "所装日历含以后的补充通知，一般不必再导入；确要以这份通知为准时加 --force"
    raise WrongUsage(message, hint)


def reminders(settled: Settled) -> Iterator[str]:
    """What a person should look at again before relying on the notice."""
    from ..notices.compare import doubts

    if settled.reading.number is None:
        yield "没有读到文号，可用 --number 补写"
    if settled.reading.issued is None:
        yield "没有读到成文日期，可用 --issued 补写；几份通知不一致时，以后发的为准"
    yield from doubts(settled)


def rivals(new: Notice, others: tuple[Notice, ...]) -> Iterator[str]:
    """Other files of the project that arrange the same year."""
    if new.amends == "true":
        return
    for other in others:
        if other.year == new.year and other.amends == "false":
            name = other.number or f"{other.year}年放假安排"
            yield f"calendar/ 里另有一份{new.year}年的安排（{name}），两份不一致时以后发的为准"


def apart_from_installed(settled: Settled) -> list[str] | None:
    """Where the installed calendar sees the notice's days differently; None where it lacks the year."""
    from ..calendar.gazette import gazette
    from ..calendar.workdays import build
    from ..notices.compare import differences

    year = settled.reading.year
    return differences(settled, build(through_year=year)) if year <= gazette().last_year else None


def what_moves(
    root: Path, notices: tuple[Notice, ...], as_of: date, through: date
) -> tuple[Move, ...]:
    """What the obligations that exist or begin by `through` owe to these notices instead of the present ones.

    Judged by what is known as of as-of. Raises Stop where the project cannot be checked.
    """
    from ..calendar.workdays import build
    from ..check import check
    from ..moves import moves
    from ..project import open_project
    from ..records.read import read_folder
    from ..upcoming import with_coming
    from .session import locator

    project = open_project(root)
    records = read_folder(root, project.project.records)
    last_year = max(through.year, project.project.start.year) + 1
    before, after = (
        check(each, records, build(each.notices, through_year=last_year), as_of, locator(root))
        for each in (project, replace(project, notices=notices))
    )
    return moves(with_coming(before, through), with_coming(after, through))


def moves_or_why_not(
    root: Path, notices: tuple[Notice, ...], as_of: date, through: date
) -> tuple[tuple[Move, ...], str]:
    """The same; where the project cannot be checked, nothing and the reason: the import goes on."""
    try:
        return what_moves(root, notices, as_of, through), ""
    except Stop as stop:
        return (), f"没有比较到期日：{stop.message}"


def write(root: Path, target: str, text: str) -> None:
    """Puts the file, and the schema that its first line names, into the project. Raises OSError."""
    from ..editors import install
    from ..whole import write_whole

    install(root, ("notice",))
    write_whole(root / target, text.encode())
