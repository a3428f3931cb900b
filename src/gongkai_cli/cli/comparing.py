"""`check --since REPORT --new-only`: a file and a result → the result with its comparison."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from ..check import Checked
from ..model.problem import WrongUsage, os_reason
from ..model.result import Finding
from ..model.since import Gone

MAX_BYTES = 256 * 1024 * 1024
"""A report of 20,000 records has some 15 MB."""


def compared(
    checked: Checked, findings: tuple[Finding, ...], report: Path | None, new_only: bool
) -> Checked:
    """The result held against an earlier report, if there is one. Raises WrongUsage."""
    if report is None:
        if new_only:
            hint = "加上 --since 较早的结果.json"
            raise WrongUsage("--new-only 要与 --since 同用：不知道与哪一次结果相比", hint)
        return checked
    from ..since.compare import compare
    from ..since.earlier import fits, read

    earlier = read(_bytes(report), str(report))
    fits(earlier, checked, str(report))
    return replace(checked, since=compare(earlier, checked, findings, new_only))


def failing(checked: Checked, findings: tuple[Finding, ...]) -> tuple[Finding | Gone, ...]:
    """What the exit code heeds: all findings; with --new-only what is new, worse, or gone unpublished."""
    since = checked.since
    if since is None:
        return findings
    heeded = (each for each in findings if not since.passed_over(each.fingerprint))
    return (*heeded, *since.failing)


def _bytes(report: Path) -> bytes:
    hint = "核对路径和权限；写较早一次的 json 检查结果"
    try:
        if not stat.S_ISREG(report.stat().st_mode) and not report.is_dir():  # a pipe may never end
            raise WrongUsage(f"--since 的 {report} 不是普通文件", hint)
        with open(report, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"--since 的 {report} 打不开：{os_reason(error)}"
        raise WrongUsage(message, hint) from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise WrongUsage(f"--since 的 {report} 超过{limit}MB，未读取", "确认没有给错文件")
    return data
