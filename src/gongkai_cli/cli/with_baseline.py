"""`check --since REPORT --new-only`: a file and a result → the result with its comparison."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.baseline import RemovedFinding
from gongkai_cli.model.problem import WrongUsage, os_reason
from gongkai_cli.model.result import Finding
from gongkai_cli.sources.regular_file import read_regular_file

MAX_BYTES = 256 * 1024 * 1024
"""A report of 20,000 records has some 15 MB."""


def with_baseline(
    checked: CheckResult, findings: tuple[Finding, ...], report: Path | None, new_only: bool
) -> CheckResult:
    """The result held against an earlier report, if there is one. Raises WrongUsage."""
    if report is None:
        if new_only:
            hint = "加上 --since 较早的结果.json"
            raise WrongUsage("--new-only 要与 --since 同用：不知道与哪一次结果相比", hint)
        return checked
    from gongkai_cli.analyses.baseline.compare import compare
    from gongkai_cli.analyses.baseline.earlier import read_earlier, require_same_project

    earlier = read_earlier(_bytes(report), str(report))
    require_same_project(earlier, checked, str(report))
    return replace(checked, since=compare(earlier, checked, findings, new_only))


def exit_findings(
    checked: CheckResult, findings: tuple[Finding, ...]
) -> tuple[Finding | RemovedFinding, ...]:
    """What the exit code heeds: all findings; with --new-only what is new, worse, or gone unpublished."""
    since = checked.since
    if since is None:
        return findings
    heeded = (each for each in findings if not since.passed_over(each.fingerprint))
    return (*heeded, *since.failing)


def _bytes(report: Path) -> bytes:
    hint = "核对路径和权限；写较早一次的 json 检查结果"
    try:
        return read_regular_file(report, MAX_BYTES)
    except OSError as error:
        message = f"--since 的 {report} 打不开：{os_reason(error)}"
        raise WrongUsage(message, hint) from None
