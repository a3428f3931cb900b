"""GK304: an item that the catalog lacks."""

from __future__ import annotations


def test_unknown_and_known(project):
    """
    - {item: 07, title: 甲, formed: 2026-03-02}
    - {item: 7, title: 甲, formed: 2026-03-02}
    - {item: "99", title: 乙}
    """
    result = project.check()
    assert result.lines("GK304") == [1, 3]
    first = result.all("GK304")[0]
    assert first.severity == "error"
    assert "“07”" in first.message
    assert "“7”" in first.hint
    assert (first.place.path, first.place.column) == ("records/r.yaml", 10)


def test_one_from_after_the_as_of_day_does_not_exist_yet(project):
    """{item: 99, title: 甲, formed: 2026-11-01}"""
    assert project.check(as_of="2026-10-31").all("GK304") == []
    assert project.check(as_of="2026-11-01").lines("GK304") == [1]
