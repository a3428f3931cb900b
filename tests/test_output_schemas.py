"""The JSON of the smaller commands, held against its schema: no key missing, none that the schema lacks."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from gongkai_cli.cli import entry
from gongkai_cli.outputs.schemas import build_schema
from strict_schema import strict

WAIVER = {"reason": "改版", "approved_by": "主任", "approved_on": "2026-10-10"}
RECORDS = """\
- {item: 2, period: 2026-08, published: 2026-09-29, channel: 政府网站常规公开, url: https://a.cn}
- {item: 7, title: 甲, formed: 2026-10-12, published: 2026-10-10, channel: 政府网站常规公开}
- {item: 7, title: 甲, formed: 2026-10-12, published: 2026-10-10, channel: 政府网站常规公开}
- {item: 99, title: 乙}
"""
OPTIONAL = {"waived_findings"}
"""What the schema of the check lets an older writer leave out."""
OVERLAY = "year: 2027\noff_days: [2027-01-01]\nmake_up_workdays: []\n"


def errors(name: str, data: Any) -> list[str]:
    validator = Draft202012Validator(strict(build_schema(name)), format_checker=FormatChecker())
    return [f"{each.json_path}: {each.message}" for each in validator.iter_errors(data)]


def first_of_every_object(data: Any) -> list[list[Any]]:
    """The way to each object, one of a list."""
    found: list[list[Any]] = []
    if isinstance(data, dict):
        found.append([])
        for key, value in data.items():
            found += [[key, *path] for path in first_of_every_object(value)]
    elif isinstance(data, list) and data:
        found += [[0, *path] for path in first_of_every_object(data[0])]
    return found


@pytest.fixture
def ask(project, capsys, monkeypatch):
    """Runs a command in a project with something of everything, and gives its JSON."""
    project.lay({"r.yaml": RECORDS, "蠢.yaml": "a: [\n"})
    several = [
        {"code": "GK201", "obligation": "2@2026-08", "expires": "2026-12-31", **WAIVER},
        {"code": "GK101", "item": "2", "period": "2026-11", "expires": "never", **WAIVER},
        {"code": "GK101", "obligation": "999@2026-11", "expires": "2026-10-11", **WAIVER},
    ]
    old = (project.root / "catalog.yaml").read_text("utf-8")
    new = old.replace("category: 月报", "category: 月份报告").replace(
        "{workdays: 15}", "{days: 20}", 1
    )
    new = new.replace('id: "4"', 'id: "44"').replace("medium: board", "medium: website")
    project.write({
        "waivers.yaml": yaml.safe_dump(several, allow_unicode=True),
        "new.yaml": new,
        "notes.log": "",
    })  # fmt: skip
    monkeypatch.chdir(project.root)

    def run(line: str) -> Any:
        capsys.readouterr()
        code = entry.run([*line.split(), "--format", "json"])
        out, err = capsys.readouterr()
        assert code in (0, 1), err
        return json.loads(out)

    return run


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("calendar", "calendar status --as-of 2026-12-01"),
        ("workday", "calendar workday 2026-12-20 9"),
        ("workday", "calendar workday 2026-10-10 -3"),
        ("waiver-list", "waiver list --as-of 2026-10-31"),
        ("lint", "record lint records notes.log gongkai.yaml --as-of 2026-10-31"),
        ("impact", "impact catalog.yaml new.yaml . --as-of 2026-10-31"),
    ],
)
def test_it_validates_and_nothing_may_be_missing(ask, name, line):
    data = ask(line)
    assert errors(name, data) == []
    for path in first_of_every_object(data):
        for key in ("a key nobody knows", *(_at(data, path).keys() - OPTIONAL)):
            wrong = copy.deepcopy(data)
            there = _at(wrong, path)
            if key in there:
                del there[key]
            else:
                there[key] = 1
            assert errors(name, wrong), (path, key)


def _at(data: Any, path: list[Any]) -> Any:
    for key in path:
        data = data[key]
    return data


@pytest.mark.slow
def test_the_examples_hold_something_of_everything(ask):
    """Without a list that is empty the test above sees every object."""
    status = ask("calendar status --as-of 2026-12-01")
    assert status["provisional"]
    assert status["provisional_from"]
    assert status["uncovered_years"] == [2027]
    walked = ask("calendar workday 2026-12-20 9")
    assert walked["window"]
    assert walked["basis"] == "provisional"
    states = {each["state"] for each in ask("waiver list --as-of 2026-10-31")["waivers"]}
    assert states == {"active", "waiting", "malformed"}
    lint = ask("record lint records notes.log gongkai.yaml --as-of 2026-10-31")
    assert lint["passed_over"]
    assert lint["files"]
    assert any(each["related"] for each in lint["findings"])
    impact = ask("impact catalog.yaml new.yaml . --as-of 2026-10-31")
    assert {each["change"] for each in impact["items"]} >= {"changed"}
    assert all(impact[key] for key in ("items", "time_limits", "channels"))
    assert impact["effect"]["obligations"]


def test_outside_a_project_and_with_a_notice(project, capsys, monkeypatch, tmp_path_factory):
    """# 无"""
    root = project.lay()
    monkeypatch.chdir(tmp_path_factory.mktemp("空"))
    capsys.readouterr()
    line = ["calendar", "status", "--as-of", "2026-12-01", "-f", "json"]
    assert entry.run(line) == 0
    monkeypatch.undo()
    alone = json.loads(capsys.readouterr().out)
    project.write({"calendar/2027.yaml": OVERLAY})
    assert entry.run([*line[:2], str(root), *line[2:]]) == 0
    noticed = json.loads(capsys.readouterr().out)
    assert alone["provisional"] is None
    assert errors("calendar", alone) == errors("calendar", noticed) == []
    assert noticed["sources"][1]["file"] == "calendar/2027.yaml"


def test_impact_of_the_catalogs_alone(project, capsys, monkeypatch, tmp_path_factory):
    """# 无"""
    root = project.lay()
    new = (root / "catalog.yaml").read_text("utf-8").replace('id: "4"', 'id: "44"')
    project.write({"new.yaml": new})
    monkeypatch.chdir(tmp_path_factory.mktemp("空"))
    capsys.readouterr()
    catalogs = [str(root / "catalog.yaml"), str(root / "new.yaml")]
    assert entry.run(["impact", *catalogs, "-f", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["effect"] is None
    assert data["renumbered"] == [{"before": "4", "after": "44"}]
    assert errors("impact", data) == []
