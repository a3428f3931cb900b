"""Signed reports: kept whole, never rewritten, compared with what the records say now."""

from __future__ import annotations

import json
from datetime import date

import pytest

RECORDS = """\
- {item: 1, period: 2026-08, published: 2026-09-09, channel: 政府网站常规公开, url: https://a.cn}
- {item: 2, period: 2026-08, published: 2026-09-09, channel: 政府网站常规公开, url: https://a.cn}
- {item: 6, title: 甲, formed: 2026-08-12, published: 2026-08-20, channel: 政府网站常规公开, url: https://a.cn}
"""
FILE = "reports/2026-09.json"


@pytest.fixture
def signed(project, report):
    project.start = "2026-08-01"
    project.lay(RECORDS)
    run = report("2026-09", "--freeze")
    assert run.code == 0, run.err
    assert f"已签存 {FILE}" in run.err
    return project


def corrections(data) -> dict[str, tuple]:
    def short(told):
        return told and (told["verdict"], told["published"])

    found = data["comparison"]["corrections"]
    return {each["obligation"]: (short(each["before"]), short(each["after"])) for each in found}


def test_what_is_signed_is_the_report_with_its_hashes(signed, report):
    kept = (signed.root / FILE).read_text("utf-8")
    assert kept == report("2026-09").out
    provenance = json.loads(kept)["provenance"]
    for key in ("catalog", "project", "records", "calendar"):
        assert len(provenance[key]) == 64
    assert provenance["waivers"] is None


def test_line_ends_are_no_change_of_the_records(signed, report):
    for name in ("records/r.yaml", "gongkai.yaml"):
        path = signed.root / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert report("2026-10").data["comparison"]["changed"] == []


def test_signing_the_same_again_changes_nothing(signed, report):
    before = (signed.root / FILE).read_bytes()
    run = report("2026-09", "--freeze")
    assert run.code == 0
    assert "内容相同" in run.err
    assert (signed.root / FILE).read_bytes() == before


def test_a_signed_past_is_not_rewritten(signed, report):
    before = (signed.root / FILE).read_bytes()
    signed.lay(RECORDS.replace("2026-09-09", "2026-09-29", 1))
    run = report("2026-09", "--freeze")
    assert run.code == 2
    assert run.out == ""
    assert (signed.root / FILE).read_bytes() == before
    run = report("2026-09", "--refreeze")
    assert run.code == 0
    assert (signed.root / FILE).read_bytes() == before
    second = json.loads((signed.root / "reports/2026-09.v2.json").read_text("utf-8"))
    assert second["figures"] != json.loads(before)["figures"]
    assert report("2026-10").data["comparison"]["file"] == "reports/2026-09.v2.json"


def test_nothing_to_correct(signed, report):
    compared = report("2026-10").data["comparison"]
    assert compared["month"] == "2026-09"
    assert compared["changed"] == []
    assert compared["corrections"] == []
    assert report("2026-09").data["comparison"] is None, "a report is not compared with itself"


def test_what_happened_later_is_no_correction(signed, report):
    """Item 13 was overdue when September was signed, and is published in October."""
    late = "- {item: 13, period: 2026-08, published: 2026-10-12, channel: 政府网站, url: https://a.cn}\n"
    signed.lay(RECORDS + late)
    data = report("2026-10").data
    assert data["comparison"]["changed"] == ["公开记录"]
    assert data["comparison"]["corrections"] == []
    found = {
        each["obligation"]: each["group"] for each in data["problems"] if each["code"] == "GK201"
    }
    assert found["13@2026-08"] == "earlier_closed"


def test_records_changed_added_and_removed_after_signing(signed, report):
    changed = RECORDS.replace("published: 2026-09-09", "published: 2026-09-29", 1)
    added = "- {item: 13, period: 2026-08, published: 2026-09-08, channel: 政府网站, url: https://a.cn}\n"
    new = "- {item: 6, title: 乙, formed: 2026-08-13, published: 2026-08-21, channel: 政府网站常规公开, url: https://a.cn}\n"
    signed.lay("".join(changed.splitlines(keepends=True)[:2]) + added + new)
    data = report("2026-10").data
    assert corrections(data) == {
        "1@2026-08": (("met", "2026-09-09"), ("met_late", "2026-09-29")),
        "6@2026-08-12@甲": (("met", "2026-08-20"), None),
        "6@2026-08-13@乙": (None, ("met", "2026-08-21")),
        "13@2026-08": (("overdue", None), ("met", "2026-09-08")),
    }
    text = report("2026-10", form="md").out
    assert "上期通报以来的更正" in text
    found = data["comparison"]["changes"]
    assert len([each for each in found if each["sort"] == "duty"]) == 4
    assert f"有{len(found)}处与通报不同" in text
    assert "通报：逾期未公开，应于2026-09-20；现：按期公开，应于2026-09-20，2026-09-08公开" in text


def test_a_publication_that_no_longer_conforms_is_a_correction(signed, report):
    signed.lay(RECORDS.replace("channel: 政府网站常规公开", "channel: 社区居务公开栏", 1))
    found = report("2026-10").data["comparison"]["corrections"]
    assert [each["obligation"] for each in found] == ["1@2026-08"]
    assert (found[0]["before"]["faulty"], found[0]["after"]["faulty"]) == (False, True)


def test_settings_and_catalog_and_calendar_are_named(signed, report):
    signed.more = "due_soon: {workdays: 3}\n"
    signed.lay(RECORDS)
    catalog = signed.root / "catalog.yaml"
    catalog.write_text(catalog.read_text("utf-8").replace("三十日公开", "三十日内公开"), "utf-8")
    signed.write({"calendar/2027.yaml": "year: 2027\noff_days: [2027-01-01]\n"})
    changed = report("2026-10").data["comparison"]["changed"]
    assert changed == ["目录", "项目设置（gongkai.yaml）", "工作日历"]


def test_one_office_sees_its_own_corrections(signed, report):
    signed.more = 'offices: {甲科: ["1"], 乙科: ["2"]}\n'
    signed.lay(RECORDS.replace("2026-09-09", "2026-09-29"))
    assert set(corrections(report("2026-10", "--office", "甲科").data)) == {"1@2026-08"}
    assert set(corrections(report("2026-10").data)) == {"1@2026-08", "2@2026-08"}


def test_the_last_signed_month_is_compared_however_long_ago(signed, report):
    data = report("2027-11").data
    assert data["comparison"]["month"] == "2026-09"
    assert data["comparison"]["corrections"] == []


def test_a_running_month_is_not_signed(project, report, monkeypatch):
    project.lay(RECORDS)
    run = report("2026-09", "--freeze", as_of="2026-09-29")
    assert run.code == 2
    assert "以2026-09-30为基准日" in run.err
    monkeypatch.setattr("gongkai_cli.cli.dates.today", lambda: date(2026, 9, 30))
    run = report("2026-09", "--freeze")
    assert run.code == 2
    assert "还没有结束（今天是2026-09-30）" in run.err
    assert not (project.root / "reports").exists()


@pytest.mark.slow
@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema": "gongkai.report/1"}', "\x00"])
def test_a_broken_signed_report_stops_the_run(signed, report, content):
    (signed.root / FILE).write_text(content, "utf-8")
    run = report("2026-10")
    assert run.code == 3
    assert run.out == ""
    assert FILE in run.err
    assert "备份" in run.err


def test_a_signed_report_under_another_name_stops_the_run(signed, report):
    (signed.root / FILE).rename(signed.root / "reports/2026-08.json")
    assert report("2026-10").code == 3
