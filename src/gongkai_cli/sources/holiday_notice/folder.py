"""A project's `calendar` folder → the holiday notices in its YAML files, and what is wrong in the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_cli.model.problem import CannotCheck, Problem, count_problems, os_reason
from gongkai_cli.sources.paths import show_path
from gongkai_cli.sources.yaml.load_model import Loaded, load_file, os_problem

if TYPE_CHECKING:
    from gongkai_cli.model.notice import Notice


def placed_notices(folder: Path, but: str | None = None) -> tuple[tuple[str, Notice], ...]:
    """Each notice with its file as messages show it (calendar/2027.yaml); the file `but` is left alone.

    Raises CannotCheck with every problem.
    """
    notices, problems = read_notices(folder, but)
    if problems:
        message = f"日历文件有{count_problems(problems)}处错误"
        raise CannotCheck(message, "按各行的提示改正", tuple(problems))
    return tuple(notices)


def read_notices(
    folder: Path, but: str | None = None
) -> tuple[list[tuple[str, Notice]], list[Problem]]:
    """The notices that can be read, and what is wrong in the others. Raises CannotCheck."""
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return [], []
    except OSError as error:
        message = f"日历文件夹 calendar 打不开：{os_reason(error)}"
        raise CannotCheck(message, "检查它的权限") from error
    notices: list[tuple[str, Notice]] = []
    problems: list[Problem] = []
    for name in names:
        shown = f"calendar/{show_path(name)}"
        if shown == but or name.startswith(".") or not name.lower().endswith((".yaml", ".yml")):
            continue
        loaded = load_notice(folder / name, shown)
        if isinstance(loaded, tuple):
            problems.extend(loaded)
        else:
            notices.append((shown, loaded.value))
    return notices, problems


def load_notice(path: Path, shown: str) -> Loaded[Notice] | tuple[Problem, ...]:
    """One file of the folder; one that cannot be opened is a problem too."""
    from gongkai_cli.model.notice import Notice

    try:
        return load_file(path, shown, Notice)
    except OSError as error:
        return (os_problem(shown, error),)
