"""On demand: what is owed, and from which day on, where a record states the day."""

from __future__ import annotations

import pytest

BOARD = "channel: 社区居务公开栏"


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        # owed by the stated day, whenever the information was formed
        ("formed: 2025-12-20, due: 2026-01-15", {"10@2025-12-20@甲": "overdue"}),
        ("formed: 2025-12-20, due: 2026-01-01", {"10@2025-12-20@甲": "overdue"}),
        ("formed: 2025-12-20, due: 2025-12-31", {}),
        ("due: 2025-12-31", {}),
        ("due: 2026-01-01", {"10@2026-01-01@甲": "overdue"}),
        # formed after the start and due before it: one of the two is wrong
        ("formed: 2026-01-10, due: 2025-12-31", {"10@2026-01-10@甲": "undetermined"}),
        ("formed: 2026-03-10", {}),
    ],
)
def test_which_stated_days_are_owed(project, dates, found):
    result = project.check(f"{{item: 10, title: 甲, {dates}}}")
    assert result.verdicts("10") == found
    assert result.checked.history == (0 if found or "due" not in dates else 1)


def test_a_publication_of_what_was_formed_before_the_start_closes_it(project):
    """
    - {item: 10, title: 甲, formed: 2025-12-20, due: 2026-01-15}
    - {item: 10, title: 甲, formed: 2025-12-20, published: 2026-01-14, channel: 社区居务公开栏}
    """
    result = project.check()
    assert result.verdicts("10") == {"10@2025-12-20@甲": "met"}
    assert (result.checked.history, result.codes("10")) == (0, [])


@pytest.mark.parametrize(
    ("as_of", "found"), [("2025-12-19", {}), ("2026-01-10", {"10@2025-12-20@甲": "due_soon"})]
)
def test_it_exists_from_the_day_it_was_formed(project, as_of, found):
    """
    {item: 10, title: 甲, formed: 2025-12-20, due: 2026-01-15}
    """
    assert project.check(as_of=as_of).verdicts("10") == found
