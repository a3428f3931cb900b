"""GK201: published after the due day."""

from __future__ import annotations

import pytest


def record(day: str) -> str:
    return f"item: 2\nperiod: 2026-09\npublished:  {day}\nchannel: 政府网站常规公开\nurl: https://a.cn\n"


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026-10-26", None),
        ("2026-10-27", None),
        ("2026-10-28", "逾期1个工作日"),
        ("2026-10-29", "逾期2个工作日"),
    ],
)
def test_the_day_before_on_and_after(project, published, words):
    result = project.check(record(published))
    if words is None:
        assert result.where("GK201") == []
        return
    found = result.one("GK201")
    assert found.message == (
        f"第2项“有期限的月报”2026-09期应于2026-10-27前公开，实际{published}公开，{words}"
    )
    assert found.severity == "error"
    assert (found.place.path, found.place.line, found.place.column) == ("records/r.yaml", 3, 13)


def test_early_is_not_wrong(project):
    """
    - {item: 2, period: 2026-09, published: 2026-09-01, channel: 政府网站常规公开, url: https://a.cn}
    - {item: 2, period: 2026-10, published: 2026-09-21, channel: 政府网站常规公开, url: https://a.cn}
    """
    result = project.check()
    assert result.verdict("2@2026-09") == result.verdict("2@2026-10") == "met"
    assert {f.code for f in result.checked.findings if f.place.path == "records/r.yaml"} == set()


def test_a_saturday_after_a_friday(project):
    """
    item: 2
    period: 2026-10
    published: 2026-11-21
    channel: 政府网站常规公开
    """
    result = project.check(as_of="2026-11-30")
    assert result.one("GK201").message.endswith("逾期1天（其间无工作日）")
    judged = result.judged("2@2026-10")
    assert (judged.workdays_late, judged.days_late) == (0, 1)


def test_a_default_limit_says_so(project):
    """
    item: 1
    period: 2026-09
    published: 2026-10-29
    channel: 政府网站常规公开
    """
    assert project.check().one("GK201").message.endswith("（期限系默认口径，目录未规定）")


def test_the_value_is_found_under_chinese_keys_and_in_lists(project):
    """
    - 事项: 2
      所属期: 2026-09
      公开日期: 2026-10-29
      公开形式: 政府网站常规公开
    - item: 2
      period: 2026-08
      publications:
        - {published: 2026-09-22, channel: 政府网站常规公开, url: https://a.cn}
    """
    found = {f.obligation.id: f.place for f in project.check().all("GK201")}
    assert (found["2@2026-09"].line, found["2@2026-09"].column) == (3, 9)
    assert (found["2@2026-08"].line, found["2@2026-08"].column) == (8, 19)


@pytest.mark.parametrize(
    ("published", "severity"),
    [
        ("2044-01-22", None),
        ("2044-01-23", "warning"),
        ("2044-01-29", "warning"),
        ("2044-01-30", "error"),
    ],
)
def test_provisional_lateness_is_a_warning_for_seven_days(project, published, severity):
    project.start = "2043-01-01"
    text = f"{{item: 4, period: 2043, published: {published}, channel: 政府网站常规公开}}"
    result = project.check(text, "2044-03-01")
    assert [f.severity for f in result.all("GK201")] == ([severity] if severity else [])
    assert result.verdict("4@2043") == ("met_late" if severity else "met")
