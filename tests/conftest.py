"""Record files as YAML text → a project in a temporary folder, checked as of a fixed day."""

from __future__ import annotations

import importlib.util
import inspect
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import settings

from browsing import browser, demo_file, opened  # noqa: F401 - fixtures for every test
from example_counts import QUICK
from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.run_check import run_check
from gongkai_cli.checking.statistics import count_findings
from gongkai_cli.cli import entry
from gongkai_cli.cli.scaffolding.demo import write_demo
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.outputs.check import render
from gongkai_cli.outputs.phrases.findings import related_words, words

SMALL = Path(__file__).parent / "fixtures" / "small-catalog.yaml"
AS_OF = "2026-10-31"


@dataclass(frozen=True)
class Told:
    """A finding with the words that the terminal has for it."""

    finding: Finding

    def __getattr__(self, name: str) -> Any:
        return getattr(self.finding, name)

    @property
    def message(self) -> str:
        return words(self.finding).message

    @property
    def hint(self) -> str:
        return words(self.finding).hint

    @property
    def beside(self) -> list[tuple[str, int, str]]:
        """The places that it relates to, and what stands there."""
        return [
            (each.path, each.line, related_words(self.finding, each))
            for each in self.finding.related
        ]


@dataclass(frozen=True)
class Result:
    """What a check found, in the words that tests ask for."""

    checked: CheckResult

    def codes(self, item: str | None = None) -> list[str]:
        """The codes of an item's findings (of all without one), in their order."""
        return [f.code for f in self.checked.findings if item is None or f.item == item]

    def all(self, code: str, item: str | None = None) -> list[Told]:
        found = [Told(f) for f in self.checked.findings if f.code == code]
        return [f for f in found if item is None or f.item == item]

    def one(self, code: str, item: str | None = None) -> Told:
        found = self.all(code, item)
        assert len(found) == 1, [f.message for f in found] or f"no {code}: {self.codes()}"
        return found[0]

    def where(self, code: str) -> list[str]:
        """The obligations that a code was found at."""
        return [f.obligation.id for f in self.all(code) if f.obligation]

    def lines(self, code: str) -> list[int]:
        return [f.place.line for f in self.all(code)]

    def judged(self, obligation: str) -> Assessment:
        found = [each for each in self.checked.judged if each.obligation.id == obligation]
        assert len(found) == 1, [each.obligation.id for each in self.checked.judged]
        return found[0]

    def verdict(self, obligation: str) -> str:
        return self.judged(obligation).verdict.value

    def verdicts(self, item: str) -> dict[str, str]:
        mine = [each for each in self.checked.judged if each.obligation.item.id == item]
        return {each.obligation.id: each.verdict.value for each in mine}

    def state(self, item: str) -> str:
        return next(each.state.value for each in self.checked.items if each.item == item)

    def rates(self) -> dict[str, tuple[int, int] | None]:
        figures = self.checked.summary.rates
        return {
            "disclosed": figures.disclosed,
            "on_time": figures.on_time,
            "conforming": figures.conforming,
        }


@dataclass(frozen=True)
class Run:
    """What a command line printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err


@dataclass
class Project:
    """A project folder; without other settings the small catalog, from 2026-01-01 on."""

    root: Path
    docstring: str
    capsys: pytest.CaptureFixture[str]
    catalog: str = "catalog.yaml"
    start: str = "2026-01-01"
    more: str = ""

    def write(self, files: dict[str, str | bytes]) -> None:
        """Writes files, paths relative to the project's folder."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def lay(self, records: str | dict[str, str | bytes] | None = None) -> Path:
        """Writes the project; records are the test's docstring, a text, or files by name."""
        settings = (
            f"organisation: 测试街道\ncatalog: {self.catalog}\nstart: {self.start}\n{self.more}"
        )
        self.write({"gongkai.yaml": settings, "catalog.yaml": SMALL.read_bytes()})
        if records is None:
            records = self.docstring
        if not isinstance(records, dict):
            records = {"r.yaml": records}
        self.write({f"records/{name}": content for name, content in records.items()})
        return self.root

    def check(
        self,
        records: str | dict[str, str | bytes] | None = None,
        as_of: str = AS_OF,
        items: Sequence[str] = (),
        offices: Sequence[str] = (),
    ) -> Result:
        folder = self.lay(records)
        return Result(run_check(folder, date.fromisoformat(as_of), items=items, offices=offices))

    def again(self, as_of: str = AS_OF, history: bool = False) -> Result:
        """Checks what is there, as it is."""
        environment = os.environ if history else None
        return Result(run_check(self.root, date.fromisoformat(as_of), history=environment))

    def run(self, *options: str, as_of: str = AS_OF) -> Run:
        """The real command on what is there; without options the line format."""
        self.capsys.readouterr()
        code = entry.run(["check", str(self.root), "--as-of", as_of, *options])
        out, err = self.capsys.readouterr()
        return Run(code, out, err)


def pytest_configure(config: pytest.Config) -> None:
    """A quick run draws a tenth of the examples of each property; before the modules ask how many."""
    if "not slow" in config.option.markexpr:
        settings.load_profile(QUICK)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a browser is slow."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of one width and no wishes, wherever the tests run."""
    monkeypatch.setenv("COLUMNS", "120")
    runners = ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")
    for name in ("FORCE_COLOR", "NO_COLOR", "GONGKAI_DEBUG", "TTY_COMPATIBLE", *runners):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def project(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Project:
    text = inspect.cleandoc(request.function.__doc__ or "") + "\n"
    return Project(tmp_path, text, capsys)


# The result that every format renders


@pytest.fixture(scope="session")
def script() -> ModuleType:
    """scripts/build_format_copies.py, which makes the shared result and its kept copies."""
    path = Path(__file__).parent.parent / "scripts" / "build_format_copies.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def shared(script: ModuleType) -> CheckResult:
    """Every verdict but 即将到期, every severity, two findings waived."""
    checked = script.shared_result()
    assert isinstance(checked, CheckResult)
    return checked


@pytest.fixture(scope="session")
def clean(shared: CheckResult) -> CheckResult:
    """The same without a finding."""
    return with_findings(shared, ())


@pytest.fixture(scope="session")
def large(shared: CheckResult) -> CheckResult:
    """A result of 3,000 findings of every level, each with a fingerprint of its own."""
    one = shared.findings
    many = [one[n % len(one)] for n in range(3000)]
    return with_findings(shared, [replace(f, fingerprint=f"{n:032x}") for n, f in enumerate(many)])


@pytest.fixture(scope="session")
def draw() -> Callable[..., str]:
    """The text of a format, with the paths seen from a repository's root."""

    def drawn(name: str, checked: CheckResult, prefix: str = "") -> str:
        return render(name, checked, checked.findings, prefix).decode()

    return drawn


def with_findings(checked: CheckResult, findings: Iterable[Finding]) -> CheckResult:
    found = tuple(findings)
    summary = replace(checked.summary, findings=count_findings(found))
    return replace(checked, findings=found, summary=summary)


@dataclass(frozen=True)
class Reported:
    """What the command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def tables(self) -> dict[str, list[list[str]]]:
        """The rows of the last table under each heading, the head row first."""
        found: dict[str, list[list[str]]] = {}
        heading = ""
        for line in self.out.splitlines():
            if line.startswith("#"):
                heading = line.lstrip("# ")
            if line.startswith("|") and not line.startswith("|---"):
                cells = re.split(r"(?<!\\)\|", line)[1:-1]
                found.setdefault(heading, []).append([cell.strip() for cell in cells])
        return found


Report = Callable[..., Reported]


@pytest.fixture
def demo(project: Project) -> Project:
    """The project with the files of `gongkai demo` in it, and nothing else."""
    shutil.rmtree(project.root)
    write_demo(project.root)
    return project


@pytest.fixture
def report(project, capsys, monkeypatch) -> Report:
    """Runs `gongkai report` on the project, long after; JSON without other options."""
    monkeypatch.setattr("gongkai_cli.cli.dates.today", lambda: date(2028, 2, 1))

    def run(
        month: str, *options: str, as_of: str | None = None, form: str | None = "json"
    ) -> Reported:
        capsys.readouterr()
        arguments = ["report", str(project.root), "--month", month, *options]
        if as_of is not None:
            arguments += ["--as-of", as_of]
        else:  # the month's last day, whatever today is
            arguments += ["--as-of", parse_period(month).last.isoformat()]
        if form is not None:
            arguments += ["--format", form]
        code = entry.run(arguments)
        return Reported(code, *capsys.readouterr())

    return run


# A git repository around a project


@dataclass
class Repository:
    """The project's folder as a repository of its own, every commit on a day of our choice."""

    root: Path

    def git(self, *arguments: str, at: str = "", inside: Path | None = None) -> str:
        """Runs git without anybody's settings; `at` is a time with its zone."""
        who = {"NAME": "甲", "EMAIL": "a@example.cn", **({"DATE": at} if at else {})}
        names = {f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in who.items()}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=inside or self.root,
            env={"PATH": os.environ["PATH"], "HOME": str(self.root), **settings, **names},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, day: str, files: dict[str, str | bytes | None] | None = None) -> None:
        """Writes files (None deletes one) and commits everything, at noon in Beijing or at a full time."""
        for name, content in (files or {}).items():
            path = self.root / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.git("add", "-A")
        at = day if "T" in day else f"{day}T12:00:00+08:00"
        self.git("commit", "-q", "--allow-empty", "-m", day, at=at)


@pytest.fixture
def repository(project: Project, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A project that is a repository whose first record was committed on 2026-01-05."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    project.lay("# 无记录\n")
    made = Repository(project.root)
    made.git("init", "-q", "-b", "main")
    first = "{item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn}\n"
    made.commit("2026-01-05", {"records/first.yaml": first})
    return made
