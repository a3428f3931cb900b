"""A result → one of its forms, with paths and marks as the form wants them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Finding

from .registry import find_form, module_of


def render(name: str, checked: CheckResult, findings: Iterable[Finding], prefix: str = "") -> bytes:
    """The whole output in one form, in UTF-8.

    `prefix` is the project's folder as seen from the form's base, empty or with a slash at its end.
    """
    return b"".join(pieces(name, checked, findings, prefix))


def pieces(
    name: str, checked: CheckResult, findings: Iterable[Finding], prefix: str = ""
) -> Iterable[bytes]:
    """The output as UTF-8, in the pieces in which its module makes it, where it does."""
    form, module = find_form("check", name), module_of("check", name)
    if form.base != "project" and prefix:
        findings = [_rooted(each, checked, prefix) for each in findings]
        checked = prefix_removed(checked, prefix)
    findings = add_changes(checked, findings)
    if hasattr(module, "pieces"):
        found: Iterable[bytes] = module.pieces(checked, findings)
        return found
    return [str(module.render(checked, findings)).encode("utf-8", "backslashreplace")]


def add_changes(checked: CheckResult, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings, each with what became of it since the earlier report, if there is one."""
    if checked.since is None:
        return findings
    of = checked.since.of
    return tuple(replace(each, change=of[each.fingerprint]) for each in findings)


def prefix_removed(checked: CheckResult, prefix: str) -> CheckResult:
    """The result with the paths of what is gone since an earlier report counted from the base too."""
    since = checked.since
    if since is None:
        return checked
    gone = tuple(replace(each, file=prefix + each.file) for each in since.gone)
    return replace(checked, since=replace(since, gone=gone))


def _rooted(finding: Finding, checked: CheckResult, prefix: str) -> Finding:
    """The finding with its paths counted from the form's base."""
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
