"""A records folder → its YAML files in a fixed order, and the entries that may not be followed."""

from __future__ import annotations

import os
from dataclasses import dataclass

from gongkai_cli.model.problem import Problem, os_reason
from gongkai_cli.sources.paths import is_within, relative
from gongkai_cli.sources.yaml.file_kinds import name_ending

from .readers import SUFFIXES

MISNAMED = tuple(f"{suffix}.txt" for suffix in SUFFIXES)
"""What Notepad makes of a name, where it hides the ends of names."""


@dataclass(frozen=True, slots=True)
class Walked:
    """Paths on disk of the record files, sorted, and what stood in the way.

    `others` are the files that a person may have meant as records but that are no YAML, sorted too.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    others: tuple[str, ...] = ()


def list_record_files(root: str, folder: str) -> Walked:
    """All *.yaml and *.yml below `folder`; names that begin with a dot are left out.

    Symbolic links are followed only where they stay inside `root`, and no folder is read twice.
    """
    files: list[str] = []
    problems: list[Problem] = []
    others: list[str] = []
    project = os.path.realpath(root)
    waiting, seen = [folder], {os.path.realpath(folder)}
    links: list[str] = []  # folders behind links come last, in order, and only where they are new

    def refuse(path: str, message: str, hint: str) -> None:
        problems.append(Problem(relative(path, root), 1, 1, message, hint))

    while waiting or links:
        if waiting:
            place = waiting.pop()
        else:
            links.sort(reverse=True)
            place = links.pop()
            target = os.path.realpath(place)
            if target in seen:
                continue
            seen.add(target)
        try:
            entries = list(os.scandir(place))
        except OSError as error:
            refuse(place, f"文件夹打不开：{os_reason(error)}", "检查文件夹权限")
            continue
        for entry in entries:
            name, path = entry.name, entry.path
            if name[0] == ".":
                continue
            if entry.is_symlink():
                target = os.path.realpath(path)
                if not is_within(target, project):
                    if name.lower().endswith(SUFFIXES) or os.path.isdir(target):
                        refuse(path, "符号链接指向项目之外，未读取", "把文件复制到项目里")
                    continue
                if os.path.isdir(target):
                    links.append(path)
                    continue
            try:
                folder_like, regular = entry.is_dir(), entry.is_file()
            except OSError as error:  # a link that leads to itself
                refuse(path, f"打不开：{os_reason(error)}", "换成普通的YAML文件，或删去")
                continue
            if folder_like:
                seen.add(os.path.realpath(path))
                waiting.append(path)
            elif name.endswith(SUFFIXES) or name.lower().endswith(SUFFIXES):
                if regular:
                    files.append(path)
                else:
                    refuse(path, "不是普通文件（或链接已断），未读取", "换成普通的YAML文件，或删去")
            elif name.lower().endswith(MISNAMED):
                right = name[: -len(".txt")]
                hint = f"改名为 {right}（记事本另存时，“保存类型”选“所有文件”）"
                refuse(path, "文件名多了 .txt，未读取", hint)
            elif regular and name_ending(name):
                others.append(path)
    files.sort()
    return Walked(tuple(files), tuple(problems), tuple(sorted(others)))
