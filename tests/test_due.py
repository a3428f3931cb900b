"""`gongkai due`: which obligations are listed on which day, what each lacks, and the command itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai_cli.analyses.due import Missing, Upcoming, add_coming, find_upcoming
from gongkai_cli.checking.run_check import run_check
from gongkai_cli.cli import entry
from gongkai_cli.cli.scaffolding.demo import AS_OF, write_demo
from gongkai_cli.model.verdicts import Verdict
from gongkai_cli.outputs.phrases.check import explain_command
from gongkai_cli.outputs.phrases.due import close, found_line, lacks, overdue_line, trigger, when

D = date.fromisoformat
LAST = "2026-10-31"
NOTICE_2027 = """\
# 编造的安排，只供测试
year: 2027
number: 测试〔2026〕1号
off_days: [2027-01-01, 2027-01-02, 2027-01-03]
make_up_workdays: [2027-01-09, 2027-01-10]
"""


def ahead(project, through: str, as_of: str = LAST, items=(), offices=()) -> Upcoming:
    """What the command computes, on what is there."""
    day, last = D(as_of), D(through)
    return find_upcoming(
        run_check(project.root, day, items=items, offices=offices, through=last), last
    )


def ids(found: Upcoming) -> list[str]:
    return [each.judged.obligation.id for each in found.entries]


def the_one(found: Upcoming, obligation: str):
    mine = [e for e in found.entries if e.judged.obligation.id == obligation]
    assert len(mine) == 1, ids(found)
    return mine[0]


def run(capsys, *arguments: str):
    capsys.readouterr()
    code = entry.run(["due", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


# --- which days ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("through", "listed"),
    [("2026-11-19", False), ("2026-11-20", True), ("2026-11-21", True)],
)
def test_the_day_before_on_and_after_the_horizon(project, through, listed):
    """# 2026-10-31 + 15个工作日 = 2026-11-20"""
    project.lay()
    assert ("1@2026-10" in ids(ahead(project, through))) is listed


@pytest.mark.parametrize(
    ("as_of", "listed", "overdue"),
    [("2026-11-19", True, False), ("2026-11-20", True, False), ("2026-11-21", False, True)],
)
def test_the_day_before_on_and_after_the_due_day(project, as_of, listed, overdue):
    """# what is overdue is the check's business, and counted"""
    project.more = 'offices: {甲: ["2"]}\n'
    project.start = "2026-10-01"
    project.lay()
    found = ahead(project, "2026-12-01", as_of, items=["2"])
    assert ("2@2026-10" in ids(found)) is listed
    assert (found.checked.summary.by_verdict[Verdict.OVERDUE] == 1) is overdue
    assert ("逾期未公开1件" in overdue_line(found)) is overdue


def test_periods_that_begin_within_the_horizon(project):
    """# November begins after as-of, ends on 11-30, and is due 15 working days on"""
    project.lay()
    found = ahead(project, "2026-12-21", items=["2"])
    assert ids(found) == ["2@2026-10", "2@2026-11"]
    assert the_one(found, "2@2026-11").due.day == D("2026-12-21")
    assert ids(ahead(project, "2026-12-20", items=["2"])) == ["2@2026-10"]
    assert the_one(found, "2@2026-11").judged.obligation.period == "2026-11"


def test_the_check_itself_knows_no_period_that_has_not_begun(project):
    """# the longer look ahead changes nothing of the check"""
    project.lay()
    plain = run_check(project.root, D(LAST))
    longer = run_check(project.root, D(LAST), through=D("2027-06-30"))
    assert [e.obligation.id for e in plain.judged] == [e.obligation.id for e in longer.judged]
    assert plain.summary == longer.summary


@pytest.mark.slow
def test_every_obligation_that_comes_due_is_found_beforehand(project):
    """
    - {item: 7, title: 甲, formed: 2026-09-15}
    - {item: 6, title: 乙, formed: 2026-09-15}
    - {item: 9, title: 丙, published: 2024-01-10, channel: 政府网站常规公开, posted_until: 2026-10-09}
    """
    project.lay()
    found = {
        e.judged.obligation.id: e.due.day
        for e in ahead(project, "2026-12-25", "2026-10-08").entries
    }
    assert {"7@2026-09-15@甲", "6@2026-09-15@乙", "1@2026-11", "3@2026-Q3", "9@standing"} <= set(
        found
    )
    for obligation, day in found.items():
        before, after = (
            {e.obligation.id: e.verdict for e in project.again(str(each)).checked.judged}
            for each in (day, day + timedelta(days=1))
        )
        assert before[obligation] is not Verdict.OVERDUE, obligation
        assert after[obligation] is Verdict.OVERDUE, obligation


@pytest.mark.slow
def test_nothing_that_comes_due_in_the_demo_is_left_out(tmp_path):
    """What becomes overdue after the last day was listed; what was listed and is not overdue, published."""
    write_demo(tmp_path)
    through = D("2026-12-28")
    before = run_check(tmp_path, AS_OF, through=through)
    listed = {
        e.judged.obligation.id: e for e in find_upcoming(before, through).entries if not e.beyond
    }
    after = {e.obligation.id: e.verdict for e in run_check(tmp_path, D("2026-12-29")).judged}
    was = {e.obligation.id for e in before.judged if e.verdict is Verdict.OVERDUE}
    late = {id_ for id_, verdict in after.items() if verdict is Verdict.OVERDUE}
    assert late - was <= set(listed)
    assert len(late - was) > 5
    assert {after[id_] for id_ in set(listed) - late} == {Verdict.MET}
    assert {listed[id_].missing for id_ in set(listed) - late} == {Missing.PUBLISHED_LATER}


@pytest.mark.slow
def test_each_explain_command_works(tmp_path, capsys):
    """# also of a period that has yet to begin"""
    write_demo(tmp_path)
    through = D("2027-03-31")
    found = find_upcoming(run_check(tmp_path, AS_OF, through=through), through)
    commands = {explain_command(each.judged.obligation): each for each in found.entries}
    assert len(commands) > 20
    for command, each in commands.items():
        words = command.split()[1:]
        day = [] if "--as-of" in words else ["--as-of", str(AS_OF)]
        assert entry.run([words[0], str(tmp_path), *words[1:], *day]) == 0, command
        assert f"到期  {each.due.day}" in capsys.readouterr().out


def test_soonest_first_and_the_catalogs_order_within_a_day(project):
    """
    - {item: 10, title: 乙, due: 2026-11-03}
    - {item: 7, title: 甲, formed: 2026-10-16}
    """
    project.lay()
    found = ahead(project, "2026-11-30")
    days = [each.due.day for each in found.entries]
    assert days == sorted(days)
    assert ids(found) == [
        "10@2026-11-03@乙", "7@2026-10-16@甲", "1@2026-10", "2@2026-10", "13@2026-10",
    ]  # fmt: skip


def test_an_item_that_ends_within_the_horizon(project):
    """# 目录里第1项到2026-11-15为止：11月一期不再存在"""
    folder = project.lay()
    text = (folder / "catalog.yaml").read_text("utf-8")
    changed = text.replace('{id: "1",', '{id: "1", effective_to: 2026-11-15,')
    assert changed != text
    (folder / "catalog.yaml").write_text(changed, "utf-8")
    assert ids(ahead(project, "2027-03-31", items=["1"])) == ["1@2026-10"]


# --- provisional days ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("through", "listed", "beyond"),
    [
        ("2027-01-14", False, None),
        ("2027-01-15", True, True),
        ("2027-01-21", True, True),
        ("2027-01-22", True, False),
    ],
)
def test_a_provisional_day_whose_window_reaches_into_the_horizon(project, through, listed, beyond):
    """# 2026-12期推算到2027-01-22，实际可能早7天"""
    project.lay()
    found = ahead(project, through, "2026-12-10", items=["2"])
    assert ("2@2026-12" in ids(found)) is listed
    if listed:
        mine = the_one(found, "2@2026-12")
        assert (mine.due.day, mine.due.basis) == (D("2027-01-22"), "provisional")
        assert mine.beyond is beyond
        assert found.provisional == 1
        assert ("之后" in found_line(found)) is beyond


def test_an_imported_notice_makes_it_firm_and_moves_it(project):
    """# 编造的通知有两个调休上班日，到期日提前"""
    project.lay()
    project.write({"calendar/2027.yaml": NOTICE_2027})
    assert "2@2026-12" not in ids(ahead(project, "2027-01-19", "2026-12-10", items=["2"]))
    mine = the_one(ahead(project, "2027-01-20", "2026-12-10", items=["2"]), "2@2026-12")
    assert (mine.due.day, mine.due.basis, mine.beyond) == (D("2027-01-20"), "gazetted", False)


# --- what is missing ----------------------------------------------------------------------------

WEB = "政府网站常规公开"


@pytest.mark.parametrize(
    ("records", "obligation", "missing", "said"),
    [
        ("# 无", "2@2026-10", Missing.NO_RECORD, "没有记录"),
        ("{item: 2, period: 2026-10}", "2@2026-10", Missing.UNPUBLISHED, "records/r.yaml:1"),
        ("{item: 7, title: 甲, formed: 2026-10-16}", "7@2026-10-16@甲", Missing.UNPUBLISHED, "尚未公开"),
        (f"{{item: 2, period: 2026-10, published: 2026-11-05, channel: {WEB}}}",
         "2@2026-10", Missing.PUBLISHED_LATER, "2026-11-05公开，晚于检查基准日"),
        (f"{{item: 2, period: 2026-10, published: 2026-10-20, withdrawn: 2026-10-22, channel: {WEB}}}",
         "2@2026-10", Missing.WITHDRAWN, "2026-10-22撤下"),
        ("{item: 2, period: 2026-10, published: 2026-10-30, channel: 社区居务公开栏}",
         "2@2026-10", Missing.CHANNEL, "在“社区居务公开栏”公开，不是目录规定的公开形式"),
        ("{item: 2, period: 2026-10, published: 2026-10-30}", "2@2026-10", Missing.CHANNEL, "没有写公开形式"),
        ("{item: 2, period: 2026-11, nothing_to_disclose: 无活动}",
         "2@2026-11", Missing.ZERO_REPORT_EARLY, "2026-11-30期满才起算"),
        ("{item: 7, title: 甲, formed: 2026-10-16, nothing_to_disclose: 无活动}",
         "7@2026-10-16@甲", Missing.ZERO_REPORT_UNFIT, "不能作零报告"),
        ("{item: 12, title: 甲, formed: 2026-10-20, published: 2026-10-21, places: [居住地], "
         "channel: 申请人户口所在地、居住地及工作单位张贴公示}",
         "12@2026-10-20@甲", Missing.PLACES, "户口所在地、工作单位"),
        (f"{{item: 2, period: 2026-10, published: 2025-10-20, channel: {WEB}}}",
         "2@2026-10", Missing.CONTRADICTORY, "不作数"),
    ],
)  # fmt: skip
def test_what_each_lacks(project, records, obligation, missing, said):
    project.lay(records + "\n")
    found = ahead(project, "2026-12-31")
    mine = the_one(found, obligation)
    assert mine.missing is missing
    assert said in lacks(found, mine)
    assert close(mine)


def test_what_is_withdrawn_is_the_record_that_was_taken_down(project):
    """
    - {item: 7, formed: 2026-10-16, published: 2026-10-17, channel: 政府网站常规公开}
    - {item: 7, formed: 2026-10-16, published: 2026-10-17, withdrawn: 2026-10-18, channel: 政府网站常规公开}
    """
    project.lay()
    found = ahead(project, "2026-11-30")
    mine = the_one(found, "7@2026-10-16@")
    assert (mine.missing, mine.record.line) == (Missing.WITHDRAWN, 2)
    assert lacks(found, mine).startswith("2026-10-17公开，2026-10-18撤下")


def test_what_contradicts_itself_is_the_record_that_does(project):
    """
    - {item: 2, period: 2026-10}
    - {item: 2, period: 2026-10, published: 2025-10-20, channel: 政府网站常规公开}
    """
    project.lay()
    mine = the_one(ahead(project, "2026-12-31"), "2@2026-10")
    assert (mine.missing, mine.record.line) == (Missing.CONTRADICTORY, 2)


def test_an_event_whose_stated_day_cannot_be_true_is_listed_until_it_is_published(project):
    """
    - {item: 8, title: 甲, formed: 2026-10-16, due: 2026-10-09}
    - {item: 8, title: 乙, formed: 2026-10-16, due: 2026-10-09, published: 2026-10-20, channel: 政府网站常规公开}
    """
    project.lay()
    found = ahead(project, "2026-11-30", items=["8"])
    mine = the_one(found, "8@2026-10-16@甲")
    assert ids(found) == ["8@2026-10-16@甲"]
    assert "不能确定应在哪一天前公开" in lacks(found, mine)
    assert close(mine).startswith("先改正写错的应公开日期（due）；")
    assert found.closed == {Verdict.UNDETERMINED: 1}
    assert overdue_line(found) == ""


def test_how_to_close(project):
    """{item: 12, title: 甲, formed: 2026-10-20}"""
    project.lay()
    found = ahead(project, "2026-11-30")
    posting = close(the_one(found, "12@2026-10-20@甲"))
    assert "张贴在户口所在地、居住地、工作单位" in posting
    assert "补上 published、channel、places" in posting
    assert posting.endswith("公开前须去除个人隐私（条例第十五条）")
    monthly = close(the_one(found, "13@2026-10"))
    assert "在“政府网站”公开（政府网站专题公开、政府网站常规公开均可）" in monthly
    assert "period: 2026-10" in monthly
    assert "url" in monthly


@pytest.mark.parametrize(
    ("record", "said", "perhaps"),
    [
        ("item: 2, period: 2026-10, channel: 社区居务公开栏", "另登记一条 period: 2026-10 的记录", False),
        ("item: 2, period: 2026-10, channel: 政府网站", "另登记一条 period: 2026-10 的记录", True),
        ("item: 2, period: 2026-10", "另登记一条 period: 2026-10 的记录", True),
        ("item: 7, title: 甲, formed: 2026-10-20, channel: 社区居务公开栏", "formed、title 与它相同", False),
        ("item: 2, period: 2026-10, channel: 政府网站常规公开, withdrawn: 2026-10-31", "另登记一条", False),
    ],
)  # fmt: skip
def test_how_to_mend_what_does_not_count(project, record, said, perhaps):
    """# 照着做了就结清：另登记的一条与原来的并存"""
    wrong = f"- {{{record}, published: 2026-10-30}}\n"
    project.lay(wrong)
    (mine,) = (e for e in ahead(project, "2026-11-30").entries if e.record)
    assert said in close(mine)
    assert ("其实已在那里公开的" in close(mine)) is perhaps
    head = record.split(", channel")[0]
    mended = f"- {{{head}, published: 2026-11-02, channel: {WEB}, url: https://a.cn}}\n"
    project.lay(wrong + mended)
    assert all(e.record is None for e in ahead(project, "2026-11-30", "2026-11-02").entries)
    assert project.again("2026-11-30").verdict(mine.judged.obligation.id) == "met"


def test_met_early_and_taken_out_are_counted_only(project):
    """
    - {item: 2, period: 2026-10, published: 2026-10-30, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 1, period: 2026-10, nothing_to_disclose: 本月无活动}
    """
    project.more = 'not_applicable:\n  - {items: ["13"], reason: 无, approved_by: 办}\n'
    project.lay()
    found = ahead(project, "2026-11-30")
    assert ids(found) == []
    assert found.closed == {Verdict.MET: 1, Verdict.NOTHING: 1, Verdict.NOT_APPLICABLE: 1}
    assert found_line(found).endswith("同期另有已公开1、零报告1、不适用1")


def test_a_zero_report_of_an_event_never_counts(project):
    """{item: 7, title: 甲, formed: 2026-10-16, nothing_to_disclose: 无活动}"""
    project.lay()
    mine = the_one(ahead(project, "2026-11-30"), "7@2026-10-16@甲")
    assert "删去 nothing_to_disclose，补上 published、channel、url" in close(mine)
    assert "期满" not in close(mine)
    assert project.again("2026-12-01").verdict("7@2026-10-16@甲") == "overdue"


# --- what a waiver will cover -------------------------------------------------------------------

SPARED = "- {code: GK101, obligation: %s, reason: 停更, approved_by: 主任, approved_on: %s, expires: %s}\n"


@pytest.mark.parametrize(
    ("through", "approved", "expires", "waived"),
    [
        ("2026-12-21", "2026-10-31", "2026-12-21", False),  # ends before it would be overdue
        ("2026-12-21", "2026-10-31", "2026-12-22", True),  # covers its first overdue day
        ("2026-12-31", "2026-10-31", "2026-12-30", False),  # open again by the last day asked about
        ("2026-12-31", "2026-10-31", "2026-12-31", True),
        ("2026-12-31", "2026-10-31", "never", True),
        ("2026-12-31", "2026-11-01", "never", False),  # not yet approved
    ],
)
def test_what_a_waiver_covers_is_counted_and_not_listed(
    project, through, approved, expires, waived
):
    """# 2@2026-11 falls due on 2026-12-21"""
    project.lay()
    project.write({"waivers.yaml": SPARED % ("2@2026-11", approved, expires)})
    found = ahead(project, through, items=["2"])
    assert ids(found) == ["2@2026-10", *["2@2026-11"] * (not waived)]
    assert found.closed[Verdict.WAIVED] == waived
    assert ("经批准暂不计入1" in found_line(found)) is waived
    if waived:
        after = max(D(through), D("2026-12-22"))
        assert project.again(str(after)).verdict("2@2026-11") == "waived"


@pytest.mark.parametrize(
    ("code", "obligation", "record"),
    [
        ("GK201", "2@2026-10", "# 晚了可以，仍须公开"),
        ("GK102", "2@2026-10", "# 写错：GK102 只查因事公开"),
        ("GK101", "2@2026-11", "# 另一期"),
    ],
)
def test_a_waiver_of_something_else_spares_nothing(project, code, obligation, record):
    project.lay(record + "\n")
    text = SPARED % (obligation, "2026-10-31", "never")
    project.write({"waivers.yaml": text.replace("GK101", code)})
    found = ahead(project, "2026-11-30", items=["2"])
    assert ids(found) == ["2@2026-10"]
    assert found.closed[Verdict.WAIVED] == 0


def test_what_is_published_all_the_same_is_no_waivers_doing(project):
    """{item: 2, period: 2026-11, published: 2026-10-30, channel: 政府网站常规公开, url: https://a.cn}"""
    project.lay()
    project.write({"waivers.yaml": SPARED % ("2@2026-11", "2026-10-31", "never")})
    found = ahead(project, "2026-12-31", items=["2"])
    assert found.closed == {Verdict.MET: 1}


def test_the_waived_of_the_check_stay_waived_in_what_is_judged_anew(project):
    """# 2@2026-09 is overdue and waived; the longer look ahead keeps it so"""
    project.lay()
    project.write({"waivers.yaml": SPARED % ("2@2026-09", "2026-10-31", "never")})
    checked = run_check(project.root, D(LAST), items=["2"], through=D("2026-12-31"))
    longer = add_coming(checked, D("2026-12-31")).judged
    assert longer[: len(checked.judged)] == checked.judged
    assert [e.obligation.id for e in longer if e.verdict is Verdict.WAIVED] == ["2@2026-09"]


# --- what it counts from ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "obligation", "said"),
    [
        ("{item: 7, title: 甲, formed: 2026-10-16}", "7@2026-10-16@甲", "2026-10-16，信息形成或者变更之日"),
        ("{item: 10, title: 甲, formed: 2026-10-16, due: 2026-11-06}",
         "10@2026-10-16@甲", "记录写明的应公开日期"),
        ("{item: 10, title: 甲, due: 2026-11-06}", "10@2026-11-06@甲", "记录写明的应公开日期"),
        ("{item: 8, title: 甲, formed: 2026-10-16, due: 2026-11-02}",
         "8@2026-10-16@甲", "记录写明的应公开日期"),
        ("{item: 8, title: 甲, formed: 2026-10-16, due: 2027-03-01}",
         "8@2026-10-16@甲", "2026-10-16，信息形成或者变更之日"),
        ("# 无", "2@2026-10", "2026-10-31，2026-10期的最后一天"),
        ("# 无", "9@standing", "须始终有一件处于公开状态（条例第二十六条）"),
    ],
)  # fmt: skip
def test_what_it_counts_from(project, record, obligation, said):
    project.start = "2026-10-20" if obligation == "9@standing" else project.start
    project.lay(record + "\n")
    found = ahead(project, "2026-12-31")
    assert trigger(found, the_one(found, obligation)) == said


def test_another_event_than_forming_is_named(tmp_path):
    write_demo(tmp_path)
    law = "安全生产法修订颁布后15个工作日内"
    record = tmp_path / "records" / "law.yaml"
    items = run_check(tmp_path, AS_OF).project.catalog.items.values()
    (item,) = (each.id for each in items if each.time_limit == law)
    record.write_text(f"{{item: {item}, title: 甲, formed: 2026-10-28}}\n", encoding="utf-8")
    found = find_upcoming(run_check(tmp_path, AS_OF, through=D("2026-12-31")), D("2026-12-31"))
    mine = the_one(found, f"{item}@2026-10-28@甲")
    assert trigger(found, mine) == "2026-10-28，安全生产法修订颁布之日"


def test_an_unreadable_record_may_have_closed_it(project):
    """
    - {item: 2, period: 2026-10, published: 2026/10/30}
    - {item: 1, period: 2026-09, published: 2026/10/30}
    """
    project.lay()
    found = ahead(project, "2026-11-30")
    doubted = the_one(found, "2@2026-10")
    assert "records/r.yaml:1 有一条读不出来的记录，也许已经公开" in lacks(found, doubted)
    assert close(doubted).startswith("先改正读不准的记录")
    assert the_one(found, "1@2026-10").doubt is None, "it speaks of another period"


# --- what must always be in force ---------------------------------------------------------------


def standing(project, acts: str, through="2026-11-30", as_of=LAST):
    project.lay(f"{{item: 9, title: 甲, publications: [{acts}]}}\n")
    return [
        e for e in ahead(project, through, as_of).entries if e.judged.obligation.id == "9@standing"
    ]


UP = f"published: 2026-01-05, channel: {WEB}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("acts", "last"),
    [
        (f"{{{UP}}}", None),
        (f"{{{UP}, posted_until: 2026-11-12}}", "2026-11-12"),
        (f"{{{UP}, withdrawn: 2026-11-12}}", "2026-11-11"),
        (f"{{{UP}, withdrawn: 2026-11-12, posted_until: 2026-11-20}}", "2026-11-11"),
        (f"{{{UP}, posted_until: 2026-12-01}}", None),
        (f"{{{UP}, posted_until: 2026-11-12}}, {{{UP}, posted_until: 2026-11-20}}", "2026-11-20"),
        (f"{{{UP}, posted_until: 2026-11-12}}, {{{UP}}}", None),
        (f"{{{UP}, posted_until: 2026-11-12}}, {{published: 2026-01-05, channel: 社区居务公开栏}}", "2026-11-12"),
        (f"{{{UP}, posted_until: 2026-11-12}}, {{published: 2026-01-05, channel: 微信}}", "2026-11-12"),
        (f"{{{UP}, posted_until: 2026-11-12}}, {{published: 2026-11-05, channel: {WEB}}}", "2026-11-12"),
        ("{published: 2026-01-05, channel: 社区居务公开栏, posted_until: 2026-11-12}, "
         "{published: 2026-01-05, channel: 微信}", "2026-11-12"),
        (f"{{{UP}, posted_until: 2026-10-31}}", "2026-10-31"),
    ],
)  # fmt: skip
def test_a_standing_publication_that_runs_out(project, acts, last):
    found = standing(project, acts)
    assert [str(each.due.day) for each in found] == ([last] if last else [])
    for each in found:
        assert (each.missing, str(each.until)) == (Missing.RUNS_OUT, last)


def test_the_day_after_it_ran_out_nothing_is_in_force(project):
    standing(project, f"{{{UP}, posted_until: 2026-11-12}}")
    assert project.again("2026-11-12").verdict("9@standing") == "met"
    assert project.again("2026-11-13").verdict("9@standing") == "overdue"


def test_a_standing_item_in_its_first_weeks(project):
    """# 起始日2026-10-20，20个工作日到2026-11-17"""
    project.start = "2026-10-20"
    project.lay()
    found = ahead(project, "2026-11-30")
    mine = the_one(found, "9@standing")
    assert (mine.missing, str(mine.due.day)) == (Missing.NOT_IN_FORCE, "2026-11-17")
    late = standing(project, f"{{{UP}, posted_until: 2026-11-02}}")
    assert [str(each.due.day) for each in late] == ["2026-11-17"], "until then nothing is overdue"


def test_a_standing_item_that_is_up_on_a_wrong_channel(project):
    """# 起始日2026-10-20，20个工作日到2026-11-17；此后是 GK301，不再是到期"""
    project.start = "2026-10-20"
    wrong = "{published: 2026-01-05, channel: 社区居务公开栏}"
    found = standing(project, wrong)
    assert [(str(e.due.day), e.missing) for e in found] == [("2026-11-17", Missing.CHANNEL)]
    assert standing(project, wrong, as_of="2026-11-18") == []


def test_a_standing_item_of_a_project_that_has_not_begun(project):
    """# 起始日2026-11-09在基准日之后，20个工作日到2026-12-07"""
    project.start = "2026-11-09"
    project.lay()
    assert "9@standing" not in ids(ahead(project, "2026-12-06"))
    mine = the_one(ahead(project, "2026-12-07"), "9@standing")
    assert (mine.missing, str(mine.due.day)) == (Missing.NOT_IN_FORCE, "2026-12-07")


@pytest.mark.parametrize(("last", "listed"), [("2026-11-12", False), ("2026-11-13", True)])
def test_what_runs_out_with_its_item_needs_nothing_new(project, last, listed):
    """{item: 9, title: 甲, published: 2026-01-05, channel: 政府网站常规公开, posted_until: 2026-11-12}"""
    catalog = project.lay() / "catalog.yaml"
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace('{id: "9",', f'{{id: "9", effective_to: {last},'), "utf-8")
    assert ("9@standing" in ids(ahead(project, "2026-11-30"))) is listed


def test_a_decision_that_takes_effect_before_the_day(project):
    """{item: 9, title: 甲, published: 2026-01-05, channel: 政府网站常规公开, posted_until: 2026-11-12}"""
    project.more = (
        'not_applicable:\n  - {items: ["9"], reason: 无, approved_by: 办, from: 2026-11-10}\n'
    )
    project.lay()
    found = ahead(project, "2026-11-30")
    assert "9@standing" not in ids(found)
    assert found.closed[Verdict.NOT_APPLICABLE] == 1


# --- the whole ----------------------------------------------------------------------------------


def test_the_order_of_records_changes_nothing(project):
    records = [
        "- {item: 7, title: 甲, formed: 2026-10-16}\n",
        "- {item: 7, title: 乙, formed: 2026-10-16}\n",
        f"- {{item: 2, period: 2026-10, published: 2026-10-20, withdrawn: 2026-10-22, channel: {WEB}}}\n",
        "- {item: 2, period: 2026-10}\n",
    ]  # fmt: skip
    seen = []
    for order in (records, records[::-1]):
        project.lay("".join(order))
        found = ahead(project, "2026-12-31")
        seen.append(
            [(e.judged.obligation.id, e.due, e.missing, e.days_left) for e in found.entries]
        )
    assert seen[0] == seen[1]


def test_narrowed_to_an_office_or_an_item(project):
    """# 甲科只有第2项"""
    project.more = 'offices: {甲科: ["2"]}\n'
    project.lay()
    assert ids(ahead(project, "2026-11-30", offices=["甲科"])) == ["2@2026-10"]
    assert ids(ahead(project, "2026-11-30", items=["1-2"])) == ["1@2026-10", "2@2026-10"]


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-10-31", "今天到期"),
        ("2026-11-01", "还有1天，其间没有工作日"),
        ("2026-11-02", "还有1个工作日"),
        ("2026-11-09", "还有6个工作日"),
    ],
)
def test_how_long_is_left(project, due, words):
    """# 2026-10-31是周六"""
    project.lay(f"{{item: 10, title: 甲, due: {due}}}\n")
    found = ahead(project, "2026-11-30")
    assert when(the_one(found, f"10@{due}@甲")) == words


# --- the command --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--within", "-1"], "--within 应是0或正整数"),
        (["--within", "9" * 30], "超出工作日历的范围（到2048-12-31为止）"),
        (["--within", "8000000"], "超出工作日历的范围"),
        (["--by", "2026-10-30"], "早于检查基准日 2026-10-31"),
        (["--by", "2049-01-01"], "2004至2048年之间"),
        (["--by", "2026/11/30"], "--by 不是日期"),
        (["--by", "2026-11-30", "--within", "3"], "只能写一个"),
        (["--within", "三十"], "--within 应是整数"),
        (["--format", "pdf"], "没有格式“pdf”"),
        (["--office", "丁科"], "没有科室“丁科”"),
        (["--item", "77"], "没有事项“77”"),
    ],
)
def test_wrong_usage(project, capsys, options, said):
    """# 无"""
    folder = project.lay()
    code, out, err = run(capsys, str(folder), "--as-of", LAST, *options)
    assert (code, out) == (2, "")
    assert said in err
    assert "提示：" in err


def test_a_check_that_cannot_be_done(project, capsys):
    """{item: 2"""
    code, out, err = run(capsys, str(project.lay()), "--as-of", LAST)
    assert (code, out) == (3, "")
    assert "未完成检查：" in err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "through"),
    [([], "2026-11-30"), (["--within", "0"], LAST), (["--by", LAST], LAST), (["--within", "9"], "2026-11-09")],
)  # fmt: skip
def test_an_empty_list_says_until_when_it_looked(project, capsys, options, through):
    """{item: 9, title: 甲, published: 2026-01-05, channel: 政府网站常规公开}"""
    folder = project.lay()
    for format_ in ("table", "markdown", "json", "ics"):
        code, out, err = run(
            capsys, str(folder), "--as-of", LAST, "--item", "9", "--format", format_, *options
        )
        assert code == 0
        text = out.replace("\r\n ", "").replace("\\", "")
        assert through in text, format_
        if format_ != "json":
            said = f"到{through}为止没有到期的待公开事项（检查基准日{LAST}）"
            assert said in text.replace("\n", ""), format_
        assert ("没有到期的" in err) is (format_ == "ics")


def test_the_last_day_that_the_calendar_can_count(project, capsys):
    """# 年报 2048期 2049年才到期"""
    folder = project.lay()
    code, out, err = run(
        capsys, str(folder), "--as-of", "2048-12-01", "--by", "2048-12-31", "-f", "json"
    )
    assert (code, err) == (0, "")
    assert '"through":"2048-12-31"' in out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("到期.ics", b"BEGIN:VCALENDAR\r\n"),
        ("a.JSON", b'{"schema":"gongkai.due/1"'),
        ("a.md", b"## "),
        ("a.txt", "╭".encode()),
    ],
)
def test_a_file_names_its_format(project, capsys, name, begins):
    """# 无"""
    folder = project.lay()
    target = folder / "出" / name
    code, out, err = run(capsys, str(folder), "--as-of", LAST, "--output", str(target))
    assert (code, out) == (0, "")
    assert "已写入" in err
    assert target.read_bytes().startswith(begins)
    assert [path.name for path in target.parent.iterdir()] == [name]


def test_a_file_that_cannot_be_written(project, capsys):
    """# 无"""
    folder = project.lay()
    (folder / "旧.ics").mkdir()
    code, _, err = run(capsys, str(folder), "--as-of", LAST, "--output", str(folder / "旧.ics"))
    assert code == 2
    assert "是文件夹" in err
    assert [path.name for path in folder.iterdir() if path.suffix == ".tmp"] == []


@pytest.mark.parametrize("name", ["gongkai.yaml", "records/r.YML", "-"])
def test_what_people_wrote_is_never_replaced(project, capsys, name):
    """# 无"""
    folder = project.lay()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    target = name if name == "-" else str(folder / name)
    code, out, err = run(
        capsys, str(folder), "--as-of", LAST, "--format", "json", "--output", target
    )
    assert (code, out) == (2, "")
    assert "--output" in err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
