"""A result → GitHub workflow commands, which become annotations beside the lines they speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import Severity
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases import changes
from gongkai_cli.outputs.phrases.check import (
    INCOMPLETE,
    add_hint,
    filter_line,
    findings_line,
    items_line,
    lasting_line,
    mark,
    message,
    others_line,
)
from gongkai_cli.outputs.ranking import counted, level, worst_first

CAP = 10
"""Annotations of each command that GitHub shows a step; the rest it drops without a word."""
IN_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(checked: CheckResult, findings: Iterable[Finding]) -> str:
    """One command a finding, the worst first and no more than GitHub shows; one more with the figures.

    What --new-only passes over is a notice, as what is waived is, and comes last.
    The figures are a notice, an error where the check is not complete or fails for what is no longer
    there, and count what was left out.
    """
    gone = checked.since.failing if checked.since is not None else ()
    failing = any(each.severity is Severity.ERROR for each in gone)
    own = "error" if failing or not checked.complete else "notice"
    ranked = worst_first(checked, findings)
    commands, left = annotated(ranked, lambda each: changes.passed_over(checked, each), own)
    lines = [filter_line(checked), items_line(checked), others_line(checked)]
    lines.append(findings_line(checked))
    lines += [*changes.change_lines(checked), lasting_line(checked)]
    if not checked.complete:
        lines.insert(0, INCOMPLETE)
    if left:
        lines.append(f"另有{len(left)}个问题没有逐条标注（{counted(left)}），见步骤摘要")
    title = {"title": f"政务公开检查 {checked.as_of}"}
    return "\n".join([*commands, command(own, title, filter(None, lines)), ""])


def annotated(
    ranked: Iterable[Finding], spared: Callable[[Finding], bool], own: str
) -> tuple[list[str], list[Finding]]:
    """A command for each finding that GitHub still shows, beside one `own` that sums up; and the others.

    What is waived or `spared` is a notice; what is spared comes last.
    """
    room = {"error": CAP, "warning": CAP, "notice": CAP}
    room[own] -= 1
    commands: list[str] = []
    left: list[Finding] = []
    for finding in sorted(ranked, key=spared):
        mild = finding.waived_by is not None or spared(finding)
        name = Severity.NOTICE if mild else finding.severity
        if room[name]:
            room[name] -= 1
            commands.append(annotation(name, finding))
        else:
            left.append(finding)
    return commands, left


def annotation(name: str, finding: Finding) -> str:
    """One workflow command: an error, a warning or a notice beside the line it speaks of."""
    place = finding.place
    properties = {
        "file": plain(place.path),
        "line": str(max(place.line, 1)),
        "col": str(max(place.column, 1)),
        "title": f"{finding.code} {level(finding)}",
    }
    sentences = [f"{message(finding)}{mark(finding)}", add_hint(finding, "→ ")]
    return command(name, properties, filter(None, sentences))


def command(name: str, properties: Mapping[str, str], lines: Iterable[str]) -> str:
    """One workflow command as the runner reads it, whatever the words hold."""
    listed = ",".join(f"{key}={value.translate(IN_PROPERTY)}" for key, value in properties.items())
    words = "\n".join(plain(line) for line in lines).translate(IN_VALUE)
    return f"::{name} {listed}::{words}"
