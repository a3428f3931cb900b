"""What a lint found → one line each, JSON, GitHub annotations, or a GitLab code quality report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..escaping import line as plain
from ..formats.ranking import counted, worst_first
from ..formats.wordage import add_hint, mark
from ..model.result import SEVERITY_WORDS, Finding, Severity
from .look import Linted

SCHEMA = "gongkai.lint/1"


def as_concise(linted: Linted) -> str:
    """`path:line:col: 级别 code message；hint`, a line each."""
    lines = []
    for finding in linted.findings:
        place, level = finding.place, SEVERITY_WORDS[finding.severity]
        head = f"{plain(place.path)}:{place.line}:{place.column}: {level} {finding.code}"
        lines.append(f"{head} {plain(_words(finding))}\n")
    return "".join(lines)


def _words(finding: Finding) -> str:
    """What is wrong, who approved it if anybody did, and the mend, each once."""
    return f"{finding.message}{add_hint(finding, '；')}{mark(finding)}"


def as_json(linted: Linted) -> str:
    """One document; the same files and day give the same bytes."""
    import orjson

    from .. import __version__

    data = {
        "schema": SCHEMA,
        "tool": {"name": "gongkai-cli", "version": __version__},
        "files": [{"file": each.shown, "kind": each.kind} for each in linted.files],
        "records": linted.records,
        "without_project": [file for file, _ in linted.alone],
        "passed_over": [{"file": file, "reason": why} for file, why in linted.passed_over],
        "summary": {"findings": {level.value: count for level, count in _counts(linted).items()}},
        "findings": [
            {
                "code": each.code,
                "name": each.name,
                "severity": each.severity,
                "item": each.item,
                "message": each.message,
                "hint": each.hint,
                "file": each.place.path,
                "line": each.place.line,
                "column": each.place.column,
                "related": [
                    {"file": other.path, "line": other.line, "message": other.message}
                    for other in each.related
                ],
                "fingerprint": each.fingerprint,
                "waived_by": each.waived_by,
            }
            for each in linted.findings
        ],
    }
    return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE).decode()


def as_github(linted: Linted) -> str:
    """Annotations, the worst first and no more than GitHub shows; the last one counts."""
    from ..formats.github import annotated, command

    lines, left = annotated(worst_first(None, linted.findings), _spared, "notice")
    words = [summary(linted)]
    if left:
        words.append(f"另有{len(left)}个问题没有逐条标注（{counted(left)}）")
    lines.append(command("notice", {"title": "公开记录查错"}, ["；".join(words)]))
    return "\n".join([*lines, ""])


def as_gitlab(linted: Linted) -> str:
    """A code quality report: an array, one object a finding, each with a fingerprint of its own."""
    from ..formats.gitlab import issues

    return issues(linted.findings, _spared)


def _spared(finding: Finding) -> bool:
    return False  # a lint is compared with nothing earlier; each finding counts


@dataclass(frozen=True, slots=True)
class Format:
    """One output. `rooted` paths count from the root of the repository; `document` is UTF-8 everywhere."""

    render: Callable[[Linted], str]
    rooted: bool = False
    document: bool = True


FORMATS: dict[str, Format] = {
    "concise": Format(as_concise, document=False),
    "json": Format(as_json),
    "github": Format(as_github, rooted=True),
    "gitlab": Format(as_gitlab, rooted=True),
}
"""Name on the command line → the format."""


def summary(linted: Linted) -> str:
    """查了3个文件，公开记录12条：错误1，警告0，提示0."""
    counts = _counts(linted)
    words = "，".join(f"{SEVERITY_WORDS[level]}{counts[level]}" for level in Severity)
    waived = sum(each.waived_by is not None for each in linted.findings)
    more = f"；另有经批准暂不计入{waived}" if waived else ""
    return f"查了{len(linted.files)}个文件，公开记录{linted.records}条：{words}{more}"


def _counts(linted: Linted) -> dict[Severity, int]:
    from ..summary import count_findings

    return count_findings(linted.findings)
