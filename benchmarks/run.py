"""All benchmarks in one run → each median, and the ratios that the project promises.

python benchmarks/run.py            some three minutes
python benchmarks/run.py --quick    without check-jsonschema and with fewer rounds
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
GONGKAI = [PYTHON, "-m", "gongkai_cli"]
sys.path.insert(0, str(HERE))
import records  # noqa: E402


def once(command: list[str], folder: Path) -> tuple[float, int]:
    """Processor seconds and peak memory in KiB of one run; its output is written to a file and dropped.

    Nothing compared here waits for anything or works on two processors, and what else the machine is
    doing counts for less than by the clock.
    """
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def compare(name: str, a: list[str], b: list[str], folder: Path, rounds: int, promise: str) -> None:
    """Runs A B A B … after one warm-up and prints the medians and the median ratio A/B."""
    once(a, folder), once(b, folder)
    pairs = [(once(a, folder), once(b, folder)) for _ in range(rounds)]
    first = statistics.median(pair[0][0] for pair in pairs)
    second = statistics.median(pair[1][0] for pair in pairs)
    ratio = statistics.median(pair[0][0] / pair[1][0] for pair in pairs)
    memory = max(pair[0][1] for pair in pairs) / 1024
    print(
        f"{name}: {first:.3f} s / {second:.3f} s = {ratio:.2f}（{promise}；峰值内存 {memory:.0f} MB）"
    )


FEW, MANY, TOGETHER = 10_000, 200_000, 50


def growth(folder: Path) -> None:
    """Prints the processor time a record of many records against that of few, half of them with findings."""
    spent = {}
    for count in (FEW, MANY):
        place = folder / f"lists-{count}"
        place.mkdir()
        records.write(place, count, faulty=True, together=TOGETHER)
        check = [*GONGKAI, "check", str(place), "--as-of", "2026-10-31", "--format", "json"]
        once(check, folder)
        spent[count] = min(once(check, folder)[0] for _ in range(3)) / count * 1e6
    print(
        f"{MANY}条 / {FEW}条（每个文件{TOGETHER}条，一半有问题），每条用时："
        f"{spent[MANY]:.0f} µs / {spent[FEW]:.0f} µs = {spent[MANY] / spent[FEW]:.2f}（≤ 1.25）"
    )


def main(arguments: list[str]) -> None:
    """Prints one line a comparison."""
    quick = "--quick" in arguments
    rounds = 3 if quick else 7
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        records.write(folder, 20_000)
        bare = [PYTHON, "-c", "pass"]
        imports = [PYTHON, "-c", "import typer, rich, pydantic, yaml"]
        demo = folder / "demo"
        subprocess.run([*GONGKAI, "init", str(demo), "--demo"], check=True, capture_output=True)
        compare("--version / python -c pass", [*GONGKAI, "--version"], bare, folder, 9, "≤ 2")
        check_demo = [*GONGKAI, "check", str(demo), "--as-of", "2026-10-31"]
        compare("check 示例 / 四个库的 import", check_demo, imports, folder, 9, "≤ 1.5")
        check = [*GONGKAI, "check", str(folder), "--as-of", "2026-10-31", "--format", "json"]
        place = str(folder / "records")
        naive = [PYTHON, str(HERE / "naive.py"), place]
        floor = [PYTHON, str(HERE / "floor.py"), place]
        compare(
            "20000条：check 全程 / 常规读法只读",
            check,
            naive,
            folder,
            rounds,
            "≤ 0.6，力争 0.4；< 150 MB",
        )
        half = folder / "half"
        half.mkdir()
        records.write(half, 20_000, faulty=True)
        compare(
            "20000条，一半有问题：check 全程 / 常规读法只读",
            [*GONGKAI, "check", str(half), "--as-of", "2026-10-31", "--format", "json"],
            [PYTHON, str(HERE / "naive.py"), str(half / "records")],
            folder,
            rounds,
            "≤ 0.6",
        )
        if not quick:
            growth(folder)
        compare("20000条：check 全程 / 下限（走、读、扫）", check, floor, folder, rounds, "≤ 2.7")
        if not quick:
            schema = str(HERE.parent / "schemas" / "record.schema.json")
            files = [
                str(path.relative_to(folder))
                for path in sorted((folder / "records").rglob("*.yaml"))
            ]
            theirs = [PYTHON, "-m", "check_jsonschema", "--schemafile", schema, *files]
            compare("20000条：check-jsonschema / check 全程", theirs, check, folder, 2, "≥ 15")


if __name__ == "__main__":
    main(sys.argv[1:])
