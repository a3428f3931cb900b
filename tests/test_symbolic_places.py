"""Findings name a record and a value; where that stands is looked up afterwards, once in each file."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_cli.checking.check import check, place_result
from gongkai_cli.checking.findings import sources_of
from gongkai_cli.checking.run_check import read_records
from gongkai_cli.sources import places
from gongkai_cli.sources.places import locate
from gongkai_cli.sources.project import build_calendar, open_project

AS_OF = date(2026, 10, 31)
LATE = "title: 甲\nitem: 1\nperiod: 2026-08\nchannel: 政府网站常规公开\npublished: 2026-10-30\nurl: https://a.cn\n"


@pytest.fixture
def unplaced(project):
    """Two files with a late publication each, and one that lists two of them."""
    listed = "".join(
        f"- {{item: 1, title: {n}, period: 2026-0{n}, channel: 政府网站常规公开, published: 2026-10-30}}\n"
        for n in (5, 6)
    )
    project.lay({"a.yaml": LATE, "b.yaml": LATE.replace("-08", "-07"), "c.yaml": listed})
    opened = open_project(project.root)
    return check(opened, read_records(opened), build_calendar(opened, AS_OF), AS_OF)


def lines(checked):
    found = [each.place for each in checked.findings if each.code == "GK201"]
    return {(each.path, each.line, each.column > 1) for each in found}


def placed(checked):
    return place_result(checked, locate(checked.project.root, sources_of(checked.findings)))


FOUND = {
    ("records/a.yaml", 5, True),
    ("records/b.yaml", 5, True),
    ("records/c.yaml", 1, True),
    ("records/c.yaml", 2, True),
}


def test_until_they_are_placed_findings_stand_at_their_record_and_bear_no_fingerprint(unplaced):
    assert {line for _, line, _ in lines(unplaced)} == {1, 2}
    assert {each.fingerprint for each in unplaced.findings} == {""}


def test_each_file_is_opened_once_however_many_findings_it_has(unplaced, monkeypatch):
    opened = []
    read = places.read_bytes
    monkeypatch.setattr(places, "read_bytes", lambda path: opened.append(path) or read(path))
    assert lines(placed(unplaced)) == FOUND
    assert len(opened) == len(set(opened)) == 3


@pytest.mark.parametrize("became", ["# 改过\n" + LATE, "{", None])
def test_a_file_that_changed_or_went_meanwhile_is_told_at_its_records_line_and_no_other_is(
    unplaced, became
):
    path = unplaced.project.root / "records" / "a.yaml"
    if became is None:
        path.unlink()
    else:
        path.write_text(became, encoding="utf-8")
    assert lines(placed(unplaced)) == {
        *FOUND - {("records/a.yaml", 5, True)},
        ("records/a.yaml", 1, False),
    }
