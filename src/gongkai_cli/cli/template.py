"""`gongkai report --template`, `--export-template`: a Word file of an office → how its reports are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.problem import WrongUsage, os_reason

if TYPE_CHECKING:
    from ..reports.model import Monthly

FORM = "docx"


def writer(path: Path | None, forms: Sequence[str]) -> Callable[[str, Monthly], bytes]:
    """What makes a file of one form; Word files by the template at a path. Raises WrongUsage."""
    from ..reports import render

    if path is None:
        return render
    if FORM not in forms:
        raise WrongUsage(f"--template 只用于 {FORM}", f"加上 --format {FORM}")
    try:
        template = path.read_bytes()
    except OSError as error:
        raise WrongUsage(f"模板 {path} 打不开：{os_reason(error)}", "核对 --template") from error

    def by_template(form: str, monthly: Monthly) -> bytes:
        from ..reports.docx_template import filled

        return filled(monthly, template, str(path)) if form == FORM else render(form, monthly)

    return by_template


def export(path: Path) -> None:
    """Writes the shipped template. Raises WrongUsage where something is there already."""
    from ..reports.docx import shipped
    from ..whole import write_whole

    if path.suffix.lower() != f".{FORM}":
        raise WrongUsage(f"模板应是 .{FORM} 文件，现为 {path.name}", f"写成 通报模板.{FORM} 这样")
    if path.exists():
        raise WrongUsage(f"{path} 已存在，没有改动它", "另取一个文件名，或先移走它")
    write_whole(path, shipped())
