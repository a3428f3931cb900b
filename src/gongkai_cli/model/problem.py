"""What goes wrong: problems in people's files are values, what stops the run is an exception."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

MOST_LISTED = 100
"""Problems of one file that are listed; nobody reads more before mending these, so the rest is counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file that people wrote, with the place and the mend; line and column from 1.

    `count` is more than 1 for the line that stands for those that are not listed. `official` are message
    and hint as a letter has them, without the keys of files and the like, where these are other ones.
    Where `facts` are given, both are made of these, and empty here.
    """

    path: str
    """The file, from the project’s folder."""
    line: int
    """From 1."""
    column: int
    """From 1."""
    message: str
    """What is wrong: who, what should be, what is."""
    hint: str
    """What to do now."""
    count: int = 1
    official: tuple[str, str] | None = None
    facts: tuple[Any, ...] | None = None

    @property
    def illegible(self) -> Illegible:
        """The facts that a finding of it carries."""
        return Illegible(self.message, self.hint, self.official, self.facts)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class Illegible(NamedTuple):
    """The facts of a finding about what cannot be read: a problem's, in the order of its sentence."""

    message: str
    hint: str
    official: tuple[str, str] | None = None
    facts: tuple[Any, ...] | None = None


def unlisted(path: str, line: int, count: int) -> Problem:
    """The line that counts the problems of a file which are not listed; the first stands at `line`."""
    hint = "先改正已列出的各处，再运行一次"
    return Problem(path, line, 1, f"这个文件另有{count}处错误没有列出", hint, count)


def within_limit(problems: list[Problem], more: int = 0) -> tuple[Problem, ...]:
    """The problems of one file, in order, that are listed; one line counts the rest and `more`."""
    found = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    rest = found[MOST_LISTED:]
    more += count_problems(rest)
    if not more:
        return found
    at = rest[0] if rest else found[-1]  # what was not explained comes after what was
    return (*found[:MOST_LISTED], unlisted(at.path, at.line, more))


def count_problems(problems: Iterable[Problem]) -> int:
    """How many things are wrong, listed or not."""
    return sum(problem.count for problem in problems)


class Stop(Exception):
    """The run cannot go on; carries its exit code, what happened and what to do."""

    exit_code = 3

    def __init__(self, message: str, hint: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.problems = message, hint, problems

    def __reduce__(self) -> tuple[type[Stop], tuple[str, str, tuple[Problem, ...]]]:
        """So that it can go to another process."""
        return type(self), (self.message, self.hint, self.problems)


class CannotCheck(Stop):
    """The check could not be done: no records, unreadable catalog or calendar (exit code 3)."""


class WrongUsage(Stop):
    """Wrong usage or configuration (exit code 2)."""

    exit_code = 2


WORDS = {
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "ENOENT": "没有这个文件",
    "EEXIST": "已有同名的文件",
    "EISDIR": "是文件夹，不是文件",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "ENOTEMPTY": "文件夹不是空的",
    "ENAMETOOLONG": "文件名太长",
    "EILSEQ": "文件名里有这个磁盘不能写的字符",
    "EINVAL": "这个磁盘或设备不接受（文件名、路径或操作）",
    "ELOOP": "链接指向自己",
    "EXDEV": "不在同一个磁盘上",
    "EMLINK": "链接太多",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EFBIG": "文件太大，超过了磁盘或系统的上限",
    "EOVERFLOW": "文件太大，系统读不了",
    "EROFS": "磁盘是只读的",
    "EIO": "磁盘或网络读写出错",
    "ENXIO": "没有这个设备，或另一端没有程序在读",
    "ENODEV": "没有这个设备",
    "ENOMEDIUM": "没有插入磁盘",
    "EBUSY": "正被别的程序占用",
    "ETXTBSY": "正在运行，不能改写",
    "EDEADLK": "正被别的程序锁定",
    "ENOLCK": "不能锁定",
    "EAGAIN": "现在读不到内容，要等另一端的程序",
    "EINTR": "被中断",
    "ENOMEM": "内存不够",
    "EMFILE": "打开的文件太多",
    "ENFILE": "系统打开的文件太多",
    "EPIPE": "另一端的程序已经退出",
    "ESTALE": "网络磁盘上的文件已经不在原处",
    "ENOTCONN": "网络磁盘没有连上",
    "ECONNRESET": "网络连接被断开",
    "ETIMEDOUT": "网络磁盘没有应答",
    "EHOSTDOWN": "网络磁盘的主机没有开",
    "EHOSTUNREACH": "连不上网络磁盘的主机",
    "EREMOTEIO": "网络磁盘读写出错",
    "ENOTSUP": "这个磁盘不支持",
    "EOPNOTSUPP": "这个磁盘不支持",
    "ENOSYS": "系统不支持",
    "ENOEXEC": "不是可以运行的程序",
}
"""What a person may meet with files, as POSIX names it; not every system knows all of them."""
REASONS = {getattr(errno, name): words for name, words in WORDS.items() if hasattr(errno, name)}


def os_reason(error: OSError) -> str:
    """Why the system refused, in Chinese; what we found ourselves keeps its own words."""
    if error.strerror and not error.strerror.isascii():
        return error.strerror
    name = errno.errorcode.get(error.errno or 0)
    return REASONS.get(error.errno or 0) or (f"系统报告错误 {name}" if name else "原因不明")
