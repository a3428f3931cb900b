"""What a lint found → `gongkai.lint/1`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import Count, Tool
from gongkai_cli.analyses.lint.lint import Linted
from gongkai_cli.checking.statistics import count_findings
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import Severity
from gongkai_cli.outputs.phrases.findings import words

from .check_writer import related_part, tool
from .parts import Related, count_each, dump


class LintFile(TypedDict):
    """A file that was looked at, and what it is."""

    file: str
    kind: str


class PassedOver(TypedDict):
    """A file that was not looked at, and why."""

    file: str
    reason: str


class LintSummary(TypedDict):
    """The figures."""

    findings: Annotated[dict[str, int], WithJsonSchema(count_each(Severity))]


class LintFinding(TypedDict):
    """What is wrong; each key says what it says in a check."""

    code: Annotated[str, Field(pattern="^GK[0-9]{3}$")]
    name: str
    severity: Severity
    item: str | None
    message: str
    hint: str
    file: str
    line: Count
    column: Count
    related: list[Related]
    fingerprint: str
    waived_by: str | None


class LintDocument(TypedDict):
    """The result of `gongkai record lint`; `without_project` were held against no catalog."""

    schema: Literal["gongkai.lint/1"]
    tool: Tool
    files: list[LintFile]
    records: Count
    without_project: list[str]
    passed_over: list[PassedOver]
    summary: LintSummary
    findings: list[LintFinding]


def render(linted: Linted) -> bytes:
    """One JSON document; the same files and day give the same bytes."""
    counts = count_findings(linted.findings)
    document: LintDocument = {
        "schema": "gongkai.lint/1",
        "tool": tool(),
        "files": [{"file": each.shown, "kind": each.kind} for each in linted.files],
        "records": linted.records,
        "without_project": [file for file, _ in linted.alone],
        "passed_over": [{"file": file, "reason": why} for file, why in linted.passed_over],
        "summary": {"findings": {level.value: count for level, count in counts.items()}},
        "findings": [_finding(each) for each in linted.findings],
    }
    return dump(document)


def _finding(finding: Finding) -> LintFinding:
    said = words(finding)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "item": finding.item,
        "message": said.message,
        "hint": said.hint,
        "file": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "related": related_part(finding),
        "fingerprint": finding.fingerprint,
        "waived_by": finding.waived_by,
    }
