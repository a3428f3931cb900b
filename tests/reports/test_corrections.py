"""A signed report against today's records: nothing that reads differently is called unchanged."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.slow

GONE = "records/2026/08/安全生产科.yaml"
KEY = "24@2026-08-10@夏季小餐饮燃气安全检查工作动态"


@pytest.fixture
def signed(demo, report):
    assert report("2026-10", "--freeze").code == 0
    return demo


def kinds(comparison) -> set[str]:
    return {each["sort"] for each in comparison["changes"]}


def about(comparison, sort: str) -> list[dict]:
    return [each for each in comparison["changes"] if each["sort"] == sort]


def test_nothing_changed_is_said_only_where_nothing_changed(signed, report):
    run = report("2026-11", form="md")
    assert "各项与通报一致，没有更正" in run.out
    assert report("2026-11").data["comparison"]["changes"] == []


def test_a_left_over_problem_that_vanished_is_told(signed, report):
    before = report("2026-10").data
    assert KEY in {each["obligation"] for each in before["problems"]}
    (signed.root / GONE).unlink()
    compared = report("2026-11").data["comparison"]
    assert compared["corrections"] == [], "it was due in another month"
    assert {"problem", "figure", "trend", "item"} <= kinds(compared)
    gone = [each for each in about(compared, "problem") if each["item"] == "24"]
    assert [(bool(each["before"]), each["after"]) for each in gone] == [(True, "")]
    text = report("2026-11", form="md").out
    assert "没有更正" not in text
    assert f"有{len(compared['changes'])}处与通报不同" in text
    for form in ("html", "docx", "xlsx"):
        run = report("2026-11", "--output-dir", str(signed.root / "out"), form=form)
        assert run.code == 0, run.err
    assert "没有更正" not in (signed.root / "out/2026-11-通报.html").read_text("utf-8")


def test_a_back_dated_record_of_a_left_over_problem_is_told(signed, report):
    path = signed.root / GONE
    text = path.read_text("utf-8")
    assert "夏季小餐饮燃气安全检查工作动态" in text
    head, _, rest = text.partition("夏季小餐饮燃气安全检查工作动态")
    line, _, tail = rest.partition("\n")
    indent = "  " if "\n- " in text or text.startswith("- ") else ""
    added = f"{indent}published: 2026-08-20\n{indent}channel: 政府网站常规公开\n{indent}url: https://a.cn\n"
    path.write_text(f"{head}夏季小餐饮燃气安全检查工作动态{line}\n{added}{tail}", "utf-8")
    compared = report("2026-11").data["comparison"]
    gone = [each for each in about(compared, "problem") if each["item"] == "24"]
    assert gone
    assert "逾期未公开" in gone[0]["before"]
    assert {each["name"] for each in about(compared, "trend")} >= {"2026年9月"}


def test_a_met_obligation_of_an_earlier_month_is_compared_in_the_ledger(project, report):
    """
    - {item: 1, period: 2026-06, published: 2026-07-08, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-06-01"
    project.lay()
    assert report("2026-10", "--freeze").code == 0
    project.lay(project.docstring.replace("2026-07-08", "2026-07-09"))
    compared = report("2026-11").data["comparison"]
    assert kinds(compared) == {"ledger"}
    (change,) = compared["changes"]
    assert (change["item"], "2026-07-08" in change["before"]) == ("1", True)
    assert "2026-07-09" in change["after"]


def test_a_record_problem_that_was_mended_is_told(project, report):
    """
    - {item: 1, period: 2026-06, published: 甲}
    - {item: 2, period: 2026-06, published: 2026-07-08, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-06-01"
    project.lay()
    assert report("2026-10", "--freeze").code == 0
    project.lay(project.docstring.splitlines()[1] + "\n")
    compared = report("2026-11").data["comparison"]
    assert any("登记问题" in each["before"] for each in about(compared, "problem"))


def test_an_office_is_told_its_own(signed, report):
    (signed.root / GONE).unlink()
    mine = report("2026-11", "--office", "安全生产科").data["comparison"]
    assert {each["item"] for each in mine["changes"] if each["item"]} == {"21", "24"}
    other = report("2026-11", "--office", "民政科").data["comparison"]
    assert other["changes"] == []


def test_what_could_not_be_read_is_not_called_unchanged(signed, report):
    signed.write({"records/2026/11/坏.yaml": "{{{\n"})
    compared = report("2026-11").data["comparison"]
    assert not compared["complete"]
    text = report("2026-11", form="md").out
    assert "没有更正" not in text
    assert "无法判定" in text[text.index("上期通报以来的更正") :]


def test_a_second_version_says_what_it_changes(signed, report):
    first = (signed.root / "reports/2026-10.json").read_bytes()
    (signed.root / GONE).unlink()
    running = report("2026-10").data["replaces"]
    assert running["file"] == "reports/2026-10.json"
    assert report("2026-10", "--freeze").code == 2
    assert report("2026-10", "--refreeze").code == 0
    assert (signed.root / "reports/2026-10.json").read_bytes() == first
    kept = (signed.root / "reports/2026-10.v2.json").read_bytes()
    second = json.loads(kept)
    assert second["replaces"] == running
    assert {"problem", "figure", "trend"} <= kinds(second["replaces"])
    assert report("2026-10").out.encode() == kept, "signed, it says the same"
    again = report("2026-10", "--refreeze")
    assert "内容相同" in again.err
    assert "对本月已签存通报的更正" in report("2026-10", form="md").out
    compared = report("2026-11").data["comparison"]
    assert (compared["file"], compared["version"]) == ("reports/2026-10.v2.json", 2)
    assert compared["first"] == "reports/2026-10.json"
    assert compared["changes"] == []
    assert compared["replaced"] == running["changes"]
    text = report("2026-11", form="md").out
    words = text.replace("\\", "")
    assert (
        f"第2版替换了最先签存的第1版（reports/2026-10.json），两版有{len(running['changes'])}处不同"
        in words
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"due":27', '"due":26'),
        ('"office":null', '"office": null'),
        ('"severity":"error"', '"severity":"warning"'),
    ],
)
def test_a_signed_report_changed_by_hand_stops_the_run(signed, report, old, new):
    path = signed.root / "reports/2026-10.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    for run in (report("2026-11"), report("2026-10", "--freeze")):
        assert run.code == 3
        assert "签存以后被改动过" in run.err
        assert "恢复" in run.err


def test_the_end_of_lines_is_no_change_by_hand(signed, report):
    path = signed.root / "reports/2026-10.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert report("2026-11").code == 0
