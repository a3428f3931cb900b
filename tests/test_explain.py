"""`gongkai explain`: clause, trigger, each day, records with reasons, verdict; in three forms."""

from __future__ import annotations

import inspect
import json
import shlex
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from counting import OVERLAY_2027, is_worked
from gongkai_cli.analyses.explain.derive import derive
from gongkai_cli.analyses.explain.question import choose_questions
from gongkai_cli.calendar.workdays import CalendarRange, build_workdays
from gongkai_cli.cli import entry
from gongkai_cli.cli.errors import explain_stop
from gongkai_cli.outputs.documents.explain import explanation
from gongkai_cli.outputs.phrases.check import explain_command
from gongkai_cli.outputs.registry import names_of, render
from gongkai_cli.outputs.schemas import build_schema

TEXTS = names_of("explain")

SCHEMA = Draft202012Validator(
    build_schema("explain"), format_checker=Draft202012Validator.FORMAT_CHECKER
)
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
        "国庆节调休放假", "国庆节调休放假", "工作日，顺延到这一天",
    ]  # fmt: skip
    text = explain("6", "--formed", "2026-09-01")
    assert "      到期  2026-10-08（周四）  工作日，顺延到这一天\n" in text
    assert "不计  2026-10-08" not in text
    assert "| 2026-10-08（周四） | 到期 |" in explain("6", "--format", "markdown")


def test_calendar_days_that_end_on_a_worked_saturday(explain):
    """{item: 6, title: 甲, formed: 2026-01-29}"""
    found = explain.data("6")
    assert (found["due"]["day"], found["due"]["moved_from"]) == ("2026-02-28", None)
    assert "2026-02-28（周六）调休上班，不是休息日，不顺延" in found["count"]["steps"]


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
    assert "自2026-03-02撤下（公示截止）之次日起逾期243天" in found["outcome"]


def test_on_demand_with_and_without_a_stated_day(explain):
    """{item: 10, title: 甲, due: 2026-10-20, published: 2026-10-21, channel: 社区居务公开栏}"""
    found = explain.data("10")
    assert found["due"]["day"] == "2026-10-20"
    assert found["count"]["steps"] == ["记录写明的应公开日期2026-10-20，不另计日"]
    assert found["verdict"] == "met_late"
    for form in ("text", "markdown"):
        out = explain("10", "--format", form)
        assert "另计日" in out
        assert "起算" not in out, "nothing is counted from any day"
        assert "所计各日" not in out
        assert "records/r.yaml:1" in out.replace("\u200b", "")


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
        (("2@2026-12",), "2026-12期尚未开始"),
        (("5@2026-12-20",), "假定这一天形成"),
    ],
)
def test_days_that_make_no_obligation_are_only_assumed(explain, words, said):
    """# 无"""
    found = explain.data(*words)
    assert found["obligation"] is found["verdict"] is None
    assert said in found["outcome"]
    assert found["due"] is not None


@pytest.mark.slow
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
        (("5", "--formed", ""), "不是日期：“”"),
        (("99@2026-01",), "目录里没有事项“99@2026-01”"),
        (("2@2026-01", "--period", "2026-02"), "已写明是哪一件"),
        (("5@2026-03-12@无此件",), "没有“5@2026-03-12@无此件”这件义务"),
        (("2@standing",), "没有“2@standing”这件义务"),
        (("5@2026-02-30",), "没有这个日期"),
        (("2", "--period", "2003-12"), "--period 应在2004至2048年之间"),
        (("2", "--period", "2099-01"), "--period 应在2004至2048年之间"),
        (("2@2049-01",), "年份应在2004至2048年之间"),
        (("5@2003-12-20",), "年份应在2004至2048年之间"),
        (("5", "--formed", "2003-12-20"), "--formed 应在2004至2048年之间"),
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
      title: "<script>|[bold]\\x1b[31m`甲`@all\\n判定  按期公开\\n\\n### 乙\\u2028丙"
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
    else:
        assert [line for line in out.splitlines() if line.startswith("判定")] == [
            line for line in out.split("\n") if line.startswith("判定  逾期未公开")
        ]
    assert len([line for line in out.splitlines() if line.startswith(("判定", "###", "乙"))]) == 1
    assert out == explain("7", "--formed", "2026-03-12", "--format", form)


TOLD = {
    "period": (
        "{item: 2, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开}",
        "2@2026-09",
        ("2026-10-27", "调休上班", "国庆节", "逾期2天，其间2个工作日", "records/r.yaml"),
    ),
    "standing": (
        "{item: 9, title: 甲, published: 2024-05-06, withdrawn: 2026-03-02, channel: 政府网站常规公开}",
        "9@standing",
        ("2026-01-29", "gongkai.yaml", "自2026-03-02撤下（公示截止）之次日起", "基准日不再公开"),
    ),
    "undated": (
        "{item: 7, title: 甲, published: 2026-05-06, channel: 政府网站常规公开}",
        "7",
        ("没有写形成日期", "无法判定", "records/r.yaml", "2026-05-06公开", "不能据此判定"),
    ),
    "none": ("# 无", "10", ("没有应公开义务", "没有记录写明应公开日期")),
    "assumed": ("# 无", "5", ("2026-11-20", "假定信息在检查基准日2026-10-31形成")),
    "early": (
        "{item: 2, period: 2026-11, published: 2026-10-29, channel: 政府网站常规公开}",
        "2@2026-11",
        ("2026-12-21", "2026-11期尚未开始", "已于2026-10-29提前公开", "义务开始后以此判定"),
    ),
    "provisional": ("# 无", "4", ("2027-01-22", "2027-01-15", "2027-01-26", "未到期（到期日暂定）")),
    "stated": (
        "{item: 10, title: 甲, due: 2026-10-20}", "10", ("2026-10-20", "不另计日", "逾期未公开")
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", TOLD)
def test_all_texts_tell_the_same(project, which):
    records, asked, parts = TOLD[which]
    checked = project.check(records).checked
    found = [derive(checked, each, {}) for each in choose_questions(checked, asked, None, None)]
    assert len(found) == 1
    for form in TEXTS:
        text = render("explain", form, found).decode().replace("\u200b", "")
        for part in parts:
            assert part in text, (form, part)
    data = explanation(found[0])
    for word in ("国庆节", "元旦"):
        days = [day["why"] for day in (data["count"] or {"days": ()})["days"]]
        assert any(word in why for why in days) is (
            word in render("explain", "text", found).decode().split("判定  ")[0]
        )


# What is named


def test_a_standing_duty_of_an_item_that_has_events_too(explain):
    """
    - {item: 11, title: 职能, published: 2024-03-12, withdrawn: 2026-03-02, channel: 政府网站常规公开}
    - {item: 11, title: 变更, formed: 2026-10-28}
    """
    found = explain.data("11@standing")
    assert (found["obligation"], found["verdict"]) == ("11@standing", "overdue")
    assert explain.data("11")["obligation"] == "11@2026-10-28@变更"
    assert any("11@standing" in note for note in explain.data("11")["notes"])
    assert explain.data("11@2026-10-28@变更") == explain.data("11", "--formed", "2026-10-28")


def test_the_next_of_any_kind_that_is_still_open(explain, project):
    project.start = "2026-10-15"
    project.lay("{item: 11, title: 变更, formed: 2026-10-28}")
    found = explain.data("11")  # the event is due on 2026-11-18
    assert (found["obligation"], found["due"]["day"]) == ("11@standing", "2026-11-12")
    monthly = project.root / "catalog.yaml"
    text = monthly.read_text("utf-8").replace(
        "channel: 政府网站}", "channel: 政府网站, standing: true}"
    )
    project.write({"catalog.yaml": text})
    assert explain.data("13")["obligation"] == "13@standing"
    project.write(
        {"records/r.yaml": "{item: 13, period: 2026-10, published: 2026-10-16, channel: 政府网站}"}
    )
    assert explain.data("13")["assumed"] == "2026-11期尚未开始，还没有义务"


def test_all_that_share_the_soonest_day(explain):
    """
    - {item: 7, title: 甲, formed: 2026-10-28}
    - {item: 7, title: 乙, formed: 2026-10-28}
    - {item: 7, title: 丙, formed: 2026-10-29}
    """
    document = json.loads(explain("7", "--format", "json"))
    ids = [each["obligation"] for each in document["explanations"]]
    assert ids == ["7@2026-10-28@乙", "7@2026-10-28@甲"]
    assert explain.data("7@2026-10-28@乙")["obligation"] == "7@2026-10-28@乙"


def test_without_anything_open_what_is_unmet(explain):
    """
    - {item: 5, title: 旧, formed: 2026-03-02}
    - {item: 5, title: 新, formed: 2026-05-06, published: 2026-05-06, channel: 政府网站专题公开}
    """
    assert explain.data("5")["obligation"] == "5@2026-03-02@旧"


def test_an_items_id_may_hold_what_divides_an_id(explain, project):
    project.lay("{item: '7@2026-03-12', title: 甲, formed: 2026-05-06}")
    text = (project.root / "catalog.yaml").read_text("utf-8")
    row = next(line for line in text.splitlines() if 'id: "7"' in line)
    more = row.replace('"7"', '"7@2026-03-12"').replace("category: 通知", "category: 另一项")
    project.write({"catalog.yaml": f"{text}{more}\n"})
    assert explain.data("7@2026-03-12")["category"] == "另一项"
    mine = explain.data("7@2026-03-12@2026-05-06@甲")
    assert (mine["item"], mine["obligation"]) == ("7@2026-03-12", "7@2026-03-12@2026-05-06@甲")


@pytest.mark.slow
def test_the_command_that_names_one(explain, project, capsys):
    """
    - {item: 7, title: 甲, formed: 2026-10-28}
    - {item: 7, title: 乙 “丙”, formed: 2026-10-28}
    - {item: 7, title: 丁, formed: 2026-10-29}
    - {item: 7, title: "戊\\n己", formed: 2026-10-30}
    - {item: 7, title: "庚\\n辛", formed: 2026-10-30}
    - {item: 7, title: 没有日期, published: 2026-10-30, channel: 政府网站常规公开}
    - {item: 10, title: 子, due: 2026-10-20}
    - {item: 2, period: 2026-09}
    """
    judged = project.check().checked.judged
    every = [each.obligation for each in judged]
    said = {each.id: explain_command(each, every) for each in every}
    assert said["9@standing"] == "gongkai explain 9@standing"
    assert said["2@2026-09"] == "gongkai explain 2 --period 2026-09"
    assert said["7@2026-10-28@甲"] == "gongkai explain 7@2026-10-28@甲"
    assert said["7@2026-10-28@乙 “丙”"] == "gongkai explain '7@2026-10-28@乙 “丙”'"
    assert said["7@2026-10-29@丁"] == "gongkai explain 7 --formed 2026-10-29"
    assert said["7@2026-10-30@戊\n己"] == "gongkai explain 7 --formed 2026-10-30"
    assert said["10@2026-10-20@子"] == "gongkai explain 10@2026-10-20@子"
    for id_, command in said.items():
        document = json.loads(explain(*shlex.split(command)[2:], "--format", "json"))
        ids = [each["obligation"] for each in document["explanations"]]
        assert id_ in ids
        assert len(ids) == (2 if "2026-10-30" in id_ and "\n" in id_ else 1)


# Days that are out of range


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "due"),
    [
        (("2", "--period", "2035-01"), "2035-02-"),
        (("2", "--period", "2047-12"), "2048-01-"),
        (("2", "--period", "2048-12"), "2049-01-"),
        (("2@2048-12",), "2049-01-"),
        (("7", "--formed", "2040-01-05"), "2040-02-"),
        (("7", "--formed", "2048-12-20"), "2049-01-"),
        (("7@2048-12-20",), "2049-01-"),
        (("2", "--period", "2004-01"), "2004-02-"),
    ],
)
def test_the_calendar_reaches_what_is_asked(explain, words, due):
    """# 无"""
    assert explain.data(*words)["due"]["day"].startswith(due)


def test_a_notice_older_than_the_calendar(explain, project):
    project.lay("{item: 8, title: 甲, published: 1999-05-06, channel: 政府网站常规公开}")
    text = (project.root / "catalog.yaml").read_text("utf-8")
    project.write(
        {
            "catalog.yaml": text.replace(
                "display: {workdays: 5}", "display: {workdays: 5}, standing: true"
            )
        }
    )
    found = explain.data("8@standing")
    assert found["verdict"] == "met"
    assert not any("公示期" in note for note in found["notes"])


def test_a_day_outside_the_calendar_is_wrong_usage(capsys):
    with pytest.raises(CalendarRange) as caught:
        build_workdays(through_year=2027).index(date(2003, 12, 31))
    assert explain_stop(caught.value) == 2
    error = capsys.readouterr().err
    assert "2003-12-31不在工作日历的范围（2004-01-01至2030-12-31）内" in error
    assert "提示：" in error
    assert "内部错误" not in error


# What is no obligation


@pytest.mark.slow
@pytest.mark.parametrize(
    ("record", "words", "said"),
    [
        (
            f"{{item: 2, period: 2025-12, published: 2026-01-05, {UP}}}",
            ("2", "--period", "2025-12"),
            "不在检查范围；已于2026-01-05公开，属历史记录，不判定",
        ),
        (
            f"{{item: 7, title: 甲, formed: 2025-12-31, published: 2026-01-05, {UP}}}",
            ("7", "--formed", "2025-12-31"),
            "不在检查范围；已于2026-01-05公开，属历史记录，不判定",
        ),
        (
            "{item: 7, title: 甲, formed: 2026-11-20}",
            ("7", "--formed", "2026-11-20"),
            "登记的形成日期2026-11-20晚于检查基准日，还没有义务",
        ),
        (
            "{item: 7, title: 甲, formed: 2026-11-20}",
            ("7",),
            "登记的形成日期2026-11-20晚于检查基准日，还没有义务",
        ),
        (
            f"{{item: 7, title: 甲, formed: 2025-12-31, published: 2026-01-05, {UP}}}",
            ("7",),
            "登记的1条起算日都不在检查范围；假定信息在检查基准日2026-10-31形成",
        ),
        (
            f"{{item: 2, period: 2026-11, published: 2026-10-05, {UP}}}",
            ("2", "--period", "2026-11"),
            "2026-11期尚未开始，还没有义务；已于2026-10-05提前公开",
        ),
        (
            "{item: 10, title: 甲, due: 2025-10-20}",
            ("10",),
            "写明应公开日期2025-10-20的记录不在检查范围（起始日2026-01-01）",
        ),
        (
            "{item: 10, title: 甲, formed: 2026-11-02, due: 2026-11-20}",
            ("10",),
            "写明的应公开日期2026-11-20，信息尚未形成",
        ),
    ],
)  # fmt: skip
def test_what_is_written_down_but_owes_nothing(explain, project, record, words, said):
    project.lay(record)
    found = explain.data(*words)
    assert said in found["outcome"]
    assert found["obligation"] is None
    assert found["verdict"] == ("met" if "提前公开" in said else None)
    out = explain(*words)
    assert out.count(said) == 1
    if "假定" not in said and found["due"]:
        assert "记录  没有" not in out
        assert "没有登记" not in out


def test_a_period_after_the_items_end_is_never_to_begin(explain, project):
    project.lay("# 无")
    text = (project.root / "catalog.yaml").read_text("utf-8")
    ended = text.replace("category: 月报", "category: 月报, effective_to: 2026-11-15")
    project.write({"catalog.yaml": ended})
    assert "目录规定这一项到2026-11-15为止" in explain.data("1", "--period", "2026-12")["outcome"]
    assert explain.data("1", as_of="2026-12-31")["obligation"] == "1@2026-10", "the last of all"
    gone = text.replace("time_limit: 全年", "time_limit: 全年, effective_to: 2026-03-31")
    project.write({"catalog.yaml": gone})
    assert explain.data("9")["outcome"] == "没有应公开义务：目录规定这一项到2026-03-31为止"
    later = text.replace("time_limit: 全年", "time_limit: 全年, effective_from: 2026-12-01")
    project.write({"catalog.yaml": later})
    assert explain.data("9")["outcome"] == "没有应公开义务：这一项自2026-12-01起才须长期公开"


@pytest.mark.parametrize("form", TEXTS)
def test_an_assumption_is_said_once(explain, form):
    """# 无"""
    out = explain("5", "--format", form)
    assert out.count("没有登记待公开的事件") == (2 if form == "json" else 1)  # its own key there
    assert "信息信息" not in out
    assert "”信息" not in out


# How late, and how sure that is


def test_a_stated_day_before_the_information_was_formed(explain):
    """{item: 8, title: 甲, formed: 2026-09-01, due: 2026-08-10}"""
    found = explain.data("8")
    assert found["due"]["day"] == "2026-09-29"
    assert not any("从较早的一个" in step for step in found["count"]["steps"])
    assert "记录写明的应公开日期2026-08-10早于形成日期，不采用" in found["count"]["steps"]


def test_a_stated_day_of_a_period_is_no_due_day(explain):
    """{item: 2, period: 2026-08, due: 2026-09-02}"""
    assert not any("应公开日期" in step for step in explain.data("2@2026-08")["count"]["steps"])


def test_a_stated_day_does_not_touch_the_standing_duty(explain, project):
    project.lay("{item: 8, title: 甲, formed: 2026-09-01, due: 2026-09-02}")
    text = (project.root / "catalog.yaml").read_text("utf-8")
    project.write({"catalog.yaml": text.replace("display: {workdays: 5}", "standing: true")})
    assert not any("应公开日期" in step for step in explain.data("8@standing")["count"]["steps"])
    assert any("从较早的一个" in s for s in explain.data("8@2026-09-01@甲")["count"]["steps"])


def test_what_cannot_be_judged_is_not_called_late(explain):
    """{item: 1, period: 2026-Q1, published: 2026-04-02, channel: 政府网站常规公开}"""
    found = explain.data("1@2026-02")
    assert found["outcome"].startswith("无法判定，到期日已过225天：")
    assert "逾期" not in found["outcome"]
    assert found["late"] == []


def test_late_without_a_working_day(explain):
    """{item: 2, period: 2026-10, published: 2026-11-21, channel: 政府网站常规公开}"""
    found = explain.data("2@2026-10", as_of="2026-11-30")
    assert found["outcome"] == "逾期公开，逾期1天（其间无工作日）"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("withdrawn: 2026-03-02", "自2026-03-02撤下（公示截止）的次日起逾期166个工作日"),
        ("posted_until: 2026-03-02", "自2026-03-02撤下（公示截止）的次日起逾期166个工作日"),
        ("withdrawn: 2026-01-29", "没有处于公开状态的内容，逾期"),
        ("withdrawn: 2026-01-30", "自2026-01-30撤下（公示截止）的次日起逾期"),
    ],
)
def test_a_lapse_says_since_when(explain, project, act, said):
    project.lay(f"{{item: 9, title: 甲, published: 2024-05-06, {act}, {UP}}}")
    assert said in project.again().one("GK103", "9").message
    outcome = explain.data("9")["outcome"]
    assert ("之次日起" in outcome) is ("次日起" in said)


def test_past_the_advised_day(explain):
    """
    - {item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-16, channel: 政府网站常规公开}
    - {item: 7, title: 乙, formed: 2026-03-11, published: 2026-03-12, channel: 政府网站常规公开}
    - {item: 7, title: 丙, formed: 2026-03-10}
    """
    slow = explain.data("7", "--formed", "2026-03-12")["notes"]
    assert slow[0] == (
        "建议在1个工作日内（2026-03-13前）公开，2026-03-16才公开，已过建议的日子（GK202，只作提示）"
    )
    assert not any(
        "建议在" in note for note in explain.data("7", "--formed", "2026-03-11")["notes"]
    )
    late = explain.data("7", "--formed", "2026-03-10")["notes"]
    assert "建议在1个工作日内（2026-03-11前）公开，截至2026-10-31未公开，已过建议的日子" in late


@pytest.mark.slow
@pytest.mark.parametrize(
    ("as_of", "published", "outcome"),
    [
        ("2027-01-20", "", "即将到期（到期日暂定）"),
        ("2026-12-20", "", "未到期（到期日暂定）"),
        ("2027-01-23", "", "逾期未公开（到期日暂定），逾期1天（其间无工作日），可能并未逾期"),
        ("2027-01-26", "", "逾期未公开（到期日暂定），逾期4天，其间2个工作日，可能并未逾期"),
        ("2027-01-27", "", "逾期未公开（到期日暂定），逾期5天，其间3个工作日"),
        ("2027-01-31", "2027-01-26", "逾期公开（到期日暂定），逾期4天，其间2个工作日，可能并未逾期"),
        ("2027-01-31", "2027-01-27", "逾期公开（到期日暂定），逾期5天，其间3个工作日"),
        ("2027-01-31", "2027-01-22", "按期公开（到期日暂定）"),
    ],
)  # fmt: skip
def test_a_verdict_on_a_provisional_day_says_so(explain, project, as_of, published, outcome):
    done = f"published: {published}, {UP}" if published else "title: 甲"
    project.lay(f"{{item: 2, period: 2026-12, {done}}}")
    assert explain.data("2@2026-12", as_of=as_of)["outcome"] == outcome
    out = explain("2@2026-12", as_of=as_of)
    assert "\n暂定到期  2027-01-22（周五），预计在2027-01-15至2027-01-26之间\n" in out
    assert "当日公开仍属按期" not in out


def test_a_stated_day_that_the_limit_does_not_allow(explain):
    """{item: 5, title: 甲, formed: 2026-09-01, due: 2026-09-10}"""
    found = explain.data("5")
    assert found["due"]["day"] == "2026-09-21"
    assert not any("应公开日期" in step for step in found["count"]["steps"])
