"""How many examples hypothesis draws of a property: all, or a tenth in a run without the slow tests."""

from __future__ import annotations

from hypothesis import settings

QUICK = "quick"
settings.register_profile(
    QUICK, settings.default, max_examples=settings.default.max_examples // 10, deadline=None
)


def examples(full: int) -> int:
    """`full`, or as much less as the profile asks for."""
    return max(1, full * settings.default.max_examples // 100)
