"""GK305: dates of one record that cannot all be true."""

from __future__ import annotations

import pytest

EVENT = "{item: 7, title: 甲, formed: 2026-03-12, channel: 政府网站常规公开, "


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("published: 2026-03-11", True),
        ("published: 2026-03-12", False),
        ("published: 2026-03-13", False),
        ("published: 2026-03-13, withdrawn: 2026-03-12", True),
        ("published: 2026-03-13, withdrawn: 2026-03-13", False),
        ("published: 2026-03-13, withdrawn: 2026-03-14", False),
        ("published: 2026-03-13, posted_until: 2026-03-12", True),
        ("published: 2026-03-13, posted_until: 2026-03-13", False),
        ("published: 2026-03-13, posted_until: 2026-03-14", False),
    ],
)
def test_the_day_before_on_and_after(project, dates, found):
    result = project.check(EVENT + dates + "}")
    assert [f.severity for f in result.all("GK305")] == (["error"] if found else [])


@pytest.mark.parametrize(
    ("due", "found"), [("2026-03-11", True), ("2026-03-12", False), ("2026-03-13", False)]
)
def test_due_before_formed(project, due, found):
    text = f"{{item: 8, title: 甲, formed: 2026-03-12, due: {due}}}"
    assert bool(project.check(text).all("GK305")) is found


def test_each_publication_is_judged_at_its_own_line(project):
    """
    item: 7
    title: 甲
    formed: 2026-03-12
    publications:
      - published: 2026-03-13
        channel: 政府网站常规公开
      - published: 2026-03-10
        channel: 微信公众号
    """
    found = project.check().one("GK305")
    assert (found.place.line, found.place.column) == (7, 16)
    assert "2026-03-10" in found.message
    assert "2026-03-12" in found.message
