"""One shared result → a copy in each format under tests/fixtures/formats; `--check` compares instead."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from gongkai_cli import __version__
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.run_check import run_check
from gongkai_cli.checking.statistics import count_findings
from gongkai_cli.model.verdicts import Verdict
from gongkai_cli.outputs.check import render
from gongkai_cli.outputs.registry import names_of

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "formats"
AS_OF = date(2026, 10, 31)
PREFIX = "街道 一/"
"""The project's folder in its repository, as paths of the formats show it."""
REASON = "批准人办公室主任，2026-10-08批准，至2026-12-31，理由：网站改版"
WAIVED = {("GK101", "13@2026-09"), ("GK301", "2@2026-08")}
"""Findings that are waived: one that changes its verdict, one that is only marked."""


def shared_result() -> CheckResult:
    """The repository of the fixtures, checked, with two findings waived."""
    checked = run_check(FOLDER / "repository", AS_OF)
    findings = tuple(
        replace(each, waived_by=REASON)
        if each.obligation and (each.code, each.obligation.id) in WAIVED
        else each
        for each in checked.findings
    )
    waived = {id_ for code, id_ in WAIVED if code == "GK101"}
    judged = tuple(
        each._replace(verdict=Verdict.WAIVED, verdict_unwaived=each.verdict)
        if each.obligation.id in waived
        else each
        for each in checked.judged
    )
    verdicts = [each.verdict for each in judged]
    summary = replace(
        checked.summary,
        by_verdict={verdict: verdicts.count(verdict) for verdict in Verdict},
        findings=count_findings(findings),
        waived_findings=len(WAIVED),
    )
    return replace(checked, findings=findings, judged=judged, summary=summary)


def copy(name: str, checked: CheckResult) -> str:
    """The result in one format, without the version of the tool."""
    text = render(name, checked, checked.findings, PREFIX).decode()
    return text.replace(f'"{__version__}"', '"VERSION"')


def path(name: str) -> Path:
    """Where the copy of a format is kept."""
    return FOLDER / f"shared.{name}"


def main(arguments: list[str]) -> int:
    """Writes every copy; returns 1 where `--check` finds one that is not fresh."""
    checked = shared_result()
    stale = [name for name in names_of("check") if not _fresh(name, checked)]
    for name in stale:
        if "--check" in arguments:
            print(f"{path(name).name} 与输出不一致，请运行 python scripts/build_format_copies.py")
        else:
            path(name).write_text(copy(name, checked), encoding="utf-8", newline="")
    return int("--check" in arguments and bool(stale))


def _fresh(name: str, checked: CheckResult) -> bool:
    kept = path(name)
    return kept.is_file() and kept.read_text(encoding="utf-8") == copy(name, checked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
