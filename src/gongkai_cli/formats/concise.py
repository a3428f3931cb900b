"""A result → one line a finding, `path:line:col: 级别 code message`, that any tool can read."""

from __future__ import annotations

from collections.abc import Iterable

from ..check import Checked
from ..model.result import Finding
from .ranking import level
from .wordage import plain


def render(checked: Checked, findings: Iterable[Finding], width: int) -> str:
    """One line for each finding, none for none."""
    return "".join(line(finding) + "\n" for finding in findings)


def line(finding: Finding) -> str:
    """records/2026/10.yaml:4:12: 错误 GK201 第7项…"""
    place = finding.place
    head = f"{plain(place.path)}:{place.line}:{place.column}: {level(finding)} {finding.code}"
    return f"{head} {plain(finding.message)}"
