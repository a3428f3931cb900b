"""The file that a notice would be written to → what it holds now, and where the notice differs from it."""

from __future__ import annotations

from pathlib import Path

from gongkai_cli.model.notice import Notice
from gongkai_cli.model.problem import CannotCheck, Problem, WrongUsage, count_problems
from gongkai_cli.sources.holiday_notice.folder import load_notice
from gongkai_cli.sources.holiday_notice.yaml_file import Change, find_changes
from gongkai_cli.sources.yaml.events import KEY_OF
from gongkai_cli.sources.yaml.load_model import Loaded

Present = Loaded[Notice] | tuple[Problem, ...] | None
"""The notice with its places, what is wrong in the file, or None where there is no file."""


def present(root: Path, target: str) -> Present:
    """What the file holds. Never raises: a file that cannot be used may still be replaced."""
    path = root / target
    if not path.exists():
        return None
    return load_notice(path, target)


def changes(old: Present, new: Notice) -> list[Change] | None:
    """What the notice changes in its file; None where nothing can be compared."""
    return find_changes(old.value, new) if isinstance(old, Loaded) else None


def refuse(target: str, old: Present, new: Notice, force: bool) -> None:
    """Raises a Stop where the file holds something else, unless it is to be replaced.

    What only fills in a number or a day that the file lacks replaces nothing.
    """
    if isinstance(old, tuple):
        if not force:
            hint = "按各行的提示改正；以通知为准时，加 --force 替换（原文件另存）"
            raise CannotCheck(f"{target} 有{count_problems(old)}处错误，没有改动它", hint, old)
        return
    if old is None:
        return
    there = old.value
    found = find_changes(there, new)
    if new.amends == "true" and there.number and new.number and there.number != new.number:
        hint = "先给已有的文件改个名字（calendar/ 里的文件名随意），再导入"
        raise WrongUsage(f"{target} 里是另一份通知（{there.number}），没有改动它", hint)
    if not force and not all(each.adds for each in found):
        problems = tuple(
            Problem(target, *_place(old, each), each.words, "核对哪个对") for each in found
        )
        message = f"{target} 已有，内容与通知不同，没有改动它"
        raise WrongUsage(message, "以通知为准时，加 --force 替换（原文件另存）", problems)


def _place(old: Loaded[Notice], change: Change) -> tuple[int, int]:
    """The line and column of the day in the file, of its list where it is not in it."""
    days = getattr(old.value, change.key) if change.day else ()
    paths: list[tuple[str | int, ...]] = [(0, change.key, KEY_OF), (0, change.key)]
    if change.day in days:
        paths.insert(0, (0, change.key, days.index(change.day)))
    return next((old.places[path] for path in paths if path in old.places), (1, 1))
