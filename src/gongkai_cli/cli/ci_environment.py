"""Where the run takes place → the project's place in its repository, and GitHub's step summary."""

from __future__ import annotations

import os
from pathlib import Path

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.problem import os_reason
from gongkai_cli.model.result import Finding
from gongkai_cli.outputs.check import render
from gongkai_cli.outputs.registry import find_form
from gongkai_cli.sources.paths import show_path

from .errors import say

CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where runners put the repository; it has no .git where the host sent an archive."""
SUMMARY = "GITHUB_STEP_SUMMARY"
SUMMARY_LIMIT = 1024 * 1024
"""Bytes; GitHub shows nothing of a larger one."""


def in_repository(root: Path) -> str:
    """The project's folder seen from its repository's root, with a slash at its end; empty where it is the root."""
    root = root.resolve()
    top = next((each for each in (root, *root.parents) if (each / ".git").exists()), None)
    if top is None:
        named = (Path(os.environ[name]).resolve() for name in CHECKOUTS if os.environ.get(name))
        top = next((each for each in named if root.is_relative_to(each)), root)
    shown = show_path(str(root.relative_to(top)))
    return "" if shown == "." else f"{shown}/"


def from_here(root: Path) -> str:
    """The project's folder seen from the current one, with a slash at its end; empty where it is not below it."""
    try:
        inside = root.resolve().relative_to(Path.cwd())
    except (OSError, ValueError):  # outside, or the current folder is gone
        return ""
    shown = show_path(str(inside))
    return "" if shown == "." else f"{shown}/"


def seen_from(format_: str, root: Path) -> str:
    """The project's folder as the paths of a format begin."""
    prefixes = {"repository": in_repository, "here": from_here}
    prefix = prefixes.get(find_form("check", format_).base)
    return prefix(root) if prefix is not None else ""


def summarise_step(checked: CheckResult, findings: tuple[Finding, ...], prefix: str) -> None:
    """Adds the result to the summary of the step, where a GitHub runner asks for one.

    A summary that cannot be written is said on stderr and changes nothing else.
    """
    if os.environ.get(SUMMARY):
        add_to_summary(render("markdown", checked, findings, prefix).decode())


def add_to_summary(words: str) -> None:
    """Adds Markdown to the summary of the step, where a runner asks for one and it still fits."""
    path = os.environ.get(SUMMARY)
    if not path:
        return
    text = words.encode("utf-8", "backslashreplace")
    try:
        with open(path, "ab") as file:
            if file.tell() + len(text) > SUMMARY_LIMIT:
                say("步骤摘要已近1 MiB上限，没有再写入检查结果")
                return
            file.write(text)
    except OSError as error:
        say(f"步骤摘要没有写成：{os_reason(error)}")
