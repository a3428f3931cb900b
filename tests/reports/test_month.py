"""The monthly report: what belongs to a month, and that its numbers agree with each other."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

import pytest

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.checking.run_check import run_check
from gongkai_cli.outputs.phrases.monthly import month_words

MONTHS = [f"2026-{number:02d}" for number in range(1, 11)]


def ids(rows) -> list[str]:
    return [row.get("id") or row["obligation"] for row in rows]


def groups(data) -> dict[str, str]:
    return {f"{each['code']} {each['obligation']}": each["group"] for each in data["problems"]}


LEFT = {
    "standing": {"overdue": "lapsed", "undetermined": "lapse_undetermined"},
    "earlier": {"overdue": "unpublished", "undetermined": "undetermined"},
}
"""What an obligation that is open and in no figure of the month is counted as."""


def left_open(data, project) -> dict[str, int]:
    """What a report must say is left of earlier months, of the obligations of a check of its day."""
    office = ["--office", data["office"]] if data["office"] else []
    checked = json.loads(project.run("--format", "json", *office, as_of=data["as_of"]).out)
    mine = {each["id"] for each in data["duties"]}
    counts = dict.fromkeys(data["leftover"], 0)
    for each in checked["obligations"]:
        real = each.get("verdict_unwaived", each["verdict"])
        if real not in ("overdue", "undetermined"):
            continue
        before = each["due"] is not None and each["due"] < data["first"] and each["id"] not in mine
        if each["due"] is None:
            counts["undated"] += 1
        elif each["verdict"] == "waived":
            counts["waived"] += before
        elif each["kind"] == "standing":
            counts[LEFT["standing"][real]] += 1
        else:
            counts[LEFT["earlier"][real]] += before
            assert before or each["id"] in mine, "open, and in no figure at all"
    return counts


def agrees(data, project) -> None:
    """Every number that a report says twice is the same twice, every sum comes out, nothing is left out."""
    assert data["leftover"] == left_open(data, project)
    figures = data["figures"]
    verdicts = figures["by_verdict"]
    assert figures["due"] == sum(verdicts.values()) == len(data["duties"])
    for verdict, count in verdicts.items():
        assert count == sum(each["verdict"] == verdict for each in data["duties"])
    assert figures["carried"] == sum(each["carried"] for each in data["duties"])
    assert figures["nonconforming"] == sum(each["faulty"] for each in data["duties"])
    counted = [
        each
        for each in data["duties"]
        if each["verdict"] in ("met", "met_late", "overdue", "undetermined")
        and each["basis"] == "gazetted"
        and each["due"] <= data["as_of"]
    ]
    published = [each for each in counted if each["published"]]
    assert figures["disclosed"] == ([len(published), len(counted)] if counted else None)
    assert figures["conforming"] == (
        [sum(not each["faulty"] for each in published), len(published)] if published else None
    )
    dated = [each for each in counted if each["kind"] != "standing"]
    met = sum(each["verdict"] == "met" for each in dated)
    assert figures["on_time"] == ([met, len(dated)] if dated else None)
    open_ = [each for each in data["problems"] if each["waived_by"] is None]
    assert sum(data["problems_by_severity"].values()) == len(open_)
    assert len(data["rectification"]["tasks"]) == len(open_)
    for table in ("by_office", "by_channel", "by_responsibility"):
        rows = data[table]
        assert sum(row["items"] for row in rows) == len(data["overview"]), table
        assert sum(row["problems"] for row in rows) == len(open_), table
        for key in ("due", "carried", "provisional", "nonconforming"):
            assert sum(row["figures"][key] for row in rows) == figures[key], (table, key)
        for key in ("disclosed", "on_time", "conforming"):
            for place in (0, 1):
                total = sum((row["figures"][key] or [0, 0])[place] for row in rows)
                assert total == (figures[key] or [0, 0])[place], (table, key)
    assert sum(row["due"] for row in data["overview"]) == figures["due"]
    assert sum(data["items"].values()) == len(data["overview"]) == len(data["ledger"]["rows"])
    assert data["trend"][-1]["figures"] == figures
    assert data["trend"][-2]["figures"] == data["previous"]
    assert len(data["trend"]) == len(data["ledger"]["months"]) == 12
    in_cells = sum(cells[-1]["count"] for cells in columns(data) if cells[-1])
    standing = sum(each["kind"] == "standing" for each in data["duties"])
    assert in_cells >= figures["due"] - figures["carried"] - standing
    for row in data["ledger"]["rows"]:
        for cell in row["cells"]:
            assert cell is None or cell["count"] == sum(cell["by_verdict"].values())
            assert cell is None or cell["verdict"] in cell["by_verdict"]


def columns(data):
    return [row["cells"] for row in data["ledger"]["rows"]]


@pytest.mark.slow
def test_every_number_of_the_demo_agrees(demo, report):
    for month in MONTHS:
        agrees(report(month).data, demo)
    agrees(report("2026-10", as_of="2026-10-12").data, demo)


@pytest.mark.slow
def test_the_trend_is_what_each_month_said_itself(demo, report):
    trend = {point["month"]: point for point in report("2026-10").data["trend"]}
    assert trend["2025-11"]["figures"] is None
    for month in MONTHS:
        own = report(month).data
        assert trend[month]["figures"] == own["figures"]
        assert trend[month]["as_of"] == own["as_of"]


@pytest.mark.slow
def test_the_figures_are_those_of_a_check_of_that_day(demo, report):
    """The month of the demo in which everything falls due by its last day but one."""
    checked = run_check(demo.root, date(2026, 10, 31))
    mine = [e for e in checked.judged if e.obligation.due and f"{e.obligation.due.day:%Y-%m}" == "2026-10"]  # fmt: skip
    data = report("2026-10").data
    assert ids(data["duties"]) == [each.obligation.id for each in mine]
    assert [d["verdict"] for d in data["duties"]] == [each.verdict for each in mine]
    assert data["items"] == {k.value: v for k, v in checked.summary.items.items()}
    assert data["opening"].startswith("157项：已判定85；未登记事件2（不等于合规）；按需67")


@pytest.mark.slow
def test_one_office_is_the_check_of_that_office(demo, report):
    for office in ("办公室", "民政科", "社会保障事务所", "文教科"):
        data = report("2026-10", "--office", office).data
        agrees(data, demo)
        checked = run_check(demo.root, date(2026, 10, 31), offices=[office])
        mine = {
            each.obligation.id
            for each in checked.judged
            if each.obligation.due and f"{each.obligation.due.day:%Y-%m}" == "2026-10"
        }
        assert set(ids(data["duties"])) == mine
        assert data["items"] == {k.value: v for k, v in checked.summary.items.items()}
        assert {each["office"] for each in data["problems"]} <= {office}
        assert data["cautions"] == ["另有2处问题不能确定属于哪个事项和科室，见全单位的通报"]


DUE = """\
- {item: 10, title: 九月末, due: 2026-09-30, formed: 2026-09-01, published: 2026-09-30, channel: 社区居务公开栏}
- {item: 10, title: 十月首, due: 2026-10-01, formed: 2026-09-01, published: 2026-10-01, channel: 社区居务公开栏}
- {item: 10, title: 十月末, due: 2026-10-31, formed: 2026-09-01, published: 2026-10-31, channel: 社区居务公开栏}
- {item: 10, title: 十一月首, due: 2026-11-01, formed: 2026-09-01, published: 2026-10-20, channel: 社区居务公开栏}
"""


def on_demand(data) -> list[tuple[str, str]]:
    mine = [each for each in data["duties"] if each["item"] == "10"]
    return [(each["title"], each["verdict"]) for each in sorted(mine, key=lambda each: each["due"])]


def test_the_first_and_the_last_day_belong_to_the_month(project, report):
    project.lay(DUE)
    data = report("2026-10").data
    assert on_demand(data) == [("十月首", "met"), ("十月末", "met")]
    agrees(data, project)
    assert on_demand(report("2026-09").data) == [("九月末", "met")]
    assert on_demand(report("2026-11").data) == [("十一月首", "met")]


LAST_DAY = """\
- {item: 10, title: 当日未公开, due: 2026-09-30, formed: 2026-09-01}
- {item: 10, title: 次日公开, due: 2026-09-30, formed: 2026-09-01, published: 2026-10-01, channel: 社区居务公开栏}
"""


def test_what_falls_due_on_the_last_day_is_counted_once(project, report):
    project.start = "2026-09-01"
    project.lay(LAST_DAY)
    september = report("2026-09").data
    assert on_demand(september) == [("当日未公开", "due_soon"), ("次日公开", "due_soon")]
    assert september["figures"]["on_time"] is None
    assert "当日公开仍属按期" in "".join(september["overall"])
    october = report("2026-10").data
    assert on_demand(october) == [("当日未公开", "overdue"), ("次日公开", "met_late")]
    assert october["figures"]["carried"] == 2
    late = [each for each in october["duties"] if each["carried"]]
    assert {each["due"] for each in late} == {"2026-09-30"}
    found = groups(october)
    assert found["GK102 10@2026-09-01@当日未公开"] == "earlier_open"
    assert found["GK201 10@2026-09-01@次日公开"] == "earlier_closed"
    agrees(september, project)
    agrees(october, project)
    november = report("2026-11").data
    assert on_demand(november) == []
    assert groups(november)["GK102 10@2026-09-01@当日未公开"] == "earlier_open"
    assert "GK201 10@2026-09-01@次日公开" not in groups(november)
    assert november["earlier_reported"] == 1


def test_problems_of_earlier_months_are_told_until_they_are_mended(project, report):
    """
    - {item: 2, period: 2026-06, published: 2026-09-03, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 2, period: 2026-07, published: 2026-08-03, channel: 社区居务公开栏}
    - {item: 2, period: 2026-08, published: 2026-09-02, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-05-20"
    project.lay()
    for month in ("2026-07", "2026-08", "2026-09", "2026-10"):
        agrees(report(month).data, project)
    july, august, september, october = (
        groups(report(f"2026-{month}").data) for month in ("07", "08", "09", "10")
    )
    assert july["GK101 2@2026-06"] == "this_month"
    assert august["GK101 2@2026-06"] == "earlier_open"
    assert september["GK201 2@2026-06"] == "earlier_closed"
    assert "GK101 2@2026-06" not in september
    assert not any(key.endswith("2@2026-06") for key in october)
    assert august["GK301 2@2026-07"] == "this_month"
    assert september["GK301 2@2026-07"] == october["GK301 2@2026-07"] == "earlier_open"


def test_a_lapse_is_told_in_its_month_and_after(project, report):
    """
    - {item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn, withdrawn: 2026-09-15}
    """
    project.lay()
    key = "GK103 9@standing"
    assert key not in groups(report("2026-08").data)
    assert groups(report("2026-09").data)[key] == "this_month"
    october = report("2026-10").data
    assert groups(october)[key] == "earlier_open"
    row = next(row for row in october["ledger"]["rows"] if row["item"] == "9")
    words = [cell and cell["verdict"] for cell in row["cells"]]
    assert words == [None, None, *["met"] * 8, "overdue", "overdue"]
    assert row["cells"][2]["due"] == "2026-01-29"
    assert row["cells"][3]["due"] is None
    agrees(october, project)


def test_a_running_month_says_so(project, report):
    """
    - {item: 2, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-09-25"
    project.lay()
    data = report("2026-10", as_of="2026-10-15").data
    assert data["running"]
    assert data["title"] == "2026年10月份政务公开工作情况的通报（截至2026-10-15）"
    verdicts = {each["id"]: each["verdict"] for each in data["duties"]}
    assert verdicts["2@2026-09"] == "met"
    assert verdicts["1@2026-09"] == "pending"
    assert data["figures"]["disclosed"] is None, "published early, not due yet"
    on_the_day = report("2026-10", as_of="2026-10-27").data
    assert on_the_day["figures"]["disclosed"] == [1, 1], "published; item 1 may still be today"
    ahead = {each["id"]: each["next_month"] for each in data["reminders"]}
    assert ahead["1@2026-09"] is False
    assert ahead["1@2026-10"] is True
    assert "2@2026-09" not in ahead
    agrees(data, project)
    assert "本月增加" not in "".join(data["overall"])
    over = report("2026-10").data
    assert not over["running"]
    assert over["title"] == "2026年10月份政务公开工作情况的通报"
    assert {each["id"]: each["verdict"] for each in over["duties"]}["1@2026-09"] == "overdue"


def test_the_start_inside_the_month(project, report):
    project.start = "2026-10-15"
    project.lay("# 没有记录\n")
    data = report("2026-10").data
    assert data["figures"]["due"] == 0
    assert data["previous"] is None
    assert "上月在检查起始日以前" in "".join(data["overall"])
    assert all(point["figures"] is None for point in data["trend"][:-1])
    assert "本月没有到期的公开事项" in data["praise"]
    assert "按期公开" not in data["praise"]
    assert report("2026-10", as_of="2026-10-14").code == 2
    before = report("2026-09")
    assert before.code == 2
    assert "检查还没有开始" in before.err


GOOD = """\
- {item: 1, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}
- {item: 2, period: 2026-09, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}
- {item: 13, period: 2026-09, published: 2026-10-27, channel: 政府网站常规公开, url: https://a.cn}
- {item: 3, period: 2026-Q3, published: 2026-10-09, channel: 政府网站常规公开, url: https://a.cn}
- {item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn}
- {item: 11, title: 职能, formed: 2026-09-28, published: 2026-09-28, channel: 政府网站常规公开, url: https://a.cn}
"""


def test_praise_only_where_it_is_true(project, report):
    project.start = "2026-09-25"
    project.lay(GOOD)
    good = report("2026-10").data
    assert good["problems"] == []
    assert good["figures"]["due"] == good["figures"]["by_verdict"]["met"] == 7
    assert good["praise"].startswith("本月应公开7项，均按期公开，未发现问题。")
    assert "不等于合规" in good["praise"]
    project.lay(GOOD.replace("2026-10-27", "2026-10-28"))
    assert report("2026-10").data["praise"] == ""
    project.lay(GOOD.replace(", channel: 政府网站常规公开, url: https://a.cn}", "}", 1))
    assert report("2026-10").data["praise"] == ""
    project.lay(GOOD + "- {item: 4, period: 2026, published: 甲}\n")
    assert report("2026-10").data["praise"] == ""
    zero = GOOD.replace("published: 2026-10-27", "nothing_to_disclose: 无活动")
    project.lay(
        zero.replace(", channel: 政府网站常规公开, url: https://a.cn}\n- {item: 3", "}\n- {item: 3")
    )
    data = report("2026-10").data
    assert data["praise"].startswith("本月应公开7项：按期公开6项，零报告1项，未发现问题。")


def test_what_is_published_early_is_not_called_due(project, report):
    project.start = "2026-09-25"
    project.lay(GOOD)
    data = report("2026-10", as_of="2026-10-28").data
    late = [each for each in data["duties"] if each["due"] > "2026-10-28"]
    assert {each["verdict"] for each in late} == {"met"}
    due = data["figures"]["due"] - len(late)
    said = f"截至2026-10-28，已到期的{due}项，均按期公开，其余已提前公开{len(late)}项，未发现问题。"
    assert data["praise"].startswith(said)


def test_nothing_due_yet_is_not_praised_as_in_time(project, report):
    """
    - {item: 10, title: 甲, formed: 2026-10-01, due: 2026-10-27, published: 2026-10-09, channel: 社区居务公开栏}
    - {item: 10, title: 乙, formed: 2026-10-01, due: 2026-10-30, published: 2026-10-09, channel: 社区居务公开栏}
    """
    project.start = "2026-10-01"
    project.lay()
    data = report("2026-10", as_of="2026-10-12").data
    said = "截至2026-10-12，本月应公开2项，均未到期，其中已提前公开2项，未发现问题。"
    assert data["praise"].startswith(said)


@pytest.mark.slow
def test_a_fault_in_an_early_publication_is_the_month_s_when_made_and_when_due(project, report):
    """
    - {item: 10, title: 甲, formed: 2026-08-01, due: 2026-11-20, published: 2026-08-10, channel: 政府网站专题公开}
    """
    project.lay()
    key = "GK301 10@2026-08-01@甲"
    told = [groups(report(f"2026-{month:02d}").data).get(key) for month in range(8, 13)]
    assert told == ["this_month", "earlier_open", "earlier_open", "this_month", "earlier_open"]


def test_the_ledger_in_markdown_says_what_is_provisional(project, report):
    project.start = "2026-12-05"
    project.lay("# 没有记录\n")
    rows = report("2027-01", form="md").tables["四、台账"]
    assert any("（暂定）" in cell for row in rows for cell in row)


def test_an_illegible_file_takes_the_praise_away(project, report):
    project.start = "2026-09-25"
    project.lay({"r.yaml": GOOD, "x.yaml": "{{{\n"})
    data = report("2026-10").data
    assert not data["complete"]
    assert any("检查不完整" in each for each in data["cautions"])
    assert data["praise"] == ""
    project.more = 'offices: {甲科: ["1"]}\n'
    project.lay({"r.yaml": GOOD, "x.yaml": "{{{\n"})
    mine = report("2026-10", "--office", "甲科").data
    assert mine["problems"] == []
    assert "无法判定" in mine["praise"]
    assert "按期公开" not in mine["praise"]


def test_provisional_days_enter_no_rate(project, report):
    """
    - {item: 2, period: 2026-12, published: 2027-01-06, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-12-05"
    project.lay()
    data = report("2027-01").data
    assert data["figures"]["provisional"] == data["figures"]["due"] > 0
    assert data["figures"]["disclosed"] is None
    assert "到期日为暂定，不计入比率" in "".join(data["overall"])
    assert data["rectification"]["uncovered_year"] == 2027
    agrees(data, project)


def test_several_in_one_cell_combine_to_the_worst(project, report):
    """
    - {item: 5, title: 甲, formed: 2026-09-10, published: 2026-09-11, channel: 政府网站专题公开, url: https://a.cn}
    - {item: 5, title: 乙, formed: 2026-09-11, published: 2026-10-12, channel: 政府网站专题公开, url: https://b.cn}
    - {item: 5, title: 丙, formed: 2026-09-14, published: 2026-09-15, channel: 政府网站专题公开, url: https://c.cn}
    """
    project.lay()
    data = report("2026-10").data
    row = next(row for row in data["ledger"]["rows"] if row["item"] == "5")
    cell = row["cells"][-1]
    due = [each for each in data["duties"] if each["item"] == "5"]
    assert cell["count"] == len(due) >= 1
    assert cell["verdict"] == "met_late"
    assert (cell["published"], cell["url"]) == ("2026-10-12", "https://b.cn")


def test_the_day_for_rectification_is_counted_in_working_days(project, report):
    project.lay("# 没有记录\n")
    plain = report("2026-09").data["rectification"]
    assert (plain["within"], plain["own"], plain["deadline"]) == (10, False, "2026-10-20")
    own = report("2026-09", "--rectify-within", "15").data["rectification"]
    assert (own["own"], own["deadline"]) == (True, "2026-10-27")
    text = report("2026-09", "--rectify-within", "15", form="md").out
    assert "2026-10-27前整改完毕" in text
    assert "15个工作日（本单位另定）" in text
    assert report("2026-09", "--rectify-within", "0").code == 2


def test_months_in_words():
    assert month_words("2026-03") == "2026年3月"


CHANNELS = ("政府网站常规公开", "社区居务公开栏", "政府网站专题公开")


def acts(pick: random.Random, formed: date) -> str:
    """How a record was published: not, once, several times over, or taken down again."""

    def act() -> str:
        day = formed + timedelta(days=pick.choice([0, 1, 15, 20, 21, 22, 23, 30, 31, 40, 90]))
        down = day + timedelta(days=pick.choice([1, 2, 5, 20, 60]))
        withdrawn = pick.choice(["", "", f", withdrawn: {down}"])
        return f"published: {day}, channel: {pick.choice(CHANNELS)}, url: https://a.cn{withdrawn}"

    match pick.randrange(5):
        case 0:
            return ""
        case 1 | 2:
            return f", publications: [{{{act()}}}, {{{act()}}}]"
        case _:
            return f", {act()}"


def some_records(seed: int) -> str:
    """Records of every kind, many published a day around their due day or the month's end."""
    pick = random.Random(seed)
    lines = []
    for number in range(100):
        formed = date(2026, 1, 1) + timedelta(days=pick.randrange(0, 300))
        tail = f"{acts(pick, formed)}}}"
        item = pick.choice(["1", "2", "3", "5", "6", "7", "9", "11", "13", *["10"] * 4])
        quarter, month = f"2026-Q{pick.randrange(1, 5)}", f"2026-{pick.randrange(1, 11):02d}"
        if item in ("1", "2", "3", "13"):
            zero = f", nothing_to_disclose: 无活动, formed: {formed}}}"
            period = quarter if item == "3" else month
            lines.append(f"- {{item: {item}, period: {period}{pick.choice([tail, tail, zero])}")
        elif item == "10":
            due = formed + timedelta(days=pick.randrange(0, 45))
            due = pick.choice([due, parse_period(f"{formed:%Y-%m}").last])
            lines.append(f"- {{item: 10, title: 第{number}号, formed: {formed}, due: {due}{tail}")
        elif item in ("9", "11"):  # late in the year, or one of them would always be up
            tail = acts(pick, date(2026, 9, 25) + timedelta(days=pick.randrange(0, 20)))
            lines.append(f"- {{item: {item}, title: 第{number}号, formed: {formed}{tail}}}")
        else:
            lines.append(f"- {{item: {item}, title: 第{number}号, formed: {formed}{tail}")
    return "\n".join(lines) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_every_obligation_is_decided_in_exactly_one_month(project, report, seed):
    """From a start on which what must always stand falls due at the end of a month, and others."""
    project.start = ["2026-01-01", "2026-09-02", "2026-01-05", "2026-03-31"][seed % 4]
    project.lay(some_records(seed))
    counted: list[str] = []
    for month in [*MONTHS, "2026-11"]:
        run = report(month)
        if month < project.start[:7]:
            assert run.code == 2
            continue
        agrees(run.data, project)
        decided = [e for e in run.data["duties"] if e["verdict"] not in ("due_soon", "pending")]
        assert all(each["due"] <= run.data["as_of"] or each["published"] for each in decided)
        counted += [each["id"] for each in decided]
    assert len(counted) == len(set(counted))
    final = run_check(project.root, date(2026, 11, 30))
    expected = {
        each.obligation.id
        for each in final.judged
        if each.obligation.due and each.obligation.due.day < date(2026, 11, 30)
    }
    assert expected <= set(counted)
    assert not final.unreadable


TWICE = """\
- item: 10
  title: 甲
  formed: 2026-09-01
  due: 2026-09-30
  publications:
    - {published: 2026-09-28, channel: 政府网站常规公开, url: https://a.cn}
    - {published: 2026-10-10, channel: 社区居务公开栏}
"""


def test_what_one_month_counted_is_not_carried_into_the_next(project, report):
    """Published in time on a channel that does not count, and later on the one that does."""
    project.start = "2026-08-01"
    project.lay(TWICE)
    september, october = report("2026-09").data, report("2026-10").data
    assert on_demand(september) == [("甲", "met")]
    assert on_demand(october) == []
    assert october["previous"] == september["figures"]


def test_what_must_stand_and_is_published_after_the_last_day_is_carried(project, report):
    """
    - {item: 9, title: 政策, published: 2026-10-10, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-09-02"
    project.lay()
    september, october = report("2026-09").data, report("2026-10").data
    verdicts = [
        {each["id"]: each["verdict"] for each in data["duties"] if each["item"] == "9"}
        for data in (september, october, report("2026-11").data)
    ]
    assert verdicts == [{"9@standing": "due_soon"}, {"9@standing": "met"}, {}]
    carried = {each["id"] for each in october["duties"] if each["carried"]}
    assert carried == {"9@standing", "11@standing"}


def test_the_oldest_month_of_the_trend_carries_too(project, report):
    project.start = "2026-08-01"
    project.lay(LAST_DAY)
    own = report("2026-10").data
    oldest = report("2027-09").data["trend"][0]
    assert own["figures"]["carried"] == 2
    assert (oldest["month"], oldest["figures"]) == ("2026-10", own["figures"])


def test_the_month_before_is_compared_in_words(project, report):
    """
    - {item: 2, period: 2026-08, published: 2026-09-24, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-08-01"
    project.lay()
    data = report("2026-10").data
    september, october = data["previous"], data["figures"]
    assert september["by_verdict"]["met_late"] == 1
    words = "".join(data["overall"])
    more = october["by_verdict"]["overdue"] - september["by_verdict"]["overdue"]
    assert more > 0
    assert f"逾期未公开{september['by_verdict']['overdue']}项（本月增加{more}项）" in words
    assert "逾期公开1项（本月减少1项）" in words


def test_a_lapse_after_the_due_day_does_not_carry_a_standing_item_over(project, report):
    """
    - {item: 9, title: 政策, published: 2026-09-05, channel: 政府网站常规公开, url: https://a.cn, withdrawn: 2026-10-12}
    """
    project.start = "2026-09-02"
    project.lay()
    september = {each["id"]: each for each in report("2026-09").data["duties"]}
    assert september["9@standing"]["due"] == september["11@standing"]["due"] == "2026-09-30"
    assert september["9@standing"]["verdict"] == "met"
    data = report("2026-10").data
    assert [each["id"] for each in data["duties"] if each["carried"]] == ["11@standing"]
    assert groups(data)["GK103 9@standing"] == "this_month"
    assert groups(data)["GK103 11@standing"] == "earlier_open"
    agrees(data, project)


def test_what_was_missed_on_the_first_day_is_the_month_s(project, report):
    """
    - {item: 10, title: 首日, due: 2026-10-01}
    - {item: 9, title: 政策, published: 2026-01-05, channel: 政府网站常规公开, url: https://a.cn, withdrawn: 2026-10-01}
    """
    project.lay()
    found = groups(report("2026-10").data)
    assert found["GK102 10@2026-10-01@首日"] == "this_month"
    assert found["GK103 9@standing"] == "this_month"
    assert groups(report("2026-11").data)["GK103 9@standing"] == "earlier_open"


def test_what_was_late_on_the_first_day_is_the_month_s(project, report):
    """
    - {item: 10, title: 上月末, formed: 2026-09-01, due: 2026-09-30, published: 2026-10-02, channel: 社区居务公开栏}
    - {item: 10, title: 首日, formed: 2026-09-01, due: 2026-10-01, published: 2026-10-02, channel: 社区居务公开栏}
    """
    project.lay()
    found = groups(report("2026-10").data)
    assert found["GK201 10@2026-09-01@上月末"] == "earlier_closed"
    assert found["GK201 10@2026-09-01@首日"] == "this_month"


@pytest.mark.parametrize("key", ["withdrawn", "posted_until"])
def test_what_came_down_too_soon_is_of_the_month_it_came_down_in(project, report, key):
    """Put up in September for an obligation of July; the last day of the month is the day it came down."""
    down = {"withdrawn": "2026-10-01", "posted_until": "2026-09-30"}[key]
    project.lay(
        "- {item: 3, period: 2026-Q2, published: 2026-09-28, channel: 政府网站常规公开, "
        f"url: https://a.cn, {key}: {down}}}\n"
    )
    found = groups(report("2026-10", as_of="2026-10-01").data)
    assert found["GK307 3@2026-Q2"] == ("this_month" if key == "withdrawn" else "earlier_open")
    assert found["GK307 3@2026-Q2"] == groups(report("2026-10").data)["GK307 3@2026-Q2"]


def test_reminders_reach_through_the_last_day_of_the_next_month(project, report):
    project.start = "2026-10-15"
    days = ["2026-10-19", "2026-10-20", "2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"]
    project.lay(
        "".join(f"- {{item: 10, title: {d}, formed: 2026-10-16, due: {d}}}\n" for d in days)
    )
    data = report("2026-10", as_of="2026-10-20").data
    mine = [(e["due"], e["next_month"]) for e in data["reminders"] if e["item"] == "10"]
    assert mine == [
        ("2026-10-20", False),
        ("2026-10-31", False),
        ("2026-11-01", True),
        ("2026-11-30", True),
    ]
    days = [each["due"] for each in data["reminders"]]
    assert days == sorted(days)


def test_a_cell_of_the_ledger_shows_what_fell_due_before_what_must_stand(project, report):
    """
    - {item: 11, title: 职能, formed: 2026-09-10}
    """
    project.lay()
    data = report("2026-10").data
    row = next(row for row in data["ledger"]["rows"] if row["item"] == "11")
    cell = row["cells"][-1]
    assert (cell["verdict"], cell["count"], cell["due"]) == ("overdue", 2, "2026-10-08")


def test_a_cell_of_the_ledger_names_the_year_of_what_was_published_before_it(project, report):
    """
    - {item: 2, period: 2026-12, published: 2026-12-30, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 13, period: 2026-12, published: 2027-01-04, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-12-05"
    project.lay()
    table = report("2027-01", form="md").tables["四、台账"]
    cells = {row[0]: row[-1] for row in table}
    said = {
        item: cell
        for head, cell in cells.items()
        for item in ("2", "13")
        if head.split()[0] == item
    }
    assert "实2026-12-30" in said["2"]
    assert "实01-04" in said["13"]


def test_a_provisional_day_is_marked_beside_every_problem_and_reminder(project, report):
    project.start = "2026-12-05"
    project.lay("# 没有记录\n")
    data, run = report("2027-01").data, report("2027-01", form="md")
    for key in ("problems", "reminders"):
        days = [each["due"] for each in data[key] if each.get("basis") == "provisional"]
        assert days, key
        cells = [cell for table in run.tables.values() for row in table for cell in row]
        for day in set(days):
            assert day not in cells
            assert cells.count(f"{day}（暂定）") >= days.count(day)


def test_the_month_of_the_start_is_in_the_trend(project, report):
    project.start = "2026-08-20"
    project.lay("# 没有记录\n")
    trend = {p["month"]: p["figures"] for p in report("2026-10").data["trend"]}
    assert trend["2026-07"] is None
    assert trend["2026-08"]["due"] == 0
    assert trend["2026-09"]["due"] > 0
