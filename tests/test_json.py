"""`gongkai.check/1`: what machines may rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from gongkai_cli import __version__
from gongkai_cli.outputs.phrases.findings import words
from strict_schema import strict

SCHEMAS = Path(__file__).parent.parent / "schemas"

MIXED = """\
- {item: 7, title: 乙, formed: 2026-03-12}
- {item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-13, channel: 政府网站常规公开}
- {item: 7, title: 无日期}
- {item: 2, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开, url: https://a.cn}
- {item: 2, period: 2026-08, published: 2026/9/1}
- {item: 2, period: 2026-Q1, published: 2026-04-01}
- {item: 2, period: 2026-10, published: 2026-11-03, channel: 政府网站常规公开}
- {item: 1, period: 2026-07, nothing_to_disclose: 无活动}
- {item: 10, title: 居务, due: 2026-11-03}
- {item: 9, title: 旧, published: 2020-01-02, channel: 政府网站常规公开}
- {item: 99, title: 不存在}
"""


@pytest.fixture
def data(project):
    project.more = (
        'offices: {甲科: ["1-3"]}\n'
        'not_applicable:\n  - {items: ["3"], reason: 无, approved_by: 办, to: 2026-04-01}\n'
        'exempt:\n  - {items: ["3"], law: 第十四条, approved_by: 办, from: 2026-04-02}\n'
    )
    project.lay(MIXED)
    return json.loads(project.run("--format", "json").out)


@pytest.mark.slow
def test_the_schema_accepts_what_is_written(data):
    schema = json.loads((SCHEMAS / "check.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [str(error) for error in validator.iter_errors(data)] == []
    assert list(validator.iter_errors({**data, "as_of": "今天"}))
    assert list(validator.iter_errors({k: v for k, v in data.items() if k != "complete"}))


def test_no_key_is_written_that_the_schema_does_not_describe(data):
    schema = json.loads((SCHEMAS / "check.schema.json").read_text("utf-8"))
    assert [str(error) for error in Draft202012Validator(strict(schema)).iter_errors(data)] == []
    data["findings"][0]["a key nobody knows"] = 1
    assert list(Draft202012Validator(strict(schema)).iter_errors(data))


def test_the_same_bytes_twice(project):
    project.lay(MIXED)
    first, second = (project.run("--format", "json") for _ in range(2))
    assert first == second
    assert str(project.root) not in first.out
    assert first.err == ""
    assert "\\u" not in first.out, "UTF-8 unescaped"


def test_a_moved_project_says_the_same(project, tmp_path):
    project.root = tmp_path / "one"
    project.lay(MIXED)
    first = project.run("--format", "json").out
    project.root.rename(tmp_path / "two")
    project.root = tmp_path / "two"
    assert project.run("--format", "json").out == first


def test_keys_in_their_order(data):
    assert list(data) == [
        *("schema", "tool", "organisation", "start", "as_of", "complete", "filter", "offices_from"),
        *("catalog", "calendar", "records", "summary", "items", "obligations", "findings"),
    ]
    assert data["schema"] == "gongkai.check/1"
    assert data["tool"] == {"name": "gongkai-cli", "version": __version__}
    assert (data["organisation"], data["as_of"]) == ("测试街道", "2026-10-31")
    assert (data["start"], data["offices_from"]) == ("2026-01-01", "gongkai.yaml")
    assert data["filter"] is None
    assert list(data["obligations"][0]) == [
        *("id", "item", "category", "office", "kind", "period", "trigger", "due", "basis"),
        *("verdict", "published", "workdays_late", "days_late", "record"),
    ]
    assert list(data["findings"][0]) == [
        *("code", "name", "severity", "obligation", "kind", "item", "period", "trigger", "office"),
        *("message", "hint", "file", "line", "column", "related", "fingerprint", "waived_by"),
    ]


def test_items_obligations_and_findings_in_catalog_order(data):
    order = {str(n): n for n in range(1, 14)}
    assert [each["item"] for each in data["items"]] == list(order)
    keys = [(order[o["item"]], o["trigger"] or "", o["id"]) for o in data["obligations"]]
    assert keys == sorted(keys)
    items = [order.get(f["item"], 99) for f in data["findings"]]
    assert items == sorted(items)
    events = [o["id"] for o in data["obligations"] if o["item"] == "7"]
    assert events[1:] == ["7@2026-03-12@乙", "7@2026-03-12@甲"]


def test_the_worked_obligation_of_the_design(data):
    (late,) = [o for o in data["obligations"] if o["id"] == "2@2026-09"]
    assert late == {
        "id": "2@2026-09",
        "item": "2",
        "category": "有期限的月报",
        "office": "甲科",
        "kind": "period",
        "period": "2026-09",
        "trigger": "2026-09-30",
        "due": "2026-10-27",
        "basis": "gazetted",
        "verdict": "met_late",
        "published": "2026-10-29",
        "workdays_late": 2,
        "days_late": 2,
        "record": {"file": "records/r.yaml", "line": 4},
    }
    (finding,) = [f for f in data["findings"] if f["code"] == "GK201"]
    assert (finding["obligation"], finding["kind"], finding["period"]) == (
        *("2@2026-09", "period"),
        "2026-09",
    )
    assert (finding["file"], finding["line"]) == ("records/r.yaml", 4)


def test_records_are_counted(data):
    assert data["records"] == {
        "files": 1,
        "read": 10,
        "unreadable": 1,
        "history": 1,
        "after_as_of": 1,
        "others": [],
    }
    assert data["complete"] is True


def test_figures_agree_with_the_lists(data):
    summary = data["summary"]
    assert summary["obligations"] == len(data["obligations"]) == sum(summary["by_verdict"].values())
    for verdict, count in summary["by_verdict"].items():
        assert sum(o["verdict"] == verdict for o in data["obligations"]) == count
    for severity, count in summary["findings"].items():
        assert sum(f["severity"] == severity for f in data["findings"]) == count
    for state, count in summary["items"].items():
        assert sum(item["state"] == state for item in data["items"]) == count
    assert sum(summary["items"].values()) == data["catalog"]["items"] == 13
    prints = [f["fingerprint"] for f in data["findings"]]
    assert len(set(prints)) == len(prints)
    assert all(f["hint"] and f["message"] and f["line"] >= 1 for f in data["findings"])
    assert {f["waived_by"] for f in data["findings"]} == {None}


def test_standing_has_neither_period_nor_trigger(data):
    (standing,) = [o for o in data["obligations"] if o["id"] == "9@standing"]
    assert (standing["kind"], standing["period"], standing["trigger"]) == ("standing", None, None)
    assert (standing["verdict"], standing["due"]) == ("met", "2026-01-29")


def test_the_filter_is_said(project):
    project.lay(MIXED)
    data = json.loads(project.run("--format", "json", "--item", "2,7").out)
    assert data["filter"] == {"item": ["2", "7"]}
    assert {o["item"] for o in data["obligations"]} == {"2", "7"}
    assert [item["item"] for item in data["items"]] == ["2", "7"]


def test_percentages_are_cut_not_rounded():
    from gongkai_cli.checking.statistics import format_percent

    assert format_percent((1999, 2000)) == "99.9%"
    assert format_percent((2000, 2000)) == "100%"
    assert format_percent((2, 3)) == "66.6%"
    assert format_percent(None) == "—"


def test_every_table_opens_with_what_was_not_judged(project):
    words = "13项：已判定8；未登记事件4（不等于合规）；按需0；不适用1"
    project.more = 'not_applicable:\n  - {items: ["3"], reason: 无, approved_by: 办}\n'
    project.lay(MIXED)
    assert words in project.run("--format", "table").out.splitlines()[1]
    assert project.run("--format", "concise").err.startswith(words)


PEOPLE_IN_NEED = ["83", "96", "124", "145", "152", "153", "154", "155", "157"]


@pytest.mark.slow
@pytest.mark.parametrize("item", PEOPLE_IN_NEED)
def test_messages_about_people_in_need_end_with_privacy(project, item):
    project.catalog = "xicheng-jiedao"
    text = (
        f"- {{item: {item}, title: 甲, formed: 2026-03-02, due: 2026-03-03}}\n"
        f"- {{item: {item}, title: 乙, formed: 2026-03-02, published: 2026-06-01, channel: 微信}}\n"
        f"- {{item: {item}, period: 2026-Q1, published: 2026-09-01, channel: 微信}}\n"
    )
    found = [f for f in project.check(text).checked.findings if f.item == item]
    assert found
    for finding in found:
        assert words(finding).message.endswith("公开前须去除个人隐私（条例第十五条）")
    others = [f for f in project.again().checked.findings if f.item not in PEOPLE_IN_NEED]
    assert others
    assert not any("个人隐私" in words(f).message for f in others)
