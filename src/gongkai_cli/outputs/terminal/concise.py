"""A result → one line a finding, `path:line:col: 级别 code message`, that any tool can read."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import SEVERITY_WORDS
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.check import mark, message
from gongkai_cli.outputs.ranking import is_fresh


def render(checked: CheckResult, findings: Iterable[Finding]) -> str:
    """One line for each finding, none for none; beside an earlier report, what is new or worse first."""
    ranked = sorted(findings, key=lambda each: not is_fresh(checked, each))
    return "".join(line(finding) + "\n" for finding in ranked)


def line(finding: Finding) -> str:
    """records/2026/10.yaml:4:12: 错误 GK201 第7项…"""
    place, level = finding.place, SEVERITY_WORDS[finding.severity]
    head = f"{plain(place.path)}:{place.line}:{place.column}: {level} {finding.code}"
    return f"{head} {plain(message(finding))}{plain(mark(finding))}"
