"""`gongkai explain`: clause, trigger, each day, records with reasons, verdict; in three forms."""

from __future__ import annotations

import inspect
import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from counting import OVERLAY_2027, is_worked
from gongkai_cli import entry
from gongkai_cli.explain import TEXTS, as_json, render
from gongkai_cli.explain.as_schema import EXPLAIN
from gongkai_cli.explain.choose import chosen
from gongkai_cli.explain.derive import derive

SCHEMA = Draft202012Validator(EXPLAIN, format_checker=Draft202012Validator.FORMAT_CHECKER)
UP = "channel: 政府网站常规公开"


@pytest.fixture
def explain(project, capsys):
    """The command as a user types it: the output, and the exit code asserted."""

    def run(*words: str, as_of: str = "2026-10-31", code: int = 0) -> str:
        if not (project.root / "gongkai.yaml").exists():
            project.lay()
        capsys.readouterr()
        assert entry.run(["explain", str(project.root), *words, "--as-of", as_of]) == code
        out, err = capsys.readouterr()
        return out if code == 0 else err

    def data(*words: str, as_of: str = "2026-10-31") -> dict:
        document = json.loads(run(*words, "--format", "json", as_of=as_of))
        SCHEMA.validate(document)
        assert len(document["explanations"]) == 1
        return document["explanations"][0]

    run.data = data
    return run


def test_a_period_day_by_day(explain):
    """
    {item: 2, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开}
    """
    found = explain.data("2", "--period", "2026-09")
    assert found["obligation"] == "2@2026-09"
    assert found["clause"]["time_limit"] == "每月15个工作日内公开"
    assert found["clause"]["file"] == "catalog.yaml"
    assert found["trigger"]["day"] == "2026-09-30"
    days = {day["day"]: day for day in found["count"]["days"]}
    assert next(iter(days)) == "2026-10-01"
    assert list(days)[-1] == found["due"]["day"] == "2026-10-27"
    assert [day["number"] for day in days.values() if day["counted"]] == list(range(1, 16))
    assert days["2026-10-01"]["why"] == "国庆节"
    assert days["2026-10-10"] == {
        "day": "2026-10-10", "counted": True, "number": 3, "why": "调休上班",
    }  # fmt: skip
    assert found["due"]["basis"] == "gazetted"
    assert [(r["counts"], r["line"]) for r in found["records"]] == [(True, 1)]
    assert found["verdict"] == "met_late"
    assert [day["day"] for day in found["late"]] == ["2026-10-28", "2026-10-29"]


def test_the_days_agree_with_the_notices(explain):
    """{item: 5, title: 甲, formed: 2026-02-13}"""
    found = explain.data("5", "--formed", "2026-02-13")
    for day in found["count"]["days"]:
        assert day["counted"] is is_worked(date.fromisoformat(day["day"]))


def test_an_event_names_the_line_of_the_formed_day(explain):
    """
    # 一行注释
    item: 7
    title: 甲
    formed: 2026-03-12
    published: 2026-03-12
    channel: 政府网站常规公开
    """
    found = explain.data("7", "--formed", "2026-03-12")
    assert (found["trigger"]["file"], found["trigger"]["line"]) == ("records/r.yaml", 4)
    assert found["records"][0]["line"] == 5
    assert found["clause"]["origin"] == "法定期限：《政府信息公开条例》第二十六条"
    assert found["verdict"] == "met"
    text = explain("7", "--formed", "2026-03-12")
    assert "建议1个工作日内" in text
    assert "以此判定" in text


def test_calendar_days_that_move(explain):
    """{item: 6, title: 甲, formed: 2026-09-01}"""
    found = explain.data("6", "--formed", "2026-09-01")
    assert found["due"] == {
        "day": "2026-10-08", "basis": "gazetted", "moved_from": "2026-10-01",
        "uncovered_year": None, "window": None,
    }  # fmt: skip
    assert any("第二百零三条" in step for step in found["count"]["steps"])
    assert [day["why"] for day in found["count"]["days"]] == ["国庆节"] * 5 + [
        "国庆节调休放假", "国庆节调休放假", "工作日",
    ]  # fmt: skip


def test_a_standing_item_counts_from_the_start(explain):
    """{item: 9, title: 政策, published: 2024-05-06, withdrawn: 2026-03-02, channel: 政府网站常规公开}"""
    found = explain.data("9")
    assert found["kind"] == "standing"
    assert (found["trigger"]["day"], found["trigger"]["file"], found["trigger"]["line"]) == (
        "2026-01-01", "gongkai.yaml", 3,
    )  # fmt: skip
    assert found["due"]["day"] == "2026-01-29"
    assert found["records"][0]["counts"] is False
    assert "2026-03-02已撤下" in found["records"][0]["why"]
    assert found["verdict"] == "overdue"
    assert found["late"][0]["day"] == "2026-03-03"


def test_on_demand_with_and_without_a_stated_day(explain):
    """{item: 10, title: 甲, due: 2026-10-20, published: 2026-10-21, channel: 社区居务公开栏}"""
    found = explain.data("10")
    assert found["due"]["day"] == "2026-10-20"
    assert found["count"]["steps"] == ["记录写明的应公开日期2026-10-20，不另计日"]
    assert found["verdict"] == "met_late"


def test_on_demand_with_nothing_written(explain, project):
    project.lay("# 无\n")
    found = explain.data("10")
    assert found["obligation"] is found["due"] is found["verdict"] is None
    assert "应需求公开" in found["outcome"]
    assert "没有应公开义务" in explain("10")
    assert "不从形成日期起算" in explain("10", "--formed", "2026-01-05", code=2)


def test_a_stated_day_that_is_earlier(explain):
    """{item: 8, title: 甲, formed: 2026-09-01, due: 2026-09-10}"""
    found = explain.data("8", "--formed", "2026-09-01")
    assert found["due"]["day"] == "2026-09-10"
    assert (
        "按期限为2026-09-29；记录写明的应公开日期2026-09-10；从较早的一个"
        in found["count"]["steps"]
    )


def test_why_each_record_does_not_count(explain):
    """
    - {item: 2, period: 2026-08, title: 甲, published: 2026-09-10, channel: 政府网站专题公开}
    - {item: 2, period: 2026-08, title: 乙, published: 2026-09-11, channel: 政府网站常规公开}
    - {item: 2, period: 2026-08, title: 丙, published: 2026-09-14, channel: 政府网站常规公开}
    - {item: 2, period: 2026-08, title: 丁, published: 2026-09-09, withdrawn: 2026-09-10, channel: 政府网站常规公开}
    - {item: 2, period: 2026-08, title: 戊, published: 2026-09-09, channel: 微信}
    - {item: 2, period: 2026-08, title: 己, published: 2026-11-09, channel: 政府网站常规公开}
    - {item: 2, period: 2026-08, title: 庚, published: 2026-09-09}
    - {item: 2, period: 2026-08, title: 辛, published: 2026-09-11, channel: 政府网站常规公开}
    """
    records = explain.data("2", "--period", "2026-08")["records"]
    assert [each["counts"] for each in records] == [False, True] + [False] * 6
    reasons = [each["why"] for each in records]
    assert "公开形式不符" in reasons[0]
    assert reasons[1] == "以此判定"
    assert "2026-09-11" in reasons[2]
    assert "2026-09-10已撤下" in reasons[3]
    assert "没有“微信”" in reasons[4]
    assert "晚于检查基准日" in reasons[5]
    assert "没有写公开形式" in reasons[6]
    assert "同日" in reasons[7]


def test_what_clouds_an_obligation_is_shown(explain):
    """
    - {item: 1, period: 2026-Q1, published: 2026-04-02, channel: 政府网站常规公开}
    - {item: 1, period: 2026-02, publishd: 2026-03-02}
    """
    march = explain.data("1", "--period", "2026-03")
    assert march["verdict"] == "undetermined"
    assert [each["line"] for each in march["records"]] == [1]
    february = explain.data("1", "--period", "2026-02")
    assert sorted(each["line"] for each in february["records"]) == [1, 2]
    assert not any(each["counts"] for each in february["records"])


@pytest.mark.parametrize(
    ("written", "verdict", "words"),
    [
        ("nothing_to_disclose: 无活动", "nothing_to_disclose", "本期最后一日起算数"),
        ("title: 甲", "overdue", "没有公开日期"),
    ],
)
def test_records_without_a_publication(explain, project, written, verdict, words):
    project.lay(f"{{item: 2, period: 2026-08, {written}}}")
    found = explain.data("2", "--period", "2026-08")
    assert found["verdict"] == verdict
    assert words in found["records"][0]["why"]


def test_alone_it_explains_the_next_due_date(explain):
    """
    - {item: 1, period: 2026-10, published: 2026-10-20, channel: 政府网站常规公开}
    - {item: 7, title: 旧, formed: 2026-03-12, published: 2026-03-12, channel: 政府网站常规公开}
    - {item: 7, title: 新, formed: 2026-10-30}
    """
    assert explain.data("2")["obligation"] == "2@2026-10"
    ahead = explain.data("1")
    assert (ahead["obligation"], ahead["verdict"]) == (None, None)
    assert ahead["due"]["day"] == "2026-12-21"
    assert ahead["assumed"] == "2026-11期尚未开始，还没有义务"
    assert explain.data("7")["obligation"] == "7@2026-10-30@新"
    event = explain.data("5")
    assert event["due"]["day"] == "2026-11-20"
    assert "假定信息在检查基准日2026-10-31形成" in event["assumed"]


def test_the_next_due_date_does_not_hide_what_is_overdue(explain):
    """# 无"""
    notes = explain.data("2")["notes"]
    assert any("2@2026-01" in note and "等9件" in note for note in notes)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2", "--period", "2026-12"), "2026-12期尚未开始"),
        (("2", "--period", "2025-12"), "不在检查范围"),
        (("5", "--formed", "2026-12-20"), "假定这一天形成"),
        (("5", "--formed", "2025-12-20"), "早于起始日2026-01-01"),
    ],
)
def test_days_that_make_no_obligation_are_only_assumed(explain, words, said):
    """# 无"""
    found = explain.data(*words)
    assert found["obligation"] is found["verdict"] is None
    assert said in found["outcome"]
    assert found["due"] is not None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("99",), "目录里没有事项“99”"),
        (("2", "--period", "2026"), "按月公开，没有“2026”这一期"),
        (("2", "--period", "2026-13"), "不是所属期"),
        (("2", "--formed", "2026-01-05"), "不从形成日期起算"),
        (("5", "--period", "2026-01"), "没有所属期"),
        (("5", "--formed", "2026-02-30"), "不是日期"),
        (("2", "--period", "2026-01", "--formed", "2026-01-05"), "只能写一个"),
        (("2", "--format", "xml"), "没有格式“xml”"),
    ],
)
def test_wrong_usage(explain, words, said):
    """# 无"""
    error = explain(*words, code=2)
    assert said in error
    assert "提示：" in error


def test_taken_out(explain, project):
    project.more = "not_applicable: [{items: ['5', '2'], reason: 无此业务, approved_by: 主任}]\n"
    project.lay("# 无\n")
    assert "不适用：无此业务（主任批准）" in explain.data("5")["outcome"]
    assert explain.data("5", "--formed", "2026-03-12")["verdict"] == "not_applicable"
    assert explain.data("2", "--period", "2026-03")["verdict"] == "not_applicable"


def test_provisional_until_the_notice_is_imported(explain, project):
    project.lay("# 无\n")
    loose = explain.data("2", "--period", "2026-12")["due"]
    assert (loose["day"], loose["basis"]) == ("2027-01-22", "provisional")
    assert loose["window"] == ["2027-01-15", "2027-01-26"]
    for form in TEXTS:
        assert "2027-01-15" in explain("2", "--period", "2026-12", "--format", form)
    project.write({"calendar/2027.yaml": OVERLAY_2027})
    firm = explain.data("2", "--period", "2026-12")["due"]
    assert (firm["day"], firm["basis"], firm["window"]) == ("2027-01-21", "gazetted", None)


def test_display_time_is_counted_beside(explain):
    """{item: 3, period: 2026-Q2, published: 2026-07-10, channel: 政府网站常规公开, posted_until: 2026-07-17}"""
    notes = explain.data("3", "--period", "2026-Q2")["notes"]
    assert any("公示期7日：2026-07-11至2026-07-17" in note for note in notes)


HOSTILE = inspect.cleandoc(
    """
    - item: 7
      title: "<script>|[bold]\\x1b[31m`甲`@all"
      formed: 2026-03-12
    """
)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_hostile_title_is_shown_as_it_is_written(explain, project, form):
    project.lay(HOSTILE)
    out = explain("7", "--formed", "2026-03-12", "--format", form)
    assert "\x1b" not in out
    if form == "markdown":
        assert "<script>" not in out.replace("\\<", "&lt;")
        assert "\n" not in out.split("### ", 1)[1].split("\n\n", 1)[0]
    assert out == explain("7", "--formed", "2026-03-12", "--format", form)


def test_all_texts_tell_the_same(project):
    """
    {item: 2, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开}
    """
    checked = project.check().checked
    locate = lambda placed, path: (placed.line, 1)  # noqa: E731
    found = [derive(checked, each, locate) for each in chosen(checked, "2", "2026-09", None)]
    for form in TEXTS:
        text = render(form, found)
        for part in ("2026-10-27", "调休上班", "国庆节", "逾期2天", "records/r.yaml"):
            assert part in text, (form, part)
    assert as_json.as_data(found[0])["verdict"] == "met_late"
