"""`gongkai explain`: each record that was looked at, whether it counts, and the reason; every reason there is."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from conftest import SMALL
from gongkai_cli.analyses.explain import question as choose
from gongkai_cli.analyses.explain import record_trace
from gongkai_cli.analyses.explain.derive import derive
from gongkai_cli.analyses.explain.question import choose_questions

UP = "channel: 政府网站常规公开"
PARTS = {"SEE_CHANNEL", "THIS_PERIOD", "IN_DOUBT", "DIFFERS"}
CHOOSE = ("HISTORY", "OUTSIDE", "NOT_HAPPENED")
WORDS = {
    name: words
    for name, words in vars(record_trace).items()
    if name.isupper() and isinstance(words, str) and name not in PARTS
} | {name: getattr(choose, name) for name in CHOOSE}
MONTHLY_STANDING = SMALL.read_text("utf-8").replace(
    "channel: 政府网站}", "channel: 政府网站, standing: true}"
)
ENDED = SMALL.read_text("utf-8").replace(
    "category: 月报", "category: 月报, effective_to: 2026-06-30"
)


@dataclass(frozen=True)
class Case:
    """Records without their item and period, what is asked, and the reason of each record in order.

    Reasons are the names of `considered`, " | " between two; + before one says that the record counts, what
    is in brackets fills its blank.
    """

    asked: str
    records: str
    reasons: str
    as_of: str = "2026-10-31"
    more: str = ""
    catalog: str = ""


AUGUST = "2@2026-08"  # due on 2026-09-20, a Sunday that is worked
OUT = "not_applicable: [{items: ['2'], reason: 无此业务, approved_by: 主任}]\n"
SECRET = "exempt: [{items: ['2'], law: 某法第一条, approved_by: 主任}]\n"
CASES = {
    "the earliest on an accepted channel": Case(
        AUGUST,
        f"""
        - {{published: 2026-09-09, channel: 政府网站专题公开}}
        - {{published: 2026-09-11, {UP}}}
        - {{published: 2026-09-14, {UP}}}
        - {{published: 2026-09-09, channel: 微信}}
        - {{published: 2026-09-09}}
        - {{published: 2026-11-09, {UP}}}
        - {{published: 2026-09-11, {UP}, url: 'https://a.cn'}}
        - {{title: 戊}}
        """,
        "OTHER_CHANNEL | +DECIDES | LATER[2026-09-11] | OTHER_UNKNOWN[微信] | OTHER_UNWRITTEN"
        " | AFTER_AS_OF | SAME_DAY | UNPUBLISHED",
    ),
    "none on an accepted channel": Case(
        AUGUST,
        """
        - {published: 2026-09-09, channel: 政府网站专题公开}
        - {published: 2026-09-10, channel: 政府网站专题公开}
        - {published: 2026-09-11, channel: 微信}
        - {published: 2026-09-12}
        - {published: 2026-09-09, channel: 社区居务公开栏}
        """,
        "+DECIDES_WRONG_CHANNEL(另见 GK301) | LATER[2026-09-09] | OTHER_UNKNOWN[微信]"
        " | LATER[2026-09-09] | SAME_DAY",
    ),
    "a channel nobody knows, alone": Case(
        AUGUST,
        "- {published: 2026-09-09, channel: 微信}",
        "+DECIDES_WRONG_CHANNEL(另见 GK301)",
    ),
    "taken down on the due day": Case(
        AUGUST,
        f"""
        - {{published: 2026-09-10, withdrawn: 2026-09-20, {UP}}}
        - {{published: 2026-09-22, {UP}}}
        """,
        "WITHDRAWN_IN_TIME[2026-09-20] | +DECIDES",
    ),
    "taken down the day after": Case(
        AUGUST,
        f"""
        - {{published: 2026-09-09, {UP}}}
        - {{published: 2026-09-10, withdrawn: 2026-09-21, {UP}}}
        """,
        "+DECIDES | LATER[2026-09-09]",
    ),
    "to be taken down by the due day, but not yet": Case(
        AUGUST,
        f"""
        - {{published: 2026-09-09, {UP}}}
        - {{published: 2026-09-10, withdrawn: 2026-09-15, {UP}}}
        """,
        "+DECIDES | LATER[2026-09-09]",
        as_of="2026-09-14",
    ),
    "taken down before and after its full time of 7 days": Case(
        "3@2026-Q2",
        f"""
        - {{published: 2026-07-01, {UP}}}
        - {{published: 2026-07-02, withdrawn: 2026-07-09, {UP}}}
        - {{published: 2026-07-02, withdrawn: 2026-07-10, {UP}}}
        """,
        "+DECIDES | WITHDRAWN_IN_TIME[2026-07-09] | LATER[2026-07-01]",
    ),
    "a period on an event": Case(
        "7@2026-03-12@甲",
        f"""
        - {{title: 甲, formed: 2026-03-12, period: 2026-03, published: 2026-03-12, {UP}}}
        - {{title: 甲, formed: 2026-03-12, published: 2026-03-13, {UP}}}
        """,
        "+DECIDES | LATER[2026-03-12]",
    ),
    "standing: down, run out, nowhere": Case(
        "9@standing",
        f"""
        - {{title: 甲, published: 2024-05-06, withdrawn: 2026-10-31, {UP}}}
        - {{title: 乙, published: 2024-05-06, posted_until: 2026-10-30, {UP}}}
        - {{title: 丙, published: 2024-05-06, channel: 微信}}
        - {{title: 丁, published: 2026-11-01, {UP}}}
        - {{title: 戊, nothing_to_disclose: 无活动}}
        """,
        "TAKEN_DOWN[2026-10-31] | RUN_OUT[2026-10-30] | +STANDS_WRONG_CHANNEL | AFTER_AS_OF | ZERO_STANDING[无活动]",
    ),
    "dates that contradict each other": Case(
        AUGUST,
        f"""
        - {{published: 2025-09-09, {UP}}}
        - {{formed: 2026-09-12, published: 2026-09-11, {UP}}}
        - {{published: 2026-09-12, {UP}}}
        """,
        "CONTRADICTORY | CONTRADICTORY | +DECIDES",
    ),
    "late, beside one that contradicts itself": Case(
        AUGUST,
        f"""
        - {{published: 2025-09-09, {UP}}}
        - {{published: 2026-09-22, {UP}}}
        """,
        "CONTRADICTORY | PUBLISHED_IN_DOUBT",
    ),
    "standing: taken down before it was published": Case(
        "9@standing",
        f"- {{title: 甲, published: 2026-05-06, withdrawn: 2026-05-05, {UP}}}",
        "CONTRADICTORY",
    ),
    "untitled, one of them open": Case(
        "7@2026-03-12@",
        f"""
        - {{formed: 2026-03-12, published: 2026-03-12, {UP}}}
        - {{formed: 2026-03-12}}
        """,
        "UNTITLED | UNPUBLISHED",
    ),
    "standing: still up on its last day": Case(
        "9@standing",
        f"""
        - {{title: 甲, published: 2024-05-06, posted_until: 2026-10-31, {UP}}}
        - {{title: 乙, published: 2025-05-06, withdrawn: 2026-11-01, {UP}}}
        - {{title: 丙, published: 2024-05-06, {UP}}}
        - {{title: 丁, published: 2024-05-05, channel: 政府网站专题公开}}
        - {{title: 戊, published: 2025-05-07, posted_until: 2026-10-31, {UP}}}
        """,
        "+DECIDES | UP_EARLIER[2024-05-06] | SAME_DAY | OTHER_CHANNEL | UP_EARLIER[2024-05-06]",
    ),
    "standing: a wrong channel that is told of elsewhere": Case(
        "9@standing",
        "- {title: 甲, published: 2026-05-06, channel: 政府网站专题公开}",
        "+STANDS_WRONG_CHANNEL(另见 GK301)",
    ),
    "standing: a wrong channel of a record that answers for an event": Case(
        "11@standing",
        "- {title: 甲, formed: 2026-05-06, published: 2026-05-06, channel: 政府网站专题公开}",
        "+STANDS_WRONG_CHANNEL",
    ),
    "zero reports": Case(
        AUGUST,
        """
        - {nothing_to_disclose: 无活动, formed: 2026-11-02}
        - {nothing_to_disclose: 无活动}
        - {nothing_to_disclose: 也无}
        """,
        "ZERO_NOT_YET[无活动] | +ZERO[无活动] | ZERO_SECOND[也无]",
    ),
    "a zero report on the last day of its period": Case(
        AUGUST, "- {nothing_to_disclose: 无活动}", "+ZERO[无活动]", as_of="2026-08-31"
    ),
    "a zero report the day before": Case(
        AUGUST, "- {nothing_to_disclose: 无活动}", "ZERO_EARLY[无活动]", as_of="2026-08-30"
    ),
    "a zero report beside a publication": Case(
        AUGUST,
        f"""
        - {{nothing_to_disclose: 无活动}}
        - {{published: 2026-09-09, {UP}}}
        """,
        "ZERO_OUTDONE[无活动] | +DECIDES",
    ),
    "a zero report on an event": Case(
        "7@2026-03-12@甲",
        "- {title: 甲, formed: 2026-03-12, nothing_to_disclose: 无活动}",
        "ZERO_WRONG[无活动]",
    ),
    "a zero report on what must always be up, though monthly": Case(
        "13@standing",
        "- {period: 2026-08, nothing_to_disclose: 无活动}",
        "ZERO_STANDING[无活动]",
        catalog=MONTHLY_STANDING,
    ),
    "not applicable": Case(
        AUGUST,
        f"""
        - {{published: 2026-09-09, {UP}}}
        - {{nothing_to_disclose: 无活动}}
        - {{published: 2026-11-09, {UP}}}
        """,
        "NOT_APPLICABLE | NOT_APPLICABLE | AFTER_AS_OF",
        more=OUT,
    ),
    "exempt": Case(AUGUST, f"- {{published: 2026-09-09, {UP}}}", "EXEMPT", more=SECRET),
    "an event without a day": Case(
        "7@?@甲", f"- {{title: 甲, published: 2026-09-09, {UP}}}", "NO_DUE_DAY"
    ),
    "ahead of its period": Case(
        "2@2026-11", f"- {{published: 2026-10-09, {UP}}}", "+DECIDES_AHEAD"
    ),
    "ahead of its period, elsewhere": Case(
        "2@2026-11", "- {published: 2026-10-09, channel: 微信}", "+DECIDES_WRONG_CHANNEL"
    ),
    "history": Case(
        "2@2025-12",
        f"""
        - {{published: 2026-01-05, {UP}}}
        - {{nothing_to_disclose: 无活动}}
        - {{title: 乙}}
        """,
        "HISTORY | HISTORY | HISTORY",
    ),
    "an event that is history": Case(
        "7@2025-12-31",
        f"- {{title: 甲, formed: 2025-12-31, published: 2026-01-05, {UP}}}",
        "HISTORY",
    ),
    "an event to come": Case(
        "7@2026-11-01",
        f"- {{title: 甲, formed: 2026-11-01, published: 2026-10-05, {UP}}}",
        "NOT_HAPPENED",
    ),
    "after the item's end": Case(
        "1@2026-07", f"- {{published: 2026-08-05, {UP}}}", "OUTSIDE", catalog=ENDED
    ),
    "a period of another length": Case(
        "1@2026-03",
        f"- {{period: 2026-Q1, published: 2026-04-02, {UP}}}",
        "第1项“月报”按月公开，所属期应为月，记录为“2026-Q1”，这一期应写“2026-03”；不能确定它是否履行了这一义务",
    ),
    "a period that is missing": Case(
        "1@2026-03",
        f"- {{period: , published: 2026-04-02, {UP}}}",
        "第1项“月报”按月公开，记录没有写所属期，不能确定是哪一期，这一期应写“2026-03”；不能确定它是否履行了这一义务",
    ),
    "what cannot be read": Case(
        "1@2026-03",
        "- {publishd: 2026-04-02}",
        "不认识的键“publishd”；不能确定它是否履行了这一义务",
    ),
}  # fmt: skip


def spelled(reason: str) -> tuple[bool, str]:
    """LATER[2026-09-11] as the words it stands for."""
    found = re.fullmatch(r"(\+?)([A-Z_]+)(?:\[(.+)\])?(?:\((.+)\))?", reason)
    if found is None:
        return False, reason
    counts, name, blank, told = found.groups()
    words = WORDS[name].format_map(dict.fromkeys(("day", "reason", "channel"), blank))
    return bool(counts), words + (f"（{told}）" if told else "")


def lay(project, case: Case) -> None:
    item, _, rest = case.asked.partition("@")
    period = f"period: {rest}, " if re.fullmatch(r"2[0-9]{3}-[0-9Q]{2}", rest) else ""
    records = case.records
    if "period:" not in records:
        records = records.replace("- {", f"- {{{period}")
    records = records.replace("period: , ", "").replace("- {", f"- {{item: {item}, ")
    project.more = case.more
    project.lay(re.sub(r"^ +", "", records, flags=re.M))
    if case.catalog:
        project.write({"catalog.yaml": case.catalog})


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_why_each_record_counts_or_not(project, name):
    case = CASES[name]
    lay(project, case)
    checked = project.again(case.as_of).checked
    (question,) = choose_questions(checked, case.asked, None, None)
    found = derive(checked, question, {})
    expected = [spelled(each) for each in case.reasons.split(" | ")]
    assert [(each.counts, each.why) for each in found.records] == expected


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("published: 2026-09-11, url: 'https://a.cn/1'", True),
        ("published: 2026-09-10, url: 'https://a.cn/2'", True),
        ("published: 2026-09-10, url: 'https://a.cn/1'", False),
    ],
)
def test_two_files_that_differ_on_one_round_are_told(project, second, told):
    first = f"{{item: 2, period: 2026-08, published: 2026-09-10, {UP}, url: 'https://a.cn/1'}}"
    files = {"a.yaml": first, "b.yaml": f"{{item: 2, period: 2026-08, {UP}, {second}}}"}
    checked = project.check(files).checked
    (question,) = choose_questions(checked, AUGUST, None, None)
    found = derive(checked, question, {}).records
    differs = record_trace.DIFFERS.format(where="records/a.yaml:1")
    assert [differs in each.why for each in found] == [False, told]
    assert {f.code for f in checked.findings if f.item == "2"} <= {"GK101", "GK306"}


def test_every_reason_has_a_case():
    seen = {name for case in CASES.values() for name in re.findall(r"[A-Z_]{3,}", case.reasons)}
    assert set(WORDS) - seen == set()
