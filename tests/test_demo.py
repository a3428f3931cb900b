"""The demo repository shows every rule, and nothing that it does not mean to show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.rules import load_rules
from gongkai_cli.checking.run_check import run_check
from gongkai_cli.cli.scaffolding.demo import AS_OF, REPOSITORY, write_demo
from gongkai_cli.model.verdicts import State, Verdict

RULES = tuple(load_rules().values())

INTENDED = [
    ("GK101", "8"),
    ("GK102", "24"),
    ("GK103", "35"),
    ("GK201", "7"),
    ("GK201", "21"),
    ("GK202", "126"),
    ("GK202", "13"),
    ("GK203", "22"),
    ("GK203", "93"),
    ("GK301", "114"),
    ("GK301", "8"),
    ("GK302", "5"),
    ("GK303", "118"),
    ("GK304", "07"),
    ("GK305", "147"),
    ("GK306", "20"),
    ("GK307", "116"),
    ("GK308", "125"),
    ("GK309", "145"),
    ("GK501", "8"),
    ("GK502", "7"),
    ("GK503", None),
    ("GK601", None),
    ("GK901", "153"),
    ("GK902", "118"),
    ("GK902", "147"),
    ("GK902", "153"),
]

NEEDS_HISTORY = {"GK401"}
"""Found with --history alone; files that were just written out have no history."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("demo")
    write_demo(target)
    return target


@pytest.fixture(scope="module")
def checked(folder: Path) -> CheckResult:
    return run_check(folder, AS_OF)


def test_every_file_is_written_as_shipped(folder: Path) -> None:
    shipped = {path.relative_to(REPOSITORY): path.read_bytes() for path in files(REPOSITORY)}
    written = {path.relative_to(folder): path.read_bytes() for path in files(folder)}
    assert all(text.startswith(b"# yaml-language-server: ") for text in written.values())
    assert {name: text.split(b"\n", 1)[1] for name, text in written.items()} == shipped


def files(folder: Path) -> list[Path]:
    """The demo's own files, without the schemas that stand beside them."""
    return sorted(folder.rglob("*.yaml"))


def test_write_counts_the_files(tmp_path: Path) -> None:
    assert write_demo(tmp_path / "new" / "folder") == len(files(REPOSITORY))


@pytest.mark.parametrize("name", ["gongkai.yaml", "records/长期公开.yaml"])
def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_demo(tmp_path)
    assert files(tmp_path) == [mine]
    assert mine.read_text(encoding="utf-8") == "mine"


def test_every_rule_is_shown(checked: CheckResult) -> None:
    shown = {finding.code for finding in checked.findings}
    assert shown == {rule.code for rule in RULES} - NEEDS_HISTORY


def test_only_the_intended_findings(checked: CheckResult) -> None:
    found = [(finding.code, finding.item) for finding in checked.findings]
    assert sorted(found, key=str) == sorted(INTENDED, key=str)


def test_both_severities_of_gk301(checked: CheckResult) -> None:
    severities = {f.item: f.severity.value for f in checked.findings if f.code == "GK301"}
    assert severities == {"114": "error", "8": "warning"}


def test_the_two_kinds_of_lateness(checked: CheckResult) -> None:
    late = {
        each.obligation.item.id: (each.workdays_late, each.days_late)
        for each in checked.judged
        if each.verdict is Verdict.MET_LATE
    }
    assert late == {"7": (2, 2), "21": (0, 1)}


def test_waivers_that_work(checked: CheckResult) -> None:
    waived = {f.code: f.obligation.id for f in checked.findings if f.waived_by and f.obligation}
    assert waived == {"GK103": "35@standing", "GK308": "125@2026-09-04@“中华慈善日”主题宣传活动"}
    turned = {j.obligation.id: j.verdict_unwaived for j in checked.judged if j.verdict_unwaived}
    assert turned == {"35@standing": Verdict.OVERDUE}
    states = [each.state.value for each in checked.waivers]
    assert states == ["active", "permanent", "expired", "unused"]


def test_the_figures(checked: CheckResult) -> None:
    assert checked.complete
    assert 100 <= checked.read <= 200
    assert len(checked.findings) <= 40
    assert len(checked.items) == 157
    assert checked.history >= 5
    assert checked.after_as_of == 1
    assert all(checked.summary.items[state] for state in State)
    assert checked.summary.by_verdict[Verdict.NOTHING] >= 1
    assert {each.office for each in checked.items}.isdisjoint({"未分配"})
    disclosed = checked.summary.rates.disclosed
    assert disclosed is not None
    assert 0.9 < disclosed[0] / disclosed[1] < 1


def test_each_finding_is_announced_by_a_comment(folder: Path) -> None:
    comments = "".join(path.read_text(encoding="utf-8") for path in files(folder))
    announced = set(re.findall(r"# 【(GK[0-9]{3}) ", comments))
    assert announced == {code for code, _ in INTENDED} - {"GK601"}
