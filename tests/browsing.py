"""A report rendered to a file and opened in Chromium, with everything that the page tried to do."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.cli.monthly_report import compose_reports
from gongkai_cli.cli.scaffolding.demo import write_demo
from gongkai_cli.outputs.registry import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in BROWSERS if (path := shutil.which(name))), None)


def laid(root: Path, month: str, **changes) -> Path:
    """Renders a project's report of a month to a file; `changes` are made to the model before."""
    monthly = compose_reports(root, parse_period(month), parse_period(month).last).reports[0][1]
    monthly = replace(monthly, **changes)
    path = root.parent / f"{root.name}-{month}.html"
    path.write_bytes(render("report", "html", monthly))
    path.with_suffix(".json").write_bytes(render("report", "json", monthly))
    return path


def data(path: Path):
    return json.loads(path.with_suffix(".json").read_bytes())


class Opened:
    """A page with everything that it tried to do."""

    def __init__(self, browser: Browser, path: Path, width: int = 1280, script: bool = True):
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script
        )
        self.page: Page = self.context.new_page()
        self.done: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("console", lambda message: self.done.append(f"console {message.text}"))
        self.page.on("pageerror", lambda error: self.done.append(f"error {error}"))
        self.page.on("request", lambda request: self.done.append(f"request {request.url[:80]}"))
        self.page.goto(path.as_uri())
        assert self.done.pop(0).startswith("request file://")

    def _dialog(self, dialog) -> None:
        self.done.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def rows(self, selector: str) -> list[list[str]]:
        """The texts of the visible body rows of a table."""
        script = """(table) => [...table.tBodies[0].rows].filter(row => row.offsetParent)
            .map(row => [...row.cells].map(cell => cell.innerText.trim()))"""
        return self.page.eval_on_selector(selector, script)

    def column(self, table: str, head: str) -> list[str]:
        heads = self.page.eval_on_selector(
            table, "(t) => [...t.tHead.rows[0].cells].map(c => c.innerText.trim())"
        )
        return [row[heads.index(head)] for row in self.rows(table)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; where CI runs it has to be there."""
    if CHROMIUM is None:
        reason = "没有找到 chromium，装上再测：apt-get install chromium"
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's report of October 2026, with its JSON beside it."""
    root = tmp_path_factory.mktemp("demo")
    shutil.rmtree(root)
    write_demo(root)
    return laid(root, "2026-10")


@pytest.fixture
def opened(browser: Browser):
    """Opens a report; afterwards the page must have done nothing but what its test did."""
    all_: list[Opened] = []

    def one(path: Path, width: int = 1280, script: bool = True) -> Opened:
        all_.append(Opened(browser, path, width, script))
        return all_[-1]

    yield one
    for each in all_:
        assert each.done == []
        each.context.close()
