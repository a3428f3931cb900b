"""The rules, in the order of their codes; a new rule is one file and one line in RULES."""

from __future__ import annotations

from . import (
    gk101_period_missing,
    gk102_event_unpublished,
    gk103_not_in_force,
    gk201_late,
    gk202_slow,
    gk203_due_soon,
    gk301_channel,
    gk302_elements,
    gk303_wrong_kind,
    gk304_unknown_item,
    gk305_contradictory_dates,
    gk306_duplicate,
    gk307_display_too_short,
    gk308_url_missing,
    gk309_place_missing,
    gk401_registered_late,
    gk501_expired,
    gk502_unused,
    gk503_malformed,
    gk601_provisional,
    gk901_unreadable_record,
    gk902_undetermined,
)
from .kit import Rule

RULES: tuple[Rule, ...] = (
    gk101_period_missing.RULE,
    gk102_event_unpublished.RULE,
    gk103_not_in_force.RULE,
    gk201_late.RULE,
    gk202_slow.RULE,
    gk203_due_soon.RULE,
    gk301_channel.RULE,
    gk302_elements.RULE,
    gk303_wrong_kind.RULE,
    gk304_unknown_item.RULE,
    gk305_contradictory_dates.RULE,
    gk306_duplicate.RULE,
    gk307_display_too_short.RULE,
    gk308_url_missing.RULE,
    gk309_place_missing.RULE,
    gk401_registered_late.RULE,
    gk501_expired.RULE,
    gk502_unused.RULE,
    gk503_malformed.RULE,
    gk601_provisional.RULE,
    gk901_unreadable_record.RULE,
    gk902_undetermined.RULE,
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
