"""What goes wrong: problems in people's files are values, what stops the run is an exception."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file that people wrote, with the place and the mend; line and column from 1."""

    path: str
    line: int
    column: int
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class Stop(Exception):
    """The run cannot go on; carries its exit code, what happened and what to do."""

    exit_code = 3

    def __init__(self, message: str, hint: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.problems = message, hint, problems


class CannotCheck(Stop):
    """The check could not be done: no records, unreadable catalog or calendar (exit code 3)."""


class WrongUsage(Stop):
    """Wrong usage or configuration (exit code 2)."""

    exit_code = 2


REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ELOOP: "链接指向自己",
    errno.ENAMETOOLONG: "文件名太长",
}


def os_reason(error: OSError) -> str:
    """Why the system refused, in Chinese where the reason is a common one."""
    return REASONS.get(error.errno or 0, error.strerror or "原因不明")
