"""What is in doubt is called neither compliant nor a violation; beside each case its twin that stays as it is."""

from __future__ import annotations

import pytest

from conftest import SMALL
from gongkai_cli.outputs.phrases.reasons import reason_text

SITE = "channel: 政府网站常规公开, url: https://a.cn"


def ending(project, item, day):
    """The small catalog with an item that is in force through a day only."""
    text = SMALL.read_text("utf-8")
    line = next(line for line in text.splitlines() if f'id: "{item}"' in line)
    project.catalog = "own.yaml"
    project.write({"own.yaml": text.replace(line, f"{line[:-1]}, effective_to: {day}}}")})
    return project


# A standing item, and what is wrong with the publication that keeps it up


def test_what_keeps_a_standing_item_up_on_a_wrong_channel_is_said(project):
    """
    - {item: 11, title: 职能, formed: 2026-02-10, published: 2026-02-10, withdrawn: 2026-06-01,
       channel: 政府网站常规公开, url: https://a.cn}
    - {item: 11, title: 职能, formed: 2026-02-10, published: 2026-02-11, channel: 社区居务公开栏}
    """
    result = project.check(as_of="2026-06-30")
    assert result.verdict("11@standing") == "met"
    assert result.where("GK301") == ["11@standing"]
    assert result.rates()["conforming"] == (1, 2)


def test_it_is_said_once_where_the_event_was_decided_by_it_too(project):
    """
    - {item: 11, title: 职能, formed: 2026-02-10, published: 2026-02-11, channel: 社区居务公开栏}
    """
    result = project.check(as_of="2026-06-30")
    assert result.where("GK301") == ["11@2026-02-10@职能"]
    assert result.rates()["conforming"] == (0, 2), "it decides both, and both do not conform"


def test_it_is_said_where_the_event_itself_is_not_applicable(project):
    """
    - {item: 11, title: 职能, formed: 2026-02-10, published: 2026-02-11, channel: 社区居务公开栏}
    """
    project.more = (
        "not_applicable: [{items: ['11'], reason: 划出, approved_by: 主任, to: 2026-03-01}]\n"
    )
    result = project.check(as_of="2026-06-30")
    assert result.verdict("11@2026-02-10@职能") == "not_applicable"
    assert result.where("GK301") == ["11@standing"]


def test_history_that_keeps_a_standing_item_up_gets_no_finding(project):
    """
    - {item: 11, title: 职能, formed: 2025-02-10, published: 2025-02-11, channel: 社区居务公开栏}
    """
    result = project.check(as_of="2026-06-30")
    assert (result.verdict("11@standing"), result.codes("11")) == ("met", [])


@pytest.mark.parametrize(
    ("as_of", "late"), [("2026-10-05", None), ("2026-10-19", 14), ("2026-10-21", 16)]
)
def test_lateness_never_shrinks_while_nothing_is_up(project, as_of, late):
    """
    - {item: 9, formed: 2026-02-15, published: 2026-02-15, posted_until: 2026-10-05, withdrawn: 2026-10-20,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    judged = project.check(as_of=as_of).judged("9@standing")
    assert judged.days_late == late


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [("2027-01-15", "warning"), ("2027-01-16", "error"), ("2027-03-04", "error")],
)
def test_a_lapse_is_as_firm_as_its_own_day(project, as_of, severity):
    """
    - {item: 9, formed: 2026-12-15, published: 2026-12-15, withdrawn: 2027-01-12,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-12-10"
    finding = project.check(as_of=as_of).one("GK103", "9")
    assert finding.obligation.due.day.isoformat() == "2027-01-08"
    assert finding.obligation.due.basis == "provisional"
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("as_of", "verdict", "late"),
    [
        ("2026-09-30", "not_applicable", None),
        ("2026-10-01", "overdue", 1),
        ("2026-10-14", "overdue", 14),
    ],
)
def test_lateness_does_not_count_through_a_time_out(project, as_of, verdict, late):
    """# 没有记录"""
    project.more = (
        "not_applicable: [{items: ['9'], reason: 划出, approved_by: 主任, to: 2026-09-30}]\n"
    )
    result = project.check(as_of=as_of)
    judged = result.judged("9@standing")
    assert (judged.verdict, judged.days_late) == (verdict, late)
    if late == 14:
        message = result.one("GK103", "9").message
        assert "应于2026-01-29前公开" in message
        assert "自2026-09-30不适用（不予公开）期满的次日起逾期6个工作日" in message


def test_a_time_out_before_the_due_day_changes_nothing(project):
    """# 没有记录"""
    project.more = (
        "not_applicable: [{items: ['9'], reason: 划出, approved_by: 主任, to: 2026-01-20}]\n"
    )
    judged = project.check(as_of="2026-01-30").judged("9@standing")
    assert (judged.verdict, judged.days_late) == ("overdue", 1)


# An event whose day is not written down


@pytest.mark.slow
@pytest.mark.parametrize(
    ("window", "verdict"),
    [
        ("from: 2026-10-01", "undetermined"),
        ("from: 2026-02-01", "undetermined"),
        ("to: 2026-03-04", "undetermined"),
        ("from: 2026-01-01, to: 2026-03-05", "not_applicable"),
        ("from: 2025-06-01", "not_applicable"),
        ("to: 2026-12-31", "not_applicable"),
    ],
)
@pytest.mark.parametrize("kind", ["not_applicable", "exempt"])
def test_a_decision_takes_it_out_only_where_it_covers_every_day_it_may_be(
    project, window, verdict, kind
):
    """
    - {item: 5, title: 通知, published: 2026-03-05, channel: 政府网站专题公开, url: https://a.cn}
    """
    why = "reason: 划出" if kind == "not_applicable" else "law: 《条例》第十四条"
    project.more = f"{kind}: [{{items: ['5'], {why}, approved_by: 主任, {window}}}]\n"
    expected = verdict if verdict == "undetermined" else kind
    assert project.check().verdicts("5") == {"5@?@通知": expected}


@pytest.mark.parametrize(
    ("published", "verdicts"),
    [
        ("2026-07-03", {"5@?@通知": "undetermined"}),  # it may have happened in June
        ("2026-06-30", {"5@?@通知": "undetermined"}),
        ("2025-12-31", {}),  # it happened before the start, whenever it was
    ],
)
def test_published_after_the_item_ended_it_may_have_happened_before(project, published, verdicts):
    ending(project, "5", "2026-06-30")
    text = f"item: 5\ntitle: 通知\npublished: {published}\nchannel: 政府网站专题公开\nurl: https://a.cn\n"
    assert project.check(text).verdicts("5") == verdicts


# A period of the wrong length, or none, is no history while it may speak of a period under check


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("period: 2026-04, published: 2026-07-10", "undetermined"),
        ("period: 2026-05, published: 2026-07-10", "undetermined"),
        ("period: 2026-03, published: 2026-04-10", "overdue"),
        ("published: 2026-04-28", "undetermined"),
        ("published: 2026-03-02", "undetermined"),  # a month early for the quarter
        ("published: 2026-02-27", "overdue"),
    ],
)
def test_from_a_start_in_the_middle_of_a_quarter(project, written, kind):
    project.start = "2026-05-01"
    result = project.check(f"- {{item: 3, {written}, {SITE}}}\n")
    assert result.verdict("3@2026-Q2") == kind
    assert result.codes("3").count("GK303") == (kind == "undetermined")
    assert result.checked.history == (kind == "overdue")


def test_the_plan_of_a_year_published_in_december_without_its_period(project):
    """
    - {item: 4, title: 年报, published: 2025-12-28, channel: 政府网站常规公开, url: https://a.cn}
    """
    assert project.check(as_of="2027-03-15").codes("4") == ["GK303", "GK902"]


def test_a_year_written_on_a_monthly_item_that_ended_in_it(project):
    ending(project, "2", "2026-06-30")
    result = project.check(f"- {{item: 2, period: 2026, published: 2026-06-20, {SITE}}}\n")
    assert set(result.verdicts("2").values()) == {"undetermined"}
    assert result.codes("2").count("GK303") == 1


# Two obligations are never one


TWO = """
- {item: 10, title: 日, due: 2026-10-05}
- {item: 10, title: 日, formed: 2026-10-05, due: 2026-10-20, published: 2026-10-19, channel: 社区居务公开栏}
"""


def test_a_stated_day_and_a_formed_day_that_are_equal_stay_apart(project):
    assert project.check(TWO).verdicts("10") == {
        "10@due 2026-10-05@日": "overdue",
        "10@2026-10-05@日": "met",
    }


def test_a_waiver_of_the_one_leaves_the_other(project):
    waiver = (
        "- {code: GK102, obligation: 10@due 2026-10-05@日, reason: 测试, approved_by: 主任, "
        "approved_on: 2026-10-06, expires: 2026-12-31}\n"
    )
    project.lay(TWO)
    project.write({"waivers.yaml": waiver})
    result = project.again()
    assert result.verdicts("10") == {
        "10@due 2026-10-05@日": "waived",
        "10@2026-10-05@日": "met",
    }
    assert result.rates()["on_time"] is not None


def test_alone_a_stated_day_keeps_its_plain_id(project):
    text = "- {item: 10, title: 日, due: 2026-10-05}\n"
    assert project.check(text).verdicts("10") == {"10@2026-10-05@日": "overdue"}


# 公示期 over a year without a notice


NOTICE_2027 = """year: 2027
off_days: [2027-01-01]
make_up_workdays: [2027-01-03]
"""


def test_a_display_time_over_an_uncovered_year_says_so_and_warns(project):
    """
    - {item: 8, title: 拟录用, formed: 2026-12-28, published: 2026-12-30, posted_until: 2027-01-06,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    finding = project.check(as_of="2027-01-10").one("GK307")
    assert finding.severity == "warning"
    assert "应满5个工作日到2027-01-07（暂定，2027年放假安排未公布" in finding.message


def test_far_too_short_it_is_an_error_all_the_same(project):
    """
    - {item: 8, title: 拟录用, formed: 2026-12-28, published: 2026-12-30, posted_until: 2026-12-30,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    finding = project.check(as_of="2027-01-10").one("GK307")
    assert (finding.severity, "暂定" in finding.message) == ("error", True)


def test_in_covered_years_it_is_an_error_without_doubt(project):
    """
    - {item: 8, title: 拟录用, formed: 2026-10-12, published: 2026-10-12, posted_until: 2026-10-16,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    finding = project.check().one("GK307")
    assert (finding.severity, "暂定" in finding.message) == ("error", False)


@pytest.mark.parametrize(("as_of", "found"), [("2026-10-16", 0), ("2026-10-17", 1)])
def test_a_notice_is_up_through_the_day_it_is_posted_until(project, as_of, found):
    """
    - {item: 8, title: 拟录用, formed: 2026-10-12, published: 2026-10-12, posted_until: 2026-10-16,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    assert len(project.check(as_of=as_of).all("GK307")) == found


TAKEN_DOWN = """
- {item: 8, title: 拟录用, formed: 2026-12-28, published: 2026-12-30, withdrawn: 2027-01-07,
   channel: 政府网站常规公开, url: https://a.cn}
"""


def test_taken_down_close_to_a_provisional_end_stays_a_warning(project):
    result = project.check(TAKEN_DOWN, as_of="2027-02-10")
    finding = result.one("GK102", "8")
    assert result.verdict("8@2026-12-28@拟录用") == "overdue"
    assert finding.severity == "warning"
    assert (
        "（2026-12-30公开，2027-01-07撤下；应公开日期或公示期系暂定，撤下得是否太早"
        in finding.message
    )


def test_taken_down_long_before_it_is_an_error(project):
    text = TAKEN_DOWN.replace("withdrawn: 2027-01-07", "withdrawn: 2026-12-31")
    finding = project.check(text, as_of="2027-02-10").one("GK102", "8")
    assert (finding.severity, "太早" in finding.message) == ("error", False)


def test_the_notice_settles_it(project):
    project.lay(TAKEN_DOWN)
    project.write({"calendar/2027.yaml": NOTICE_2027})
    result = project.again("2027-02-10")
    assert result.verdict("8@2026-12-28@拟录用") == "met"
    assert result.codes("8") == []


# A file that cannot be parsed


@pytest.mark.parametrize(
    "line",
    [
        "- {title: x, item: 2, period: 2026-09}",
        "- {title: x,事项: 2, period: 2026-09}",
        "- {item: 2, period: 2026-09}",
    ],
)
def test_an_item_named_anywhere_in_a_broken_file_is_clouded(project, line):
    result = project.check({"a.yaml": "# 无\n", "b.yaml": f"{line}\n- item: 1\n  x: [\n"})
    assert result.verdict("2@2026-09") == "undetermined"
    assert result.verdict("1@2026-09") == "undetermined"
    assert result.verdict("13@2026-09") == "overdue", "nothing is said of others"


# Display times, publications ahead of time, decisions one after the other, items that ended


@pytest.mark.parametrize(
    ("withdrawn", "severity"),
    [("2027-01-01", "error"), ("2027-01-04", "error"), ("2027-01-05", "warning")],
)
def test_five_working_days_take_five_days_at_least(project, withdrawn, severity):
    """From 2026-12-30 they cannot end before 2027-01-04, whatever the notice will say."""
    text = TAKEN_DOWN.replace("withdrawn: 2027-01-07", f"withdrawn: {withdrawn}")
    result = project.check(text, as_of="2027-03-10")
    assert [result.one(code, "8").severity for code in ("GK102", "GK307")] == [severity] * 2


def test_published_again_the_doubt_stays(project):
    """
    - item: 2
      period: 2026-12
      publications:
        - {published: 2027-01-05, withdrawn: 2027-01-18, channel: 政府网站常规公开, url: https://a.cn}
        - {published: 2027-02-20, channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-12-01"
    result = project.check(as_of="2027-02-22")
    assert result.verdict("2@2026-12") == "met_late"
    finding = result.one("GK201", "2")
    assert finding.severity == "warning"
    assert "2027-01-05公开，2027-01-18撤下" in finding.message


def test_a_publication_that_has_not_happened_raises_no_doubt(project):
    """
    - {item: 2, period: 2026-12, published: 2027-03-01, withdrawn: 2027-01-20,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    project.start = "2026-12-01"
    finding = project.check(as_of="2027-02-28").all("GK101", "2")[0]
    assert (finding.severity, "撤下" in finding.message) == ("error", False)


def test_one_old_record_hides_no_later_gap(project):
    """
    - {item: 1, title: 旧, published: 2025-12-25, channel: 政府网站常规公开, url: https://a.cn}
    """
    verdicts = project.check().verdicts("1")
    assert verdicts.pop("1@2026-01") == "undetermined"
    assert {verdicts[f"1@2026-{month:02d}"] for month in range(2, 10)} == {"overdue"}


@pytest.mark.parametrize(("published", "history"), [("2025-12-05", 1), ("2025-12-22", 0)])
def test_early_for_next_month_is_late_in_this(project, published, history):
    text = f"- {{item: 1, title: 旧, published: {published}, {SITE}}}\n"
    assert project.check(text).checked.history == history


@pytest.mark.parametrize(
    ("written", "history"),
    [
        ("published: 2025-11-20", 0),  # a plan of the next year
        ("published: 2025-06-20", 1),
        ("formed: 2025-11-28, published: 2026-03-01", 0),  # a yearbook of the year before
        ("formed: 2025-06-20", 1),
    ],
)
def test_yearly_without_a_period(project, written, history):
    result = project.check(f"- {{item: 4, {written}, {SITE}}}\n", as_of="2027-03-15")
    assert result.checked.history == history
    assert result.verdict("4@2026") == ("overdue" if history else "undetermined")


def test_a_standing_item_is_certain_of_a_record_without_a_period(project):
    """
    - {item: 4, title: 规划, published: 2025-12-10, withdrawn: 2026-02-01, channel: 政府网站常规公开, url: https://a.cn}
    """
    text = SMALL.read_text("utf-8")
    line = next(line for line in text.splitlines() if 'id: "4"' in line)
    project.catalog = "own.yaml"
    project.write({"own.yaml": text.replace(line, f"{line[:-1]}, standing: true}}")})
    result = project.check()
    assert result.verdict("4@standing") == "overdue"
    assert "4@standing" in result.where("GK103")


def test_a_record_that_demands_nothing_moves_no_id(project):
    text = "- {item: 10, title: 日, due: 2026-10-05}\n"
    other = "- {item: 10, title: 日, formed: 2026-10-05, published: 2026-10-05, channel: 社区居务公开栏}\n"
    assert project.check(text + other).verdicts("10") == {"10@2026-10-05@日": "overdue"}


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        ("from: 2026-01-01, to: 2026-12-31", "not_applicable"),
        ("from: 2026-01-02, to: 2026-12-31", "undetermined"),  # a gap of a day
    ],
)
def test_decisions_that_follow_one_another_are_one_time_out(project, second, verdict):
    """
    - {item: 5, title: 通知, published: 2026-03-05, channel: 政府网站专题公开, url: https://a.cn}
    """
    project.start = "2025-01-01"
    why = "items: ['5'], reason: 划出, approved_by: 主任"
    project.more = (
        f"not_applicable: [{{{why}, from: 2025-01-01, to: 2025-12-31}}, {{{why}, {second}}}]\n"
    )
    assert project.check().verdicts("5") == {"5@?@通知": verdict}


def test_a_time_out_through_the_end_of_the_item_covers_all(project):
    """
    - {item: 5, title: 通知, published: 2026-07-03, channel: 政府网站专题公开, url: https://a.cn}
    """
    ending(project, "5", "2026-06-30")
    project.more = (
        "not_applicable: [{items: ['5'], reason: 划出, approved_by: 主任, to: 2026-06-30}]\n"
    )
    assert project.check().verdicts("5") == {"5@?@通知": "not_applicable"}


@pytest.mark.parametrize("item", ["9", "10"])
def test_an_ended_item_gets_no_finding_for_what_came_after(project, item):
    ending(project, item, "2026-06-30")
    text = f"- {{item: {item}, title: 文件, published: 2026-08-01, channel: 政府网站常规公开}}\n"
    result = project.check(text)
    assert (result.checked.history, "GK308" in result.codes(item)) == (1, False)


def test_elements_of_a_record_are_missed_once(project):
    """
    - item: 11
      title: 职能
      formed: 2026-02-10
      elements: [机构名称]
      publications:
        - {published: 2026-02-10, withdrawn: 2026-06-01, channel: 政府网站常规公开, url: https://a.cn}
        - {published: 2026-05-20, channel: 政府网站常规公开, url: https://a.cn}
    """
    text = SMALL.read_text("utf-8")
    line = next(line for line in text.splitlines() if 'id: "11"' in line)
    project.catalog = "own.yaml"
    project.write({"own.yaml": text.replace(line, f"{line[:-1]}, elements: [机构名称, 职责]}}")})
    assert project.check().where("GK302") == ["11@2026-02-10@职能"]


@pytest.mark.parametrize(
    ("first", "complete"),
    [
        ("# 例：{title: 标题, item: 7}", False),
        ('- {title: "a, item: 9"}', False),
        ("- {title: a, item: 9}", True),
        ('- {title: "a, b", item: 9}', True),
    ],
)
def test_what_a_comment_or_a_title_says_is_no_item(project, first, complete):
    project.lay({"a.yaml": "# 无\n", "b.yaml": f"{first}\n- itme: 3\n  x: [\n"})
    assert project.again().checked.complete is complete


@pytest.mark.slow
@pytest.mark.parametrize("line", ["{" * 400_000 + ", " * 400_000, '{"' + "a, " * 400_000])
def test_a_broken_file_of_one_long_line_is_read_in_no_time(project, line):
    """Minutes, where each brace or comma would be the beginning of a new search."""
    project.lay({"a.yaml": "# 无\n", "b.yaml": line})
    assert not project.again().checked.complete


# What was written down, but not where or how it can be read


@pytest.mark.parametrize("order", ["item: 2, 事项: 1", "事项: 1, item: 2"])
def test_an_item_in_both_languages_clouds_both(project, order):
    result = project.check(f"- {{{order}, period: 2026-09, published: 2026-10-15}}\n")
    assert {result.verdict(f"{item}@2026-09") for item in "12"} == {"undetermined"}
    assert result.verdict("13@2026-09") == "overdue"


@pytest.mark.parametrize("key", ["item", "事项"])
def test_full_width_colons_in_a_list(project, key):
    text = f"- {key}：2\n  所属期：2026-09\n- {{item: 13, period: 2026-09}}\n"
    result = project.check(text)
    finding = result.one("GK901")
    assert (finding.place.line, "冒号写成了全角“：”" in finding.message) == (1, True)
    assert result.verdict("2@2026-09") == "undetermined"
    assert result.checked.complete


def test_an_item_in_full_width_digits_may_mean_the_real_one(project):
    """
    - {item: ２, period: 2026-09, published: 2026-10-15, channel: 政府网站常规公开, url: https://a.cn}
    """
    result = project.check()
    assert "GK304" in result.codes()
    assert result.verdict("2@2026-09") == "undetermined"
    assert "事项写成了“２”，可能指第2项" in reason_text(result.judged("2@2026-09").reason)
    assert result.verdict("2@2026-08") == "overdue"


def test_a_name_that_ends_in_txt_is_told(project):
    result = project.check({"10.yaml.txt": "item: 2\n", "a.yaml": "# 无\n", "说明.txt": "无"})
    finding = result.one("GK901")
    assert (finding.place.path, finding.hint.split("（")[0]) == (
        "records/10.yaml.txt",
        "改名为 10.yaml",
    )
    assert not result.checked.complete


@pytest.mark.slow
@pytest.mark.parametrize("as_of", ["2025-12-31", "2026-01-01"])
def test_before_the_start_nothing_is_called_compliant(project, as_of):
    project.lay("# 无\n")
    said = "检查还没有开始：基准日2025-12-31早于 gongkai.yaml 的起始日2026-01-01"
    for form in ("table", "concise", "markdown"):
        run = project.run("--format", form, as_of=as_of)
        told = "".join(run.text.replace("│", "").split())
        assert ("".join(said.split()) in told) is (as_of < "2026-01-01"), form


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("item: 2\ntitle: 甲\nperiod:2026-09\npublished: 2026-10-15\n", (3, 1)),
        ('item: 2\ntitle: "甲\nperiod: 2026-09\n', (2, 8)),
        ("item: 2\ntitle: 甲\nchannel: 网\x1b站\n", (3, 11)),
    ],
)
def test_a_fault_is_placed_where_it_was_made(project, text, place):
    found = project.check({"b.yaml": text, "a.yaml": "# 无\n"}).one("GK901").place
    assert (found.path, found.line, found.column) == ("records/b.yaml", *place)


def test_an_event_that_cannot_be_read_is_an_obligation_all_the_same(project):
    """
    - {item: 7, title: 甲, formed: 2026-09-10, published: 2026/10/30}
    - {item: 7, title: 乙, formed: 2026-09-10, published: 2026-09-11, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 7, formed: 2026-10-28, published: 2026-10-32}
    - {item: 7, title: 早, formed: 2025-12-31, published: 2026-10-32}
    - {item: 7, title: 晚, formed: 2026-11-01, published: 2026-10-32}
    """
    result = project.check()
    assert result.verdicts("7") == {
        "7@2026-09-10@甲": "undetermined",
        "7@2026-09-10@乙": "met",
        "7@2026-10-28@": "pending",
    }
    finding = result.one("GK902", "7")
    assert (finding.place.path, finding.place.line) == ("records/r.yaml", 1)
    assert "2026-09-10形成的“甲”应于2026-10-14前公开，无法判定" in finding.message
    assert result.codes("7").count("GK202") == 0
    assert project.check(items=["7"]).rates()["disclosed"] == (1, 2)


def test_written_again_legibly_it_is_one(project):
    """
    - {item: 7, title: 甲, formed: 2026-09-10, published: 2026/10/30}
    - {item: 7, title: 甲, formed: 2026-09-10, published: 2026-09-11, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 7, formed: 2026-09-10, published: 2026-10-32}
    """
    assert project.check().verdicts("7") == {"7@2026-09-10@甲": "met"}


# What could not be read may have been in time


def test_a_late_publication_beside_an_unreadable_record_of_its_round_is_undetermined(project):
    """
    - {item: 2, title: 甲, period: 2026-09, published: 2026-10-29, channel: 社区居务公开栏}
    - {item: 2, title: 甲, period: 2026-09, published: 2026/10/20, channel: 政府网站常规公开}
    """
    result = project.check(as_of="2026-11-10")
    judged = result.judged("2@2026-09")
    assert (judged.verdict, str(judged.decided_by.day)) == ("undetermined", "2026-10-29")
    assert (judged.days_late, judged.workdays_late) == (2, 2), "through the publication"
    told = [code for code in result.codes("2") if code in ("GK201", "GK301", "GK902")]
    assert told == ["GK902"]
    assert result.rates()["disclosed"][0] == result.rates()["conforming"][1] == 1
    assert result.rates()["conforming"] == (0, 1)


def test_a_late_publication_beside_a_record_of_another_kind_stays_late(project):
    """
    - {item: 2, title: 甲, period: 2026-09, published: 2026-10-29, channel: 政府网站常规公开, url: 'https://a.example/1'}
    - {item: 2, title: 甲, period: 2026-Q3, published: 2026-10-20, channel: 政府网站常规公开, url: 'https://a.example/2'}
    """
    result = project.check(as_of="2026-11-10")
    assert (result.verdict("2@2026-09"), result.verdict("2@2026-08")) == (
        "met_late",
        "undetermined",
    )


# A stray key beside what is legible


def test_a_stray_period_beside_a_formed_day_is_told_and_ignored(project):
    """
    - {item: 7, title: 甲, formed: 2026-03-12, period: 2026-03, published: 2026-03-13,
       channel: 政府网站常规公开, url: 'https://a.example/1'}
    - {item: 7, title: 乙, formed: 2026-03-16}
    """
    result = project.check()
    assert result.verdicts("7") == {"7@2026-03-12@甲": "met", "7@2026-03-16@乙": "overdue"}
    assert result.where("GK303") == ["7@2026-03-12@甲"]
    assert result.rates()["conforming"] == (0, 1)


def test_a_stray_period_without_a_formed_day_clouds_what_it_may_speak_of(project):
    """
    - {item: 7, title: 甲, period: 2026-03, published: 2026-03-13, channel: 政府网站常规公开, url: 'https://a.example/1'}
    - {item: 7, title: 乙, formed: 2026-03-16}
    """
    assert set(project.check().verdicts("7").values()) == {"undetermined"}


# What is published when the item is no longer in force


def test_a_record_without_a_period_after_the_last_day_is_no_fault(project):
    """
    - {item: 2, title: 甲, period: 2026-01, published: 2026-02-20, channel: 政府网站常规公开, url: 'https://a.example/1'}
    - {item: 2, title: 乙, published: 2026-03-20, channel: 政府网站常规公开, url: 'https://a.example/2'}
    """
    result = ending(project, "2", "2026-02-10").check()
    assert (result.verdicts("2"), result.codes("2")) == ({"2@2026-01": "met"}, [])


def test_it_is_one_where_a_period_waits_for_it(project):
    """
    - {item: 2, title: 乙, published: 2026-03-20, channel: 政府网站常规公开, url: 'https://a.example/2'}
    """
    result = ending(project, "2", "2026-02-10").check()
    assert result.verdicts("2") == {"2@2026-01": "undetermined"}
    assert result.codes("2") == ["GK303", "GK902"]


# The channel used


@pytest.fixture
def channels(project):
    """The small catalog with a board and a posting that accept others."""
    text = SMALL.read_text("utf-8")
    more = (
        "  大厅: {medium: board, accepts: [政府网站常规公开]}\n"
        "  张贴: {medium: posting, accepts: [入户张贴], places: [村口, 楼道]}\n"
        "  入户张贴: {medium: posting, places: [门口]}\n"
        "items:\n"
        '  - {id: "20", responsibility: 甲, matter: 甲, category: 张贴月报, content_standard: 甲, '
        "time_limit: 每月15个工作日内公开, channel: 张贴}\n"
        '  - {id: "21", responsibility: 甲, matter: 甲, category: 入户月报, content_standard: 甲, '
        "time_limit: 每月15个工作日内公开, channel: 入户张贴}\n"
    )
    project.catalog = "own.yaml"
    project.write({"own.yaml": text.replace("items:\n", more, 1)})
    return project


def test_a_broader_channel_of_another_medium_is_an_error(channels):
    """
    - {item: 2, title: 甲, period: 2026-09, published: 2026-10-20, channel: 大厅}
    - {item: 2, title: 甲, period: 2026-08, published: 2026-09-10, channel: 政府网站, url: 'https://a.example/1'}
    """
    found = {f.obligation.id: f.severity for f in channels.check().all("GK301")}
    assert found == {"2@2026-09": "error", "2@2026-08": "warning"}


@pytest.mark.parametrize(
    ("item", "channel", "places", "missing"),
    [
        (20, "入户张贴", "[村口]", "门口"),  # accepted in place of the one asked for
        (20, "入户张贴", "[门口]", ""),
        (20, "张贴", "[村口]", "楼道"),
        (21, "张贴", "[楼道]", "村口"),  # the broader one, which may be the one asked for
        (21, "入户张贴", "[楼道]", "门口"),
    ],
)
def test_the_places_of_the_channel_used_are_asked_for(channels, item, channel, places, missing):
    line = f"{{item: {item}, title: 甲, period: 2026-09, published: 2026-10-20, channel: {channel}, places: {places}}}"
    found = [f.message for f in channels.check(line).all("GK309")]
    assert [missing in message for message in found] == ([True] if missing else [])


# How firm a stated day is


@pytest.mark.parametrize(
    ("due", "basis", "first", "last"),
    [  # the limit of 20 working days comes to 2027-02-17 as counted, and may lie from 02-10 through 02-21
        ("2027-02-10", "gazetted", None, None),
        ("2027-02-11", "provisional", "2027-02-10", "2027-02-11"),
        ("2027-02-16", "provisional", "2027-02-10", "2027-02-16"),
        ("2027-02-17", "provisional", "2027-02-10", "2027-02-17"),
        ("2027-02-19", "provisional", "2027-02-10", "2027-02-19"),
        ("2027-02-22", "provisional", "2027-02-10", "2027-02-21"),
    ],
)
def test_a_stated_day_is_firm_only_where_the_limit_cannot_lie_before_it(
    project, due, basis, first, last
):
    from gongkai_cli.calendar.due_dates import expected_window

    line = f"{{item: 8, title: 甲, formed: 2027-01-18, due: {due}}}"
    found = project.check(line, as_of="2027-01-20").judged("8@2027-01-18@甲").obligation.due
    span = expected_window(found)
    assert found.basis == basis
    assert (span and (str(span[0]), str(span[1]))) == (first and (first, last))


@pytest.mark.parametrize("published", ["2027-02-13", "2027-02-19"])
def test_lateness_past_a_stated_day_is_an_error_at_once(project, published):
    line = f"{{item: 8, title: 甲, formed: 2027-01-18, due: 2027-02-12, published: {published}, {SITE}}}"
    result = project.check(line, as_of="2027-02-22")
    judged = result.judged("8@2027-01-18@甲")
    assert (judged.obligation.due.basis, result.one("GK201").severity) == ("provisional", "error")


# What the states and the reminders say


@pytest.mark.parametrize(
    ("as_of", "due", "verdict"),
    [
        ("2026-05-16", "2026-05-23", "due_soon"),  # Saturday to Saturday, five working days between
        ("2026-05-16", "2026-05-24", "due_soon"),
        ("2026-05-16", "2026-05-25", "pending"),
        ("2026-05-15", "2026-05-22", "due_soon"),
        ("2026-05-15", "2026-05-25", "pending"),
    ],
)
def test_due_soon_counts_the_working_days_that_due_prints(project, as_of, due, verdict):
    line = f"{{item: 8, title: 甲, formed: 2026-05-10, due: {due}}}"
    assert project.check(line, as_of=as_of).verdict("8@2026-05-10@甲") == verdict


@pytest.mark.parametrize("item", ["2", "7", "9", "10"])
@pytest.mark.parametrize(("key", "day"), [("from", "2026-12-01"), ("to", "2025-12-01")])
def test_an_item_out_of_force_without_obligations_is_not_applicable(project, item, key, day):
    text = SMALL.read_text("utf-8")
    line = next(line for line in text.splitlines() if f'id: "{item}"' in line)
    project.catalog = "own.yaml"
    project.write({"own.yaml": text.replace(line, f"{line[:-1]}, effective_{key}: {day}}}")})
    assert project.check("# 无\n").state(item) == "not_applicable"


@pytest.mark.parametrize(
    ("key", "day", "state"),
    [
        ("from", "2026-11-01", "not_applicable"),
        ("from", "2026-10-31", "no_event_recorded"),
        ("to", "2026-10-31", "no_event_recorded"),
        ("to", "2026-10-30", "not_applicable"),
    ],
)
def test_an_item_is_in_force_on_its_first_and_its_last_day(project, key, day, state):
    text = SMALL.read_text("utf-8")
    line = next(line for line in text.splitlines() if 'id: "7"' in line)
    project.catalog = "own.yaml"
    project.write({"own.yaml": text.replace(line, f"{line[:-1]}, effective_{key}: {day}}}")})
    assert project.check("# 无\n", "2026-10-31").state("7") == state


# What does not conform, does not at whichever obligation it was told


def test_a_fault_of_a_record_that_does_not_decide_leaves_conforming_alone(project):
    """
    - {item: 2, title: 甲, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开, url: 'https://a.example/1'}
    - {item: 2, title: 甲, period: 2026-09, published: 2026-10-22, channel: 政府网站常规公开}
    """
    result = project.check()
    assert result.where("GK308") == ["2@2026-09"]
    assert result.rates()["conforming"] == (1, 1)


@pytest.mark.parametrize("published", ["", ", published: 2026-03-13"])
def test_an_event_under_a_misspelt_number_is_one_all_the_same(project, published):
    line = f"{{item: '07', title: 甲, formed: 2026-03-12{published}, {SITE}}}"
    result = project.check(line)
    assert result.verdicts("7") == {"7@2026-03-12@甲": "undetermined"}
    found = result.one("GK902")
    assert (found.place.path, found.place.line) == ("records/r.yaml", 1)


# What official hands write in the place of a zero report, a key, an item


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("无。", "undetermined"),
        ("（无）", "undetermined"),
        ("“无”", "undetermined"),
        ("是。", "undetermined"),
        ("……", "undetermined"),
        ("待补", "undetermined"),
        ("已公开", "undetermined"),
        ("否。", "overdue"),
        ("否，已公开", "overdue"),
        ("未作零报告", "overdue"),
        ("null", "overdue"),
        ("本月无活动", "nothing_to_disclose"),
        ("否决事项本月没有", "nothing_to_disclose"),
    ],
)
def test_a_zero_report_needs_a_reason_whatever_stands_around_the_word(project, said, verdict):
    result = project.check(f"item: 1\nperiod: 2026-09\n零报告: {said}\n")
    assert result.verdict("1@2026-09") == verdict


@pytest.mark.parametrize(
    "text",
    [
        "记录:\n- item: 1\n  period: 2026-09\n  published: 2026-10-20\n",
        "- - item: 1\n",
        "- Item: 1\n",
        "- ｉｔｅｍ: 1\n",
        "- 序号: 1\n",
        '- item: [1, 2]\n  title: "甲\n',
    ],
)
def test_an_item_is_clouded_under_whatever_key_and_however_deep_it_stands(project, text):
    assert (
        project.check({"a.yaml": text, "b.yaml": "# 无\n"}).verdict("1@2026-09") == "undetermined"
    )


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("发布日期", "公开日期"),
        ("公开渠道", "公开形式"),
        ("编号", "事项"),
        ("id", "item"),
        ("publishd", "published"),
        ("公开日起", "公开日期"),
    ],
)
def test_a_key_called_otherwise_is_told_the_key_that_is_meant(project, key, meant):
    found = project.check({"a.yaml": f"item: 1\n{key}: 2026-10-20\n", "b.yaml": "# 无\n"})
    assert any(f"是不是“{meant}”" in f.message for f in found.all("GK901"))


@pytest.mark.parametrize("key", ["日期", "截止日期", "日"])
def test_a_key_that_may_be_several_is_told_them_all(project, key):
    found = project.check({"a.yaml": f"item: 1\n{key}: 2026-10-20\n", "b.yaml": "# 无\n"})
    message = found.all("GK901")[0].message
    assert "可用的键" in message
    assert "是不是" not in message


def test_what_was_taken_down_in_time_is_said(project):
    """
    - {item: 2, title: 甲, period: 2026-09, published: 2026-10-10, withdrawn: 2026-10-12,
       channel: 政府网站常规公开, url: https://a.cn}
    """
    found = next(f for f in project.check().all("GK101", "2") if f.obligation.period == "2026-09")
    assert "2026-10-10公开，2026-10-12撤下，不晚于应公开日期，不算公开" in found.message
