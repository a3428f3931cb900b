"""Assertions in the code are for the type checker: without them (`python -O`) every output is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_cli.cli.scaffolding.demo import write_demo

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
UNUSABLE = Path(__file__).parent / "cases" / "unusable"
COMMANDS = """
import contextlib, sys
from pathlib import Path
from gongkai_cli.cli import entry

demo, unusable = map(Path, sys.argv[1:])
day = ["--as-of", "2026-10-31"]
commands = [
    ["check", str(demo), *day, "--format", "json"],
    ["due", str(demo), *day, "--within", "90"],
    ["report", str(demo), *day, "--month", "2026-10"],
    ["explain", str(demo), "7@2026-09", *day],
    ["calendar", "status", str(demo), *day],
    ["waiver", "list", str(demo), *day],
    ["record", "lint", str(demo / "records")],
]
commands += [["check", str(each), *day] for each in sorted(unusable.iterdir())]
sys.stderr = sys.stdout
for command in commands:
    print("exit code", command[0], entry.run(command))
print("assertions" if __debug__ else "no assertions", file=sys.__stderr__)
"""


def run(*options: str, demo: Path) -> tuple[str, str]:
    """Stdout and stderr of all commands in one process."""
    done = subprocess.run(
        [sys.executable, *options, "-c", COMMANDS, str(demo), str(UNUSABLE)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, done.stderr.splitlines()[-1]


def test_every_output_is_the_same_without_assertions(tmp_path):
    demo = tmp_path / "demo"
    write_demo(demo)
    checked, spoken = run(demo=demo)
    unchecked, silent = run("-O", demo=demo)
    assert (spoken, silent) == ("assertions", "no assertions")
    assert unchecked == checked
    codes = [line.split()[2:] for line in checked.splitlines() if line.startswith("exit code")]
    ran = ["check", "due", "report", "explain", "calendar", "waiver", "record"]
    assert codes[: len(ran)] == [
        [name, "1" if name in ("check", "record") else "0"] for name in ran
    ]
    assert "程序内部错误" not in checked
    assert checked.count("未完成检查") >= 10
