"""`--output FORMAT=FILE` → reports in files, each there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..check import Checked
from ..formats import FORMATS, render
from ..model.problem import CannotCheck, WrongUsage, os_reason
from ..model.result import Finding
from ..whole import write_whole
from .options import known_format
from .output import WIDTH

INPUTS = (".yaml", ".yml")
"""What people write; no output may take its place."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report to be written."""

    format: str
    path: Path


def asked(values: Iterable[str]) -> tuple[Output, ...]:
    """What the options ask for. Raises WrongUsage for what could not be written anyway."""
    outputs: list[Output] = []
    taken: set[str] = set()
    for value in values:
        name, sign, file = value.partition("=")
        if not sign or not file:
            raise WrongUsage(
                f"--output 应写成 格式=文件，现为“{value}”", "例如 --output sarif=结果.sarif"
            )
        output = Output(known_format(name, FORMATS), Path(file))
        _refuse(output.path)
        real = os.path.normcase(os.path.realpath(output.path))
        if real in taken:
            raise WrongUsage(f"--output 两次写同一个文件 {file}", "每个文件只写一种格式")
        taken.add(real)
        outputs.append(output)
    return tuple(outputs)


def write(
    outputs: Iterable[Output], checked: Checked, findings: tuple[Finding, ...], prefix: str
) -> None:
    """Writes every report. Raises CannotCheck where the system refuses."""
    for output in outputs:
        text = render(output.format, checked, findings, WIDTH, prefix)
        try:
            write_whole(output.path, text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise CannotCheck(
                f"结果写不进 {output.path}：{os_reason(error)}", "检查路径、权限和磁盘空间后再运行"
            ) from error


def _refuse(path: Path) -> None:
    if path.suffix.lower() in INPUTS:
        raise WrongUsage(
            f"--output 不写 YAML 文件：{path}", "YAML 文件是人写的记录；换一个文件名，如 结果.json"
        )
    try:
        if path.is_dir():
            raise WrongUsage(f"--output 的 {path} 是文件夹", "写明文件名")
        if path.exists() and not path.is_file():
            raise WrongUsage(f"--output 的 {path} 不是普通文件", "换一个文件名")
        folder = next(each for each in path.absolute().parents if os.path.lexists(each))
        if not folder.is_dir():
            raise WrongUsage(f"--output 的 {folder} 不是文件夹，里面放不了文件", "换一个路径")
    except OSError as error:  # such as a name too long
        raise WrongUsage(
            f"--output 的 {path} 不能用：{os_reason(error)}", "换一个文件名"
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise WrongUsage(f"--output 的文件夹 {folder} 不能写", "检查权限，或换一个文件夹")
