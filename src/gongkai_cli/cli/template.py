"""`gongkai report --template`, `--export-template`: a Word file of an office → how its reports are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_cli.model.problem import WrongUsage, os_reason
from gongkai_cli.outputs.registry import render
from gongkai_cli.sources.regular_file import read_regular_file

if TYPE_CHECKING:
    from gongkai_cli.outputs.documents.report import Monthly

FORM = "docx"
MAX_BYTES = 32 * 1024 * 1024
"""The shipped template has 30 KB; an office's, with its pictures, some MB."""
UNPACKED = 128 * 1024 * 1024
"""Bytes of all its parts together: a ZIP of a few KB can hold many GB."""


def load_writer(path: Path | None, forms: Sequence[str]) -> Callable[[str, Monthly], bytes]:
    """What makes a file of one form; Word files by the template at a path. Raises WrongUsage."""
    if path is None:
        return partial(render, "report")
    if FORM not in forms:
        raise WrongUsage(f"--template 只用于 {FORM}", f"加上 --format {FORM}")
    try:
        template = read_regular_file(path, MAX_BYTES)
    except OSError as error:
        raise WrongUsage(f"模板 {path} 打不开：{os_reason(error)}", "核对 --template") from error
    if _unpacked(template) > UNPACKED:
        message = f"模板 {path} 解开后超过{UNPACKED // 1024 // 1024}MB，未读取"
        raise WrongUsage(message, "核对 --template；缩小里面的图片再用")

    def by_template(form: str, monthly: Monthly) -> bytes:
        from gongkai_cli.outputs.docx.docx_template_errors import fill_template

        if form == FORM:
            return fill_template(monthly, template, str(path))
        return render("report", form, monthly)

    return by_template


def _unpacked(template: bytes) -> int:
    """The bytes that all parts of a Word file say they have, of which no more is ever unpacked; 0 for no ZIP."""
    import io
    from zipfile import BadZipFile, ZipFile

    try:
        return sum(part.file_size for part in ZipFile(io.BytesIO(template)).infolist())
    except BadZipFile:
        return 0


def write_template(path: Path) -> None:
    """Writes the shipped template. Raises WrongUsage where something is there already."""
    from gongkai_cli.outputs.docx.report import shipped

    from .atomic_write import write_whole

    if path.suffix.lower() != f".{FORM}":
        raise WrongUsage(f"模板应是 .{FORM} 文件，现为 {path.name}", f"写成 通报模板.{FORM} 这样")
    if path.exists():
        raise WrongUsage(f"{path} 已存在，没有改动它", "另取一个文件名，或先移走它")
    write_whole(path, shipped())
