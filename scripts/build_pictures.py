"""The demo's report of October 2026, made by the real command → `docs/pictures/report-html*.png`.

Needs Chromium and a Chinese font; another version of either gives other bytes, not another picture.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
MONTH, AS_OF = "2026-10", "2026-10-31"
PICTURES = {"report-html.png": (1280, 1240), "report-html-phone.png": (375, 900)}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def command(*arguments: str) -> None:
    """Runs `gongkai`; stops where it does not succeed."""
    subprocess.run([sys.executable, "-m", "gongkai_cli", *arguments], check=True)


def main() -> int:
    """Writes the pictures; returns 1 where there is no browser."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print("没有找到 chromium，请安装：apt-get install chromium fonts-noto-cjk", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project, out = Path(folder, "demo"), Path(folder, "out")
        command("init", str(project), "--demo")
        asked = ("--month", MONTH, "--as-of", AS_OF, "--format", "html", "--output-dir", str(out))
        command("report", str(project), *asked)
        page_of = next(out.glob("*.html")).as_uri()
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, (width, height) in PICTURES.items():
            page = chromium.new_page(viewport={"width": width, "height": height})
            page.goto(page_of)
            page.screenshot(path=FOLDER / name, animations="disabled", caret="hide")
            page.close()
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
