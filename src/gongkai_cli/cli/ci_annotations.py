"""A stop → GitHub annotations on stdout and a line in the step summary, besides what stderr says."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence
from pathlib import Path

from gongkai_cli.model.problem import Problem, Stop, count_problems

from .errors import StopText, describe_stop

TITLE = "政务公开检查"
ASKED = re.compile(r"(?:^|\0)(?:--format[=\0]|-f\0?)github(?:\0|$)")
"""The option in a command line whose words are set apart by NUL, whether or not the rest can be understood."""


def annotate_stop(error: Exception, arguments: Sequence[str]) -> None:
    """Says to GitHub what stopped a command, where the command line asked for its format."""
    words = describe_stop(error)
    if words is None or not ASKED.search("\0".join(arguments)):
        return
    announce(words, error.problems if isinstance(error, Stop) else (), _prefix(arguments))


def announce(words: StopText, problems: tuple[Problem, ...] = (), prefix: str = "") -> None:
    """An error beside each line that is to blame, as many as GitHub shows, and one that sums up."""
    from gongkai_cli.outputs.ci.github import CAP, command
    from gongkai_cli.outputs.escaping import line, markdown

    from .ci_environment import add_to_summary
    from .stdout import put

    lines = []
    for problem in problems[: CAP - 1]:
        place = {
            "file": line(posixpath.normpath(prefix + problem.path)),
            "line": str(max(problem.line, 1)),
            "col": str(max(problem.column, 1)),
            "title": TITLE,
        }
        lines.append(command("error", place, [problem.message, f"→ {problem.hint}"]))
    left = count_problems(problems) - len(lines)
    more = [f"另有{left}处错误没有逐条标注"] if left else []
    sentences = [f"未完成检查：{words.message}", *more, f"提示：{words.hint}"]
    lines.append(command("error", {"title": TITLE}, sentences))
    put("\n".join([*lines, ""]).encode("utf-8", "backslashreplace"), "commands")
    shown = [f"**未完成检查：{markdown(words.message)}**\n\n"]
    for problem in problems[: CAP - 1]:
        where = f"{posixpath.normpath(prefix + problem.path)}:{problem.line}"
        shown.append(f"- {markdown(f'{where}: {problem.message}；{problem.hint}')}\n")
    shown += [f"- {markdown(each)}\n" for each in (*more, f"提示：{words.hint}")]
    add_to_summary("".join(shown) + "\n")


def _prefix(arguments: Sequence[str]) -> str:
    """The project's folder seen from the root of its repository: that of the first folder given, or of this one."""
    from gongkai_cli.sources.project import nearest_project

    from .ci_environment import in_repository

    folder = next((word for word in arguments[1:] if os.path.isdir(word)), ".")
    root = nearest_project(Path(folder))
    return in_repository(root) if root is not None else ""
