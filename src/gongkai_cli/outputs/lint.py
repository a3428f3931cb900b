"""What a lint found → one line each, GitHub annotations, or a GitLab code quality report."""

from __future__ import annotations

from gongkai_cli.analyses.lint.lint import Linted
from gongkai_cli.checking.statistics import count_findings
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import SEVERITY_WORDS, Severity

from .escaping import line as plain
from .phrases.check import add_hint, mark, message
from .ranking import counted, worst_first


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
    return f"{message(finding)}{add_hint(finding, '；')}{mark(finding)}"


def as_github(linted: Linted) -> str:
    """Annotations, the worst first and no more than GitHub shows; the last one counts."""
    from .ci.github import annotated, command

    lines, left = annotated(worst_first(None, linted.findings), _spared, "notice")
    words = [summary(linted)]
    if left:
        words.append(f"另有{len(left)}个问题没有逐条标注（{counted(left)}）")
    lines.append(command("notice", {"title": "公开记录查错"}, ["；".join(words)]))
    return "\n".join([*lines, ""])


def as_gitlab(linted: Linted) -> str:
    """A code quality report: an array, one object a finding, each with a fingerprint of its own."""
    from .ci.gitlab import issues

    return issues(linted.findings, _spared)


def _spared(finding: Finding) -> bool:
    return False  # a lint is compared with nothing earlier; each finding counts


def summary(linted: Linted) -> str:
    """查了3个文件，公开记录12条：错误1，警告0，提示0."""
    counts = count_findings(linted.findings)
    words = "，".join(f"{SEVERITY_WORDS[level]}{counts[level]}" for level in Severity)
    waived = sum(each.waived_by is not None for each in linted.findings)
    more = f"；另有经批准暂不计入{waived}" if waived else ""
    return f"查了{len(linted.files)}个文件，公开记录{linted.records}条：{words}{more}"
