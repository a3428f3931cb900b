"""Every form of every output: the one place where a form is named; a new one is one module and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gongkai_cli.model.problem import WrongUsage

if TYPE_CHECKING:
    from types import ModuleType

    from .escaping import Syntax

Kind = Literal["screen", "lines", "document", "binary"]
Base = Literal["project", "repository", "here"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an output: its module, the function there that makes it, and how it is shown.

    `screen` is drawn on the terminal by the module's `show`, as wide as that is; `lines` speaks the
    terminal's encoding; `document` is complete in itself, and UTF-8 everywhere; `binary` goes to a
    file only. Paths count from `base`: the project's folder, from the root of the repository, as its
    host wants them, or from the folder where the reader is, who may click on them. `syntax` is what it
    is written in, `ending` that of a file whose name asks for it.
    """

    module: str
    kind: Kind = "document"
    base: Base = "project"
    syntax: Syntax = "json"
    ending: str = ""
    function: str = "render"


REGISTRY: dict[tuple[str, str], Form] = {
    ("check", "table"): Form("gongkai_cli.outputs.terminal.check", "screen"),
    ("check", "concise"): Form("gongkai_cli.outputs.terminal.concise", "lines", "here"),
    ("check", "json"): Form("gongkai_cli.outputs.documents.check_writer"),
    ("check", "jsonl"): Form("gongkai_cli.outputs.documents.check_lines"),
    ("check", "sarif"): Form("gongkai_cli.outputs.ci.sarif", base="repository"),
    ("check", "junit"): Form("gongkai_cli.outputs.ci.junit", base="repository", syntax="xml"),
    ("check", "github"): Form(
        "gongkai_cli.outputs.ci.github", base="repository", syntax="commands"
    ),
    ("check", "gitlab"): Form("gongkai_cli.outputs.ci.gitlab", base="repository"),
    ("check", "markdown"): Form(
        "gongkai_cli.outputs.markdown.check", base="repository", syntax="text"
    ),
    ("due", "table"): Form("gongkai_cli.outputs.terminal.due", "screen", ending=".txt"),
    ("due", "json"): Form("gongkai_cli.outputs.documents.due", ending=".json"),
    ("due", "markdown"): Form("gongkai_cli.outputs.markdown.due", "lines", ending=".md"),
    ("due", "ics"): Form("gongkai_cli.outputs.ics.due", syntax="ics", ending=".ics"),
    ("explain", "text"): Form("gongkai_cli.outputs.terminal.explain", "lines"),
    ("explain", "json"): Form("gongkai_cli.outputs.documents.explain"),
    ("explain", "markdown"): Form("gongkai_cli.outputs.markdown.explain", syntax="text"),
    ("impact", "text"): Form("gongkai_cli.outputs.terminal.impact", syntax="text"),
    ("impact", "json"): Form("gongkai_cli.outputs.documents.impact"),
    ("impact", "markdown"): Form("gongkai_cli.outputs.markdown.impact", syntax="text"),
    ("waiver list", "table"): Form("gongkai_cli.outputs.terminal.waivers", "screen"),
    ("waiver list", "json"): Form("gongkai_cli.outputs.documents.waivers"),
    ("record lint", "concise"): Form("gongkai_cli.outputs.lint", "lines", function="as_concise"),
    ("record lint", "json"): Form("gongkai_cli.outputs.documents.lint"),
    ("record lint", "github"): Form(
        "gongkai_cli.outputs.lint", base="repository", syntax="commands", function="as_github"
    ),
    ("record lint", "gitlab"): Form(
        "gongkai_cli.outputs.lint", base="repository", function="as_gitlab"
    ),
    ("calendar status", "text"): Form("gongkai_cli.outputs.terminal.calendar_status", "lines"),
    ("calendar status", "json"): Form("gongkai_cli.outputs.documents.calendar_status"),
    ("calendar workday", "text"): Form("gongkai_cli.outputs.terminal.workday", "lines"),
    ("calendar workday", "json"): Form("gongkai_cli.outputs.documents.workday"),
    ("calendar import", "text"): Form("gongkai_cli.outputs.terminal.notice_import", "lines"),
    ("calendar import", "json"): Form("gongkai_cli.outputs.documents.notice_import"),
    ("report", "md"): Form("gongkai_cli.outputs.markdown.report", syntax="text"),
    ("report", "json"): Form("gongkai_cli.outputs.documents.report_writer"),
    ("report", "html"): Form("gongkai_cli.outputs.html.report", "binary"),
    ("report", "docx"): Form("gongkai_cli.outputs.docx.report", "binary"),
    ("report", "xlsx"): Form("gongkai_cli.outputs.xlsx.report", "binary"),
}
"""The command whose output it is, the form's name on the command line → the form."""


def names_of(document: str) -> tuple[str, ...]:
    """The forms that a command's output has."""
    return tuple(name for each, name in REGISTRY if each == document)


def find_form(document: str, name: str) -> Form:
    """The form of this name. Raises WrongUsage for one that there is not."""
    form = REGISTRY.get((document, name))
    if form is None:
        raise WrongUsage(f"没有格式“{name}”", f"可用的格式：{'、'.join(names_of(document))}")
    return form


def name_for_file(document: str, path: Path) -> str:
    """The form that a file's name asks for. Raises WrongUsage for a name that asks for none."""
    endings = {REGISTRY[document, name].ending: name for name in names_of(document)}
    found = endings.get(path.suffix.lower())
    if found is None:
        message = f"从文件名看不出 {path} 要写成哪种格式"
        raise WrongUsage(message, f"扩展名写成{'、'.join(sorted(endings))}，或用 --format 写明格式")
    return found


def module_of(document: str, name: str) -> ModuleType:
    """The module that makes a form, imported when it is asked for."""
    return import_module(find_form(document, name).module)


def render(document: str, name: str, *subject: Any) -> bytes:
    """The whole output in one form, in UTF-8; `subject` is what the form's function takes."""
    made = getattr(module_of(document, name), find_form(document, name).function)(*subject)
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
