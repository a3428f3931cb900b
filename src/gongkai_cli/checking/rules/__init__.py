"""Code → rule, loaded when it is asked for; a new rule is one file and one line in MODULES."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import Rule

MODULES: dict[str, str] = {
    "GK101": "gongkai_cli.checking.rules.gk101_period_missing",
    "GK102": "gongkai_cli.checking.rules.gk102_event_unpublished",
    "GK103": "gongkai_cli.checking.rules.gk103_not_in_force",
    "GK201": "gongkai_cli.checking.rules.gk201_late",
    "GK202": "gongkai_cli.checking.rules.gk202_slow",
    "GK203": "gongkai_cli.checking.rules.gk203_due_soon",
    "GK301": "gongkai_cli.checking.rules.gk301_channel",
    "GK302": "gongkai_cli.checking.rules.gk302_elements",
    "GK303": "gongkai_cli.checking.rules.gk303_wrong_kind",
    "GK304": "gongkai_cli.checking.rules.gk304_unknown_item",
    "GK305": "gongkai_cli.checking.rules.gk305_contradictory_dates",
    "GK306": "gongkai_cli.checking.rules.gk306_duplicate",
    "GK307": "gongkai_cli.checking.rules.gk307_display_too_short",
    "GK308": "gongkai_cli.checking.rules.gk308_url_missing",
    "GK309": "gongkai_cli.checking.rules.gk309_place_missing",
    "GK401": "gongkai_cli.checking.rules.gk401_registered_late",
    "GK501": "gongkai_cli.checking.rules.gk501_expired",
    "GK502": "gongkai_cli.checking.rules.gk502_unused",
    "GK503": "gongkai_cli.checking.rules.gk503_malformed",
    "GK601": "gongkai_cli.checking.rules.gk601_provisional",
    "GK901": "gongkai_cli.checking.rules.gk901_unreadable_record",
    "GK902": "gongkai_cli.checking.rules.gk902_undetermined",
}
"""The module of each rule, in the order of their codes."""


@cache
def load_rule(code: str) -> Rule:
    """One rule. Raises KeyError for a code that there is not."""
    rule: Rule = import_module(MODULES[code]).RULE
    return rule


@cache
def load_rules() -> Mapping[str, Rule]:
    """All rules by code, in the order of their codes."""
    return {code: load_rule(code) for code in MODULES}
