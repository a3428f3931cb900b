"""What contradicts itself proves nothing: it is set aside, and what rests on it alone is undetermined."""

from __future__ import annotations

import pytest

from conftest import SMALL
from gongkai_cli.outputs.phrases.reasons import reason_text

SITE = "channel: 政府网站常规公开, url: 'https://a.example/1'"
MONTHLY = "item: 2, title: 月报"
LATE_TOO = f"- {{{MONTHLY}, period: 2026-09, published: 2026-10-29, {SITE}}}"
IN_TIME_TOO = f"- {{{MONTHLY}, period: 2026-09, published: 2026-10-20, {SITE}}}"


@pytest.mark.parametrize(
    ("item", "period", "published", "severity", "verdict"),
    [
        (2, "2026-09", "2026-08-22", None, "met"),
        (2, "2026-09", "2026-08-21", "warning", "met"),
        (2, "2026-09", "2026-08-01", "warning", "met"),
        (2, "2026-09", "2026-07-31", "error", "undetermined"),
        (2, "2026-09", "2025-10-20", "error", "undetermined"),
        (3, "2026-Q3", "2026-06-01", None, "met"),
        (3, "2026-Q3", "2026-05-31", "warning", "met"),
        (3, "2026-Q3", "2026-04-01", "warning", "met"),
        (3, "2026-Q3", "2026-03-31", "error", "undetermined"),
        (4, "2026", "2025-09-03", None, "met"),
        (4, "2026", "2025-09-02", "warning", "met"),
        (4, "2026", "2025-01-01", "warning", "met"),
        (4, "2026", "2024-12-31", "error", "pending"),  # not due before 2027
    ],
)
def test_how_long_before_its_period_a_publication_may_come(
    project, item, period, published, severity, verdict
):
    line = f"{{item: {item}, title: 甲, period: {period}, published: {published}, {SITE}}}"
    result = project.check(line, as_of="2026-11-10")
    assert [str(f.severity) for f in result.all("GK305")] == ([severity] if severity else [])
    judged = result.judged(f"{item}@{period}")
    assert judged.verdict == verdict
    assert (judged.decided_by is None) == (severity == "error")


@pytest.mark.parametrize(
    ("beside", "verdict", "published"),
    [
        ("", "undetermined", None),
        (IN_TIME_TOO, "met", "2026-10-20"),
        (LATE_TOO, "undetermined", "2026-10-29"),
        (
            f"- {{{MONTHLY}, period: 2026-09, nothing_to_disclose: 本月无}}",
            "nothing_to_disclose",
            None,
        ),
    ],
)
@pytest.mark.parametrize(
    "wrong", ["published: 2025-10-20", "formed: 2026-10-10, published: 2026-10-09"]
)
def test_the_rest_decides_where_it_meets_the_obligation(project, wrong, beside, verdict, published):
    lines = f"- {{{MONTHLY}, period: 2026-09, {wrong}, {SITE}}}\n{beside}\n"
    result = project.check(lines, as_of="2026-11-10")
    judged = result.judged("2@2026-09")
    assert judged.verdict == verdict
    assert (str(judged.decided_by.day) if judged.decided_by else None) == published
    assert [str(f.severity) for f in result.all("GK305")] == ["error"]
    assert [f.severity for f in result.all("GK201")] == []
    if verdict == "undetermined":
        assert "r.yaml:1" in result.one("GK902").message


@pytest.mark.parametrize(
    ("as_of", "verdict"), [("2026-10-27", "due_soon"), ("2026-10-28", "undetermined")]
)
def test_until_the_due_day_it_is_still_to_be_published(project, as_of, verdict):
    """
    {item: 2, title: 月报, period: 2026-09, published: 2025-10-20, channel: 政府网站常规公开, url: 'https://a.example/1'}
    """
    assert project.check(as_of=as_of).verdict("2@2026-09") == verdict


def test_information_formed_ten_years_after_its_publication_is_not_met(project):
    """
    {item: 7, title: 甲, formed: 2026-03-12, published: 2016-03-10, channel: 政府网站常规公开, url: 'https://a.example/1'}
    """
    result = project.check()
    assert result.verdicts("7") == {"7@2026-03-12@甲": "undetermined"}
    assert result.where("GK305") == ["7@2026-03-12@甲"]
    assert result.rates()["disclosed"][0] == 0


def test_a_day_of_forming_that_has_not_come_contradicts_nothing_yet(project):
    """
    {item: 2, title: 月报, period: 2026-09, formed: 2026-11-20, published: 2026-10-20, channel: 政府网站常规公开,
     url: 'https://a.example/1'}
    """
    assert project.check(as_of="2026-11-19").verdict("2@2026-09") == "met"
    assert project.again("2026-11-20").verdict("2@2026-09") == "undetermined"


# A day of taking down, or the last of posting, that lies before the publication


@pytest.mark.parametrize("end", ["withdrawn", "posted_until"])
def test_an_end_before_the_publication_is_told_and_ignored(project, end):
    line = f"{{item: 7, title: 甲, formed: 2026-03-12, published: 2026-03-13, {end}: 2026-03-10, {SITE}}}"
    result = project.check(line)
    assert result.verdict("7@2026-03-12@甲") == "met"
    assert len(result.all("GK305")) == 1
    assert result.rates()["conforming"] == (0, 1), "a contradiction is a fault of what decides"


@pytest.mark.parametrize("end", ["withdrawn", "posted_until"])
def test_a_standing_item_that_rests_on_it_alone_is_undetermined(project, end):
    line = f"- {{item: 9, title: 甲, published: 2026-03-13, {end}: 2026-03-10, {SITE}}}\n"
    result = project.check(line)
    judged = result.judged("9@standing")
    assert (judged.verdict, judged.decided_by) == ("undetermined", None)
    assert "r.yaml:1" in reason_text(judged.reason)
    line += f"- {{item: 9, title: 乙, published: 2026-04-01, {SITE}}}\n"
    assert project.check(line).verdict("9@standing") == "met"


@pytest.mark.parametrize("end", ["withdrawn", "posted_until"])
def test_it_does_not_begin_the_lateness_of_a_standing_item(project, end):
    lines = (
        f"- {{item: 9, title: 甲, published: 2026-02-10, withdrawn: 2026-06-01, {SITE}}}\n"
        f"- {{item: 9, title: 乙, published: 2026-07-01, withdrawn: 2026-08-03, {end}: 2026-06-20, {SITE}}}\n"
    )
    if end == "withdrawn":
        lines = lines.replace(
            "withdrawn: 2026-08-03, withdrawn", "posted_until: 2026-08-02, withdrawn"
        )
    judged = project.check(lines, as_of="2026-08-13").judged("9@standing")
    assert judged.verdict == "overdue"
    assert judged.days_late in (
        10,
        11,
    )  # from the end that can be true: taken down, or posted through


def test_a_period_published_too_early_keeps_a_standing_item_up_all_the_same(project):
    """
    {item: 1, title: 甲, period: 2026-09, published: 2025-10-20, channel: 政府网站常规公开, url: 'https://a.example/1'}
    """
    text = SMALL.read_text("utf-8")
    text = text.replace("time_limit: 按月公开,", "time_limit: 按月公开, standing: true,", 1)
    project.catalog = "own.yaml"
    project.write({"own.yaml": text})
    result = project.check(as_of="2026-11-10")
    assert (result.verdict("1@2026-09"), result.verdict("1@standing")) == ("undetermined", "met")


# A zero report beside a publication


@pytest.mark.parametrize("apart", [True, False])
def test_a_publication_prevails_over_a_zero_report_of_its_period(project, apart):
    zero = "nothing_to_disclose: 本月未开展相关活动"
    lines = f"- {{{MONTHLY}, period: 2026-09, published: 2026-10-20, {SITE}"
    lines += f"}}\n- {{{MONTHLY}, period: 2026-09, {zero}}}" if apart else f", {zero}}}"
    result = project.check(lines)
    assert result.verdict("2@2026-09") == "met"
    found = result.one("GK305")
    assert (found.severity, found.place.line) == ("warning", 2 if apart else 1)
    assert result.rates()["conforming"] == (1, 1), "the warning leaves conforming alone"


def test_a_zero_report_that_closes_is_what_the_obligation_points_at(project):
    """
    - {item: 1, title: 九月, period: 2026-09}
    - {item: 1, title: 九月零报告, period: 2026-09, nothing_to_disclose: 本月未开展相关活动}
    """
    judged = project.check().judged("1@2026-09")
    assert (judged.verdict, judged.record.line) == ("nothing_to_disclose", 2)


# A stated due day that cannot be true


@pytest.mark.parametrize(
    ("item", "published"), [(8, ""), (10, ""), (8, "2026-10-26"), (10, "2026-10-26")]
)
def test_a_stated_day_before_the_forming_leaves_it_undetermined(project, item, published):
    done = f", published: {published}, {SITE}" if published else ""
    line = f"{{item: {item}, title: 甲, formed: 2026-10-25, due: 2026-10-20{done}}}"
    result = project.check(line, as_of="2026-11-10")
    judged = result.judged(f"{item}@2026-10-25@甲")
    assert judged.verdict == "undetermined"
    assert (str(judged.decided_by.day) if judged.decided_by else "") == published
    assert result.where("GK305") == [judged.obligation.id]
    assert result.where("GK902") == [judged.obligation.id]
    assert result.state(str(item)) == "judged"
