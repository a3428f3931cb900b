"""GK601: due days that run into a year without a holiday notice; far years stay without one."""

from __future__ import annotations


def test_one_notice_a_year(project):
    """# no notice of these years is known"""
    project.start = "2043-06-01"
    found = project.check(as_of="2044-02-01").all("GK601")
    years = [f.title for f in found]
    assert years == ["2043", "2044", "2045"], "the period 2044 falls due in 2045"
    assert {f.severity.value for f in found} == {"notice"}
    assert {f.item for f in found} == {None}
    assert len({f.fingerprint for f in found}) == 3


def test_none_where_every_day_is_gazetted(project):
    """{item: 9, title: 旧, published: 2024-01-10, channel: 政府网站常规公开}"""
    project.start = "2025-01-01"
    assert project.check(as_of="2025-11-30").all("GK601") == []


def test_an_imported_notice_makes_it_firm(project):
    """{item: 4, period: 2043}"""
    project.start = "2043-12-01"
    assert project.check(as_of="2044-02-01").judged("4@2043").obligation.due.basis == "provisional"
    project.write({"calendar/2044.yaml": 'year: 2044\nnumber: 通知\noff_days: ["2044-01-01"]\n'})
    due = project.again("2044-02-01").judged("4@2043").obligation.due
    assert (due.day.isoformat(), due.basis) == ("2044-01-22", "gazetted")
