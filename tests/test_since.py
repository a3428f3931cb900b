"""--since: what is new, worse, as it was and resolved since an earlier report, and why."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from gongkai_cli import __version__
from gongkai_cli.outputs.registry import names_of
from strict_schema import strict

FORMATS = names_of("check")

RECORDS = """\
- {item: 2, period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}
- {item: 7, title: 甲, formed: 2026-09-01}
- {item: 7, title: 乙, formed: 2026-10-12}
"""
URL = ", url: 'https://a.cn'}"
ONLY = ("--item", "2,7")


@pytest.fixture
def earlier(project, tmp_path) -> Callable[..., Path]:
    """Checks what is there into a file, and edits it on request."""

    def made(day: str = "2026-10-20", **edits: object) -> Path:
        path = tmp_path / "earlier.json"
        run = project.run("--format", "json", as_of=day)
        assert run.code in (0, 1), run.err
        path.write_text(json.dumps({**json.loads(run.out), **edits}), "utf-8")
        return path

    return made


def held(project, path: Path, *options: str, as_of: str = "2026-10-31") -> dict:
    run = project.run("--format", "json", "--since", str(path), *options, as_of=as_of)
    assert run.code in (0, 1), run.err
    return json.loads(run.out)


def changes(data: dict, item: str) -> dict[str, tuple[str, list[str]]]:
    """Code and obligation → change and causes, of one item's findings."""
    mine = [each for each in data["findings"] if each["item"] == item]
    return {f"{e['code']} {e['obligation']}": (e["change"], e["causes"]) for e in mine}


def gone(data: dict, item: str, change: str = "resolved") -> dict[str, list[str]]:
    return {
        f"{e['code']} {e['obligation']}": e["causes"]
        for e in data["since"][change]
        if e["item"] == item
    }


def counts(data: dict) -> dict[str, int]:
    """How many became what, without those that nothing became."""
    return {change: count for change, count in data["since"]["counts"].items() if count}


def test_nothing_changes_by_looking_twice(project, earlier):
    project.lay(RECORDS)
    data = held(project, earlier(), as_of="2026-10-20")
    assert {each["change"] for each in data["findings"]} == {"unchanged"}
    assert counts(data) == {"unchanged": len(data["findings"])}
    assert list(data["since"]["counts"]) == [
        "new", "worsened", "improved", "waived", "unchanged",
        "resolved", "turned", "gone", "postponed", "taken_out", "undetermined",
    ]  # fmt: skip
    assert data["since"]["changed"] == {}


def test_records_and_time(project, earlier):
    project.lay(RECORDS)
    report = earlier()
    mended = RECORDS.replace("channel: 政府网站常规公开}", "channel: 政府网站常规公开" + URL)
    project.lay(mended + "- {item: 7, title: 丙, formed: 2026-09-02}\n")
    data = held(project, report)
    assert gone(data, "2") == {"GK308 2@2026-08": ["records"]}
    assert gone(data, "2", "turned") == {"GK203 2@2026-09": ["time"]}
    found = changes(data, "2")
    assert found["GK101 2@2026-09"] == ("new", ["time"]), "the due day passed on 2026-10-27"
    assert found["GK101 2@2026-07"] == ("worsened", ["time"])
    assert changes(data, "7") == {
        "GK102 7@2026-09-01@甲": ("worsened", ["time"]),
        "GK102 7@2026-09-02@丙": ("new", ["records"]),
        "GK202 7@2026-10-12@乙": ("unchanged", []),
    }
    assert {str(e["turned"]) for e in data["since"]["turned"]} == {"['GK101']"}, (
        "即将到期, then 逾期"
    )
    assert data["since"]["changed"] == {"time": ["2026-10-20", "2026-10-31"]}


def test_a_publication_taken_back_is_worse_than_late(project, earlier):
    """{item: 7, title: 甲, formed: 2026-09-01, published: 2026-10-19, channel: 政府网站常规公开, url: https://a.cn}"""
    project.lay()
    report = earlier()
    project.lay(project.docstring.replace("2026-10-19", "2026-10-20"))
    data = held(project, report, as_of="2026-10-20")
    later = next(each for each in data["findings"] if each["code"] == "GK201")
    assert (later["change"], later["causes"]) == ("worsened", ["records"])
    assert later["ways"] == ["逾期由10增至11个工作日"]
    assert later["counts"] is True
    project.lay("{item: 7, title: 甲, formed: 2026-09-01}\n")
    data = held(project, report, as_of="2026-10-20")
    assert changes(data, "7") == {"GK102 7@2026-09-01@甲": ("new", ["records"])}
    assert gone(data, "7", "turned") == {"GK201 7@2026-09-01@甲": ["records"]}
    assert gone(data, "7") == {}


def test_a_graver_severity_and_a_lapsed_waiver_are_worse(project, earlier):
    project.lay(RECORDS)
    waiver = "- {code: GK102, obligation: 7@2026-09-01@甲, reason: 改版, approved_by: 办, approved_on: 2026-10-01, expires: 2026-10-25}\n"  # noqa: E501
    project.write({"waivers.yaml": waiver})
    report = earlier()
    data = held(project, report)
    mine = next(e for e in data["findings"] if e["obligation"] == "7@2026-09-01@甲" and e["code"] == "GK102")  # fmt: skip  # noqa: E501
    assert mine["change"] == "worsened"
    assert "不再经批准暂不计入" in mine["ways"]
    assert mine["counts"] is True
    root = json.loads(report.read_text("utf-8"))
    for each in root["findings"]:
        each["severity"] = "notice"
    report.write_text(json.dumps(root), "utf-8")
    data = held(project, report, as_of="2026-10-20")
    ways = {each["code"]: each["ways"] for each in data["findings"] if each["severity"] == "error"}
    assert ways["GK101"] == ["由提示升为错误"]


@pytest.mark.slow
def test_catalog_calendar_and_tool_are_named(project, earlier):
    project.lay(RECORDS)
    report = earlier("2026-10-31")
    root = json.loads(report.read_text("utf-8"))
    mine = next(each for each in root["obligations"] if each["id"] == "2@2026-07")
    mine["due"] = "2026-12-01"
    root["findings"] = [e for e in root["findings"] if e["obligation"] != "2@2026-07"]
    cases = {
        "catalog": {"catalog": {**root["catalog"], "sha256": "0" * 64}},
        "calendar": {"calendar": {"gazetted_through": "2025-12-28", "imported": []}},
        "tool": {"tool": {"name": "gongkai-cli", "version": "0.0.1"}},
    }
    for cause, edit in cases.items():
        report.write_text(json.dumps({**root, **edit}), "utf-8")
        data = held(project, report)
        assert changes(data, "2")["GK101 2@2026-07"] == ("new", [cause])
        assert list(data["since"]["changed"]) == [cause]
    report.write_text(json.dumps(root), "utf-8")
    assert changes(held(project, report), "2")["GK101 2@2026-07"] == ("new", ["records"])
    report.write_text(json.dumps({**root, **cases["catalog"], **cases["tool"]}), "utf-8")
    found = changes(held(project, report), "2")
    assert found["GK101 2@2026-07"] == ("new", ["catalog", "tool"])
    words = project.run("--since", str(report)).err
    assert "catalog" not in words
    assert f"工具版本变更：0.0.1 → {__version__}" in words
    assert "目录变更：small（sha256 00000000…） → small（sha256 " in words


def test_an_item_the_catalog_gained_or_lost(project, earlier):
    project.lay(RECORDS)
    report = earlier("2026-10-31")
    catalog = (project.root / "catalog.yaml").read_text("utf-8").splitlines(keepends=True)
    without = "".join(line for line in catalog if not line.startswith('  - {id: "13"'))
    project.write({"catalog.yaml": without})
    data = held(project, report)
    assert {tuple(causes) for causes in gone(data, "13", "gone").values()} == {("catalog",)}
    run = project.run("--since", str(report), "--new-only")
    assert run.code == 0, "an edit of the catalog took them away, and it is listed apart"
    assert "义务不再存在 catalog.yaml" in run.err
    report.write_text(project.run("--format", "json").out, "utf-8")
    project.write({"catalog.yaml": "".join(catalog)})
    found = changes(held(project, report), "13")
    assert found
    assert set(map(str, found.values())) == {"('new', ['catalog'])"}


def test_what_can_no_longer_be_read_is_not_resolved(project, earlier):
    project.lay({"a.yaml": RECORDS, "b.yaml": "{item: 9, title: 政策, published: 2026-01-05}\n"})
    report = earlier("2026-10-31")
    project.write({"records/a.yaml": RECORDS + "- [\n"})
    data = held(project, report)
    assert {e["code"] for e in data["since"]["undetermined"] if e["item"] == "2"} >= {"GK308"}
    assert gone(data, "2") == {}
    assert "无法判定是否解决" in project.run("--since", str(report)).err


def test_where_a_file_hides_what_it_speaks_of_nothing_is_resolved(project, earlier):
    """The file of the finding is whole, and its item; but another may speak of anything."""
    project.lay({"a.yaml": RECORDS, "b.yaml": "# 无记录\n"})
    report = earlier("2026-10-31")
    mended = RECORDS.replace("channel: 政府网站常规公开}", "channel: 政府网站常规公开" + URL)
    project.write({"records/a.yaml": mended})
    assert gone(held(project, report), "2") == {"GK308 2@2026-08": ["records"]}
    project.write({"records/b.yaml": "[\n"})
    data = held(project, report)
    assert data["complete"] is False
    assert gone(data, "2") == {}
    assert gone(data, "2", "undetermined") == {"GK308 2@2026-08": ["records"]}


def test_a_file_with_a_record_nobody_can_read_resolves_nothing_of_its_own(project, earlier):
    """That record speaks of another item, but what it was meant to say nobody knows."""
    project.lay({"a.yaml": RECORDS})
    report = earlier("2026-10-31")
    mended = RECORDS.replace("channel: 政府网站常规公开}", "channel: 政府网站常规公开" + URL)
    project.write({"records/a.yaml": mended.replace("2026-09-01", "九月")})
    data = held(project, report)
    assert data["complete"] is True
    assert gone(data, "2", "undetermined") == {"GK308 2@2026-08": ["records"]}


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [("--item", "7"), ("--office", "甲科"), ("--select", "GK102"), ("--ignore", "GK101,GK308")],
)
def test_what_is_not_looked_at_is_not_resolved(project, earlier, options):
    project.more = 'offices: {甲科: ["7"]}\n'
    project.lay(RECORDS)
    data = held(project, earlier("2026-10-31"), *options)
    assert data["since"]["resolved"] == []
    assert data["since"]["counts"]["new"] == 0


@pytest.mark.slow
def test_history_that_the_earlier_did_not_look_at_is_new_and_says_so(project, repository, earlier):
    text = RECORDS.replace("2026-09-10", "2026-08-11")
    repository.commit("2026-10-15", {"records/r.yaml": text})
    report = earlier("2026-10-31")
    data = held(project, report, "--history")
    (found,) = (e for e in data["findings"] if e["code"] == "GK401")
    assert (found["change"], found["ways"], found["counts"]) == ("new", ["上次没有查登记日"], True)
    assert "〔新增：上次没有查登记日" in project.run("--since", str(report), "--history").out
    report.write_text(json.dumps(data), "utf-8")
    assert held(project, report)["since"]["counts"]["resolved"] == 0
    again = held(project, report, "--history")["since"]["counts"]
    assert (again["new"], again["resolved"]) == (0, 0)


def test_history_that_cannot_be_read_any_more_resolves_nothing(project, repository, earlier):
    text = RECORDS.replace("2026-09-10", "2026-08-11")
    repository.commit("2026-10-15", {"records/r.yaml": text})
    report = earlier("2026-10-31")
    report.write_text(json.dumps(held(project, report, "--history")), "utf-8")
    (project.root / ".git").rename(project.root / "away")
    data = held(project, report, "--history")
    assert gone(data, "2", "undetermined") == {"GK401 2@2026-08": ["records"]}
    assert gone(data, "2") == {}
    unknown = held(project, report, "--history")
    report.write_text(json.dumps(unknown), "utf-8")
    (project.root / "away").rename(project.root / ".git")
    (found,) = (e for e in held(project, report, "--history")["findings"] if e["code"] == "GK401")
    assert (found["change"], found["ways"]) == ("new", ["上次没有查登记日"])


def test_an_item_that_becomes_one_of_events(project, earlier):
    project.lay("{item: 10, title: 居务, formed: 2026-03-02}\n")
    report = earlier("2026-10-31")
    catalog = (project.root / "catalog.yaml").read_text("utf-8")
    limit = "应需求公开: {after: 信息形成, within: {workdays: 20}}"
    project.write({"catalog.yaml": catalog.replace("应需求公开: {on_demand: true}", limit)})
    found = changes(held(project, report), "10")
    assert found == {"GK102 10@2026-03-02@居务": ("new", ["catalog", "records"])}


# What left the check without being published

LATE = "{item: 7, title: 甲, formed: 2026-09-01}\n"
DONE = ", published: 2026-10-30, channel: 政府网站常规公开, url: https://a.cn}"
KEPT = "- {item: 7, title: 乙, formed: 2026-10-30}\n"


def test_what_is_published_late_is_an_improvement_and_passes(project, earlier):
    project.lay(KEPT + "- " + LATE)
    report = earlier("2026-10-31")
    project.lay(KEPT + "- " + LATE.replace("}", DONE))
    data = held(project, report, "--new-only")
    mine = next(e for e in data["findings"] if e["code"] == "GK201")
    assert (mine["change"], mine["counts"]) == ("improved", False)
    assert mine["ways"] == ["由逾期未公开变为逾期公开"]
    assert gone(data, "7", "turned") == {"GK102 7@2026-09-01@甲": ["records"]}
    assert gone(data, "7") == {}
    run = project.run("--since", str(report), "--new-only")
    assert run.code == 0, run.text
    assert "〔已补公开：由逾期未公开变为逾期公开〕" in run.out
    assert "已补公开1" in run.err
    assert "\n已补公开（转为GK201） records/r.yaml:2: 错误 GK102 " in run.err


@pytest.mark.parametrize(
    ("record", "item"),
    [
        (
            "{item: 2, period: 2026-08, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}",
            "2",
        ),
        (
            "{item: 13, period: 2026-08, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}",
            "13",
        ),
    ],
)
def test_a_period_made_up_for(project, earlier, record, item):
    project.lay("# 无记录\n" + KEPT)
    report = earlier("2026-10-31")
    project.lay(KEPT + "- " + record)
    assert changes(held(project, report), item)[f"GK201 {item}@2026-08"][0] == "improved"
    assert project.run("--since", str(report), "--new-only").code == 0


def test_what_nobody_could_judge_and_then_was_late_is_an_improvement(project, earlier):
    other = "{item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn}"
    project.lay({"a.yaml": "{item: 2, period: 2026-08, published: 2026/10/9}", "b.yaml": other})
    report = earlier("2026-10-31")
    late = "{item: 2, period: 2026-08, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}"
    project.write({"records/a.yaml": late})
    data = held(project, report)
    assert changes(data, "2")["GK201 2@2026-08"][0] == "improved"
    assert project.run("--since", str(report), "--new-only").code == 0
    assert "\n已补公开（转为GK201） catalog.yaml:" in project.run("--since", str(report)).err


def test_what_became_due_in_between_and_was_published_late_is_new(project, earlier):
    project.lay("- {item: 7, title: 甲, formed: 2026-10-09}\n")
    report = earlier("2026-10-31")
    late = ", published: 2026-11-20, channel: 政府网站常规公开, url: https://a.cn}"
    project.lay("- {item: 7, title: 甲, formed: 2026-10-09" + late)
    data = held(project, report, as_of="2026-11-30")
    assert changes(data, "7")["GK201 7@2026-10-09@甲"][0] == "new"
    assert project.run("--since", str(report), "--new-only", "--item", "7", as_of="2026-11-30").code


@pytest.mark.slow
@pytest.mark.parametrize(
    ("records", "start"),
    [
        (KEPT, "2026-01-01"),
        (KEPT + "- " + LATE.replace("2026-09-01", "2026-10-29"), "2026-01-01"),
        (KEPT + "- " + LATE, "2026-09-02"),
    ],
    ids=["deleted", "formed moved", "start raised"],
)
def test_an_obligation_that_is_no_more_is_not_resolved_and_fails(project, earlier, records, start):
    project.lay(KEPT + "- " + LATE)
    report = earlier("2026-10-31")
    project.start = start
    project.lay(records)
    data = held(project, report, "--new-only")
    assert gone(data, "7", "gone") == {"GK102 7@2026-09-01@甲": ["records"]}
    assert gone(data, "7") == {}
    assert [e["counts"] for e in data["since"]["gone"] if e["item"] == "7"] == [True]
    only = ("--since", str(report), "--new-only", "--item", "7")
    run = project.run(*only)
    assert run.code == 1
    assert "义务不再存在1" in run.err
    assert (
        "义务不再存在（记录已删去，或起算日、起始日已改） records/r.yaml:2: 错误 GK102" in run.err
    )
    assert "也按其级别计入退出码：GK102 7@2026-09-01@甲（records/r.yaml:2）" in run.err
    assert project.run(*only, "--fail-on", "never").code == 0
    assert project.run(*only, "--ignore", "GK102").code == 0
    failure = etree.fromstring(project.run("--format", "junit", *only).out.encode())
    assert [e.get("type") for e in failure.iter("failure")] == ["GK102"]
    annotations = project.run("--format", "github", *only).out.splitlines()
    assert annotations[-1].startswith("::error title=政务公开检查")
    assert "也按其级别计入退出码" in annotations[-1]


def test_what_was_waived_or_only_due_soon_does_not_fail_when_it_is_no_more(project, earlier):
    soon = "- {item: 6, title: 丙, formed: 2026-10-06}\n"
    project.lay(KEPT + soon + "- " + LATE)
    waiver = "- {code: GK102, obligation: 7@2026-09-01@甲, reason: 改版, approved_by: 办, approved_on: 2026-10-01, expires: never}\n"  # noqa: E501
    project.write({"waivers.yaml": waiver})
    report = earlier("2026-10-31")
    project.lay(KEPT)
    only = ("--since", str(report), "--new-only", "--item", "6,7")
    run = project.run(*only)
    assert (
        "\n义务不再存在（记录已删去，或起算日、起始日已改） records/r.yaml:3: 错误 GK102" in run.err
    )
    assert "早先的1个" in run.err
    assert run.code == 0
    assert project.run(*only, "--fail-on", "notice", "--select", "GK203").code == 1
    assert "::error" not in project.run("--format", "github", *only).out


def test_the_same_whatever_else_the_catalog_says(project, earlier):
    """A record deleted beside an edit of the catalog that has nothing to do with it is still deleted."""
    project.lay(KEPT + "- " + LATE)
    report = earlier("2026-10-31")
    project.lay(KEPT)
    catalog = (project.root / "catalog.yaml").read_text("utf-8")
    project.write({"catalog.yaml": catalog + "# 另有说明\n"})
    assert gone(held(project, report), "7", "gone") == {"GK102 7@2026-09-01@甲": ["records"]}
    assert project.run("--since", str(report), "--new-only", "--item", "7").code == 1
    limit = "实时公开: {after: 信息形成或者变更, advise: {workdays: 1}, within: {workdays: 20}"
    edited = catalog.replace(limit, "实时公开: {every: year, within: {workdays: 20}")
    project.write({"catalog.yaml": edited})
    assert gone(held(project, report), "7", "gone") == {"GK102 7@2026-09-01@甲": ["catalog"]}


def test_what_is_decided_not_to_apply_is_said_apart(project, earlier):
    project.lay(KEPT + "- " + LATE)
    report = earlier("2026-10-31")
    for key, words in (("reason", "已列为不适用"), ("law", "已列为依法不予公开")):
        name = {"reason": "not_applicable", "law": "exempt"}[key]
        project.more = f'{name}: [{{items: ["7"], {key}: 条例, approved_by: 办}}]\n'
        project.lay(KEPT + "- " + LATE)
        data = held(project, report)
        assert gone(data, "7", "taken_out")["GK102 7@2026-09-01@甲"] == ["records"]
        assert gone(data, "7") == {}
        run = project.run("--since", str(report), "--new-only", "--item", "7")
        assert run.code == 0
        assert f"\n{words} records/r.yaml:2: 错误 GK102" in run.err


def test_a_due_day_put_off_is_not_resolved(project, earlier):
    project.lay(KEPT)
    report = earlier("2026-10-31")
    project.more = "time_limits: {按月公开: {every: month, within: {workdays: 60}}}\n"
    project.lay(KEPT)
    data = held(project, report, "--new-only")
    mine = next(e for e in data["since"]["postponed"] if e["obligation"] == "1@2026-08")
    assert mine["ways"] == ["到期日由2026-09-20改为2026-11-27"]
    assert (mine["counts"], gone(data, "1")) == (True, {})
    assert project.run("--since", str(report), "--new-only", "--item", "1").code == 1
    report = earlier("2026-10-31")
    assert counts(held(project, report)) == {"unchanged": len(held(project, report)["findings"])}


def test_an_event_that_gets_its_day_is_resolved(project, earlier):
    undated = "- {item: 7, title: 甲, published: 2026-10-20, channel: 政府网站常规公开, url: https://a.cn}\n"
    project.lay(KEPT + undated)
    report = earlier("2026-10-31")
    project.lay(KEPT + undated.replace("published", "formed: 2026-10-19, published"))
    data = held(project, report)
    assert gone(data, "7") == {"GK902 7@?@甲": ["records"]}
    assert project.run("--since", str(report), "--new-only").code == 0


def test_a_mismatch_of_a_record_that_was_deleted_is_no_more_but_does_not_fail(project, earlier):
    wrong = (
        "{item: 7, title: 丁, formed: 2026-10-12, published: 2026-10-13, channel: 社区居务公开栏}"
    )
    project.lay(KEPT + "- " + wrong)
    report = earlier("2026-10-31")
    project.lay(KEPT)
    data = held(project, report)
    assert gone(data, "7", "gone") == {"GK301 7@2026-10-12@丁": ["records"]}
    assert project.run("--since", str(report), "--new-only").code == 0


def test_a_waiver_of_an_old_finding_is_a_change(project, earlier):
    project.lay(KEPT + "- " + LATE)
    report = earlier("2026-10-31")
    waiver = "- {code: GK102, obligation: 7@2026-09-01@甲, reason: 改版, approved_by: 办, approved_on: 2026-10-01, expires: never}\n"  # noqa: E501
    project.write({"waivers.yaml": waiver})
    data = held(project, report)
    assert changes(data, "7")["GK102 7@2026-09-01@甲"] == ("waived", ["records"])
    run = project.run("--since", str(report))
    assert "〔新列为经批准暂不计入〕" in run.out
    assert "新列为经批准暂不计入1" in run.err
    report.write_text(json.dumps(data), "utf-8")
    assert set(counts(held(project, report))) == {"unchanged"}


def test_what_got_worse_under_a_waiver_does_not_fail(project, earlier):
    """{item: 7, title: 甲, formed: 2026-09-01, published: 2026-10-19, channel: 政府网站常规公开, url: https://a.cn}"""
    project.lay(project.docstring)
    waiver = "- {code: GK201, obligation: 7@2026-09-01@甲, reason: 改版, approved_by: 办, approved_on: 2026-10-01, expires: never}\n"  # noqa: E501
    for waived in (True, False):
        project.lay(project.docstring)
        project.write({"waivers.yaml": waiver if waived else "[]\n"})
        report = earlier("2026-10-20")
        project.lay(project.docstring.replace("2026-10-19", "2026-10-20"))
        data = held(project, report, "--new-only", as_of="2026-10-20")
        (found,) = (each for each in data["findings"] if each["code"] == "GK201")
        assert (found["change"], found["ways"]) == ("worsened", ["逾期由10增至11个工作日"])
        assert found["counts"] is not waived
        run = project.run("--since", str(report), "--new-only", "--item", "7", as_of="2026-10-20")
        assert run.code == (0 if waived else 1)


# What fails


def test_days_that_a_catalog_adds_are_not_the_passing_of_time(project, earlier):
    project.lay(KEPT)
    report = str(earlier("2026-10-31"))
    catalog = (project.root / "catalog.yaml").read_text("utf-8")
    shorter = "按月公开: {every: month, within: {workdays: 5}, source: default}"
    longer = "按月公开: {every: month, within: {workdays: 15}, source: default}"
    project.write({"catalog.yaml": catalog.replace(longer, shorter)})
    run = project.run("--since", report, "--new-only", "--item", "1", "--ignore", "GK203")
    assert run.code == 1
    assert "〔加重：逾期由25增至35个工作日，因目录变更〕" in run.out


def test_only_what_is_new_fails(project, earlier):
    project.lay(RECORDS)
    report = str(earlier())
    day = "2026-10-26"
    assert project.run(as_of=day).code == 1
    assert project.run("--since", report, as_of=day).code == 1, "--since alone fails as before"
    run = project.run("--since", report, "--new-only", as_of=day)
    assert run.code == 0, "longer overdue is worse, but nothing that anybody did"
    assert "--new-only：只有新增的、加重的和没有公开就不见了的问题计入退出码" in run.err
    assert "加重：逾期由" in run.out
    assert project.run("--since", report, "--new-only").code == 1, "overdue since 2026-10-27"
    assert project.run("--since", report, "--new-only", *ONLY[:1], "7").code == 0
    project.lay(RECORDS + "- {item: 7, title: 丙, formed: 2026-09-02}\n")
    assert project.run("--since", report, "--new-only", as_of=day).code == 1


def test_new_only_needs_a_report(project):
    project.lay(RECORDS)
    run = project.run("--new-only")
    assert (run.code, run.out) == (2, "")
    assert "--since" in run.err


# Shown


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_the_comparison(project, earlier, name):
    project.lay(RECORDS)
    report = str(earlier())
    mended = RECORDS.replace("channel: 政府网站常规公开}", "channel: 政府网站常规公开" + URL)
    project.lay(mended + "- {item: 7, title: 丙, formed: 2026-09-02}\n")
    first, second = (
        project.run("--format", name, "--since", report, "--new-only") for _ in range(2)
    )
    assert first == second
    assert first.code == 1
    if name not in ("json", "jsonl", "sarif"):
        assert "〔新增" in first.out
        assert "〔加重" in first.out
        if name != "gitlab":
            text = first.text.replace("\n", "")
            assert "与2026-10-20的检查结果相比：新增" in text
    if name in ("table", "concise", "markdown", "junit"):
        assert "已解决 records/r.yaml:1: 警告 GK308" in first.text.replace("\\", "")


def test_the_json_fits_its_schema(project, earlier):
    project.lay(RECORDS)
    data = held(project, earlier())
    path = Path(__file__).parent.parent / "schemas" / "check.schema.json"
    validator = Draft202012Validator(json.loads(path.read_text("utf-8")))
    assert [str(error) for error in validator.iter_errors(data)] == []
    strictly = Draft202012Validator(strict(json.loads(path.read_text("utf-8"))))
    assert [str(error) for error in strictly.iter_errors(data)] == []
    for key in data["since"]:
        since = {name: value for name, value in data["since"].items() if name != key}
        assert list(validator.iter_errors({**data, "since": since})), key


def test_sarif_calls_nothing_new_that_the_json_does_not(project, earlier):
    """Overdue that day and published since, a late one is an improvement; a longer delay is worse."""
    project.lay(RECORDS)
    report = earlier()
    published = "formed: 2026-09-01, published: 2026-10-21, channel: 政府网站常规公开" + URL
    project.lay(RECORDS.replace("formed: 2026-09-01}", published))
    data = held(project, report)
    log = json.loads(project.run("--format", "sarif", "--since", str(report)).out)
    told = [(e["properties"]["change"], e["baselineState"]) for e in log["runs"][0]["results"]]
    assert [change for change, _ in told] == [each["change"] for each in data["findings"]]
    assert set(told) == {
        ("new", "new"),
        ("worsened", "updated"),
        ("improved", "updated"),
        ("unchanged", "unchanged"),
    }


def test_sarif_states_the_baseline(project, earlier):
    project.lay(RECORDS)
    report = str(earlier())
    project.lay(RECORDS.replace("channel: 政府网站常规公开}", "channel: 政府网站常规公开" + URL))
    log = json.loads(project.run("--format", "sarif", "--since", report).out)
    results = log["runs"][0]["results"]
    states = {(e["ruleId"], e["baselineState"]) for e in results}
    assert {state for _, state in states} == {"new", "unchanged", "updated"}
    assert "GK308" not in {code for code, _ in states}, "what is mended must open no alert"
    published = Path(__file__).parent / "fixtures" / "published"
    schema = json.loads((published / "sarif-schema-2.1.0.json").read_text("utf-8"))
    jsonschema.validate(log, schema)
    plain = json.loads(project.run("--format", "sarif").out)["runs"][0]["results"]
    assert not any("baselineState" in each for each in plain)


def test_formats_for_hosts_spare_what_was_there_before(project, earlier):
    project.lay(RECORDS)
    report = str(earlier("2026-10-31"))
    options = ("--since", report, "--new-only")
    annotations = project.run("--format", "github", *options)
    assert annotations.code == 0
    assert "::error" not in annotations.out
    assert "::warning" not in annotations.out
    issues = json.loads(project.run("--format", "gitlab", *options).out)
    assert {each["severity"] for each in issues} == {"info"}
    suites = project.run("--format", "junit", *options).out
    assert "<failure" not in suites
    assert "早先已有，--new-only 不计：" in suites
    published = Path(__file__).parent / "fixtures" / "published"
    xsd = etree.XMLSchema(etree.parse(published / "junit-10.xsd"))
    xsd.assertValid(etree.fromstring(suites.encode()))


def test_what_is_new_has_the_first_annotations(project, earlier):
    old = "".join(f"- {{item: 7, title: 第{n}件, formed: 2026-02-02}}\n" for n in range(40))
    project.lay(old)
    report = str(earlier("2026-10-31"))
    project.lay(old + "- {item: 7, title: 新的一件, formed: 2026-09-01}\n")
    run = project.run("--format", "github", "--since", report, "--new-only")
    assert run.code == 1
    assert run.out.startswith("::error ")
    assert run.out.count("::error ") == 1
    assert "新的一件" in run.out.splitlines()[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["table", "concise", "markdown"])
def test_what_is_new_comes_first_however_many_there_were(project, earlier, name):
    old = "".join(f"- {{item: 7, title: 第{n}件, formed: 2026-02-02}}\n" for n in range(900))
    project.lay(old)
    report = str(earlier("2026-10-31"))
    project.lay(old + "- {item: 7, title: 新的一件, formed: 2026-09-01}\n")
    run = project.run("--format", name, "--since", report, "--new-only")
    assert run.code == 1
    shown = run.out.replace("\n", "").replace(" ", "")
    assert "新的一件" in run.out
    assert "〔新增〕" in shown
    assert shown.index("〔新增〕") < shown.index("〔未变〕")
    if name == "markdown":
        assert "### 新增、加重的错误 1" in run.out
        head, _, rest = run.out.partition("### 早先已有的错误 ")
        assert "<details>" not in head
        assert rest.index("<details>") < rest.index("| GK"), "what was there is folded"
        assert "没有列出" in run.out
    if name == "table":
        assert "■ 新增、加重的错误 1" in run.out
        assert "■ 早先已有的错误 9" in run.out
        assert "条没有列出" in run.out


def test_many_resolved_ones_are_counted(project, earlier):
    project.lay("".join(f"- {{item: 7, title: 第{n}件, formed: 2026-09-01}}\n" for n in range(60)))
    report = str(earlier("2026-10-31"))
    project.lay("# 无记录\n")
    run = project.run("--since", report)
    assert run.err.count("\n义务不再存在（") == 20
    assert "义务不再存在的另有40个，全部见 --format json" in run.err


# Reports that cannot be used


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "是空的"),
        (b"\xef\xbb\xbf \n", "是空的"),
        (b"<xml/>", "不是JSON（第1行第1列"),
        (b'{"schema": "gongkai.check/1", "tool"', "没有写完"),
        (b"[]", "没有写 schema"),
        (b'{"schema": "gongkai.check/2"}', "写着“gongkai.check/2”"),
        (b'{"version": "2.1.0"}', "没有写 schema"),
        (b'{"schema": "gongkai.check/1"}', "缺少内容或写法不对：工具"),
        ("{}".encode("utf-16"), "UTF-16"),
        ('{"organisation": "某街道办事处"}'.encode("gbk"), "是GBK编码，应为UTF-8"),
        (b'{"a": "\xff\xff"}', "第1行的字节不是UTF-8文字"),
        (b'{"type":"check","schema":"gongkai.check/1"}\n{"type":"item"}\n', "jsonl"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_is_no_report(project, tmp_path, content, reason):
    project.lay(RECORDS)
    path = tmp_path / "坏.json"
    path.write_bytes(content)
    run = project.run("--since", str(path))
    assert (run.code, run.out) == (2, ""), run.err
    assert reason in run.err
    assert "提示：" in run.err


@pytest.mark.slow
def test_a_report_cut_anywhere_is_refused(project, earlier):
    project.lay(RECORDS)
    path = earlier()
    data = path.read_bytes()
    for end in range(1, len(data) - 1, len(data) // 20):
        path.write_bytes(data[:end])
        run = project.run("--since", str(path))
        assert (run.code, "没有写完" in run.err or "JSON" in run.err) == (2, True), run.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        ({"organisation": "别的街道"}, "是“别的街道”的检查结果，这里是“测试街道”"),
        ({"as_of": "2026-11-01"}, "基准日2026-11-01晚于本次的2026-10-31"),
        ({"filter": {"office": ["甲科"], "select": ["GK101"]}}, "（科室：甲科；规则：GK101）"),
        ({"filter": {"item": ["7"]}}, "只看了一部分（事项：7）"),
        ({"as_of": "今天"}, "写法不对：检查基准日"),
        ({"findings": [{}]}, "写法不对：第1个问题的规则"),
        ({"obligations": None}, "写法不对：应公开义务"),
    ],
)
def test_a_report_that_does_not_fit(project, earlier, edit, reason):
    project.lay(RECORDS)
    run = project.run("--since", str(earlier(**edit)))
    assert (run.code, run.out) == (2, "")
    assert reason in run.err


def test_unknown_keys_pass(project, earlier):
    project.lay(RECORDS)
    assert held(project, earlier(later="a key of a later version"))["since"]


def test_a_report_that_is_not_there_or_too_large(project, tmp_path, monkeypatch):
    project.lay(RECORDS)
    run = project.run("--since", str(tmp_path / "none.json"))
    assert (run.code, "没有这个文件" in run.err) == (2, True)
    run = project.run("--since", str(tmp_path))
    assert (run.code, "是文件夹" in run.err) == (2, True)
    monkeypatch.setattr("gongkai_cli.cli.with_baseline.MAX_BYTES", 10)
    (tmp_path / "large.json").write_bytes(b" " * 11)
    assert "未读取" in project.run("--since", str(tmp_path / "large.json")).err


def test_a_comparison_is_itself_a_report(project, earlier, tmp_path):
    project.lay(RECORDS)
    data = held(project, earlier())
    path = tmp_path / "second.json"
    path.write_text(json.dumps(data), "utf-8")
    assert held(project, path)["since"]["counts"]["unchanged"] == len(data["findings"])


def test_nothing_is_added_without_the_option(project):
    project.lay(RECORDS)
    data = json.loads(project.run("--format", "json").out)
    assert "since" not in data
    assert not any("change" in each for each in data["findings"])


@pytest.mark.slow
def test_hostile_text_of_a_report_is_shown_as_it_is(project, earlier):
    project.lay(RECORDS)
    path = earlier("2026-10-31")
    root = json.loads(path.read_text("utf-8"))
    for each in root["findings"]:
        each |= {
            "message": "[red]\x1b[31m<script>\u202e\n::error::x",
            "fingerprint": each["fingerprint"][::-1],
        }
    path.write_text(json.dumps(root), "utf-8")
    for name in FORMATS:
        run = project.run("--since", str(path), "--format", name)
        assert run.code == 1
        if name not in ("json", "jsonl", "sarif"):
            assert "\x1b" not in run.text
            assert "\u202e" not in run.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_at_once(project, tmp_path):
    project.lay(RECORDS)
    os.mkfifo(tmp_path / "pipe.json")
    run = project.run("--since", str(tmp_path / "pipe.json"))
    assert run.code == 2
    assert "pipe.json 打不开：不是普通文件" in run.err
