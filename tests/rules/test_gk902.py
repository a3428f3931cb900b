"""GK902: an obligation that could not be judged, and why."""

from __future__ import annotations


def test_without_and_with_the_formed_day(project):
    """
    - {item: 7, title: 无, published: 2026-03-13, channel: 政府网站常规公开}
    - {item: 7, title: 有, formed: 2026-03-12, published: 2026-03-13, channel: 政府网站常规公开}
    """
    result = project.check()
    found = result.one("GK902")
    assert found.severity == "error"
    assert found.obligation.title == "无"
    assert (found.place.path, found.place.line) == ("records/r.yaml", 1)
    assert "formed" in found.hint


def test_the_reason_names_the_unreadable_record(project):
    """
    item: 2
    period: 2026-09
    published: 2026-10-32
    """
    found = project.check().one("GK902")
    assert found.obligation.id == "2@2026-09"
    assert "records/r.yaml:1" in found.message
    assert "应于2026-10-27前公开" in found.message
