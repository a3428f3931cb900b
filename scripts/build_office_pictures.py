"""The demo's report of one month → pictures of its first Word and Excel page, in `docs/pictures`.

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`); the fonts of the page are the machine's.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from gongkai_cli.cli import entry
from gongkai_cli.cli.scaffolding.demo import write_demo

MONTH = "2026-10"
FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
RESOLUTION = {"docx": 80, "xlsx": 110}
"""Dots an inch: what people write about is readable, and no picture is large."""


def main() -> int:
    """Writes both pictures; returns the exit code of the command that failed, or 0."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "made"
        write_demo(Path(place) / "demo")
        code = entry.run(
            ["report", f"{place}/demo", "--month", MONTH, "--format", "docx,xlsx", "-o", f"{made}"]
        )
        if code:
            return code
        for form, resolution in RESOLUTION.items():
            office = made / f"{MONTH}-通报.{form}"
            convert = ["soffice", "--headless", f"-env:UserInstallation=file://{place}/profile"]
            subprocess.run(
                [*convert, "--convert-to", "pdf", "--outdir", place, office],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            pdf, picture = Path(place) / f"{office.stem}.pdf", FOLDER / f"report-{form}"
            draw = ["pdftoppm", "-singlefile", "-png", "-r", str(resolution)]
            subprocess.run([*draw, pdf, picture], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
