"""The outputs of `check`: a new format is one module and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..check import Checked
    from ..model.result import Finding


Base = Literal["project", "repository", "here"]


@dataclass(frozen=True, slots=True)
class Format:
    """One output: its module, with `render(checked, findings, width) -> str`, and how it is shown.

    `screen` is drawn on the terminal by the module's `show`; `lines` speaks the terminal's encoding
    and leaves the overall figures to stderr; `document` is complete in itself, and UTF-8 everywhere.
    Paths count from `base`: the project's folder, from the root of the repository, as its host wants
    them, or from the folder where the reader is, who may click on them.
    `marked` messages say what became of the finding since an earlier report, where there is one.
    """

    module: str
    kind: Literal["screen", "lines", "document"] = "document"
    base: Base = "project"
    marked: bool = True


FORMATS: dict[str, Format] = {
    "table": Format("table", "screen"),
    "concise": Format("concise", "lines", base="here"),
    "json": Format("as_json", marked=False),
    "jsonl": Format("as_jsonl", marked=False),
    "sarif": Format("sarif", base="repository", marked=False),
    "junit": Format("junit", base="repository"),
    "github": Format("github", base="repository"),
    "gitlab": Format("gitlab", base="repository"),
    "markdown": Format("markdown", base="repository"),
}
"""Name on the command line → the format."""


def render(
    name: str, checked: Checked, findings: Iterable[Finding], width: int, prefix: str = ""
) -> str:
    """The whole text of one format. `width` is the terminal's, in columns of a Latin letter.

    `prefix` is the project's folder as seen from the format's base, empty or with a slash at its end.
    """
    module, checked, findings = _seen_from(name, checked, findings, prefix)
    return str(module.render(checked, findings, width))


def pieces(
    name: str, checked: Checked, findings: Iterable[Finding], prefix: str = ""
) -> Iterable[bytes]:
    """A document as UTF-8, in the pieces in which its module makes it, where it does."""
    module, checked, findings = _seen_from(name, checked, findings, prefix)
    if hasattr(module, "pieces"):
        found: Iterable[bytes] = module.pieces(checked, findings)
        return found
    return [str(module.render(checked, findings, 80)).encode("utf-8", "backslashreplace")]


def _seen_from(
    name: str, checked: Checked, findings: Iterable[Finding], prefix: str
) -> tuple[ModuleType, Checked, Iterable[Finding]]:
    """The module of a format, and the result and its findings with paths and marks as it wants them."""
    chosen = FORMATS[name]
    if chosen.base != "project" and prefix:
        findings = [_rooted(each, checked, prefix) for each in findings]
        checked = gone_from(checked, prefix)
    if chosen.marked:
        findings = marked(checked, findings)
    return import_module(f".{chosen.module}", __package__), checked, findings


def marked(checked: Checked, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings, each beginning with what became of it since the earlier report, if there is one."""
    if checked.since is None:
        return findings
    from .changes import mark

    of = checked.since.of
    return tuple(
        replace(each, message=mark(of[each.fingerprint]) + each.message) for each in findings
    )


def gone_from(checked: Checked, prefix: str) -> Checked:
    """The result with the paths of what is gone since an earlier report counted from the base too."""
    since = checked.since
    if since is None:
        return checked
    gone = tuple(replace(each, file=prefix + each.file) for each in since.gone)
    return replace(checked, since=replace(since, gone=gone))


def _rooted(finding: Finding, checked: Checked, prefix: str) -> Finding:
    """The finding with its paths counted from the format's base."""
    catalog = checked.project.catalog
    foreign = catalog.shown if catalog.builtin else None  # not a file of this repository
    return replace(
        finding,
        place=replace(finding.place, path=prefix + finding.place.path),
        related=tuple(
            each if each.path == foreign else replace(each, path=prefix + each.path)
            for each in finding.related
        ),
    )
