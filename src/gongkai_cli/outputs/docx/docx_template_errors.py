"""What went wrong while a Word template was filled → whose fault, which name or mark, in Chinese."""

from __future__ import annotations

import re

from gongkai_cli.model.problem import WrongUsage
from gongkai_cli.outputs.documents.report import Monthly

from . import report
from .docx_context import build_context
from .template_reading import read_faults, read_paragraphs

EXPORT = "用 gongkai report --export-template 文件.docx 导出自带的模板，在它上面改"
UNKNOWN = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+?)'?$")
MARKS = f"在 Word 里改正；标记的写法见 docs/report.md；或{EXPORT}"
SHOWN = 60
MOST = 10
"""Faults told one by one."""


def fill_template(monthly: Monthly, template: bytes, name: str) -> bytes:
    """The report by an office's own template. Raises WrongUsage for a template that does not do."""
    known = build_context(monthly)
    try:
        report.opened(template)
        wrong = read_faults(template, report.environment(), known)
    except Exception as error:  # every library beneath has its own way to say it
        message = f"模板 {name} 不是 Word 文档（.docx），或已损坏；旧的 .doc 请另存为 .docx"
        raise WrongUsage(message, EXPORT) from error
    if wrong:
        shown = "；".join(wrong[:MOST])
        more = f"；另有{len(wrong) - MOST}处" if len(wrong) > MOST else ""
        raise WrongUsage(f"模板 {name} 有{len(wrong)}处写错：{shown}{more}", MARKS)
    try:
        unknown = sorted(report.unknown_names(template, known))
        made = b"" if unknown else report.render(monthly, template)
    except Exception as error:  # a template can go wrong in every way that its author can write
        report.render(
            monthly
        )  # where the shipped one fails too, that error goes on: the fault is ours
        raise WrongUsage(f"模板 {name} {_fault(error)}", EXPORT) from error
    if unknown:
        places = [each for each in read_paragraphs(template) if unknown[0] in each.text][:1]
        where = "".join(f"（{each}）" for each in places)
        message = f"模板 {name} 用了没有的名称“{'、'.join(unknown)}”{where}"
        raise WrongUsage(message, f"{EXPORT}；可用的名称：{'、'.join(known)}")
    return made


def _fault(error: Exception) -> str:
    from xml.parsers.expat import ExpatError

    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    from .template_language import TooMuch

    near = _near(error)
    if isinstance(error, TooMuch):
        return f"填不出来：{error}"
    if isinstance(error, UndefinedError):
        found = UNKNOWN.search(str(error))
        name = next((each for each in found.groups() if each), "") if found else ""
        return f"用了没有的名称“{name}”{near}" if name else f"用了没有的名称{near}"
    if isinstance(error, SecurityError):
        return f"用了不许用的写法{near}"
    if isinstance(error, TemplateSyntaxError):
        return f"有写错的标记{near}：{{{{ }}}} 和 {{% %}} 应成对，for、if 应有 endfor、endif"
    if isinstance(error, ExpatError):
        return "的标记跨了段落或表格行：整段的用 {%p %}，整行的用 {%tr %}"
    return f"的标记算不出来{near}"


def _near(error: Exception) -> str:
    """Where it is: the text of the paragraph, of which docxtpl keeps three before and three after."""
    lines = list(getattr(error, "docx_context", ()))
    at = min((getattr(error, "lineno", None) or 1) - 1, 3)
    said = lines[at].strip() if at < len(lines) else ""
    return f"（在“{said[:SHOWN]}”附近）" if said else ""
