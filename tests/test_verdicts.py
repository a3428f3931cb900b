"""What became of each obligation: which record decides, and what could not be judged."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SMALL
from example_counts import examples

WEB = "channel: 政府网站常规公开, url: https://a.cn"


def month(published: str, more: str = "") -> str:
    return f"{{item: 2, period: 2026-09, published: {published}, {WEB}{more}}}\n"


# Which record decides


def test_the_earliest_on_an_accepted_channel_decides(project):
    """
    - {item: 2, period: 2026-09, published: 2026-10-25, channel: 政府网站常规公开}
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开}
    - {item: 2, period: 2026-09, published: 2026-10-10, channel: 社区居务公开栏}
    """
    judged = project.check().judged("2@2026-09")
    assert str(judged.decided_by.day) == "2026-10-20"
    assert judged.decided_by.placed.line == 2
    assert judged.accepted


def test_without_an_accepted_one_the_earliest_of_the_dictionary_decides(project):
    """
    - {item: 2, period: 2026-09, published: 2026-10-25, channel: 社区居务公开栏}
    - {item: 2, period: 2026-09, published: 2026-10-26, channel: 街道宣传栏}
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 微信}
    """
    judged = project.check().judged("2@2026-09")
    assert (str(judged.decided_by.day), judged.accepted) == ("2026-10-25", False)


def test_what_the_dictionary_lacks_decides_alone(project):
    """
    - {item: 2, period: 2026-09, published: 2026-10-25, channel: 微博}
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 微信}
    """
    judged = project.check().judged("2@2026-09")
    assert (str(judged.decided_by.day), judged.accepted) == ("2026-10-20", False)


def test_a_late_accepted_one_prevails_over_a_timely_other(project):
    """
    - {item: 2, period: 2026-09, published: 2026-10-20, channel: 社区居务公开栏}
    - {item: 2, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开}
    """
    result = project.check()
    assert result.verdict("2@2026-09") == "met_late"
    assert result.where("GK201") == ["2@2026-09"]
    assert result.where("GK301") == []


@pytest.mark.parametrize("other", ["", ", channel: 公告栏"], ids=["unwritten", "of a board"])
def test_of_one_day_the_broader_channel_decides_before_another(project, other):
    """The broader one may be the one asked for: a doubt, where the others are a wrong channel or none."""
    text = SMALL.read_text("utf-8").replace(
        "channels:\n", "channels:\n  公告栏: {medium: board}\n", 1
    )
    project.catalog = "own.yaml"
    project.write({"own.yaml": text})
    day = "item: 2, period: 2026-09, published: 2026-10-09"
    broad = f"- {{{day}, title: 乙, channel: 政府网站, url: https://a.cn/2}}\n"
    beside = f"- {{{day}, title: 甲, url: https://a.cn/1{other}}}\n"
    for records in (beside + broad, broad + beside):
        result = project.check(records)
        assert result.judged("2@2026-09").decided_by.act.channel == "政府网站"
        found = result.one("GK301", "2")
        assert (found.severity, "记录只写了“政府网站”" in found.message) == ("warning", True)


def test_events_of_one_day_stay_apart_by_title(project):
    """
    - {item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-13, channel: 政府网站常规公开}
    - {item: 7, title: 乙, formed: 2026-03-12}
    - {item: 7, title: 乙, formed: 2026-03-12, published: 2026-03-16, channel: 政府网站常规公开}
    """
    assert project.check().verdicts("7") == {
        "7@2026-03-12@甲": "met",
        "7@2026-03-12@乙": "met",
    }


# Withdrawal


@pytest.mark.parametrize(
    ("withdrawn", "verdict"),
    [("2026-10-26", "overdue"), ("2026-10-27", "overdue"), ("2026-10-28", "met")],
)
def test_withdrawn_before_on_and_after_the_due_day(project, withdrawn, verdict):
    text = month("2026-10-20", f", withdrawn: {withdrawn}")
    assert project.check(text).verdict("2@2026-09") == verdict


def test_withdrawn_in_time_and_published_again(project):
    text = f"- {month('2026-10-20', ', withdrawn: 2026-10-26')}- {month('2026-10-27')}"
    judged = project.check(text).judged("2@2026-09")
    assert (judged.verdict.value, str(judged.decided_by.day)) == ("met", "2026-10-27")


def test_a_withdrawal_still_to_come_has_not_happened(project):
    text = month("2026-10-20", ", withdrawn: 2026-10-26")
    assert project.check(text, "2026-10-25").verdict("2@2026-09") == "met"
    assert project.again("2026-10-25").checked.after_as_of == 1
    assert project.again("2026-10-26").verdict("2@2026-09") == "due_soon"


# Zero reports


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2026-09-29", "pending"),
        ("2026-09-30", "nothing_to_disclose"),
        ("2026-10-01", "nothing_to_disclose"),
        ("2026-12-01", "nothing_to_disclose"),
    ],
)
def test_a_zero_report_counts_from_the_last_day_on(project, as_of, verdict):
    """{item: 2, period: 2026-09, nothing_to_disclose: 本月未开展}"""
    assert project.check(as_of=as_of).verdict("2@2026-09") == verdict


@pytest.mark.parametrize(
    ("published", "verdict"), [("2026-10-20", "met"), ("2026-10-29", "met_late")]
)
def test_a_publication_prevails(project, published, verdict):
    text = f"- {{item: 2, period: 2026-09, nothing_to_disclose: 无活动}}\n- {month(published)}"
    assert project.check(text).verdict("2@2026-09") == verdict


def test_a_zero_report_closes_nothing_on_other_items(project):
    """
    - {item: 7, title: 甲, formed: 2026-03-12, nothing_to_disclose: 无活动}
    - {item: 9, title: 乙, nothing_to_disclose: 无活动}
    """
    result = project.check()
    assert result.verdict("7@2026-03-12@甲") == "overdue"
    assert result.verdict("9@standing") == "overdue"
    assert [f.item for f in result.all("GK303")] == ["7", "9"]


@pytest.mark.parametrize("word", ["否", "no", "No", "false", "0", "０", "~", "", "null", "不是"])
def test_a_word_for_no_is_no_zero_report(project, word):
    result = project.check(f"{{item: 2, period: 2026-09, nothing_to_disclose: {word}}}")
    assert result.verdict("2@2026-09") == "overdue"
    assert not result.all("GK901")


@pytest.mark.slow
@pytest.mark.parametrize("word", ["否", "no", "~", "无", "没有", "/", "—"])
@pytest.mark.parametrize("key", ["nothing_to_disclose", "零报告"])
def test_beside_a_publication_a_word_for_nothing_means_none(project, key, word):
    result = project.check(month("2026-10-20", f", {key}: {word}"))
    assert result.verdict("2@2026-09") == "met"
    assert not result.all("GK901")
    several = "{item: 2, period: 2026-09, %s: %s, publications: [{published: 2026-10-20}]}"
    assert project.check(several % (key, word)).verdict("2@2026-09") == "met"


@pytest.mark.parametrize(
    ("word", "beside"),
    [
        ("无", ""),
        ("没有", ""),
        ("—", ""),
        ("是", ""),
        ("YES", ""),
        ("true", ""),
        ("１", ""),
        ("√", ""),
    ]
    + [(word, ", published: 2026-10-29") for word in ("是", "yes", "true", "1")],
)
def test_a_word_that_is_no_reason_closes_nothing(project, word, beside):
    result = project.check(f"{{item: 2, period: 2026-09, nothing_to_disclose: {word}{beside}}}")
    assert result.verdict("2@2026-09") == "undetermined"
    found = result.one("GK901")
    assert f"零报告（nothing_to_disclose）写的是“{word}”" in found.message
    assert "写明原因，如“本月未开展相关活动”" in found.hint
    assert result.verdict("2@2026-08") == "overdue", "another period is left alone"


def test_nothing_beside_a_publication_that_cannot_be_read_is_one_error(project):
    """{item: 2, period: 2026-09, published: 2026/10/20, nothing_to_disclose: 无}"""
    assert "2026-10-20" in project.check().one("GK901").hint


# Standing items


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2026-01-01", "pending"),
        ("2026-01-22", "due_soon"),
        ("2026-01-29", "due_soon"),
        ("2026-01-30", "overdue"),
    ],
)
@pytest.mark.parametrize("item", ["9", "11"])
def test_standing_from_the_start(project, item, as_of, verdict):
    assert project.check("# 无\n", as_of).verdict(f"{item}@standing") == verdict


def test_standing_is_met_by_history_and_by_late_publication(project):
    """
    - {item: 9, title: 旧, published: 2019-05-06, channel: 政府网站常规公开}
    - {item: 11, title: 新, formed: 2026-05-06, published: 2026-05-07, channel: 政府网站常规公开}
    """
    result = project.check()
    assert result.verdict("9@standing") == "met"
    assert result.verdict("11@standing") == "met"
    assert result.verdict("11@2026-05-06@新") == "met"
    assert project.again("2026-05-06").verdict("11@standing") == "overdue"
    assert result.judged("9@standing").obligation.trigger is None
    assert result.judged("9@standing").obligation.period is None


def test_standing_lapses_and_is_met_again(project):
    """
    - {item: 9, title: 旧, published: 2019-05-06, withdrawn: 2026-05-06, channel: 政府网站常规公开}
    - {item: 9, title: 新, published: 2026-06-01, channel: 政府网站常规公开}
    """
    days = ("2026-05-05", "2026-05-06", "2026-05-31", "2026-06-01")
    project.lay()
    verdicts = [project.again(day).verdict("9@standing") for day in days]
    assert verdicts == ["met", "overdue", "overdue", "met"]
    assert project.again("2026-05-08").judged("9@standing").days_late == 2, "since the lapse"


@pytest.mark.parametrize(
    ("as_of", "late"), [("2026-06-16", 1), ("2026-06-18", 3)], ids=["the day after", "later"]
)
def test_a_lapse_counts_from_the_last_that_came_down(project, as_of, late):
    """
    - {item: 9, title: 甲, published: 2026-01-05, withdrawn: 2026-05-06, channel: 政府网站常规公开}
    - {item: 9, title: 乙, published: 2026-01-06, withdrawn: 2026-06-15, channel: 政府网站常规公开}
    - {item: 9, title: 丙, published: 2026-01-07, posted_until: 2026-04-01, channel: 政府网站常规公开}
    """
    result = project.check(as_of=as_of)
    assert result.judged("9@standing").days_late == late
    assert "自2026-06-15撤下（公示截止）" in result.one("GK103", "9").message


def test_a_later_start_gives_its_own_twenty_days(project):
    project.start = "2026-03-12"
    assert project.check("# 无\n", "2026-04-10").verdict("9@standing") == "due_soon"
    assert project.again("2026-04-11").verdict("9@standing") == "overdue"


# As-of is a time machine


def test_on_each_day_only_what_had_happened(project):
    """{item: 2, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开, url: https://a.cn}"""
    project.lay()
    seen = {
        day: project.again(day).verdict("2@2026-09")
        for day in ("2026-09-15", "2026-10-27", "2026-10-28", "2026-10-29")
    }
    assert list(seen.values()) == ["pending", "due_soon", "overdue", "met_late"]
    assert project.again("2026-10-28").checked.after_as_of == 1
    assert project.again("2026-10-29").checked.after_as_of == 0
    ids = {each.obligation.id for each in project.again("2026-08-31").checked.judged}
    assert "2@2026-08" in ids
    assert "2@2026-09" not in ids, "the period has not begun"


def test_an_event_of_tomorrow_does_not_exist(project):
    """{item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-10, channel: 社区居务公开栏}"""
    result = project.check(as_of="2026-03-09")
    assert result.verdicts("7") == {}
    assert [f for f in result.checked.findings if f.place.path.startswith("records")] == []
    assert result.state("7") == "no_event_recorded"


# History and effect


def test_records_before_the_start_are_history(project):
    """
    - {item: 2, period: 2025-12, published: 2026-03-01, channel: 社区居务公开栏}
    - {item: 7, title: 旧, formed: 2025-12-31}
    - {item: 7, title: 新, formed: 2026-01-01}
    """
    result = project.check()
    assert result.checked.history == 2
    assert list(result.verdicts("7")) == ["7@2026-01-01@新"]
    assert "2@2025-12" not in result.verdicts("2")
    touched = [f.place.line for f in result.checked.findings if f.place.path == "records/r.yaml"]
    assert set(touched) == {3}


def test_a_period_counts_by_its_last_day(project):
    project.start = "2026-03-31"
    verdicts = project.check("# 无\n").verdicts("2")
    assert min(verdicts) == "2@2026-03"
    assert min(project.again().verdicts("3")) == "3@2026-Q1"
    project.start = "2026-04-01"
    assert min(project.check("# 无\n").verdicts("2")) == "2@2026-04"


@pytest.mark.parametrize(
    ("as_of", "last"),
    [("2026-09-30", "2026-09"), ("2026-10-01", "2026-10"), ("2026-10-02", "2026-10")],
)
def test_a_period_is_owed_from_its_first_day_on(project, as_of, last):
    verdicts = project.check("# 无\n", as_of).verdicts("2")
    assert list(verdicts)[-1] == f"2@{last}"
    assert verdicts[f"2@{last}"] == "pending"


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-03-01", "2026-05-30", ["2026-03", "2026-04"]),
        ("2026-03-31", "2026-05-31", ["2026-03", "2026-04", "2026-05"]),
        ("2026-04-01", "2026-06-01", ["2026-04", "2026-05"]),
    ],
)
def test_items_in_effect_for_a_while(project, first, last, months):
    """A period is owed where its last day lies in the time, the first and the last day of it included."""
    project.lay("# 无\n")
    catalog = project.root / "catalog.yaml"
    text = catalog.read_text("utf-8").replace(
        '{id: "2",', f'{{id: "2", effective_from: "{first}", effective_to: "{last}",'
    )
    catalog.write_text(text, "utf-8")
    assert list(project.again().verdicts("2")) == [f"2@{month}" for month in months]


@pytest.mark.parametrize(
    ("due", "verdict", "day"),
    [
        ("2026-09-09", "undetermined", None),
        ("2026-09-10", "met_late", "2026-09-10"),
        ("2026-09-11", "met", "2026-09-11"),
    ],
    ids=["before", "on", "after"],
)
def test_a_stated_day_holds_from_the_day_the_information_was_formed(project, due, verdict, day):
    """The limit of 20 working days would leave time until 2026-10-13."""
    judged = project.check(
        f"{{item: 8, title: 甲, formed: 2026-09-10, due: {due}, published: 2026-09-11, {WEB}}}"
    ).judged("8@2026-09-10@甲")
    assert judged.verdict == verdict
    assert day is None or str(judged.obligation.due.day) == day


# What could not be read


def test_an_unreadable_record_clouds_only_its_period(project):
    """{item: 2, period: 2026-08, published: 2026-09-31}"""
    verdicts = project.check().verdicts("2")
    assert verdicts["2@2026-08"] == "undetermined"
    assert list(verdicts.values()).count("undetermined") == 1
    assert verdicts["2@2026-07"] == verdicts["2@2026-09"] == "overdue"
    assert project.again().checked.complete


def test_an_unreadable_record_clouds_only_its_formed_day(project):
    """
    - {item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-32}
    - {item: 7, title: 甲, formed: 2026-03-12}
    - {item: 7, title: 乙, formed: 2026-03-13}
    """
    verdicts = project.check().verdicts("7")
    assert verdicts == {"7@2026-03-12@甲": "undetermined", "7@2026-03-13@乙": "overdue"}


@pytest.mark.parametrize(
    ("formed", "verdict"),
    [
        ("2026-02-28", "overdue"),
        ("2026-03-01", "undetermined"),
        ("2026-03-31", "undetermined"),
        ("2026-04-01", "overdue"),
    ],
)
@pytest.mark.parametrize("published", ["2026-03-32", "2026-03-30"], ids=["illegible", "legible"])
def test_a_record_of_a_period_clouds_its_first_and_its_last_day(
    project, published, formed, verdict
):
    """The period stands on an event item, beside no formed day: which day it speaks of nobody can say."""
    result = project.check(
        f"- {{item: 5, title: 甲, formed: {formed}}}\n"
        f"- {{item: 5, title: 甲, period: 2026-03, published: {published}, channel: 政府网站专题公开}}\n"
    )
    assert result.verdict(f"5@{formed}@甲") == verdict


def test_an_unreadable_record_without_a_day_clouds_all_that_is_overdue(project):
    """
    - {item: 2, period: 2026年第9, published: 2026-10-20}
    - {item: 2, period: 2026-08, published: 2026-09-10, channel: 政府网站常规公开}
    """
    verdicts = project.check().verdicts("2")
    assert verdicts["2@2026-08"] == "met"
    assert verdicts["2@2026-09"] == verdicts["2@2026-01"] == "undetermined"
    assert verdicts["2@2026-10"] == "pending"
    assert "overdue" not in verdicts.values()
    assert "overdue" in project.again().verdicts("13").values()


def test_a_broken_file_is_scanned_for_its_items(project):
    result = project.check({"bad.yaml": "item: 2\n事项: 13\n  x: [\n", "good.yaml": "# 无\n"})
    assert result.verdicts("2")["2@2026-08"] == "undetermined"
    assert result.verdicts("13")["13@2026-08"] == "undetermined"
    assert result.verdicts("1")["1@2026-08"] == "overdue"
    assert result.checked.complete
    assert len(result.all("GK901")) == 1


@pytest.mark.parametrize("text", ["[[[\n", "{period: 2026-09}", "- 7\n"])
def test_nothing_legible_makes_the_check_incomplete(project, text):
    result = project.check({"bad.yaml": text, "good.yaml": "# 无\n"})
    assert not result.checked.complete
    assert result.all("GK901")


def test_an_event_without_its_day_is_one_undetermined_obligation(project):
    """
    - {item: 7, title: 甲, published: 2026-03-13, channel: 政府网站常规公开}
    - {item: 7, title: 甲, published: 2026-03-14, channel: 政府网站常规公开}
    """
    result = project.check()
    (verdict,) = result.verdicts("7").values()
    assert verdict == "undetermined"
    (judged,) = [each for each in result.checked.judged if each.obligation.item.id == "7"]
    assert (judged.obligation.due, judged.obligation.trigger) == (None, None)


# Offices, and what does not apply


def test_offices_by_range_and_never_by_prefix(project):
    project.more = 'offices:\n  甲科: ["1", "5-7"]\n  乙科: ["10-12"]\n'
    offices = {each.item: each.office for each in project.check("# 无\n").checked.items}
    assert [item for item, office in offices.items() if office == "甲科"] == ["1", "5", "6", "7"]
    assert [item for item, office in offices.items() if office == "乙科"] == ["10", "11", "12"]
    assert offices["13"] == offices["2"] == "未分配"


@pytest.mark.parametrize(
    ("settings", "verdict"),
    [
        ("not_applicable:\n  - {reason: 无此业务, ", "not_applicable"),
        ("exempt:\n  - {law: 《政府信息公开条例》第十四条, ", "exempt"),
    ],
)
def test_windows_by_trigger_day(project, settings, verdict):
    project.more = (
        f'{settings}items: ["2"], approved_by: 办公室, from: 2026-03-31, to: 2026-05-30}}\n'
    )
    verdicts = project.check("# 无\n").verdicts("2")
    assert [id_ for id_, each in verdicts.items() if each == verdict] == ["2@2026-03", "2@2026-04"]
    assert verdicts["2@2026-02"] == verdicts["2@2026-05"] == "overdue"
    assert "2@2026-03" not in project.again().where("GK101")


def test_an_item_out_for_good(project):
    project.more = (
        'not_applicable:\n  - {items: ["2", "7"], reason: 无此业务, approved_by: 办公室}\n'
    )
    result = project.check("# 无\n")
    assert result.state("2") == result.state("7") == "not_applicable"
    assert set(result.verdicts("2").values()) == {"not_applicable"}
    assert result.codes("2") == []


def test_states_of_items(project):
    """{item: 7, title: 甲, formed: 2026-03-12}"""
    result = project.check()
    states = {item: result.state(item) for item in ("2", "5", "7", "9", "10", "11")}
    assert states == {
        "2": "judged",
        "5": "no_event_recorded",
        "7": "judged",
        "9": "judged",
        "10": "on_demand",
        "11": "judged",
    }


# Ids, rates, narrowing


def test_ids(project):
    """
    - {item: 7, title: 甲@乙, formed: 2026-03-12}
    - {item: 10, title: 丙, due: 2026-03-20}
    """
    ids = {each.obligation.id for each in project.check().checked.judged}
    assert {"7@2026-03-12@甲@乙", "2@2026-09", "3@2026-Q3", "4@2026", "11@standing"} <= ids
    assert "10@2026-03-20@丙" in ids
    assert len(ids) == len(project.again().checked.judged)


def rated(project, item: str, text: str, as_of: str = "2026-10-31"):
    return project.check(text, as_of, items=[item]).rates()


def test_rates_of_one_item(project):
    """
    - {item: 7, title: 按期, formed: 2026-03-02, published: 2026-03-03, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 7, title: 逾期, formed: 2026-03-02, published: 2026-05-06, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 7, title: 缺网址, formed: 2026-03-02, published: 2026-03-03, channel: 政府网站常规公开}
    - {item: 7, title: 未公开, formed: 2026-03-02}
    - {item: 7, title: 未到期, formed: 2026-10-20}
    - {item: 7, title: 已公开未过期, formed: 2026-10-20, published: 2026-10-21, channel: 政府网站常规公开}
    - {item: 7, title: 无日期}
    """
    rates = project.check(items=["7"]).rates()
    assert rates == {"disclosed": (3, 4), "on_time": (2, 4), "conforming": (2, 3)}


def test_due_today_is_not_counted_yet(project):
    text = month("2026-10-20")
    assert rated(project, "2", text, "2026-10-27")["disclosed"] == (0, 8)
    assert rated(project, "2", text, "2026-10-28")["disclosed"] == (1, 9)


def test_undetermined_counts_against(project):
    text = "- {item: 7, title: 甲, formed: 2026-03-02, published: x}\n- {item: 7, title: 甲, formed: 2026-03-02}"
    assert rated(project, "7", text)["disclosed"] == (0, 1)


def test_zero_reports_are_not_counted(project):
    text = "{item: 2, period: 2026-09, nothing_to_disclose: 无活动}"
    assert rated(project, "2", text)["disclosed"] == (0, 8)


def test_standing_items_enter_disclosed_and_not_on_time(project):
    text = f"{{item: 9, title: 甲, published: 2026-01-05, {WEB}}}"
    assert rated(project, "9", text) == {
        "disclosed": (1, 1),
        "on_time": None,
        "conforming": (1, 1),
    }


def test_a_standing_publication_with_a_fault_does_not_conform(project):
    """{item: 9, title: 甲, published: 2026-01-05, channel: 政府网站常规公开}"""
    result = project.check(items=["9"])
    assert result.codes("9") == ["GK308"]
    assert result.rates()["conforming"] == (0, 1)


def test_nothing_counted_is_null(project):
    assert set(rated(project, "10", "# 无\n").values()) == {None}


def test_provisional_obligations_enter_no_rate(project):
    project.start = "2043-01-01"
    assert rated(project, "2", "# 无\n", "2043-10-31")["disclosed"] is None


def test_item_and_office_narrow_everything(project):
    project.more = 'offices:\n  甲科: ["1-3"]\n'
    whole = project.check("# 无\n")
    by_item = project.check("# 无\n", items=["2,7", "9-10"]).checked
    assert [each.item for each in by_item.items] == ["2", "7", "9", "10"]
    assert {each.obligation.item.id for each in by_item.judged} == {"2", "9"}
    assert {f.item for f in by_item.findings} - {None} == {"2", "9"}
    assert by_item.summary.obligations == len(by_item.judged)
    by_office = project.check("# 无\n", offices=["甲科"])
    assert [each.item for each in by_office.checked.items] == ["1", "2", "3"]
    assert by_office.rates() != whole.rates()
    assert by_office.verdicts("2") == whole.verdicts("2")
    assert "甲科" in project.run("--office", "甲科").text
    assert project.run("--office", "丁科").code == project.run("--item", "99").code == 2


def test_select_and_ignore_change_findings_and_exit_code_only(project):
    import json

    text = month("2026-10-29")
    project.lay(text)
    plain = json.loads(project.run("--format", "json").out)
    for options in (["--select", "GK203"], ["--ignore", "GK101,GK103,GK201"]):
        run = project.run("--format", "json", *options)
        narrowed = json.loads(run.out)
        assert run.code == 0
        assert narrowed["summary"]["rates"] == plain["summary"]["rates"]
        assert narrowed["obligations"] == plain["obligations"]
        assert len(narrowed["findings"]) < len(plain["findings"])
    assert project.run("--select", "GK201").code == 1
    assert project.run("--select", "GK999").code == 2


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("notice", 1), ("never", 0)]
)
def test_fail_on(project, level, code):
    project.lay("{item: 2, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开}")
    assert project.run("--fail-on", level, "--select", "GK308").code == code


# Fingerprints, order


MIXED = [
    "{item: 2, period: 2026-09, published: 2026-10-29, channel: 社区居务公开栏}",
    "{item: 2, period: 2026-08, title: 甲, published: 2026-09-10, channel: 政府网站常规公开}",
    "{item: 2, period: 2026-08, title: 乙, published: 2026-09-10, channel: 政府网站常规公开}",
    "{item: 5, title: 甲, formed: 2026-03-12}",
    "{item: 7, title: 乙, published: 2026-03-12}",
    "{item: 2, period: 2026-Q1, published: 2026-04-02}",
    "{item: 77, title: 丙}",
    "{item: 77, title: 丁}",
    "{item: 2, period: 2026-13, title: 戊}",
    "{item: 2, period: 2026-14, title: 己}",
]


def test_findings_come_obligation_by_obligation(project):
    """
    - {item: 5, title: 乙, formed: 2026-03-12, published: 2026-04-20, channel: 社区居务公开栏}
    - {item: 5, title: 甲, formed: 2026-03-12, published: 2026-04-21, channel: 社区居务公开栏}
    - {item: 5, title: 甲, formed: 2026-03-11, published: 2026-04-21, channel: 政府网站专题公开}
    """
    found = [(f.obligation.id, f.code) for f in project.check().checked.findings if f.item == "5"]
    assert found == [
        *(("5@2026-03-11@甲", code) for code in ("GK201", "GK308")),
        *(("5@2026-03-12@乙", code) for code in ("GK201", "GK301")),
        *(("5@2026-03-12@甲", code) for code in ("GK201", "GK301")),
    ]


def test_fingerprints_are_unique_and_do_not_hang_on_lines(project):
    before = project.check("".join(f"- {each}\n" for each in MIXED)).checked.findings
    after = project.check("# 注释\n\n" + "".join(f"- {each}\n\n# 注\n" for each in MIXED)).checked
    prints = [f.fingerprint for f in before]
    assert len(set(prints)) == len(prints)
    assert all(prints)
    assert [f.fingerprint for f in after.findings] == prints
    assert [f.place.line for f in after.findings] != [f.place.line for f in before]


def test_a_fingerprint_outlives_another_as_of_day_and_file(project):
    text = "{item: 5, title: 甲, formed: 2026-03-12}"
    first = project.check({"r.yaml": text}, "2026-04-10").one("GK102")
    (project.root / "records/r.yaml").unlink()
    second = project.check({"2026/s.yaml": text}, "2026-05-10").one("GK102")
    assert first.fingerprint == second.fingerprint


def seen(result) -> object:
    """A result without places: what must not hang on the order of records."""
    return (
        [
            (each.obligation.id, each.verdict, each.decided_by and each.decided_by.day)
            for each in result.checked.judged
        ],
        sorted(
            (f.code, f.severity, f.item or "", f.obligation.id if f.obligation else "")
            for f in result.checked.findings
            if f.code != "GK306"
        ),
        result.rates(),
        result.checked.summary,
    )


RECORDS = st.builds(
    lambda period, day, channel, more: (
        f"{{item: 2, period: 2026-{period}, published: 2026-{day}, channel: {channel}{more}}}"
    ),
    st.just("09"),
    st.sampled_from(["10-20", "10-29", "12-01"]),
    st.sampled_from(["政府网站常规公开", "政府网站", "社区居务公开栏", "微信"]),
    st.sampled_from(
        ["", ", url: https://a.cn", ", withdrawn: 2026-10-26", ", nothing_to_disclose: 无活动"]
    ),
) | st.sampled_from(MIXED)


@settings(
    max_examples=examples(60),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(records=st.lists(RECORDS, min_size=1, max_size=6), data=st.data())
def test_the_order_of_records_changes_nothing(project, records, data):
    shuffled = data.draw(st.permutations(records))
    one = project.check("".join(f"- {each}\n" for each in records))
    two = project.check("".join(f"---\n{each}\n" for each in shuffled))
    assert seen(one) == seen(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("channel: 政府网站专题公开, elements: []", "channel: 政府网站专题公开"),
        ("channel: 政府网站", "channel: 社区居务公开栏"),
        ("channel: 政府网站", "channel: 政府网站, elements: [机构名称]"),
    ],
)
def test_two_on_one_day_are_judged_alike_in_either_order(project, one, two):
    head = "formed: 2026-03-12, published: 2026-03-13"
    first, second = (f"- {{item: 5, {head}, {more}}}\n" for more in (one, two))
    assert seen(project.check(first + second)) == seen(project.check(second + first))


def test_today_is_beijings(monkeypatch):
    from datetime import UTC, date, datetime

    from gongkai_cli.cli import dates

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 10, 30, 16, 0, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(dates, "datetime", Clock)
    assert dates.today() == date(2026, 10, 31)
