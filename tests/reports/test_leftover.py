"""What is overdue and in no rate of the month is counted and said; what is not known is not said."""

from __future__ import annotations

import pytest

WAIVER = """\
- code: GK101
  obligation: 1@2026-08
  reason: 网站改版
  approved_by: 街道办主任
  approved_on: 2026-09-01
  expires: 2026-09-30
"""


def left(data) -> dict[str, int]:
    return {key: count for key, count in data["leftover"].items() if count}


@pytest.mark.slow
def test_what_earlier_months_left_is_counted_and_said(project, report):
    """
    - {item: 2, period: 2026-08, published: 2026-09-09, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 5, title: 甲, published: 2026-08-05, channel: 政府网站专题公开, url: https://a.cn}
    """
    project.start = "2026-08-01"
    project.lay()
    september, october = report("2026-09").data, report("2026-10").data
    due = {
        each["id"]
        for each in september["duties"]
        if each["verdict"] == "overdue" and each["kind"] != "standing"
    }
    assert left(october)["unpublished"] == len(due) > 0
    said = "".join(october["overall"])
    assert f"另有以前月份到期、至今未公开的{len(due)}项" in said
    assert left(october)["undated"] == 1
    assert "算不出到期日的1项" in said
    for form in ("md", "html"):
        run = report("2026-10", "--output-dir", str(project.root / "out"), form=form)
        assert run.code == 0
        text = (project.root / f"out/2026-10-通报.{form}").read_text("utf-8")
        assert f"至今未公开的{len(due)}项" in text
    assert "unpublished" not in left(report("2026-08").data)


@pytest.mark.parametrize(
    ("due", "own", "after"),
    [("2026-09-29", 0, 1), ("2026-09-30", 0, 0), ("2026-10-01", 0, 0)],
    ids=["before the last day", "carried over", "on the first day"],
)
def test_what_a_month_counts_is_not_left_over_as_well(project, report, due, own, after):
    """What fell due on the last day of a month is carried into the next one, and counted there."""
    project.start = "2026-09-28"
    project.lay(f"- {{item: 10, title: 甲, formed: 2026-09-28, due: {due}}}\n")
    september, october = report("2026-09").data, report("2026-10").data
    assert [september["leftover"]["unpublished"], october["leftover"]["unpublished"]] == [
        own,
        after,
    ]
    mine = {each["id"] for each in october["duties"]}
    assert ("10@2026-09-28@甲" in mine) is not bool(after)
    assert report("2026-11").data["leftover"]["unpublished"] >= 1


def test_a_waiver_that_ran_out_is_counted_again(project, report):
    project.start = "2026-08-01"
    project.lay("# 没有记录\n")
    without = left(report("2026-10").data)
    project.write({"waivers.yaml": WAIVER})
    september = report("2026-09").data
    verdicts = {each["id"]: each["verdict"] for each in september["duties"]}
    assert verdicts["1@2026-08"] == "waived"
    assert "waived" not in left(september), "in its own month it is in the figures"
    assert left(report("2026-10").data) == without
    project.write({"waivers.yaml": WAIVER.replace("2026-09-30", "2026-10-31")})
    held = left(report("2026-10").data)
    assert (held["unpublished"], held["waived"]) == (without["unpublished"] - 1, 1)
    notes = {each["name"]: each["text"] for each in report("2026-10").data["method"]}
    assert "有效期满仍未公开的，重新计入" in notes["以前月份到期的"]


def test_who_approved_a_waiver_stands_in_every_form(project, report):
    project.start = "2026-08-01"
    project.lay("# 没有记录\n")
    project.write({"waivers.yaml": WAIVER.replace("2026-09-30", "2026-12-31")})
    data = report("2026-10").data
    waived = [each for each in data["problems"] if each["waived_by"]]
    assert [each["number"] for each in waived] == [len(data["problems"])], "printed last"
    text = report("2026-10", form="md").out
    said = "批准人街道办主任，2026-09-01批准，至2026-12-31，理由：网站改版"
    assert said in text.replace("\\", "")
    row = next(line for line in text.splitlines() if "批准人街道办主任" in line)
    assert waived[0]["hint"] not in row


def test_a_standing_item_taken_down_is_counted_whenever_it_fell_due(project, report):
    """
    - {item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn, withdrawn: 2026-09-15}
    - {item: 11, title: 职能, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.lay()
    assert "lapsed" not in left(report("2026-08").data)
    october = report("2026-10").data
    assert left(october)["lapsed"] == 1
    assert "长期公开事项，2026-10-31没有处于公开状态的1项" in "".join(october["overall"])


def test_nothing_is_denied_while_something_cannot_be_read(project, report):
    project.start = "2026-10-25"
    project.more = 'offices: {甲科: ["12"]}\n'  # of which nothing is known
    known = "- {item: 2, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开}\n"
    project.lay({"r.yaml": "{{{\n", "s.yaml": known})
    text = report("2026-10", "--office", "甲科", form="md").out
    assert "本月没有需要整改的问题" not in text
    assert "也没有问题" not in text
    assert "没有将要到期的事项" not in text
    assert text.count("有读不出来的") >= 3


def test_obligations_are_counted_apart_from_problems(project, report):
    project.start = "2026-08-01"
    project.lay("# 没有记录\n")
    project.write({"waivers.yaml": WAIVER})
    data = report("2026-10").data
    mine = [e["code"] for e in data["problems"] if e["obligation"] == "1@2026-08"]
    assert sorted(mine) == ["GK101", "GK501"]
    assert data["affected"] == len(data["problems"]) - 1
    assert f"涉及公开事项{data['affected']}件" in report("2026-10", form="md").out


def test_an_unused_waiver_is_a_matter_of_the_files(project, report):
    """
    - {item: 1, period: 2026-08, published: 2026-09-09, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-08-01"
    project.lay()
    project.write({"waivers.yaml": WAIVER.replace("2026-09-30", "2026-12-31")})
    groups = {each["code"]: each["group"] for each in report("2026-10").data["problems"]}
    assert groups["GK502"] == "records"


def test_what_need_not_be_published_is_not_called_due_to_be(project, report):
    project.start = "2026-08-01"
    project.more = "exempt:\n  - items: ['1']\n    law: 条例第十四条\n    approved_by: 主任\n    from: 2026-01-01\n"
    project.lay("# 没有记录\n")
    run = report("2026-09")
    if run.code != 0:
        pytest.fail(run.err)
    said = "".join(run.data["overall"])
    assert "依法不予公开1项" in said
    assert "本月应公开" not in said
    assert "本月到期" in said


def test_an_office_called_as_the_cover_keeps_its_own_file(project, report, tmp_path):
    project.more = 'offices: {汇总: ["1"], 甲/科: ["2"], 甲_科: ["3"], 甲_科_2: ["6"]}\n'
    project.lay("# 没有记录\n")
    out = tmp_path / "out"
    run = report("2026-10", "--by-office", "--output-dir", str(out), form="md")
    assert run.code == 0, run.err
    assert len(list(out.iterdir())) == 6
    assert "各科室分册" in (out / "2026-10-通报-汇总.md").read_text("utf-8")
    assert "科室：汇总" in (out / "2026-10-通报-汇总_2.md").read_text("utf-8")


def test_the_office_of_what_has_none_can_be_asked_for(project, report):
    project.more = 'offices: {甲科: ["1-13"]}\n'
    project.lay("- {item: 99, title: 甲, published: 2026-10-09}\n")
    data = report("2026-10", "--office", "未分配").data
    assert [each["code"] for each in data["problems"]] == ["GK304"]
