"""A result → a GitLab code quality report: a JSON array, one object a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import Severity
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.changes import passed_over
from gongkai_cli.outputs.phrases.check import add_hint, mark, message

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def render(checked: CheckResult, findings: Iterable[Finding]) -> str:
    """The report; `[]` where there is nothing to say, for GitLab compares it with the base's."""
    return issues(findings, lambda finding: passed_over(checked, finding))


def issues(findings: Iterable[Finding], spared: Callable[[Finding], bool]) -> str:
    """The report of any findings; what is waived or `spared` is for information only."""
    import orjson

    seen: set[str] = set()
    listed = [_issue(each, _unique(each.fingerprint, seen), spared(each)) for each in findings]
    option = orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2
    return orjson.dumps(listed, option=option).decode()


def _issue(finding: Finding, fingerprint: str, spared: bool) -> dict[str, Any]:
    waived = mark(finding)
    severity = Severity.NOTICE if waived or spared else finding.severity
    return {
        "description": plain(f"{message(finding)}{waived}{add_hint(finding, ' → ')}"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[severity],
        "location": {
            "path": plain(finding.place.path),
            "lines": {"begin": max(finding.place.line, 1)},
        },
    }


def _unique(fingerprint: str, seen: set[str]) -> str:
    """The fingerprint, or one derived from it where it is taken: GitLab drops a repeated one."""
    while fingerprint in seen:
        fingerprint = hashlib.sha256(fingerprint.encode()).hexdigest()[:32]
    seen.add(fingerprint)
    return fingerprint
