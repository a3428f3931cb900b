"""GK502: a waiver in force that covers nothing."""

from __future__ import annotations

import pytest

WAIVER = """\
- code: {code}
  obligation: "{obligation}"
  reason: 网站改版
  approved_by: 街道办主任
  approved_on: 2026-10-10
  expires: {expires}
"""
LATE = "{item: 2, period: 2026-08, published: 2026-09-29, channel: 政府网站常规公开, url: https://a.cn}\n"


def waive(project, code: str, obligation: str, expires: str = "never") -> None:
    text = WAIVER.format(code=code, obligation=obligation, expires=expires)
    project.write({"waivers.yaml": text})


@pytest.mark.parametrize(
    ("as_of", "unused"),
    [("2026-10-09", False), ("2026-10-10", True), ("2026-10-20", True), ("2026-10-21", False)],
)
def test_only_while_it_is_in_force(project, as_of, unused):
    waive(project, "GK301", "2@2026-08", "2026-10-20")
    assert bool(project.check(LATE, as_of).all("GK502")) is unused


def test_another_rule_than_the_one_found(project):
    waive(project, "GK101", "2@2026-08")
    found = project.check(LATE).one("GK502")
    assert found.severity == "warning"
    assert "没有GK101问题（判定为逾期公开）" in found.message
    assert "现有GK201" in found.hint
    assert (found.place.line, found.place.column, found.item) == (1, 9, "2")
    assert project.again().verdict("2@2026-08") == "met_late"


@pytest.mark.parametrize(
    ("as_of", "codes"),
    [
        ("2026-10-26", []),  # due tomorrow
        ("2026-10-27", []),  # due today
        ("2026-10-28", []),  # overdue: in use
    ],
)
def test_one_approved_ahead_waits(project, as_of, codes):
    waive(project, "GK101", "2@2026-09")
    result = project.check("# 无记录\n", as_of)
    assert [f.code for f in result.checked.findings if f.place.path == "waivers.yaml"] == codes
    state = "permanent" if as_of == "2026-10-28" else "waiting"
    assert [each.state.value for each in result.checked.waivers] == [state]


def test_a_period_still_to_begin_waits_and_one_before_the_start_is_unused(project):
    """# 无记录"""
    waive(project, "GK101", "2@2026-12")
    assert project.check().all("GK502") == []
    waive(project, "GK101", "2@2025-12")
    assert "早于起始日的不检查" in project.again().one("GK502").hint


def test_a_published_obligation_needs_none(project):
    waive(project, "GK101", "2@2026-09")
    day = LATE.replace("2026-08", "2026-09").replace("2026-09-29", "2026-10-20")
    assert "判定为按期公开" in project.check(day).one("GK502").message


def test_an_event_that_nobody_wrote_down(project):
    """{item: 7, title: 关于防汛的通知, formed: 2026-03-12}"""
    waive(project, "GK102", "7@2026-03-12@关于防汛通知")
    found = project.check().one("GK502")
    assert found.message.startswith("没有“7@2026-03-12@关于防汛通知”这件义务")
    assert found.hint.startswith("是不是“7@2026-03-12@关于防汛的通知”？")
    assert (found.place.line, found.place.column) == (2, 15)


def test_what_could_not_be_read_may_hold_it(project):
    waive(project, "GK102", "7@2026-03-12@甲")
    clouded = {"a.yaml": "{item: 7, title: 甲, formed: 2026/3/12}", "b.yaml": LATE}
    assert project.check(clouded).all("GK502") == []
    project.lay({"a.yaml": "[", "b.yaml": LATE})
    assert project.again().all("GK502") == []
    project.lay({"a.yaml": "{item: 6, title: 甲, formed: 2026/3/12}"})
    assert len(project.again().all("GK502")) == 1


def test_an_undetermined_obligation_is_no_unused_waiver(project):
    waive(project, "GK101", "2@2026-08")
    result = project.check({"a.yaml": "{item: 2, period: 2026-08, published: 2026/9/1}"})
    assert result.verdict("2@2026-08") == "undetermined"
    assert result.all("GK502") == []
    assert result.one("GK902", "2").waived_by is None


def test_the_same_waiver_twice(project):
    waive(project, "GK201", "2@2026-08")
    first = (project.root / "waivers.yaml").read_text("utf-8")
    second = first.replace('obligation: "2@2026-08"', "item: 2\n  period: 2026-08")
    project.write({"waivers.yaml": first + second})
    result = project.check(LATE)
    found = result.one("GK502")
    assert "与第1行起的一条完全相同" in found.message
    assert found.place.line == 7
    assert result.verdict("2@2026-08") == "waived"


def test_narrowed_to_other_items_it_is_not_spoken_of(project):
    waive(project, "GK101", "2@2026-08")
    assert project.check(LATE, items=["7"]).all("GK502") == []
    assert len(project.check(LATE, items=["2"]).all("GK502")) == 1
