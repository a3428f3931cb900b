"""Periodic, event, standing and on-demand items: unknown channels, days that are stated, publications ahead of time."""

from __future__ import annotations

import json

import pytest

from conftest import Project, Result

HEAD = """\
catalog: t
title: 目录
time_limits:
  月: {every: month, within: {workdays: 15}, source: default}
  季: {every: quarter, within: {workdays: 15}, source: default}
  半年: {every: half_year, within: {workdays: 15}, source: default}
  年: {every: year, within: {workdays: 15}, source: default}
  事: {after: 形成, within: {workdays: 15}, source: catalog}
  定: {after: 形成, stated: true, within: {workdays: 20}, source: catalog}
  常: {always: true}
  需: {on_demand: true}
channels:
  网站: {medium: website, accepts: [甲栏, 乙栏]}
  甲栏: {medium: website}
  乙栏: {medium: website}
  公告栏: {medium: board}
items:
"""
LIMITS = {"1": "月", "2": "季", "3": "半年", "4": "年", "5": "事", "6": "定", "7": "常", "8": "需"}
PUBLISHED = "channel: 甲栏, url: 'https://a.example/1'"


def checked(
    project: Project, records: str, as_of: str, items: str = "12345678", more: str = ""
) -> Result:
    """The project with these items; `more` is added to each of them in the catalog."""
    lines = "".join(
        f"  - {{id: '{n}', responsibility: 职, matter: 事, category: 类{n}, content_standard: 标, "
        f"time_limit: {LIMITS[n]}, channel: 甲栏{more}}}\n"
        for n in items
    )
    project.catalog = "own.yaml"
    project.write({"own.yaml": HEAD + lines})
    return project.check(records or "# 空\n", as_of)


def at_line(project: Project, obligation: str, as_of: str) -> int:
    """The line of the record that an obligation points at in the JSON."""
    document = json.loads(project.run("--format", "json", as_of=as_of).out)
    found = next(each for each in document["obligations"] if each["id"] == obligation)
    return found["record"]["line"]


def test_a_channel_that_the_dictionary_lacks_never_decides_beside_one_that_it_has(project):
    """
    - {item: 1, title: 九月, period: 2026-09, published: 2026-10-20, channel: 微信}
    - {item: 1, title: 九月, period: 2026-09, published: 2026-10-29, channel: 网站, url: 'https://a.example/1'}
    """
    result = checked(project, project.docstring, "2026-11-10", "1")
    judged = result.judged("1@2026-09")
    assert judged.verdict.value == "met_late"
    assert judged.decided_by.day.isoformat() == "2026-10-29"
    assert result.where("GK201") == ["1@2026-09"]
    assert result.rates()["on_time"] == (0, 9)


@pytest.mark.parametrize("obligation", ["1@2026-09", "7@standing"])
def test_alone_a_channel_that_the_dictionary_lacks_is_judged_by_its_day(project, obligation):
    """
    - {item: 1, title: 九月, period: 2026-09, published: 2026-10-20, channel: 微信}
    - {item: 7, title: 常, published: 2026-02-20, channel: 微信}
    """
    result = checked(project, project.docstring, "2026-11-10", "17")
    assert result.verdict(obligation) == "met"
    assert sorted(result.where("GK301")) == ["1@2026-09", "7@standing"]
    assert result.all("GK103") == []


def test_a_stated_day_before_the_formed_day_leaves_an_event_on_demand_undetermined(project):
    """
    - {item: 8, title: 甲, formed: 2026-10-25, due: 2026-10-20}
    """
    result = checked(project, project.docstring, "2026-11-10", "8")
    assert result.verdicts("8") == {"8@2026-10-25@甲": "undetermined"}
    assert result.lines("GK305") == [1]
    assert result.where("GK902") == ["8@2026-10-25@甲"]
    assert result.state("8") == "judged"


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ("formed: 2025-12-20, due: 2026-01-20", "overdue"),  # it exists by its stated day
        ("formed: 2026-01-10, due: 2025-12-20", "undetermined"),
        ("formed: 2025-12-20, due: 2025-12-30", None),  # history
        ("due: 2025-12-30", None),
        ("due: 2026-01-01", "overdue"),
    ],
)
def test_an_event_on_demand_around_the_start(project, days, verdict):
    result = checked(project, f"- {{item: 8, title: 甲, {days}}}\n", "2026-11-10", "8")
    assert list(result.verdicts("8").values()) == ([verdict] if verdict else [])
    assert result.state("8") == ("judged" if verdict else "on_demand")


@pytest.mark.parametrize(("as_of", "begun"), [("2026-06-01", "4"), ("2026-11-30", "234")])
def test_an_item_that_is_not_yet_in_force_is_not_applicable(project, as_of, begun):
    """Only a round that has begun, and ends when the item is in force, is an obligation already."""
    result = checked(project, "", as_of, more=", effective_from: 2026-12-01")
    states = {n: "judged" if n in begun else "not_applicable" for n in LIMITS}
    assert {n: result.state(n) for n in LIMITS} == states


def test_an_item_that_is_no_longer_in_force_is_not_applicable(project):
    result = checked(project, "", "2026-06-01", more=", effective_to: 2025-12-31")
    assert {result.state(n) for n in "12345678"} == {"not_applicable"}


def test_an_item_is_in_force_from_its_first_day_on(project):
    result = checked(project, "", "2026-12-01", more=", effective_from: 2026-12-01")
    assert [result.state(n) for n in "58"] == ["no_event_recorded", "on_demand"]


def test_an_obligation_that_a_zero_report_closes_points_at_it(project):
    """
    - {item: 1, title: 九月, period: 2026-09}
    - {item: 1, title: 九月零报告, period: 2026-09, nothing_to_disclose: 本月未开展相关活动}
    """
    result = checked(project, project.docstring, "2026-11-10", "1")
    assert result.verdict("1@2026-09") == "nothing_to_disclose"
    assert at_line(project, "1@2026-09", "2026-11-10") == 2


@pytest.mark.parametrize(
    ("stated", "basis"),
    [
        ("2027-02-09", "gazetted"),  # the limit is 2027-02-17, at the earliest 02-10
        ("2027-02-10", "gazetted"),
        ("2027-02-11", "provisional"),
        ("2027-02-12", "provisional"),
        ("2027-02-17", "provisional"),
    ],
)
def test_a_stated_day_is_gazetted_where_the_limit_cannot_lie_before_it(project, stated, basis):
    record = f"- {{item: 6, title: 甲, formed: 2027-01-18, due: {stated}, published: {stated}, {PUBLISHED}}}\n"
    result = checked(project, record, "2027-02-22", "6")
    judged = result.judged("6@2027-01-18@甲")
    assert (judged.verdict.value, judged.obligation.due.day.isoformat()) == ("met", stated)
    assert judged.obligation.due.basis == basis
    counted = (1, 1) if basis == "gazetted" else None
    assert set(result.rates().values()) == {counted}


def test_lateness_past_a_stated_day_is_an_error_at_once(project):
    """
    - {item: 6, title: 甲, formed: 2027-01-18, due: 2027-02-12}
    """
    result = checked(project, project.docstring, "2027-02-13", "6")
    assert result.one("GK102").severity.value == "error"


@pytest.mark.parametrize(
    ("published", "verdict", "told"),
    [
        ("2026-08-25", "met", []),
        ("2026-08-22", "met", []),  # ten days ahead
        ("2026-08-21", "met", ["warning"]),
        ("2026-08-03", "met", ["warning"]),
        ("2026-08-01", "met", ["warning"]),
        ("2026-07-31", "undetermined", ["error"]),
        ("2025-10-20", "undetermined", ["error"]),
    ],
)
def test_a_publication_ahead_of_its_month(project, published, verdict, told):
    record = f"- {{item: 1, title: 九月, period: 2026-09, published: {published}, {PUBLISHED}}}\n"
    result = checked(project, record, "2026-11-10", "1")
    assert result.verdict("1@2026-09") == verdict
    assert [each.severity.value for each in result.all("GK305")] == told
    assert result.rates()["conforming"] == (None if told == ["error"] else (1, 1))


@pytest.mark.parametrize(
    ("item", "period", "early", "far", "contradicting"),
    [
        ("2", "2026-Q3", "2026-06-01", "2026-05-31", "2026-03-31"),
        ("3", "2026-H2", "2026-05-02", "2026-05-01", "2025-12-31"),
        ("4", "2026", "2025-09-03", "2025-09-02", "2024-12-31"),
    ],
)
def test_a_publication_ahead_of_a_longer_period(project, item, period, early, far, contradicting):
    for published, told in ((early, []), (far, ["warning"]), (contradicting, ["error"])):
        record = f"- {{item: {item}, title: 甲, period: {period}, published: {published}, {PUBLISHED}}}\n"
        result = checked(project, record, "2027-02-15", item)
        assert [each.severity.value for each in result.all("GK305")] == told
        verdict = "undetermined" if told == ["error"] else "met"
        assert result.verdict(f"{item}@{period}") == verdict


def test_a_publication_that_contradicts_its_period_leaves_it_open_until_it_is_due(project):
    """
    - {item: 1, title: 九月, period: 2026-09, published: 2025-10-20, channel: 甲栏, url: 'https://a.example/1'}
    """
    result = checked(project, project.docstring, "2026-10-27", "1")
    assert result.verdict("1@2026-09") == "due_soon"
    assert project.again("2026-10-28").verdict("1@2026-09") == "undetermined"


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2026-05-14", "pending"),  # six working days through the 23rd
        ("2026-05-15", "due_soon"),
        ("2026-05-16", "due_soon"),
        ("2026-05-17", "due_soon"),
        ("2026-05-23", "due_soon"),
        ("2026-05-24", "overdue"),
    ],
)
def test_due_soon_counted_from_a_day_off(project, as_of, verdict):
    """
    - {item: 6, title: 甲, formed: 2026-05-10, due: 2026-05-23}
    """
    result = checked(project, project.docstring, as_of, "6")
    assert result.verdict("6@2026-05-10@甲") == verdict
    assert bool(result.all("GK203")) == (verdict == "due_soon")


def test_what_is_told_at_an_event_counts_against_the_standing_obligation_too(project):
    """
    - {item: 5, title: 甲, formed: 2026-03-02, published: 2026-03-03, channel: 公告栏}
    """
    result = checked(project, project.docstring, "2026-11-10", "5", ", standing: true")
    assert result.verdicts("5") == {"5@2026-03-02@甲": "met", "5@standing": "met"}
    assert result.where("GK301") == ["5@2026-03-02@甲"]
    assert result.rates()["conforming"] == (0, 2)
