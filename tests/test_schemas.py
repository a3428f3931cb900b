"""The shipped JSON Schemas: fresh, sound, and true to the files that people write."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from gongkai_cli.cli import entry
from gongkai_cli.model.record import CHINESE_OF
from gongkai_cli.outputs.schemas import NAMES

ROOT = Path(__file__).parent.parent
RECORD = {"item": 7, "title": "甲", "period": "2026-09", "published": "2026-10-20"}


def schema(name: str) -> Draft202012Validator:
    body = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(body)
    return Draft202012Validator(body)


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location(
        "build_schemas", ROOT / "scripts/build_schemas.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_they_are_fresh(script, capsys):
    assert script.main(["--check"]) == 0, capsys.readouterr().out
    assert {p.name for p in (ROOT / "schemas").iterdir()} == {f"{n}.schema.json" for n in NAMES}


@pytest.mark.slow
def test_the_check_finds_a_stale_one(script, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    assert script.main(["--check"]) == 1
    assert list(tmp_path.iterdir()) == []
    assert script.main([]) == 0
    assert script.main(["--check"]) == 0
    assert "record.schema.json" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_them(name, capsys):
    assert entry.run(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out) == schema(name).schema


def in_chinese(record: dict) -> dict:
    return {CHINESE_OF[key]: value for key, value in record.items()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("value", "right"),
    [
        (RECORD, True),
        (in_chinese(RECORD), True),
        ({**in_chinese(RECORD), "url": "https://a.cn"}, True),
        ([RECORD, in_chinese(RECORD)], True),
        (None, True),
        ({"item": 7, "publications": [{"published": "2026-10-20"}]}, True),
        ({"事项": 7, "公开情况": [{"公开日期": "2026-10-20", "公开形式": "政府网站"}]}, True),
        ({"item": 7, "period": 2026}, True),
        ({"title": "甲"}, False),
        ({**RECORD, "chanel": "甲"}, False),
        ({**RECORD, "published": "2026/10/20"}, False),
        ({**RECORD, "period": "2026-Q5"}, False),
        ({**RECORD, "elements": "甲"}, True),
        ({"事项": 7, "公开情况": [{"公开形式": "政府网站"}]}, False),
        ([[RECORD]], False),
    ],
)
def test_records_in_both_languages(value, right):
    assert schema("record").is_valid(value) is right


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", [ROOT / "catalogs/xicheng-jiedao.yaml", ROOT / "tests/fixtures/small-catalog.yaml"]
)
def test_catalogs_are_valid(path):
    catalog = yaml.safe_load(path.read_text("utf-8"))
    assert [str(e) for e in schema("catalog").iter_errors(catalog)] == []
    catalog["items"][0].pop("category")
    assert not schema("catalog").is_valid(catalog)


@pytest.mark.slow
def test_a_project_is_valid():
    project = {
        "organisation": "甲",
        "catalog": "xicheng-jiedao",
        "start": "2026-01-01",
        "offices": {"甲科": ["1-7"]},
        "not_applicable": [
            {"items": ["7"], "reason": "无", "approved_by": "办", "from": "2026-01-01"}
        ],
        "due_soon": {"workdays": 5},
    }
    assert [str(e) for e in schema("project").iter_errors(project)] == []
    assert not schema("project").is_valid({**project, "star": "2026-01-01"})


def test_waivers_are_valid():
    waiver = {
        "code": "GK201",
        "obligation": "7@2026-09",
        "reason": "系统迁移",
        "approved_by": "办公室",
        "approved_on": "2026-10-30",
        "expires": "2026-12-31",
    }
    assert schema("waivers").is_valid([waiver, {**waiver, "expires": "never"}])
    assert not schema("waivers").is_valid([{**waiver, "expires": "某天"}])
