"""`--output` → reports in files, each there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.problem import CannotCheck, WrongUsage, os_reason
from gongkai_cli.model.result import Finding
from gongkai_cli.outputs.check import render
from gongkai_cli.outputs.registry import find_form

from .atomic_write import target, write_all
from .ci_environment import seen_from

INPUTS = (".yaml", ".yml")
"""What people write; no output may take its place."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report to be written."""

    format: str
    path: Path


def parse_outputs(values: Iterable[str]) -> tuple[Output, ...]:
    """What the options ask for. Raises WrongUsage for what could not be written anyway."""
    outputs: list[Output] = []
    taken: dict[Path, str] = {}
    for value in values:
        name, sign, file = value.partition("=")
        if not sign or not file:
            raise WrongUsage(
                f"--output 应写成 格式=文件，现为“{value}”", "例如 --output sarif=结果.sarif"
            )
        find_form("check", name)
        output = Output(name, Path(file))
        real = Path(os.path.normcase(require_writable(output.path)))
        if real in taken:
            raise WrongUsage(f"--output 两次写同一个文件 {file}", "每个文件只写一种格式")
        for other, shown in taken.items():
            if other in real.parents or real in other.parents:
                message = f"--output 的 {shown} 和 {file} 一个是文件，一个要把它当文件夹"
                raise WrongUsage(message, "换一个文件名")
        taken[real] = file
        outputs.append(output)
    return tuple(outputs)


def write(
    outputs: Iterable[Output], checked: CheckResult, findings: tuple[Finding, ...], root: Path
) -> None:
    """Writes all reports or none. Raises CannotCheck where the system refuses."""

    write_files(
        (each.path, render(each.format, checked, findings, seen_from(each.format, root)))
        for each in outputs
    )


def write_files(files: Iterable[tuple[Path, bytes]]) -> None:
    """Writes all files or none, each whole. Raises CannotCheck where the system refuses."""
    try:
        write_all(files)
    except OSError as error:
        raise CannotCheck(
            f"结果写不进 {error.filename}：{os_reason(error)}", "检查路径、权限和磁盘空间后再运行"
        ) from error


def require_writable(path: Path) -> Path:
    """The file behind a path. Raises WrongUsage where no report can or should be written."""
    if str(path) == "-":
        raise WrongUsage(
            "--output 要写文件名，“-”不是文件名", "写到标准输出用 --format，如 --format json"
        )
    try:
        if path.is_dir():
            raise WrongUsage(f"--output 的 {path} 是文件夹", "写明文件名")
        real = target(path)
        folder = next(each for each in real.parents if os.path.lexists(each))
    except OSError as error:  # such as a device, a link that leads nowhere, a name too long
        reason = f"--output 的 {path} 不能写：{os_reason(error)}"
        raise WrongUsage(reason, "换一个文件名；写到标准输出用 --format") from error
    for each in (path, real):
        if each.suffix.lower() in INPUTS:
            raise WrongUsage(
                f"--output 不写 YAML 文件：{each}",
                "YAML 文件是人写的记录；换一个文件名，如 结果.json",
            )
    if not folder.is_dir():
        raise WrongUsage(f"--output 的 {folder} 不是文件夹，里面放不了文件", "换一个路径")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise WrongUsage(f"--output 的文件夹 {folder} 不能写", "检查权限，或换一个文件夹")
    return real
